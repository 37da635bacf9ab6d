"""Owns how text reaches a terminal or a pipe and keys come back; must not know cards."""

import errno
import os
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from select import select
from shutil import get_terminal_size
from typing import Protocol, TextIO

import click

from quizgen.errors import QuizgenError
from quizgen.quiz.faces import Run, Tone
from quizgen.quiz.terminal import keys_at_once, lines_at_once

HOSTILE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What moves the cursor, turns the text round or cannot be encoded."""
STYLES: dict[Tone, Callable[[str], str]] = {
    Tone.PLAIN: str,
    Tone.STRONG: partial(click.style, bold=True, fg="cyan"),
    Tone.FAINT: partial(click.style, dim=True),
    Tone.MISSING: partial(click.style, underline=True, fg="green"),
    Tone.EXTRA: partial(click.style, strikethrough=True, fg="red"),
}
NEWLINE = re.compile("\r\n?|\n")
WIDEST = 100
"""Longer lines are hard to read, however wide the terminal."""


class Screen(Protocol):
    """Where a quiz is shown, and who answers."""

    def write(self, *runs: Run) -> None:
        """One paragraph, wrapped; without runs an empty line."""

    def ask(self, prompt: str) -> str:
        """The key in lower case, or a line; '' for Enter or space. EOFError when nobody answers any more."""

    def ask_line(self, prompt: str) -> str:
        """A line of text without white space around it. EOFError when nobody answers any more."""

    def edit(self, text: str) -> str | None:
        """The text as it was saved in the learner's editor; None when it was left. QuizgenError without an editor."""


@dataclass
class LineScreen:
    """A screen over two streams: keys are lines. Works in a pipe and on any terminal."""

    stdin: TextIO
    stdout: TextIO
    width: int = 80
    styled: bool = False

    def write(self, *runs: Run) -> None:
        for line in wrap(runs, self.width):
            self._put("".join(self._styled(run) for run in line) + "\n")
        if not runs:
            self._put("\n")

    def ask(self, prompt: str) -> str:
        key, blank, rest = self.ask_line(prompt).partition(" ")
        return f"{key.lower()}{blank}{rest}"

    def ask_line(self, prompt: str) -> str:
        self.write(Run(prompt, Tone.FAINT))
        line = self.stdin.readline()
        if not line:
            raise EOFError
        return line.strip()

    def edit(self, text: str) -> str | None:
        if not (os.environ.get("VISUAL") or os.environ.get("EDITOR")):
            raise QuizgenError("there is no terminal to open an editor in", hint="name one in EDITOR")
        return _edited(text)

    def _styled(self, run: Run) -> str:
        return STYLES[run.tone](run.text) if self.styled else run.text

    def _put(self, text: str) -> None:
        encoding = self.stdout.encoding or "utf-8"
        try:
            self.stdout.write(text.encode(encoding, "replace").decode(encoding))
            self.stdout.flush()
        except OSError as failure:
            if failure.errno != errno.EIO:  # a terminal that was closed: nobody reads any more
                raise


@dataclass
class KeyScreen(LineScreen):
    """A terminal that answers at a single key, in the mode that `keys_at_once` sets."""

    pressed: list[str] = field(default_factory=list)
    prompt: str = ""

    def write(self, *runs: Run) -> None:
        self.width = min(get_terminal_size().columns, WIDEST)
        super().write(*runs)

    def ask(self, prompt: str) -> str:
        self._show(prompt)
        if not self.pressed:
            self.pressed = _keys(self._read())
        key = self.pressed.pop(0)
        if key == "\x04":
            raise EOFError
        return key.strip().lower()

    def ask_line(self, prompt: str) -> str:
        # What was typed ahead is read before the terminal edits lines: it would wait for another Enter.
        begun = "".join(self.pressed) + (self._read() if select([self.stdin], [], [], 0)[0] else "")
        with lines_at_once(self.stdin):
            self._show(prompt)
            if not NEWLINE.search(begun):
                begun += self._read()
        line, *rest = NEWLINE.split(begun, maxsplit=1)
        self.pressed = list("".join(rest))
        return line.strip()

    def ask_again(self) -> None:
        """The prompt is shown once more."""
        self._show(self.prompt)

    def _show(self, prompt: str) -> None:
        self.prompt = prompt
        self.write(Run(prompt, Tone.FAINT))

    def _read(self) -> str:
        """What was typed, in whatever mode the terminal is; EOFError when it has gone."""
        try:
            typed = os.read(self.stdin.fileno(), 4096)
        except OSError as gone:
            raise EOFError from gone
        if not typed:
            raise EOFError
        return typed.decode("utf-8", "replace")

    def edit(self, text: str) -> str | None:
        with lines_at_once(self.stdin):
            return _edited(text)


def _edited(text: str) -> str | None:
    try:
        saved = click.edit(text, require_save=False)
    except click.ClickException as failure:
        hint = "name another one in the environment variable EDITOR"
        raise QuizgenError(f"the editor failed: {failure.message}; nothing was changed", hint=hint) from failure
    except UnicodeDecodeError as failure:
        raise QuizgenError("the editor saved no UTF-8 text; nothing was changed", hint="save as UTF-8") from failure
    return None if saved is None or saved == text else saved


@contextmanager
def standard_screen(environment: Mapping[str, str] = os.environ) -> Iterator[Screen]:
    """The screen over this process's own streams: single keys when a terminal is there to press them."""
    styled = sys.stdout.isatty() and not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"
    width = min(get_terminal_size().columns, WIDEST)
    if not sys.stdin.isatty():
        yield LineScreen(sys.stdin, sys.stdout, width, styled)
        return
    screen = KeyScreen(sys.stdin, sys.stdout, width, styled)
    with keys_at_once(sys.stdin, screen.ask_again):
        yield screen


def _keys(typed: str) -> list[str]:
    """What was typed ahead, key by key; an escape sequence (an arrow, F5) is one key."""
    return [typed] if typed.startswith("\x1b") else list(typed)


# ---------------------------------------------------------------- text


def harmless(text: str) -> str:
    """The text with what a terminal would obey made visible (ESC as "\\x1b"), line breaks as blanks."""
    blank = re.sub(r"\r\n|[\t\r\n\f\v]", " ", text)
    return HOSTILE.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), blank)


def wrap(runs: tuple[Run, ...], width: int) -> Iterator[list[Run]]:
    """Lines of at most `width` cells, broken at blanks, and inside a word only when it alone is too long."""
    safe = [Run(harmless(run.text), run.tone) for run in runs]
    tones = [run.tone for run in safe for _ in run.text]
    text = "".join(run.text for run in safe)
    for start, end in _lines(text, max(width, 2)):
        yield _runs(text, tones, start, end)


def _lines(text: str, width: int) -> Iterator[tuple[int, int]]:
    start = end = 0
    for piece in _pieces(text, width):
        if end > start and cells(text[start : piece[1]]) > width:
            yield start, end
            start = piece[0]
        start = piece[0] if end <= start else start
        end = piece[1]
    if end > start:
        yield start, end


def _pieces(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Where the words of the text are; a word wider than a line comes in pieces that fit."""
    for word in re.finditer(r"\S+", text):
        start = word.start()
        for at in range(word.start(), word.end()):
            if cells(text[start : at + 1]) > width:
                yield start, at
                start = at
        yield start, word.end()


def _runs(text: str, tones: list[Tone], start: int, end: int) -> list[Run]:
    line: list[Run] = []
    for at in range(start, end):
        if line and line[-1].tone is tones[at]:
            line[-1] = Run(line[-1].text + text[at], tones[at])
        else:
            line.append(Run(text[at], tones[at]))
    return line


def cells(text: str) -> int:
    """How many columns a terminal gives the text: two for wide characters, none for combining marks."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )
