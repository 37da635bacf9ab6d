"""Owns reading the edits written by hand; must not know what they are measured with.

An entry of by_hand.toml has `document`, `why`, `find` (once in the document) and `replace`. `expect` is what becomes of
the notes of the text found: one word, or one for each of its units. `shows` keeps a reset or an end to notes that show
one of these words; the others follow. `from` says for each unit of the new text which unit of the old one it continues,
counted from 1 (0: none; a list: several); it can be left out where there are equally many, or one on either side.
`answers` are words of answers as they were and as they are now.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from quality.edits.edit import Change, Declared, Edit, Nature, Outcome
from quality.edits.pieces import Piece, Pieces, pieces_of

KIND = "by hand"
PATH = Path(__file__).parent / "by_hand.toml"
Entry = Mapping[str, Any]


def entries() -> list[Entry]:
    """The edits as they are written."""
    found: list[Entry] = tomllib.loads(PATH.read_text(encoding="utf-8"))["edit"]
    return found


def edits(documents: Mapping[str, str]) -> Iterator[Edit]:
    """Each edit written by hand, made on its document."""
    for entry in entries():
        yield edited(entry, documents[entry["document"]])


def edited(entry: Entry, text: str) -> Edit:
    """The edit on the text of its document; ValueError where it does not say which unit continues which."""
    start = text.index(entry["find"])
    before = pieces_of(text)
    after = pieces_of(text[:start] + entry["replace"] + text[start + len(entry["find"]) :])
    old, new = _units(before, start, len(entry["find"])), _units(after, start, len(entry["replace"]))
    mapping = _mapping(entry, old, new)
    if _count(before) - len(old) != _count(after) - len(new):
        raise ValueError(f"the edit reaches beyond its text: {entry['find']!r}")
    return Edit(
        KIND,
        entry["document"],
        before,
        tuple(_continued(piece, mapping, old, len(new)) for piece in after),
        tuple(Change(unit, was, now, Nature.SURFACE) for unit in old for was, now in entry.get("answers", {}).items()),
        tuple(_declared(entry, old)),
        entry["why"],
    )


def _units(pieces: Pieces, start: int, length: int) -> list[int]:
    """The units that a stretch of the text touches."""
    found: list[int] = []
    at = 0
    for piece in pieces:
        end = at + len(piece.text)
        inside = at < start + length and start < end if length else at < start < end
        found += piece.units if inside else ()
        at = end
    return found


def _count(pieces: Pieces) -> int:
    return sum(len(piece.units) for piece in pieces)


def _mapping(entry: Entry, old: Sequence[int], new: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """For each unit of the new text the old ones it continues."""
    if "from" in entry:
        told = [each if isinstance(each, list) else [each] for each in entry["from"]]
        return {unit: tuple(old[n - 1] for n in numbers if n) for unit, numbers in zip(new, told, strict=True)}
    if len(old) == len(new):
        return {two: (one,) for one, two in zip(old, new, strict=True)}
    if min(len(old), len(new)) > 1:
        raise ValueError(f"which unit continues which? {entry['find']!r}")
    return {unit: tuple(old) for unit in new}


def _continued(piece: Piece, mapping: Mapping[int, tuple[int, ...]], old: Sequence[int], news: int) -> Piece:
    """A piece of the new text with the units of the old one it speaks for."""
    if not piece.units:
        return piece
    (unit,) = piece.units
    if unit in mapping:
        return replace(piece, units=mapping[unit])
    return replace(piece, units=(unit + len(old) - news if unit >= old[0] else unit,))


def _declared(entry: Entry, old: Sequence[int]) -> Iterator[Declared]:
    expect = entry["expect"]
    outcomes = expect if isinstance(expect, list) else [expect] * len(old)
    for unit, outcome in zip(old, outcomes, strict=True):
        yield Declared(unit, Outcome(outcome), tuple(entry.get("shows", ())))
