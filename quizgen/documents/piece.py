"""Owns what every reader hands on: headings, prose and items in file order; must not judge them."""

from dataclasses import dataclass
from enum import StrEnum

from quizgen.model import Span, Text


class Role(StrEnum):
    HEADING = "heading"
    PROSE = "prose"
    ITEM = "item"
    MORE = "more"
    """A further paragraph of the item before it."""
    ROW = "row"
    """A row of a table under its header."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One heading, paragraph or list item; `text` is tidy and never empty.

    `level` is a heading's rank from 1, or an item's nesting from 1. `opens`: the first item of its list.
    `firm`: a heading marked as one, not guessed from standing alone. `strong` and `code` are file spans.
    """

    role: Role
    text: Text
    line: int
    level: int = 0
    ordered: bool = False
    opens: bool = False
    firm: bool = True
    strong: tuple[Span, ...] = ()
    code: tuple[Span, ...] = ()
    cells: tuple[tuple[int, int], ...] = ()
    """Where in the text the cells of a row stand."""
    columns: tuple[str, ...] = ()
    """The names of the columns that the cells stand in."""
