"""Owns reading cards from columns: CSV, TSV and Anki's own text export; must not judge what they say."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from quizgen.errors import QuizgenError
from quizgen.handwritten import cells, gaps
from quizgen.handwritten.card import Cards, Entry, Refused, Written, names
from quizgen.handwritten.cells import Row
from quizgen.model import ClozePart

FRONT, BACK, TEXT, CONTEXT, TAGS, DECK, OTHER = "front", "back", "text", "context", "tags", "deck", ""
NAMES = {
    **dict.fromkeys(("front", "question", "q", "prompt", "term"), FRONT),
    **dict.fromkeys(("back", "answer", "a", "definition", "response"), BACK),
    **dict.fromkeys(("text", "cloze"), TEXT),
    **dict.fromkeys(("context", "extra", "back extra"), CONTEXT),
    **dict.fromkeys(("tags", "tag", "own_tags"), TAGS),
    "deck": DECK,
}
SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "space": " ", "pipe": "|", "colon": ":"}
_DIRECTIVE = re.compile(r"#([a-z ]+):(.*)", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([{}\[\]:\\])")


@dataclass(frozen=True, slots=True)
class Reading:
    """How an HTML field becomes plain text, and a field with gaps its parts."""

    text: Callable[[str], str]
    cloze: Callable[[str], Sequence[ClozePart]]


@dataclass(frozen=True, slots=True)
class _Layout:
    """What is said of the table above its rows; columns count from 0."""

    delimiter: str
    columns: tuple[str, ...] = ()
    deck: str = ""
    tags: tuple[str, ...] = ()
    is_html: bool = False
    start: int = 0
    line: int = 0
    set_aside: Mapping[int, str] = field(default_factory=dict)
    """Columns that hold no field: of the deck, of tags, of what we have no use for."""


def read(text: str, usual: str, html: Callable[[], Reading]) -> Cards:
    """The cards of the rows, in their order; `usual` delimits them where nothing says otherwise.

    `html` is asked only where the file says that its fields are HTML.
    """
    layout = _layout(text, usual)
    reading = html() if layout.is_html else Reading(str, lambda said: gaps.cloze(said, _plain))
    return Cards(tuple(_entries(text, layout, reading)), layout.deck, layout.tags)


def is_export(text: str) -> bool:
    """Whether the text begins as Anki's own text export does."""
    return re.match(r"#(?:separator|html|columns|notetype|deck|tags)\b", text, re.IGNORECASE) is not None


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)


# ---------------------------------------------------------------- above the rows


def _layout(text: str, usual: str) -> _Layout:
    said: dict[str, str] = {}
    at = line = 0
    while (found := _DIRECTIVE.match(text, at)) and "\n" not in found[1]:
        said[found[1].strip().lower()] = found[2].strip()
        at, line = found.end() + 1, line + 1
    named = said.get("separator", "")
    delimiter = SEPARATORS.get(named.lower(), named[:1]) or cells.sniffed(text[at:], usual)
    aside = {
        int(value) - 1: NAMES.get(name.removesuffix(" column"), OTHER)
        for name, value in said.items()
        if name.endswith(" column") and value.isdecimal()
    }
    columns = tuple(map(_column, said["columns"].split(delimiter))) if "columns" in said else ()
    return _Layout(
        delimiter,
        columns if {FRONT, TEXT} & {*columns} else (),
        said.get("deck", ""),
        names(said.get("tags", "")),
        is_html=said.get("html", "").lower() == "true",
        start=at,
        line=line,
        set_aside=aside,
    )


def _column(name: str) -> str:
    return NAMES.get(name.strip().lower(), OTHER)


def _heads(row: Row) -> bool:
    """Whether the row names the columns: a front and a back, or a text among nothing but names."""
    found = [_column(cell) for cell in row.cells]
    return {FRONT, BACK} <= {*found} or (TEXT in found and (OTHER not in found or len(found) > 4))


# ---------------------------------------------------------------- rows


def _entries(text: str, layout: _Layout, reading: Reading) -> Iterator[Entry]:
    columns, is_first = layout.columns, True
    for row in cells.rows(text[layout.start :], layout.delimiter):
        if isinstance(row, Refused):
            yield Refused(row.line + layout.line, row.reason)
            continue
        if is_first and not columns and _heads(row):
            columns, is_first = tuple(map(_column, row.cells)), False
            continue
        is_first = False
        here = replace(row, line=row.line + layout.line, at=row.at + layout.start, end=row.end + layout.start)
        try:
            yield _written(here, columns or _unnamed(len(row.cells), layout), reading)
        except QuizgenError as error:
            yield Refused(here.line, f"{error.fact}; {error.hint}" if error.hint else error.fact)


def _unnamed(number: int, layout: _Layout) -> tuple[str, ...]:
    """What columns without names are: what was set aside, then a front, a back and a context."""
    fields = iter((FRONT, BACK, CONTEXT))
    return tuple(
        layout.set_aside[place] if place in layout.set_aside else next(fields, OTHER) for place in range(number)
    )


def _written(row: Row, columns: Sequence[str], reading: Reading) -> Written:
    said = _said(row, columns)
    front, back, text = said[FRONT], said[BACK], said[TEXT]
    if not text and gaps.MARKED.search(front):
        front, text = "", front
        said[CONTEXT], back = said[CONTEXT] or back, ""
    if text and front:
        raise QuizgenError("a card is a question with its answer or a text with gaps, not both")
    return Written(
        line=row.line,
        at=row.at,
        end=row.end,
        question=reading.text(front),
        answer="" if text else reading.text(back),
        cloze=tuple(reading.cloze(text)) if text else (),
        context=reading.text(said[CONTEXT]),
        deck=said[DECK].strip(),
        tags=names(said[TAGS]),
    )


def _said(row: Row, columns: Sequence[str]) -> dict[str, str]:
    """The text of each kind of column; several of tags are joined, of others the first that says anything counts."""
    said = dict.fromkeys((FRONT, BACK, TEXT, CONTEXT, TAGS, DECK), "")
    for kind, cell in zip(columns, row.cells, strict=False):
        if kind == TAGS:
            said[TAGS] = f"{said[TAGS]} {cell}".strip()
        elif kind:
            said[kind] = said[kind] or cell
    return said
