"""The command line itself: names, help, exit codes, and how little it loads."""

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from quizgen import __version__
from quizgen.cli import cli

COMMANDS = [
    "add",
    "build",
    "cards",
    "check",
    "completion",
    "coverage",
    "decks",
    "doctor",
    "edit",
    "explain",
    "export",
    "import",
    "merge",
    "optimize",
    "options",
    "plan",
    "quiz",
    "reject",
    "rescue",
    "restore",
    "retention",
    "stats",
    "suspend",
    "tag",
    "undo",
    "unsuspend",
    "watch",
]


def test_the_commands_are_these() -> None:
    """The list of commands is a promise to scripts."""
    assert sorted(cli.commands) == COMMANDS


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)], ids=["", *COMMANDS])
@pytest.mark.parametrize("option", ["-h", "--help"])
def test_every_help_ends_with_an_example(command: list[str], option: str) -> None:
    """The last lines of a help page are commands one could type."""
    result = CliRunner().invoke(cli, [*command, option])

    _, _, example = result.stdout.partition("\n  Example:\n")
    assert (result.exit_code, "quizgen" in example) == (0, True)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_explained(name: str) -> None:
    """No option is without help."""
    options = [option for option in cli.commands[name].params if isinstance(option, click.Option)]

    assert [option.name for option in options if not option.help] == []


def test_the_version_is_that_of_the_package() -> None:
    """--version prints name and version."""
    result = CliRunner().invoke(cli, ["--version"])

    assert (result.exit_code, result.stdout) == (0, f"quizgen, version {__version__}\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["bild"],
        ["build"],
        ["build", "x.md", "--threshold", "2"],
        ["quiz", "--limit", "0"],
        ["quiz", "--limit", "99999999999999999999"],
        ["quiz", "--minutes", "9999999999"],
        ["options", "--retention", "nan"],
        ["build", "x.md", "--threshold", "nan"],
        ["quiz", "--new", "-1"],
        ["export", "--format", "pdf"],
        ["explain"],
        ["completion", "tcsh"],
    ],
)
def test_wrong_usage_exits_2(arguments: list[str]) -> None:
    """An unknown name or an impossible value is told on stderr with exit code 2."""
    result = CliRunner().invoke(cli, arguments)

    assert (result.exit_code, result.stdout, "Usage:" in result.stderr) == (2, "", True)


@pytest.mark.parametrize(
    ("shell", "sign"), [("bash", "complete -o"), ("zsh", "#compdef quizgen"), ("fish", "complete --no-files")]
)
def test_completion_prints_the_script_of_each_shell(shell: str, sign: str) -> None:
    """The script is on stdout, ready for eval."""
    result = CliRunner().invoke(cli, ["completion", shell])

    assert (result.exit_code, sign in result.stdout) == (0, True)


def test_the_module_runs_as_a_program() -> None:
    """`python -m quizgen` is quizgen."""
    done = subprocess.run([sys.executable, "-m", "quizgen", "--version"], capture_output=True, text=True, check=True)

    assert done.stdout == f"quizgen, version {__version__}\n"


def test_the_store_named_on_the_line_wins_over_the_environment(tmp_path: Path) -> None:
    """--store is used before QUIZGEN_STORE."""
    environment = {"QUIZGEN_STORE": str(tmp_path / "other.db")}

    result = CliRunner().invoke(cli, ["--store", str(tmp_path / "named.db"), "cards"], env=environment)

    assert ("named.db" in result.stderr, "other.db" in result.stderr) == (True, False)


def test_help_loads_little() -> None:
    """--help imports click and the command line, and none of the stages."""
    script = (
        "import sys, json\n"
        "from quizgen.cli import cli\n"
        "cli(['build', '--help'], standalone_mode=False)\n"
        "print('|' + json.dumps(sorted(name for name in sys.modules if name.startswith('quizgen'))))\n"
    )

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    loaded = json.loads(done.stdout.rpartition("|")[2])
    assert loaded == [
        "quizgen",
        "quizgen.cli",
        "quizgen.cli.building",
        "quizgen.cli.deciding",
        "quizgen.cli.diagnosing",
        "quizgen.cli.exchanging",
        "quizgen.cli.joining",
        "quizgen.cli.quizzing",
        "quizgen.cli.root",
        "quizgen.cli.showing",
        "quizgen.commands",
        "quizgen.commands.failure",
        "quizgen.errors",
        "quizgen.model",
    ]
