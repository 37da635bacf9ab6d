"""Owns the rows of a table as text, cells beside each other under their columns; must not know a format."""

from collections.abc import Sequence

from quizgen.documents.texts import Part, Range, weave
from quizgen.model import Text

BETWEEN = " | "


def row_of(cells: Sequence[Text]) -> tuple[Text, tuple[Range, ...]]:
    """The cells as one text, and where in it each stands; an empty cell has an empty range."""
    parts: list[Part] = []
    ranges: list[Range] = []
    at = 0
    for cell in cells:
        if at and cell.plain:
            end = cell.locate(0, 1).start
            parts.append((BETWEEN, end - len(BETWEEN)))
            at += len(BETWEEN)
        ranges.append((at, at + len(cell.plain)))
        parts += _parts(cell)
        at += len(cell.plain)
    return weave(parts), tuple(ranges)


def _parts(cell: Text) -> list[Part]:
    if not cell.plain:
        return []
    ends = [start for start, _ in cell.runs[1:]] + [len(cell.plain)]
    return [(cell.plain[start:end], source) for (start, source), end in zip(cell.runs, ends, strict=True)]
