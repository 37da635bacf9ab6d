"""Owns cutting delimited text into rows of cells; must not know what the cells mean.

Not the csv module: one quote left open would swallow all rows below it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from quizgen.handwritten.card import Refused

DELIMITERS = ("\t", ",", ";")
_LOOKED_AT = 20


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, the line it begins in and the characters it stands at."""

    line: int
    at: int
    end: int
    cells: tuple[str, ...]


def rows(text: str, delimiter: str) -> Iterator[Row | Refused]:
    """The rows of the text, blank ones left out; a line whose quotes are broken is refused by itself."""
    cell = _cell(delimiter)
    at, line = 0, 1
    while at < len(text):
        found, end = _row(text, at, cell)
        if found is None:
            end = _line_end(text, at)
            yield Refused(line, "a quote is not closed, or text stands behind it; inside quotes, write two for one")
        elif any(part.strip() for part in found):
            yield Row(line, at, end, tuple(found))
        line += text.count("\n", at, end) + 1
        at = end + 1


def sniffed(text: str, usual: str) -> str:
    """The delimiter that cuts the first rows into as many cells each, the usual one when it does as well."""
    return max((usual, *DELIMITERS), key=lambda delimiter: (_agreement(text, delimiter), delimiter == usual))


def _agreement(text: str, delimiter: str) -> int:
    """How many of the first rows have as many cells as the first one, where that has several."""
    counts: list[int] = []
    for row in rows(text[:20_000], delimiter):
        if isinstance(row, Row):
            counts.append(len(row.cells))
        if len(counts) == _LOOKED_AT:
            break
    return sum(count == counts[0] for count in counts) if counts and counts[0] > 1 else 0


@lru_cache(maxsize=16)
def _cell(delimiter: str) -> re.Pattern[str]:
    """A cell and what ends it: the delimiter, the end of the line or of the text."""
    mark = re.escape(delimiter)
    return re.compile(rf'(?:"(?P<quoted>(?:[^"]|"")*+)"[ \t]*?|(?P<bare>(?!")[^{mark}\n]*))(?P<stop>{mark}|\n|\Z)')


def _row(text: str, at: int, cell: re.Pattern[str]) -> tuple[Sequence[str] | None, int]:
    """The cells of the row that begins here and the place of the line end behind it; None for broken quotes."""
    found: list[str] = []
    while match := cell.match(text, at):
        quoted = match["quoted"]
        found.append(match["bare"] if quoted is None else quoted.replace('""', '"'))
        if match["stop"] in {"", "\n"}:
            return found, match.start("stop")
        at = match.end()
    return None, at


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
