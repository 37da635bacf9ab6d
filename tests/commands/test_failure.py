"""Every failure has its message on stderr, its exit code, and no traceback in a learner's face."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from quizgen.commands.failure import GuardedGroup
from quizgen.errors import QuizgenError


def program(failure: BaseException) -> click.Group:
    """A command line whose one command, `run`, fails so."""

    @click.group(cls=GuardedGroup)
    def group() -> None: ...

    @group.command()
    def run() -> None:
        raise failure

    return group


def test_a_problem_of_the_user_is_told_and_exits_1() -> None:
    """A QuizgenError is its own text on stderr, nothing on stdout."""
    problem = QuizgenError("deck 'anemai' not found", where="store library.db", hint="did you mean 'anemia'?")

    result = CliRunner().invoke(program(problem), ["run"])

    assert (result.exit_code, result.stdout, result.stderr) == (
        1,
        "",
        "error: deck 'anemai' not found\n  --> store library.db\n  hint: did you mean 'anemia'?\n",
    )


def test_wrong_usage_exits_2() -> None:
    """A click usage error stays click's: exit code 2."""
    result = CliRunner().invoke(program(QuizgenError("never reached")), ["run", "--nonsense"])

    assert (result.exit_code, "No such option" in result.stderr) == (2, True)


@pytest.mark.parametrize("failure", [KeyboardInterrupt(), click.Abort()])
def test_an_interruption_exits_130_and_says_that_nothing_is_lost(failure: BaseException) -> None:
    """Ctrl-C is one line on stderr and exit code 130."""
    result = CliRunner().invoke(program(failure), ["run"])

    assert (result.exit_code, result.stderr) == (
        130,
        "interrupted: nothing is lost, everything finished so far is saved\n",
    )


def test_a_bug_exits_3_and_its_report_holds_the_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Anything unforeseen is called a bug, and the report named holds the traceback."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    result = CliRunner().invoke(program(ZeroDivisionError("seven by zero")), ["run"])

    report = Path(re.findall(r"the report is (.+)", result.stderr)[0])
    assert (result.exit_code, result.stderr.splitlines()[0], report.parent) == (
        3,
        "error: this is a bug in quizgen (ZeroDivisionError: seven by zero)",
        tmp_path,
    )
    assert report.read_text(encoding="utf-8").endswith("ZeroDivisionError: seven by zero\n")


def test_a_report_that_cannot_be_written_is_told_instead(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without room for a report the traceback itself is on stderr."""
    monkeypatch.setattr(tempfile, "tempdir", "/nowhere/at/all")

    result = CliRunner().invoke(program(ZeroDivisionError("seven by zero")), ["run"])

    assert (result.exit_code, "Traceback (most recent call last)" in result.stderr) == (3, True)


def test_a_reader_that_goes_away_is_no_news() -> None:
    """When stdout is closed early (`| head`), nothing is said and the exit code is that of SIGPIPE."""
    script = (
        "import click\n"
        "from quizgen.commands.failure import GuardedGroup\n"
        "@click.group(cls=GuardedGroup)\n"
        "def group(): ...\n"
        "@group.command()\n"
        "def run():\n"
        "    while True: click.echo('x' * 1000)\n"
        "group(['run'])\n"
    )
    writer = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert writer.stdout
    writer.stdout.readline()
    writer.stdout.close()

    assert writer.stderr
    said = writer.stderr.read()
    writer.stderr.close()

    assert (writer.wait(timeout=30), said) == (141, "")
