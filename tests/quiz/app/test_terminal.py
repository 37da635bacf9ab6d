"""Facts about the full-screen quiz in a real pseudo-terminal: each key at three sizes, signals, and how it is left."""

import json
import os
import re
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pexpect
import pyte
import pytest

pytestmark = pytest.mark.terminal

FIRST, SECOND, THIRD = "Which organ", "takes up oxygen", "x07 [b]what[/b]?"
ANSWER = "4 Easy"
PATIENCE = 20
"""So many times the screen may change before what is waited for; its clock changes each second."""
COLOUR = re.compile(r"\x1b\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[0-9;]*)?m")


@dataclass
class Terminal:
    """A quiz in a pseudo-terminal, the screen it draws, all it wrote, and the file it saves to."""

    child: "pexpect.spawn[str]"
    screen: pyte.Screen
    stream: pyte.Stream
    log: Path
    written: str = ""

    def until(self, text: str) -> None:
        """Draw what comes until the screen shows the text."""
        self._draw_until(lambda: text in self.text)

    def until_gone(self, text: str) -> None:
        self._draw_until(lambda: text not in self.text)

    def until_saved(self, *entry: str) -> None:
        """Draw what comes until this is the last thing saved."""
        self._draw_until(lambda: self.saved[-1:] == [[*entry]])

    def _draw_until(self, is_done: Callable[[], bool]) -> None:
        for _ in range(PATIENCE):
            if is_done():
                return
            self.child.expect(r".+")
            self._draw(self.child.after)
        raise AssertionError(self.text)

    def _draw(self, text: str) -> None:
        self.written += text
        self.stream.feed(text)

    def press(self, keys: str, until: str) -> None:
        self.child.send(keys)
        self.until(until)

    def end(self) -> int:
        """Draw the rest; the exit code, or the signal that ended it as a negative number."""
        self.child.expect(pexpect.EOF)
        self._draw(self.child.before)
        self.child.wait()
        return self.child.exitstatus if self.child.signalstatus is None else -self.child.signalstatus

    def resize(self, columns: int, lines: int) -> None:
        self.screen.resize(lines, columns)
        self.child.setwinsize(lines, columns)

    @property
    def lines(self) -> list[str]:
        return [line.rstrip() for line in self.screen.display]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def saved(self) -> list[Any]:
        if not self.log.exists():
            return []
        return [json.loads(line) for line in self.log.read_text(encoding="utf-8").splitlines()]


def spawn(log: Path, columns: int, lines: int, *arguments: str, **environment: str) -> Terminal:
    dropped = {"NO_COLOR", "COLUMNS", "LINES", "COLORFGBG", "QUIZGEN_THEME", "VISUAL", "EDITOR"}
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    child = pexpect.spawn(
        sys.executable,
        ["-m", "tests.quiz.app.ask", str(log), *arguments],
        dimensions=(lines, columns),
        env=kept | {"TERM": "xterm-256color", "PYTHONUTF8": "1"} | environment,
        encoding="utf-8",
        timeout=30,
    )
    child.delaybeforesend = None
    screen = pyte.Screen(columns, lines)
    terminal = Terminal(child, screen, pyte.Stream(screen), log)
    terminal.until(FIRST)
    return terminal


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    found = spawn(tmp_path / "log", 80, 24)
    yield found
    found.child.close(force=True)


@pytest.mark.parametrize(("columns", "lines"), [(80, 24), (120, 40), (40, 15)])
def test_every_key(tmp_path: Path, columns: int, lines: int) -> None:
    """At each size every key does what it says."""
    terminal = spawn(tmp_path / "log", columns, lines)
    terminal.press("?", "space enter")
    terminal.press("\x1b", FIRST)
    terminal.press("o", "It beats")
    terminal.press("q", FIRST)
    terminal.press("f", "flag: red")
    terminal.press("texam\r", "tags: exam")
    terminal.press("e", "Answer:")
    terminal.press("\x13", "the card has your words")
    terminal.press(" ", ANSWER)
    terminal.press("1", SECOND)
    terminal.press("u", FIRST)
    terminal.press("\r", ANSWER)
    terminal.press("2", SECOND)
    terminal.press("s", THIRD)
    terminal.press("u", SECOND)
    terminal.press("b", THIRD)
    terminal.press("u", SECOND)
    terminal.press("x", THIRD)
    terminal.press(" ", ANSWER)
    terminal.press("4", FIRST)
    terminal.press(" ", ANSWER)
    terminal.press("4", "3 answers saved")
    terminal.child.send("q")

    assert terminal.end() == 0
    assert [" ".join(entry[:1] + entry[2:]) for entry in terminal.saved if entry[1] == "heart"] == [
        "flagged 1",
        "tagged exam",
        "reworded Which organ pumps blood? the heart",
        "rated AGAIN",
        "taken back",
        "rated HARD",
        "rated EASY",
    ]
    assert [" ".join(entry[:1] + entry[2:]) for entry in terminal.saved if entry[1] != "heart"] == [
        "suspended",
        "taken back",
        "buried",
        "taken back",
        "rejected",
        "rated EASY",
    ]


def test_typed_ahead_keys_all_count(terminal: Terminal) -> None:
    """Keys pressed before they are asked for are taken in order."""
    terminal.child.send(" 4 4 4q")

    assert terminal.end() == 0
    assert terminal.saved == [["rated", "heart", "EASY"], ["rated", "gap", "EASY"], ["rated", "hostile", "EASY"]]


def test_answers_typed_ahead(tmp_path: Path) -> None:
    """Answers typed before their question is shown go to it, and ratings between them are ratings."""
    terminal = spawn(tmp_path / "log", 80, 24, "type")
    terminal.child.send("heart\r3lung\r4")
    terminal.until_saved("rated", "gap", "EASY")
    terminal.child.close(force=True)

    assert terminal.saved == [["rated", "heart", "GOOD"], ["rated", "gap", "EASY"]]


def test_mouse(terminal: Terminal) -> None:
    """A click shows the answer, one on a rating rates."""
    terminal.press("\x1b[<0;40;22M\x1b[<0;40;22m", ANSWER)
    terminal.press("\x1b[<0;10;22M\x1b[<0;10;22m", SECOND)

    assert terminal.saved == [["rated", "heart", "AGAIN"]]


def test_card_cannot_drive_the_terminal(terminal: Terminal) -> None:
    """A card that holds 'clear the screen' and markup shows those characters."""
    terminal.press(" 4 4", THIRD)

    assert "  pump\\x1b[2J\\x07 [b]what[/b]?" in terminal.lines


def test_no_colour(tmp_path: Path) -> None:
    """With NO_COLOR no colour is written, and all is still told apart."""
    terminal = spawn(tmp_path / "log", 80, 24, "type", NO_COLOR="1")
    terminal.press("heart\r", "▶ 3 Good")
    terminal.child.send("\x03")

    assert terminal.end() == 130
    assert COLOUR.findall(terminal.written) == []


def test_colour(terminal: Terminal) -> None:
    """Without it there is colour."""
    assert COLOUR.findall(terminal.written) != []


def test_light_terminal(tmp_path: Path) -> None:
    """A terminal that says its background is light gets dark letters on light."""
    terminal = spawn(tmp_path / "log", 80, 24, COLORFGBG="0;15")
    cell = terminal.screen.buffer[3][2]
    terminal.child.close(force=True)

    assert int(cell.bg, 16) > 0xC00000
    assert int(cell.fg, 16) < 0x600000


def test_quit_leaves_the_terminal_as_it_was(terminal: Terminal) -> None:
    """q goes back to the normal screen, where what was saved is said; code 0."""
    terminal.press(" 4", SECOND)
    terminal.child.send("q")

    assert terminal.end() == 0
    left = terminal.written[terminal.written.index("\x1b[?1049l") :]
    assert "\x1b[?25h" in left
    assert "1 answer saved, 0 Again, in 0:00 minutes.\r\n2 left for today.\r\n" in left


def test_ctrl_c(terminal: Terminal) -> None:
    """Ctrl-C leaves with code 130 and the terminal as it was; the answer before it is saved."""
    terminal.press(" 4", SECOND)
    terminal.child.sendintr()

    assert terminal.end() == 130
    assert terminal.saved == [["rated", "heart", "EASY"]]
    assert "\x1b[?1049l" in terminal.written
    assert "Traceback" not in terminal.written


def test_ctrl_z_and_back(terminal: Terminal) -> None:
    """Ctrl-Z stops the process on the normal screen; once continued, it draws all again and goes on."""
    terminal.press(" 4", SECOND)
    terminal.child.send("\x1a")
    os.waitpid(terminal.child.pid, os.WUNTRACED)
    terminal.child.expect_exact("\x1b[?1049l")
    terminal.screen.reset()
    terminal.child.kill(signal.SIGCONT)
    terminal.until(SECOND)
    terminal.until("Show answer")
    terminal.press(" ", ANSWER)
    terminal.child.send("q")

    assert terminal.end() == 0


@pytest.mark.parametrize(("number", "code"), [(signal.SIGHUP, -signal.SIGHUP), (signal.SIGTERM, 143)])
def test_signal_ends(terminal: Terminal, number: int, code: int) -> None:
    """A signal ends the process without a traceback, and what was answered is saved."""
    terminal.press(" 4", SECOND)
    terminal.child.kill(number)

    assert terminal.end() == code
    assert terminal.saved == [["rated", "heart", "EASY"]]
    assert "Traceback" not in terminal.written


def test_terminated_leaves_the_terminal_as_it_was(terminal: Terminal) -> None:
    """Told to terminate, it goes back to the normal screen first."""
    terminal.child.kill(signal.SIGTERM)
    terminal.end()

    assert "\x1b[?1049l" in terminal.written


def test_killed(terminal: Terminal) -> None:
    """Killed at any moment, what was answered is saved."""
    terminal.press(" 4", SECOND)
    terminal.child.kill(signal.SIGKILL)

    assert terminal.end() == -signal.SIGKILL
    assert terminal.saved == [["rated", "heart", "EASY"]]


def test_terminal_closed(terminal: Terminal) -> None:
    """When the terminal closes, the process ends, though the signal that says so be ignored."""
    terminal.press(" 4", SECOND)
    terminal.child.close(force=False)

    assert not terminal.child.isalive()
    assert terminal.saved == [["rated", "heart", "EASY"]]


def test_resize(terminal: Terminal) -> None:
    """A terminal that becomes narrower is drawn anew: the counts are shortened, the card stays asked."""
    terminal.press(" ", ANSWER)
    terminal.resize(40, 15)
    terminal.until("0 lrn")
    terminal.until("the heart")
    terminal.press("4", SECOND)

    assert terminal.saved == [["rated", "heart", "EASY"]]


def test_very_small(tmp_path: Path) -> None:
    """In a terminal too small for it the quiz still goes on."""
    terminal = spawn(tmp_path / "log", 16, 8)
    terminal.child.send(" 4")
    terminal.until_saved("rated", "heart", "EASY")
    terminal.child.send("q")

    assert terminal.end() == 0


def test_own_editor(tmp_path: Path) -> None:
    """Ctrl-E on the edit page opens the learner's editor on the form; what it saves is then saved by Ctrl-S."""
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\nprintf 'Question:\\nWhat beats?\\n\\nAnswer:\\nit\\n' > \"$1\"\n")
    editor.chmod(0o700)
    terminal = spawn(tmp_path / "log", 80, 24, EDITOR=str(editor))
    terminal.press("e", "Question:")
    terminal.press("\x05", "What beats?")
    terminal.press("\x13", "the card has your words")
    terminal.child.send("q")

    assert terminal.end() == 0
    assert terminal.saved == [["reworded", "heart", "What beats?", "it"]]
