"""Owns reading CommonMark into pieces; leaves out code, HTML and images, and nothing else."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from quizgen.documents.inline import Inline, inline_of
from quizgen.documents.piece import Piece, Role
from quizgen.documents.stems import ENDED
from quizgen.documents.tables import row_of
from quizgen.documents.texts import Part, keep, tidy, weave
from quizgen.documents.units import DEFINITION, Line, lines_of
from quizgen.model import Text

DEEPEST = 100
"""Containers nested deeper are left out: markdown-it reads them by recursion."""
LONGEST = 50_000
"""A longer paragraph is taken without looking for markup: markdown-it's time grows with its square."""
LISTS = frozenset({"bullet_list", "ordered_list"})
BULLET = re.compile(r"[•▪◦‣●·]\s+(?=\S)")
DEFINING = re.compile(rf"(?<!\S)(?={DEFINITION.pattern})")
HEADING_ID = re.compile(r"(?:\s+#+)?\s*\{[:#][^{}]*\}$")
BOLD_HEADING_LEVEL = 7
BOLD_HEADING_WORDS = 8


@dataclass(slots=True)
class _Place:
    """Where the reading stands: the open lists, and whether the next paragraph begins an item or a list."""

    lists: list[bool] = field(default_factory=list)
    opens: bool = False
    in_item: bool = False
    new_item: bool = False
    heading: int = 0
    in_table: bool = False
    cells: list[Inline] = field(default_factory=list)
    columns: tuple[str, ...] = ()
    row_line: int = 0


def pieces_of(text: str, start: int) -> list[Piece]:
    """The pieces of the Markdown in text[start:], in order; offsets and lines are those of `text`."""
    lines = lines_of(text)
    skipped = "\n" * text.count("\n", 0, start)
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable("table").disable(["inline", "text_join"])
    env: dict[str, Any] = {}
    place = _Place()
    pieces: list[Piece] = []
    for token in parser.parse(skipped + text[start:], env):
        if token.type == "inline" and place.in_table:
            place.cells.append(_inline(parser, env, _cell(token.content, place, lines)))
        elif token.type == "inline":
            first, end = token.map or (0, 0)
            inline = _inline(parser, env, _block(token.content, lines, first, end))
            pieces += _pieces(inline, first + 1, place, lines)
        elif token.type == "tr_close":
            pieces += _row(place)
        else:
            _follow(token, place)
    return pieces


def _cell(content: str, place: _Place, lines: Sequence[Line]) -> Text:
    """The source of a cell, found behind the cell before it in its row."""
    line = lines[place.row_line]
    last = place.cells[-1].text if place.cells else None
    from_ = last.locate(0, len(last.plain)).end - line.at if last and last.plain else 0
    at = max(line.text.find(content, max(0, from_)), 0)
    return Text(content, ((0, line.at + at),)) if content else Text("", ((0, line.at),))


def _row(place: _Place) -> Iterator[Piece]:
    """The row that ends here, unless it is the header, whose cells name the columns of the others."""
    if not place.columns:
        place.columns = tuple(tidy(cell.text).plain for cell in place.cells)
        return
    text, cells = row_of([tidy(cell.text) for cell in place.cells])
    if text.plain:
        yield Piece(Role.ROW, text, place.row_line + 1, cells=cells, columns=place.columns)


def _inline(parser: MarkdownIt, env: dict[str, Any], block: Text) -> Inline:
    if len(block.plain) > LONGEST:
        return Inline(block, (), ())
    children: list[Token] = []
    parser.inline.parse(block.plain, parser, env, children)
    return inline_of(children, block)


def _follow(token: Token, place: _Place) -> None:
    """Keeps the place while containers open and close."""
    kind, _, side = token.type.rpartition("_")
    if kind in LISTS and side == "open":
        place.lists.append(kind == "ordered_list")
        place.opens = True
    elif kind in LISTS:
        place.lists.pop()
        place.opens = place.new_item = False
    elif token.type == "list_item_open":
        place.new_item = True
    elif kind == "heading":
        place.heading = int(token.tag[1]) if side == "open" else 0
    elif kind == "table":
        place.in_table, place.columns = side == "open", ()
    elif kind == "tr":
        place.cells, place.row_line = [], (token.map or (0, 0))[0]


def _pieces(inline: Inline, line: int, place: _Place, lines: Sequence[Line]) -> Iterator[Piece]:
    if place.heading and not place.lists:
        yield from _checked(_piece(Role.HEADING, inline, line, place.heading))
    elif place.lists:
        yield from _checked(_in_list(inline, line, place))
    elif _is_bold_heading(inline):
        yield from _checked(_piece(Role.HEADING, inline, line, BOLD_HEADING_LEVEL))
    else:
        yield from _paragraph(inline, line, lines)


def _in_list(inline: Inline, line: int, place: _Place) -> Piece:
    if not place.new_item:
        return _piece(Role.MORE, inline, line, 0)
    item = _piece(Role.ITEM, inline, line, len(place.lists))
    item = replace(item, ordered=place.lists[-1], opens=place.opens)
    place.new_item = place.opens = False
    return item


def _piece(role: Role, inline: Inline, line: int, level: int) -> Piece:
    text = inline.text
    if role is Role.HEADING:
        name = HEADING_ID.search(text.plain)
        text = keep(text, [(0, name.start())]) if name else text
    return Piece(role, tidy(text), line, level, strong=inline.strong, code=inline.code)


def _checked(piece: Piece) -> Iterator[Piece]:
    if piece.text.plain:
        yield piece


def _is_bold_heading(inline: Inline) -> bool:
    """A paragraph all in bold and as short as a heading, without the stop or colon of a sentence or stem."""
    text = tidy(inline.text)
    if len(inline.strong) != 1 or not text.plain or text.plain[-1] in ":,;" or ENDED.search(text.plain):
        return False
    span = text.locate(0, len(text.plain))
    whole = inline.strong[0].start <= span.start and span.end <= inline.strong[0].end
    return whole and len(text.plain.split()) <= BOLD_HEADING_WORDS


def _paragraph(inline: Inline, line: int, lines: Sequence[Line]) -> Iterator[Piece]:
    """A paragraph; lines in it that begin with a typed bullet are items, lines that all define stand alone."""
    whole = _piece(Role.PROSE, inline, line, 0)
    plain = whole.text.plain
    if defined := _definitions(whole.text, lines):
        yield from (_cut(whole, start, end, lines) for start, end in pairwise((*defined, len(plain))))
        return
    bullets = [match for match in BULLET.finditer(plain) if _begins_line(whole.text, match.start(), lines)]
    starts = [match.start() for match in bullets] + [len(plain)]
    if starts[0]:
        yield from _checked(_cut(whole, 0, starts[0], lines))
    for number, (match, end) in enumerate(zip(bullets, starts[1:], strict=True)):
        item = _cut(whole, match.end(), end, lines)
        yield from _checked(replace(item, role=Role.ITEM, level=1, opens=number == 0))


def _cut(whole: Piece, start: int, end: int, lines: Sequence[Line]) -> Piece:
    """plain[start:end] of a piece, as one of its own."""
    text = tidy(keep(whole.text, [(start, end)]))
    return replace(whole, text=text, line=_line_of(text, 0, lines).number if text.plain else whole.line)


def _definitions(text: Text, lines: Sequence[Line]) -> list[int]:
    """Where the lines "Term: what it is" begin in a paragraph that begins with one and has more of them."""
    found = [match.start() for match in DEFINING.finditer(text.plain) if _begins_line(text, match.start(), lines)]
    return found if len(found) > 1 and found[0] == 0 else []


def _begins_line(text: Text, offset: int, lines: Sequence[Line]) -> bool:
    line = _line_of(text, offset, lines)
    return not line.text[: text.locate(offset, offset + 1).start - line.at].strip(" \t>*_")


def _line_of(text: Text, offset: int, lines: Sequence[Line]) -> Line:
    """The line of the file in which plain[offset] stands."""
    source = text.locate(offset, offset + 1).start
    return lines[bisect_right(lines, source, key=lambda line: line.at) - 1]


def _block(content: str, lines: Sequence[Line], first: int, end: int) -> Text:
    """The source of an inline token: each of its lines found again in the file's lines [first, end)."""
    top = content.split("\n", 1)[0].strip()
    while first + 1 < end and top not in lines[first].text:  # markdown-it cuts off a line of odd white space
        first += 1
    return weave(_parts(content, lines, first))


def _parts(content: str, lines: Sequence[Line], first: int) -> Iterator[Part]:
    for number, shown in enumerate(content.split("\n")):
        line = lines[min(first + number, len(lines) - 1)]
        if number:
            yield "\n", line.at - 1
        found = shown if shown in line.text else shown.lstrip()  # markdown-it writes a tab as spaces
        yield found, line.at + _column(found, line.text)


def _column(shown: str, written: str) -> int:
    """Where in its line of the file a line of a block begins: markdown-it cuts marks off at the left."""
    if shown and written.rstrip().endswith(shown.rstrip()):
        return len(written.rstrip()) - len(shown.rstrip())
    return max(written.find(shown.strip()), 0)
