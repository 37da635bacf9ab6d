"""Owns a document as pieces: its sentences, items, rows and headings with what stands between; must not edit it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import count, groupby

from quizgen.language.sentences import split

_HEADING = re.compile(r"(#{1,6} +)(.+)")
_BULLET = re.compile(r"[ \t]*(?:[-*+•]|\d{1,2}[.)]) +(?=\S)")
_NUMBERED_HEADING = re.compile(r"\d{1,2}\. [^.:;]{3,60}")
_RULE = re.compile(r"[\s|:-]+")
_FENCE = "```"
_LONGEST_HEADING = 12
"""Words; a longer line on its own is a paragraph."""


class Role(StrEnum):
    SENTENCE = "sentence"
    ITEM = "item"
    ROW = "row"
    HEADING = "heading"
    MARK = "mark"
    """A bullet, a number, or the signs before a heading."""
    GAP = "gap"
    OTHER = "other"
    """Code and front matter."""


UNITS = (Role.SENTENCE, Role.ITEM, Role.ROW, Role.HEADING)
"""What can hold a fact."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a text; `units` are the numbers of the units it speaks for: none for what was inserted."""

    text: str
    role: Role
    units: tuple[int, ...] = ()


Pieces = tuple[Piece, ...]


def text_of(pieces: Sequence[Piece]) -> str:
    """The document the pieces make."""
    return "".join(piece.text for piece in pieces)


def pieces_of(text: str) -> Pieces:
    """The document cut up: the pieces joined are the text, and each unit is numbered from 0."""
    numbers = count()
    found = _with_whole_gaps(piece for role, run in _runs(text) for piece in _cut(role, run) if piece.text)
    return tuple(Piece(piece.text, piece.role, (next(numbers),)) if piece.role in UNITS else piece for piece in found)


def _with_whole_gaps(pieces: Iterable[Piece]) -> Iterator[Piece]:
    for role, run in groupby(pieces, key=lambda piece: piece.role):
        if role is Role.GAP:
            yield Piece(text_of(tuple(run)), role)
        else:
            yield from run


def _runs(text: str) -> Iterator[tuple[Role, str]]:
    """Lines put together to code, items, rows, headings, paragraphs and blank stretches."""
    lines = text.splitlines(keepends=True)
    place = _front_matter(lines)
    yield Role.OTHER, "".join(lines[:place])
    while place < len(lines):
        role = _role(lines, place)
        end = _end(lines, place, role)
        yield role, "".join(lines[place:end])
        place = end


def _front_matter(lines: list[str]) -> int:
    if not lines or lines[0].strip() != "---":
        return 0
    return next((place + 1 for place, line in enumerate(lines) if place and line.strip() == "---"), 0)


def _role(lines: list[str], place: int) -> Role:
    line = lines[place].rstrip("\n")
    if line.lstrip().startswith(_FENCE):
        return Role.OTHER
    if not line.strip():
        return Role.GAP
    if line.startswith("|"):
        return Role.OTHER if _RULE.fullmatch(line) else Role.ROW
    alone = _is_blank(lines, place - 1) and _is_blank(lines, place + 1)
    if _HEADING.match(line) or (alone and _looks_like_heading(line)):
        return Role.HEADING
    return Role.ITEM if _BULLET.match(line) else Role.SENTENCE


def _is_blank(lines: list[str], place: int) -> bool:
    return not 0 <= place < len(lines) or not lines[place].strip()


def _looks_like_heading(line: str) -> bool:
    named = not _BULLET.match(line) or bool(_NUMBERED_HEADING.fullmatch(line))
    return named and line[-1] not in ".:;,!*" and len(line.split()) <= _LONGEST_HEADING


def _end(lines: list[str], place: int, role: Role) -> int:
    """Where the run that begins at `place` ends."""
    if role is Role.OTHER and lines[place].lstrip().startswith(_FENCE):
        closing = (end + 1 for end in range(place + 1, len(lines)) if lines[end].lstrip().startswith(_FENCE))
        return next(closing, len(lines))
    end = place + 1
    if role in (Role.OTHER, Role.ROW, Role.HEADING):
        return end
    goes_on = Role.GAP if role is Role.GAP else Role.SENTENCE
    while end < len(lines) and _role(lines, end) is goes_on:
        end += 1
    return end


def _cut(role: Role, run: str) -> Iterator[Piece]:
    if role in (Role.OTHER, Role.GAP):
        yield Piece(run, role if run.strip() else Role.GAP)
        return
    body = run.rstrip()
    start = 0
    if role in (Role.HEADING, Role.ITEM):
        mark = _HEADING.match(body) or _BULLET.match(body)
        start = mark.end(1) if mark and mark.lastindex else mark.end() if mark else 0
        yield Piece(body[:start], Role.MARK)
    if role is Role.SENTENCE:
        yield from _sentences(body)
    else:
        yield Piece(body[start:], role)
    yield Piece(run[len(body) :], Role.GAP)


def _sentences(body: str) -> Iterator[Piece]:
    last = 0
    for start, end in _whole(body, split(body)):
        yield Piece(body[last:start], Role.GAP)
        yield Piece(body[start:end], Role.SENTENCE)
        last = end
    yield Piece(body[last:], Role.GAP)


def _whole(body: str, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sentences with their halves at a semicolon joined again."""
    found: list[tuple[int, int]] = []
    for start, end in ranges:
        if found and body[found[-1][1] : start].startswith(";"):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found
