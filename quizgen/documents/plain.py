"""Owns reading plain text into pieces; must not leave anything out."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from quizgen.documents.headings import Heading, headings_of
from quizgen.documents.piece import Piece, Role
from quizgen.documents.texts import Part, drop, tidy, weave
from quizgen.documents.units import Line, Unit, UnitKind, units_of
from quizgen.model import Span, Text

BOLD = re.compile(r"(\*\*|__)(?=\S)(.{1,200}?)(?<=\S)\1")
ATX_MARKS = re.compile(r"^\s*#{1,6}\s+|\s+#+\s*$")


def pieces_of(text: str) -> list[Piece]:
    """The pieces of a plain text, in order."""
    units = units_of(text)
    headings = headings_of(units)
    pieces: list[Piece] = []
    nesting: list[Unit] = []
    for unit, heading in zip(units, headings, strict=True):
        if heading or unit.kind is UnitKind.TEXT:
            nesting = []
            piece = _heading(unit, heading) if heading else _paragraph(unit, Role.PROSE)
        elif unit.kind is UnitKind.MORE:
            piece = _paragraph(unit, Role.MORE)
        else:
            piece = _item(unit, nesting)
        if piece:
            pieces.append(piece)
    return pieces


def _heading(unit: Unit, heading: Heading) -> Piece | None:
    text = _text(unit.lines, 0)
    text = tidy(drop(text, (match.span() for match in ATX_MARKS.finditer(text.plain))))
    line = unit.lines[0].number
    return Piece(Role.HEADING, text, line, heading.level, firm=heading.firm) if text.plain else None


def _paragraph(unit: Unit, role: Role) -> Piece | None:
    text, strong = _unbold(_text(unit.lines, 0))
    return Piece(role, text, unit.lines[0].number, strong=strong) if text.plain else None


def _item(unit: Unit, nesting: list[Unit]) -> Piece | None:
    """The item; `nesting` holds the open lists' latest items, outermost first, and is brought up to date."""
    indent = unit.lines[0].indent
    while len(nesting) > 1 and indent < nesting[-1].lines[0].indent:
        nesting.pop()
    deeper = not nesting or indent > nesting[-1].lines[0].indent + 1
    opens = deeper or unit.ordered is not nesting[-1].ordered
    if not deeper:
        nesting.pop()
    nesting.append(unit)
    text, strong = _unbold(_text(unit.lines, unit.body_at))
    if not text.plain:
        return None
    line = unit.lines[0].number
    return Piece(Role.ITEM, text, line, len(nesting), unit.ordered, opens, strong=strong)


def _text(lines: Sequence[Line], body_at: int) -> Text:
    return tidy(weave(_parts(lines, body_at)))


def _parts(lines: Sequence[Line], body_at: int) -> Iterator[Part]:
    yield lines[0].text[body_at:], lines[0].at + body_at
    for above, line in pairwise(lines):
        yield "\n", above.at + len(above.text)
        yield line.text, line.at


def _unbold(text: Text) -> tuple[Text, tuple[Span, ...]]:
    marks, strong = [], []
    for match in BOLD.finditer(text.plain):
        marks += [match.span(1), (match.end(2), match.end())]
        strong.append(text.locate(*match.span(2)))
    return tidy(drop(text, marks)), tuple(strong)
