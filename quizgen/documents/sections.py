"""Owns building sections of blocks from quiet pieces: heading paths, anchors, lists with their stems."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from quizgen.documents.piece import Piece, Role
from quizgen.documents.stems import is_statement, last_sentence, stem_start
from quizgen.documents.terms import term_of
from quizgen.documents.texts import keep, ranges_of, span, tidy
from quizgen.model import Anchor, Block, BlockKind, Section, Text

NO_HEADING = "start"


@dataclass(slots=True)
class _List:
    """A list being read; `parent` is the latest item, whose text introduces a list nested in it, and `beside`
    the latest that ended in a colon without one: it introduces the items after it."""

    number: int
    stems: tuple[str, ...]
    position: int = 0
    parent: str = ""
    beside: str = ""


@dataclass(slots=True)
class _Reading:
    """Where the reading of one section's lists stands."""

    lists: list[_List] = field(default_factory=list)
    count: int = 0


def sections_of(pieces: Sequence[Piece]) -> tuple[Section, ...]:
    """The sections that hold blocks, in order; neighbours under the same heading are one."""
    found: list[Section] = []
    taken: dict[str, int] = {}
    for path, line, body in _grouped(pieces):
        blocks = tuple(_blocks(body))
        if blocks:
            found.append(Section(_anchor(path, taken), path, blocks, line))
    return tuple(found)


def _grouped(pieces: Sequence[Piece]) -> Iterator[tuple[tuple[str, ...], int, list[Piece]]]:
    """Heading path, line and pieces of each run between headings."""
    path: list[Piece] = []
    body: list[Piece] = []
    for piece in pieces:
        if piece.role is not Role.HEADING:
            body.append(piece)
            continue
        yield _path(path), _line(path, body), body
        path = [*(above for above in path if above.level < piece.level), piece]
        body = []
    yield _path(path), _line(path, body), body


def _path(headings: Sequence[Piece]) -> tuple[str, ...]:
    return tuple(heading.text.plain for heading in headings)


def _line(headings: Sequence[Piece], body: Sequence[Piece]) -> int:
    return headings[-1].line if headings else body[0].line if body else 1


def _anchor(path: tuple[str, ...], taken: dict[str, int]) -> Anchor:
    """The path's slugs; the second of the same name ends in -2. `taken` counts the uses of each name."""
    base = "/".join(_slug(heading) for heading in path) or NO_HEADING
    anchor = base
    while anchor in taken:
        taken[base] += 1
        anchor = f"{base}-{taken[base]}"
    taken[anchor] = 1
    return Anchor(anchor)


def _slug(heading: str) -> str:
    plain = unicodedata.normalize("NFKC", heading).casefold()
    return re.sub(r"[\W_]+", "-", plain).strip("-") or NO_HEADING


def _blocks(body: Sequence[Piece]) -> Iterator[Block]:
    reading = _Reading()
    for at, piece in enumerate(body):
        above = body[at - 1] if at else None
        below = body[at + 1] if at + 1 < len(body) else None
        if piece.role is Role.ITEM:
            yield _item(piece, above, reading)
            continue
        if piece.role is Role.ROW:
            yield replace(_block(BlockKind.ROW, piece, piece.text), cells=piece.cells, columns=piece.columns)
            continue
        if piece.role is Role.PROSE:
            reading.lists = []
        text = _statements(piece, below)
        if text:
            yield _block(BlockKind.PARAGRAPH, piece, text)


def _statements(piece: Piece, below: Piece | None) -> Text | None:
    """A paragraph's text without the unfinished line that introduces the list below it."""
    if not below or not _heads_list(piece, below):
        return piece.text
    start = stem_start(piece.text.plain)
    if start is None or is_statement(piece.text.plain[start:]):
        return piece.text
    text = tidy(keep(piece.text, [(0, start)]))
    return text if text.plain else None


def _heads_list(piece: Piece, below: Piece) -> bool:
    return piece.role is Role.PROSE and below.role is Role.ITEM


def _item(piece: Piece, above: Piece | None, reading: _Reading) -> Block:
    current = _list_at(piece, above, reading)
    current.position += 1
    block = _block(BlockKind.ITEM, piece, piece.text, current)
    current.parent = piece.text.plain
    if current.parent.endswith(":"):
        current.beside = current.parent
    return block


def _list_at(piece: Piece, above: Piece | None, reading: _Reading) -> _List:
    """The list this item stands in, begun when the item opens it."""
    lists = reading.lists
    del lists[piece.level :]
    if len(lists) == piece.level and not piece.opens:
        return lists[-1]
    del lists[piece.level - 1 :]
    reading.count += 1
    lists.append(_List(reading.count, _stems(lists, above)))
    return lists[-1]


def _stems(lists: Sequence[_List], above: Piece | None) -> tuple[str, ...]:
    if lists:
        return _nested_stems(lists[-1])
    if not above or above.role is not Role.PROSE:
        return ()
    start = stem_start(above.text.plain)
    return () if start is None else (above.text.plain[start:],)


def _nested_stems(outer: _List) -> tuple[str, ...]:
    outer.beside = ""
    stem = outer.parent[last_sentence(outer.parent) :] if outer.parent.endswith(":") else outer.parent
    return (*outer.stems, stem)


def _block(kind: BlockKind, piece: Piece, text: Text, within: _List | None = None) -> Block:
    strong = ranges_of(text, piece.strong)
    term, body_at = term_of(text.plain, strong, item=within is not None)
    return Block(
        kind,
        text,
        span(text),
        piece.line,
        stems=(*within.stems, *filter(None, [within.beside])) if within else (),
        list_number=within.number if within else 0,
        position=within.position if within else 0,
        ordered=piece.ordered,
        term=term,
        body_at=body_at,
        strong=strong,
    )
