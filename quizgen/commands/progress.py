"""Owns the line on stderr that says how far a long build is; must not appear in a pipe or within a second."""

import shutil
import sys
import time
from collections.abc import Iterable, Iterator
from typing import Self, TypeVar

from quizgen.commands.rows import one_line

T = TypeVar("T")
PATIENCE_SECONDS = 1.0
_STRIDE = 1_000
ERASE_LINE = "\r\x1b[K"


class Progress:
    """One line, redrawn in place, over all documents of a build."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._label = ""
        self._begun = time.monotonic()
        self._is_drawn = False
        self._is_shown = sys.stderr.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def begin(self, number: int, name: str) -> None:
        """The line speaks of document `number` from now on."""
        self._label = f"[{number}/{self._total}] {name}"

    def over(self, results: Iterable[T], total: int) -> Iterator[T]:
        """The results, the line counting them as they pass."""
        for number, result in enumerate(results, start=1):
            self._draw(f"{self._label}: section {number} of {total}")
            yield result

    def through(self, things: Iterable[T], total: int, noun: str) -> Iterator[T]:
        """The things, the line counting them as they pass; there can be very many, so it does not count each."""
        for number, thing in enumerate(things):
            if not number % _STRIDE:
                self._draw(f"{self._label}: {noun} {number:,} of {total:,}")
            yield thing

    def clear(self) -> None:
        """The line is gone, so that another can be printed."""
        if self._is_drawn:
            _put(ERASE_LINE)
            self._is_drawn = False

    def _draw(self, text: str) -> None:
        if self._is_shown and time.monotonic() - self._begun > PATIENCE_SECONDS:
            _put(ERASE_LINE + one_line(text)[: shutil.get_terminal_size().columns - 1])
            self._is_drawn = True


def _put(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
