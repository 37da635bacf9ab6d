"""Facts about `quizgen quiz` in a real terminal: when it fills the terminal, and what it says when it is left."""

import os
import sys
from pathlib import Path

import pexpect
import pytest

from quizgen.store import Store
from tests.quiz.notes import in_review, qa
from tests.quiz.stored import fill

pytestmark = pytest.mark.terminal

FULL_SCREEN = "\x1b[?1049h"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with one card, due for years."""
    path = tmp_path / "library.db"
    with Store.open(path) as opened:
        fill(opened, [qa("heart"), qa("lung")], [in_review("heart"), in_review("lung")])
    return path


def spawn(store: Path, *options: str, **environment: str) -> "pexpect.spawn[str]":
    kept = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "COLUMNS", "LINES"}}
    child = pexpect.spawn(
        sys.executable,
        ["-m", "quizgen", "--store", str(store), "quiz", *options],
        dimensions=(24, 80),
        env=kept | {"TERM": "xterm-256color", "PYTHONUTF8": "1"} | environment,
        encoding="utf-8",
        timeout=30,
    )
    child.delaybeforesend = None
    child.expect_exact("Which organ pumps blood?")
    return child


def ended(child: "pexpect.spawn[str]") -> tuple[int, str]:
    """The exit code, and what stands on the normal screen."""
    child.expect(pexpect.EOF)
    child.wait()
    assert child.exitstatus is not None
    return child.exitstatus, child.before.rpartition("\x1b[?1049l")[2]


def test_quiz_fills_the_terminal(store: Path) -> None:
    """The quiz has the whole terminal; left by q, it says on the normal screen what was saved."""
    child = spawn(store)
    filled = FULL_SCREEN in child.before
    child.send(" 3 ")
    child.expect_exact("4 Easy")
    child.send("q")
    code, left = ended(child)

    assert filled
    assert code == 0
    assert "1 answer saved, 0 Again, in 0:0" in left
    assert "1 left for today." in left


def test_ctrl_c_says_what_was_saved(store: Path) -> None:
    """Ctrl-C does so too, with code 130."""
    child = spawn(store)
    child.sendintr()
    code, left = ended(child)

    assert code == 130
    assert "Nothing was answered." in left


@pytest.mark.parametrize(("options", "environment"), [(["--plain"], {}), ([], {"TERM": "dumb"})])
def test_quiz_in_lines(store: Path, options: list[str], environment: dict[str, str]) -> None:
    """With --plain, and in a terminal that can do no more, it is a quiz in lines."""
    child = spawn(store, *options, **environment)
    written = child.before
    child.send("q")
    code, _ = ended(child)

    assert FULL_SCREEN not in written
    assert code == 0


def test_errors_elsewhere_leave_lines(store: Path, tmp_path: Path) -> None:
    """With stderr sent elsewhere, where Textual would draw, it is a quiz in lines."""
    command = f"{sys.executable} -m quizgen --store {store} quiz 2> {tmp_path / 'errors'}"
    child = pexpect.spawn("/bin/sh", ["-c", command], encoding="utf-8", timeout=30)
    child.expect_exact("Enter: answer")
    child.send("q")
    child.expect(pexpect.EOF)

    assert (tmp_path / "errors").read_text() == ""
