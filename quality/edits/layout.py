"""Owns where paragraphs, lists and sections begin and end among pieces; must not change a text."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from quality.edits.pieces import Piece, Pieces, Role

_WORDS = 5
"""Fewest words of a sentence worth editing."""
_SOURCES = re.compile(r"\beds?\.|Press;|et al|\bchap\b")
_BREAK = Piece("\n\n", Role.GAP)


def paragraphs(pieces: Pieces) -> list[list[int]]:
    """The positions of the sentences of each paragraph."""
    found: list[list[int]] = [[]]
    for place, piece in enumerate(pieces):
        if piece.role is Role.SENTENCE:
            found[-1].append(place)
        elif piece.role is not Role.GAP or "\n\n" in piece.text:
            found.append([])
    return [paragraph for paragraph in found if paragraph]


def lists(pieces: Pieces) -> list[list[int]]:
    """The positions of the items of each list of at least three that stand equally deep."""
    found: list[list[int]] = [[]]
    deep = -1
    for place, piece in enumerate(pieces):
        if piece.role is Role.MARK and found[-1] and deep != _depth(piece):
            found.append([])
        if piece.role is Role.MARK:
            deep = _depth(piece)
        elif piece.role is Role.ITEM:
            found[-1].append(place)
        elif piece.role is not Role.GAP or "\n\n" in piece.text:
            found.append([])
    return [items for items in found if len(items) >= 3]


def _depth(mark: Piece) -> int:
    return len(mark.text) - len(mark.text.lstrip())


def editable(pieces: Pieces) -> list[int]:
    """The positions of sentences and items long enough to edit; lists of sources are left alone."""
    return [place for place, piece in enumerate(pieces) if is_editable(piece)]


def is_editable(piece: Piece) -> bool:
    """Whether a sentence or item is long enough to edit and no source."""
    long_enough = len(piece.text.split()) >= (_WORDS if piece.role is Role.SENTENCE else 4)
    return piece.role in (Role.SENTENCE, Role.ITEM) and long_enough and not _SOURCES.search(piece.text)


def headings(pieces: Pieces) -> list[int]:
    """The positions of the headings, the title first."""
    return [place for place, piece in enumerate(pieces) if piece.role is Role.HEADING]


def opened(pieces: Pieces) -> tuple[Pieces, list[Pieces]]:
    """What stands before the first heading after the title, and each section, without the blank lines after it."""
    starts = [_with_mark(pieces, place) for place in headings(pieces)[1:]]
    if not starts:
        return _bare(pieces), []
    bounds = [*starts, len(pieces)]
    return _bare(pieces[: starts[0]]), [_bare(pieces[start:end]) for start, end in pairwise(bounds)]


def _with_mark(pieces: Pieces, place: int) -> int:
    return place - 1 if place and pieces[place - 1].role is Role.MARK else place


def _bare(pieces: Pieces) -> Pieces:
    return pieces[:-1] if pieces and pieces[-1].role is Role.GAP else pieces


def closed(intro: Pieces, sections: Sequence[Pieces]) -> Pieces:
    """The document of these sections, a blank line between each two."""
    return tuple(_joined([part for part in (intro, *sections) if part]))


def _joined(parts: Sequence[Pieces]) -> Iterator[Piece]:
    for number, part in enumerate(parts):
        if number:
            yield _BREAK
        yield from part
    yield Piece("\n", Role.GAP)


def without(pieces: Pieces, place: int) -> Pieces:
    """The pieces without one sentence and the space beside it; it must not be all of its paragraph."""
    end = place + 1
    after = pieces[end] if end < len(pieces) else _BREAK
    if after.role is Role.GAP and "\n\n" not in after.text and end + 1 < len(pieces):
        return pieces[:place] + pieces[end + 1 :]
    return pieces[: place - 1] + pieces[end:]


def inserted(pieces: Pieces, place: int, sentence: Piece) -> Pieces:
    """The pieces with a sentence behind the one at `place`."""
    return (*pieces[: place + 1], Piece(" ", Role.GAP), sentence, *pieces[place + 1 :])


def relisted(pieces: Pieces, items: Sequence[int], wanted: Sequence[Piece]) -> Pieces:
    """The pieces with a list's items replaced, at most one more or less than there were; bullets stay in place."""
    changed = list(pieces)
    for place, item in zip(items, wanted, strict=False):
        changed[place] = item
    if len(wanted) < len(items):
        del changed[items[-2] + 1 : items[-1] + 1]
    if len(wanted) > len(items):
        mark = pieces[items[-1] - 1]
        numbered = re.sub(r"\d+", str(len(wanted)), mark.text)
        changed[items[-1] + 1 : items[-1] + 1] = [Piece("\n", Role.GAP), Piece(numbered, Role.MARK), wanted[-1]]
    return tuple(changed)
