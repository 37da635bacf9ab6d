"""Owns what an edit is: a document before and after, and where each unit went; must not make edits."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from quality.edits.pieces import UNITS, Piece, Pieces, Role, text_of
from quizgen.model import Span


class Nature(StrEnum):
    """What a change of words does to the fact they state."""

    SURFACE = "surface"
    """A slip, a synonym, letter case: the fact stays."""
    QUANTITY = "quantity"
    """Another number, year or quantity."""
    NEGATION = "negation"
    IDENTITY = "identity"
    """Another name, type or kind: another fact."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words of a unit, and what stands in their place."""

    unit: int
    old: str
    new: str
    nature: Nature


class Outcome(StrEnum):
    FOLLOW = "follow"
    RESET = "reset"
    """The note stays and is asked again from the start."""
    END = "end"


@dataclass(frozen=True, slots=True)
class Declared:
    """What a person says must become of a unit's notes: of those that show one of the words, or of all."""

    unit: int
    outcome: Outcome
    shows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """A document before and after; `changes` are those of words, in the order they were made."""

    kind: str
    document: str
    before: Pieces
    after: Pieces
    changes: tuple[Change, ...] = ()
    declared: tuple[Declared, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A unit of the text before: its span there, its spans after (none: deleted), and what the edit did to it."""

    unit: int
    before: Span
    after: tuple[Span, ...]
    changed: bool
    moved: bool
    """Its order, its heading or the title is another one."""

    @property
    def touched(self) -> bool:
        """Whether the edit did anything to it."""
        return self.changed or self.moved or not self.after


def provenance(edit: Edit) -> tuple[Whereabouts, ...]:
    """Where each unit of the text before went, in the order of the text before."""
    before, after = _placed(edit.before), _placed(edit.after)
    texts = {unit: _flat(piece.text) for piece, _ in before for unit in piece.units}
    headings, moved = _headings(edit.before), _out_of_order(edit)
    later = _headings(edit.after)
    found = []
    for piece, span in before:
        for unit in piece.units:
            here = [(other, place) for other, place in after if unit in other.units]
            found.append(
                Whereabouts(
                    unit,
                    span,
                    tuple(place for _, place in here),
                    changed=[_flat(other.text) for other, _ in here] != [texts[unit]],
                    moved=unit in moved or headings[unit] != later.get(unit),
                )
            )
    return tuple(found)


def _placed(pieces: Pieces) -> list[tuple[Piece, Span]]:
    """Each unit's piece with its span in the text."""
    found, start = [], 0
    for piece in pieces:
        end = start + len(piece.text)
        if piece.role in UNITS:
            found.append((piece, Span(start, end)))
        start = end
    return found


def _flat(text: str) -> str:
    return " ".join(text.split())


def _headings(pieces: Pieces) -> dict[int, tuple[str, str]]:
    """The title and the nearest heading that each unit stands under."""
    title = nearest = ""
    found: dict[int, tuple[str, str]] = {}
    for piece in pieces:
        if piece.role is Role.HEADING:
            title, nearest = title or piece.text, piece.text
        for unit in piece.units:
            found.setdefault(unit, (title, nearest))
    return found


def _out_of_order(edit: Edit) -> frozenset[int]:
    """The units whose move explains the new order; of two that changed places, both."""
    order = {unit: place for place, unit in enumerate(_units(edit.before))}
    units = list(dict.fromkeys(unit for unit in _units(edit.after) if unit in order))
    falling = {unit: -place for unit, place in order.items()}
    stayed = _longest_rising(units, order) & _longest_rising(units[::-1], falling)
    return frozenset(units) - stayed


def _units(pieces: Pieces) -> list[int]:
    return [unit for piece in pieces for unit in piece.units]


def _longest_rising(units: Sequence[int], order: dict[int, int]) -> frozenset[int]:
    """A longest run of units, gaps allowed, that stand in their old order (patience sorting)."""
    tops: list[int] = []
    last: list[int] = []
    before: dict[int, int | None] = {}
    for unit in units:
        place = bisect_left(tops, order[unit])
        before[unit] = last[place - 1] if place else None
        tops[place : place + 1], last[place : place + 1] = [order[unit]], [unit]
    kept, unit_or_none = [], last[-1] if last else None
    while unit_or_none is not None:
        kept.append(unit_or_none)
        unit_or_none = before[unit_or_none]
    return frozenset(kept)


def applied(change: Change, text: str) -> str:
    """The text with the change made wherever its old words stand in it, letter case aside."""
    return _standing(change.old).sub(lambda _: change.new, text)


def shows(text: str, words: str) -> bool:
    """Whether the words stand in the text, letter case aside."""
    return bool(_standing(words).search(text))


def _standing(words: str) -> re.Pattern[str]:
    spaced = r"\s+".join(map(re.escape, words.split()))
    return re.compile(rf"(?<!\w){spaced}(?!\w)", re.IGNORECASE)


def after_text(edit: Edit) -> str:
    """The document after the edit."""
    return text_of(edit.after)


def before_text(edit: Edit) -> str:
    """The document before the edit, planted twins and all."""
    return text_of(edit.before)
