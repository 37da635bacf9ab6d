"""Facts about the quiz in a real pseudo-terminal: single keys, colour, width, and leaving it as it was."""

import os
import re
import signal
import subprocess
import sys
import termios
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pexpect
import pyte
import pytest

from quizgen.store import Store
from tests.commands import samples

pytestmark = pytest.mark.terminal

COMMAND = ["-m", "tests.quiz.ask"]
FRONT = "Enter: answer"
BACK = "4 Easy"


@dataclass
class Terminal:
    """A quiz in a pseudo-terminal of 24 lines, the screen it draws, and the file it saves to."""

    child: "pexpect.spawn[str]"
    screen: pyte.Screen
    stream: pyte.Stream
    store: Path

    def until(self, text: str) -> None:
        """Draw what comes until `text` has come."""
        self.child.expect_exact(text)
        self.stream.feed(self.child.before + self.child.after)

    def press(self, keys: str, until: str) -> None:
        self.child.send(keys)
        self.until(until)

    def end(self) -> int | None:
        """Draw the rest, and the exit code."""
        self.child.expect(pexpect.EOF)
        self.stream.feed(self.child.before)
        self.child.wait()
        return self.child.exitstatus

    @property
    def lines(self) -> list[str]:
        return [line.rstrip() for line in self.screen.display]

    @property
    def saved(self) -> list[tuple[str, int]]:
        return saved(self.store)


def saved(path: Path) -> list[tuple[str, int]]:
    """The answers that stand in the store, while a quiz may still be going on."""
    with Store.open(path) as store:
        return [(review.guid, review.rating) for review in sorted(store.reviews(), key=lambda review: review.id)]


def spawn(store: Path, *arguments: str, columns: int = 80, **environment: str) -> Terminal:
    return started(store, *COMMAND, str(store), *arguments, columns=columns, **environment)


def started(store: Path, *arguments: str, columns: int = 80, **environment: str) -> Terminal:
    """Python in a terminal, with these arguments."""
    kept = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "COLUMNS", "LINES"}}
    child = pexpect.spawn(
        sys.executable,
        list(arguments),
        dimensions=(24, columns),
        env=kept | {"TERM": "xterm-256color", "PYTHONUTF8": "1"} | environment,
        encoding="utf-8",
        timeout=20,
    )
    child.delaybeforesend = None  # keys are read from the first one on: there is nothing to wait for
    screen = pyte.Screen(columns, 24)
    return Terminal(child, screen, pyte.Stream(screen), store)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    found = spawn(tmp_path / "library.db")
    yield found
    found.child.close(force=True)


def test_single_keys_reveal_and_rate(terminal: Terminal) -> None:
    """Space shows the answer, 3 rates it at once, and the next question appears."""
    terminal.until(FRONT)
    terminal.press(" ", BACK)
    answer = terminal.lines
    terminal.press("3", FRONT)

    assert "the heart" in answer
    assert terminal.saved == [("heart", 3)]
    assert "The [...] takes up oxygen." in terminal.lines


def test_answer_stands_out_in_colour(terminal: Terminal) -> None:
    """On a terminal the filled gap is bold cyan, its surroundings are not."""
    terminal.until(FRONT)
    terminal.press(" ", BACK)
    terminal.press("4", FRONT)
    terminal.press("\r", BACK)
    row = terminal.lines.index("The [lung] takes up oxygen.")
    cells = [terminal.screen.buffer[row][column] for column in range(12)]

    assert "".join(cell.data for cell in cells if cell.bold) == "[lung]"
    assert {cell.fg for cell in cells if cell.bold} == {"cyan"}


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour_when_not_wanted(tmp_path: Path, environment: dict[str, str]) -> None:
    """With NO_COLOR or on a dumb terminal no escape sequence is written."""
    terminal = spawn(tmp_path / "library.db", **environment)
    terminal.child.expect_exact(FRONT)
    written = terminal.child.before
    terminal.child.send(" ")
    terminal.child.expect_exact(BACK)
    written += terminal.child.before
    terminal.child.close(force=True)

    assert "\x1b" not in written


def test_typed_ahead_keys_all_count(terminal: Terminal) -> None:
    """Keys pressed before they are asked for are taken in order."""
    terminal.until(FRONT)
    terminal.child.send(" 4 4 4q")

    assert terminal.end() == 0
    assert terminal.saved == [("heart", 4), ("gap", 4), ("hostile", 4)]


def test_function_key_does_not_rate(terminal: Terminal) -> None:
    """F5 sends '\\x1b[15~', which holds a 1 that is no rating."""
    terminal.until(FRONT)
    terminal.press(" ", BACK)
    terminal.press("\x1b[15~", BACK)

    assert terminal.saved == []
    assert any("does nothing here" in line for line in terminal.lines)


def test_undo_after_the_last_card(terminal: Terminal) -> None:
    """u at the end screen takes the last answer back and asks it again."""
    terminal.until(FRONT)
    terminal.press(" 4 4 4", "u: take back the last answer")
    terminal.press("u", FRONT)

    assert terminal.saved == [("heart", 4), ("gap", 4)]


def test_card_cannot_drive_the_terminal(terminal: Terminal) -> None:
    """A card that holds 'clear the screen' shows those characters, and the screen stays."""
    terminal.until(FRONT)
    terminal.press(" 4 4", "x07 what?")

    assert "pump\\x1b[2J\\x07 what?" in terminal.lines
    assert "The [lung] takes up oxygen." in terminal.lines


def test_quit_says_what_was_saved(terminal: Terminal) -> None:
    """q ends with code 0 and tells what was saved and what is left."""
    terminal.until(FRONT)
    terminal.press(" 4", FRONT)
    terminal.child.send("q")

    assert terminal.end() == 0
    assert [line for line in terminal.lines if line][-2:] == [
        "1 answer saved, 0 Again, in 0:00 minutes.",
        "2 left for today.",
    ]


def test_ctrl_c_says_what_was_saved(terminal: Terminal) -> None:
    """Ctrl-C ends with code 130; the answer before it is saved, and said to be."""
    terminal.until(FRONT)
    terminal.press(" 4", FRONT)
    terminal.child.sendintr()

    assert terminal.end() == 130
    assert terminal.saved == [("heart", 4)]
    assert "1 answer saved, 0 Again, in 0:00 minutes." in terminal.lines


def test_ctrl_d_ends_as_q_does(terminal: Terminal) -> None:
    """Ctrl-D is the end of input: code 0."""
    terminal.until(FRONT)
    terminal.child.sendeof()

    assert terminal.end() == 0
    assert "Nothing was answered." in terminal.lines


def test_terminal_is_left_as_it_was(tmp_path: Path) -> None:
    """During the quiz the terminal does not echo; afterwards all its settings are back."""
    leader, follower = os.openpty()
    before = termios.tcgetattr(follower)
    child = subprocess.Popen(
        [sys.executable, *COMMAND, str(tmp_path / "library.db")], stdin=follower, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    first = [child.stdout.readline() for _ in range(4)]
    during = termios.tcgetattr(follower)
    os.write(leader, b"q")
    child.communicate(timeout=20)
    after = termios.tcgetattr(follower)
    os.close(leader)
    os.close(follower)

    assert first[-1].startswith(FRONT)
    assert not during[3] & termios.ECHO
    assert after == before


def test_hang_up_loses_nothing(tmp_path: Path) -> None:
    """When the terminal is closed the quiz ends at once; the answers given are in the store."""
    terminal = spawn(tmp_path / "library.db")
    terminal.until(FRONT)
    terminal.press(" 4", FRONT)
    terminal.child.close(force=False)

    assert terminal.child.signalstatus == signal.SIGHUP
    assert terminal.saved == [("heart", 4)]


def test_a_terminal_that_is_gone_ends_the_quiz(tmp_path: Path) -> None:
    """Where a hang-up is ignored, as under nohup, the end of input ends the quiz in order."""
    leader, follower = os.openpty()
    child = subprocess.Popen(
        ["/bin/sh", "-c", 'trap "" HUP; exec "$@"', "sh", sys.executable, *COMMAND, str(tmp_path / "library.db")],
        stdin=follower,
        stdout=follower,
        stderr=subprocess.PIPE,
    )
    os.close(follower)
    read_until(leader, FRONT)
    os.write(leader, b" 4")
    read_until(leader, "Easy: ")
    os.close(leader)
    _, errors = child.communicate(timeout=20)

    assert (child.returncode, errors) == (0, b"")
    assert saved(tmp_path / "library.db") == [("heart", 4)]


def read_until(descriptor: int, text: str) -> None:
    seen = b""
    while text.encode() not in seen:
        seen += os.read(descriptor, 1024)


@pytest.fixture
def shell(tmp_path: Path) -> Iterator["pexpect.spawn[str]"]:
    """A shell with job control that leaves the modes of its terminal alone."""
    child = pexpect.spawn("/bin/sh", ["-i"], dimensions=(24, 200), encoding="utf-8", timeout=20)
    child.sendline(f"PS1='prompt''> '; {sys.executable} {' '.join(COMMAND)} {tmp_path / 'library.db'}")
    yield child
    child.close(force=True)


def test_ctrl_z_gives_the_terminal_back(shell: "pexpect.spawn[str]", tmp_path: Path) -> None:
    """Stopped, the quiz leaves a terminal that echoes; `fg` asks again, and a single key is enough as before."""
    shell.expect_exact(FRONT)
    shell.send("\x1a")
    shell.expect_exact("prompt> ")
    shell.sendline("stty -a")
    shell.expect(r"-?\becho\b")
    echo = shell.after
    shell.expect_exact("prompt> ")
    shell.sendline("fg")
    shell.expect_exact(FRONT)
    shell.send(" ")
    shell.expect_exact(BACK)
    shell.send("4")
    shell.expect_exact(FRONT)

    assert echo == "echo"
    assert saved(tmp_path / "library.db") == [("heart", 4)]


def test_a_resized_terminal_wraps_anew(terminal: Terminal) -> None:
    """What is shown after a change of width keeps within it."""
    terminal.until(FRONT)
    terminal.child.setwinsize(24, 20)
    terminal.child.send(" ")
    terminal.child.expect_exact("Easy 8d")
    lines = re.sub(r"\x1b\[\d*m", "", terminal.child.before or "").splitlines()

    assert "The heart pumps" in lines
    assert max(map(len, lines)) <= 20


def test_answers_are_typed_with_echo(tmp_path: Path) -> None:
    """In a terminal an answer is a line that can be edited; afterwards single keys rate."""
    terminal = spawn(tmp_path / "library.db", "type")
    terminal.until(":?: help")
    terminal.child.send("the leart\x7f\x7f\x7f\x7f\x7fheart\r")
    terminal.until("right: ")
    terminal.until(BACK)
    terminal.press("\r", ":?: help")
    terminal.child.send(":q\r")

    assert terminal.end() == 0
    assert any("the heart" in line for line in terminal.lines)
    assert terminal.saved == [("heart", 3)]


def test_typed_ahead_lines_all_count(tmp_path: Path) -> None:
    """Answers typed before they are asked for are taken line by line."""
    terminal = spawn(tmp_path / "library.db", "type")
    terminal.until(":?: help")
    terminal.child.send("the heart\r\rlung\r\r:q\r")

    assert terminal.end() == 0
    assert terminal.saved == [("heart", 3), ("gap", 3)]


def test_a_card_is_edited_in_the_terminal(tmp_path: Path) -> None:
    """The editor has the terminal to itself, as it was; then the quiz goes on with single keys."""
    terminal = spawn(tmp_path / "library.db", EDITOR="sh -c 'stty -a; sed -i s/Which.organ/What/ $0'")
    terminal.until(FRONT)
    terminal.child.send("e")
    terminal.child.expect(r"-?\bicanon\b")
    mode = terminal.child.after
    terminal.until("What pumps blood?")
    terminal.until(FRONT)
    terminal.press(" ", BACK)

    assert mode == "icanon"


def test_narrow_terminal_wraps(tmp_path: Path) -> None:
    """In 20 columns no line runs over the edge, and words stay whole."""
    terminal = spawn(tmp_path / "library.db", columns=20)
    terminal.until(FRONT)
    terminal.child.close(force=True)

    assert [line for line in terminal.lines if line][-3:-1] == ["Which organ pumps", "blood?"]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A store with two new cards."""
    return samples.fill(tmp_path / "library.db")


@pytest.mark.parametrize(("option", "environment"), [((), {"TERM": "dumb"}), (("--plain",), {})])
def test_line_mode_can_be_had_in_a_terminal(
    library: Path, option: tuple[str, ...], environment: dict[str, str]
) -> None:
    """On a dumb terminal, or with --plain, the quiz is in lines."""
    terminal = started(library, "-m", "quizgen", "--store", str(library), "quiz", *option, **environment)
    terminal.until(FRONT)
    terminal.press(" ", BACK)
    terminal.press("4", FRONT)
    terminal.child.send("q")

    assert terminal.end() == 0
    assert terminal.saved == [("aaa111", 4)]


def test_undo_works_after_a_restart_when_nothing_is_left(library: Path) -> None:
    """The last card was answered and the quiz ended: the next one says that nothing is due, and u takes it back."""
    command = ("-m", "quizgen", "--store", str(library), "quiz", "--plain")
    first = started(library, *command)
    first.until(FRONT)
    first.child.send(" 4 4q")
    first.end()

    again = started(library, *command)
    again.until("nothing is due now")
    again.until("u: take back the last answer")
    again.press("u", FRONT)
    again.child.send("q")

    assert again.end() == 0
    assert again.saved == [("aaa111", 4)]


def test_pipe_answers_line_by_line(tmp_path: Path) -> None:
    """Fed by a pipe the same quiz reads lines, writes no escape sequence and ends with the input."""
    store = tmp_path / "library.db"

    found = subprocess.run(
        [sys.executable, *COMMAND, str(store)], input="\n4\n\n4\n", capture_output=True, text=True, check=True
    )

    assert saved(store) == [("heart", 4), ("gap", 4)]
    assert "\x1b" not in found.stdout
    assert found.stdout.endswith("2 answers saved, 0 Again, in 0:00 minutes.\n1 left for today.\n")
    assert found.stderr == ""
