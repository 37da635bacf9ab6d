"""Owns cutting plain text into units: paragraphs, list items and underlined lines; must not judge them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from quizgen.documents.noise_kinds import is_noise_line

BULLET = re.compile(r"\s*(?P<mark>[•·▪◦‣●○■□*+–—-])\s+(?=\S)")
ORDINAL = re.compile(r"\s*(?P<mark>\(?\d{1,3}[.)]|\(?[a-z]\)|[a-z]\.|\(?[ivx]{1,4}\))\s+(?=\S)")
FIRST_ORDINAL = re.compile(r"\(?[1ai][.)]")
RULE = re.compile(r"\s*([=*_~-])(?:\s*\1){2,}\s*")
SENTENCE_END = re.compile(r"[.!?:;,…][\"'”’)\]]*$")
GAP = re.compile(r"(?<=\S)[ \t]{3,}(?=[A-Z][a-z]*\s)")
"""Wide white space after an item's words: what follows was once a line of its own."""
DEFINITION = re.compile(r"[A-Z][^:.!?]{0,40}(?:: | [–—-] )\S")
NARROW = 60
"""Few wrap text narrower than this; a shorter line of noise ended because it was done."""
LONG_LINE = 120
"""A longer line was not wrapped by hand: its end is the end of a paragraph."""


class UnitKind(StrEnum):
    TEXT = "text"
    ITEM = "item"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: where it begins in the file, its number from 1, and its text without the line end."""

    at: int
    number: int
    text: str

    @property
    def indent(self) -> int:
        return _width(self.text[: len(self.text) - len(self.text.lstrip())])


@dataclass(frozen=True, slots=True)
class Unit:
    """Lines that belong together. `blanks` is the number of blank lines before; `marker` and `body_at` (the
    column of the text behind it) are an item's; `rule` is the character a line is underlined with."""

    kind: UnitKind
    lines: tuple[Line, ...]
    blanks: int
    marker: str = ""
    body_at: int = 0
    rule: str = ""

    @property
    def words(self) -> str:
        return " ".join(line.text.strip() for line in self.lines)

    @property
    def ordered(self) -> bool:
        return bool(ORDINAL.match(self.marker + " x"))


@dataclass(slots=True)
class _Page:
    """Where the reading stands."""

    units: list[Unit] = field(default_factory=list)
    blanks: int = 1

    def add(self, unit: Unit) -> None:
        self.units.append(replace(unit, blanks=self.blanks))
        self.blanks = 0

    @property
    def last(self) -> Unit | None:
        return self.units[-1] if self.units else None


def lines_of(text: str) -> list[Line]:
    found, at = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        found.append(Line(at, number, line))
        at += len(line) + 1
    return found


def _unglued(line: Line) -> list[Line]:
    """The line, or an item and the text that was run into its line."""
    gap = GAP.search(line.text) if BULLET.match(line.text) else None
    if not gap:
        return [line]
    end = gap.end()
    return [replace(line, text=line.text[: gap.start()]), Line(line.at + end, line.number, line.text[end:])]


def units_of(text: str) -> list[Unit]:
    """The units of a plain text, in order."""
    page = _Page()
    prose: list[Line] = []
    for line in (part for whole in lines_of(text) for part in _unglued(whole)):
        if line.text.strip() and not RULE.fullmatch(line.text) and not _starts_item(line, prose, page):
            prose.append(line)
            continue
        _add_prose(page, prose)
        prose = []
        _add_other(page, line)
    _add_prose(page, prose)
    return page.units


def _add_other(page: _Page, line: Line) -> None:
    """Takes in a blank line, a rule or the first line of an item."""
    last = page.last
    if not line.text.strip():
        page.blanks += 1
    elif RULE.fullmatch(line.text):
        if last and last.kind is UnitKind.TEXT and page.blanks == 0 and not last.rule and len(last.lines) == 1:
            page.units[-1] = replace(last, rule=line.text.strip()[0])
        page.blanks += 1
    else:
        match = BULLET.match(line.text) or ORDINAL.match(line.text)
        assert match  # _starts_item said so
        page.add(Unit(UnitKind.ITEM, (line,), 0, match["mark"], match.end()))


def _starts_item(line: Line, prose: Sequence[Line], page: _Page) -> bool:
    """An item's marker; a dash or a number in the middle of a paragraph is only a wrapped line."""
    bullet, ordinal = BULLET.match(line.text), ORDINAL.match(line.text)
    if not (bullet or ordinal):
        return False
    above = prose[-1].text.rstrip() if prose else ""
    if not above or above.endswith(":"):
        return True
    if page.last and page.last.kind is UnitKind.ITEM and line.indent <= page.last.lines[0].indent:
        return True
    if ordinal:
        return bool(FIRST_ORDINAL.fullmatch(ordinal["mark"]))
    return bool(bullet) and bullet is not None and bullet["mark"] not in "–—+"


def _add_prose(page: _Page, prose: Sequence[Line]) -> None:
    """Takes in consecutive lines without marker: the rest of an item, or one or more paragraphs."""
    if not prose:
        return
    rest = list(prose)
    if page.last and page.last.kind is not UnitKind.TEXT:
        rest = _continue_item(page, rest)
    for paragraph in _paragraphs(rest):
        page.add(Unit(UnitKind.TEXT, tuple(paragraph), 0))


def _continue_item(page: _Page, prose: list[Line]) -> list[Line]:
    """Gives the item above what is its own; what is left stands for itself."""
    item = next(unit for unit in reversed(page.units) if unit.kind is UnitKind.ITEM)
    indent = item.lines[0].indent
    own = 0
    while own < len(prose) and prose[own].indent > indent:
        own += 1
    if page.blanks:
        if own:
            page.add(Unit(UnitKind.MORE, tuple(prose[:own]), 0))
        return prose[own:]
    while own < len(prose) and prose[own].text.strip()[0].islower():
        own += 1
    if own:
        page.units[-1] = replace(page.units[-1], lines=page.units[-1].lines + tuple(prose[:own]))
    return prose[own:]


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Splits consecutive lines where a line ended though the next word would have fitted."""
    if not lines:
        return
    width = max(len(line.text.rstrip()) for line in lines)
    paragraph = [lines[0]]
    for line in lines[1:]:
        if _breaks(paragraph, line, width):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    yield paragraph


def _breaks(paragraph: Sequence[Line], line: Line, width: int) -> bool:
    above, below = paragraph[-1].text.rstrip(), line.text.strip()
    if below[0].islower():
        return False
    if DEFINITION.match(below) and DEFINITION.match(paragraph[0].text.strip()):
        return True
    needed = len(above) + 1 + len(below.split(maxsplit=1)[0])
    fits = needed <= width
    ended = bool(SENTENCE_END.search(above))
    if len(paragraph) == 1 and (is_noise_line(above.strip()) or _is_heading_line(above.strip())):
        return ended or needed <= max(width, NARROW)
    if is_noise_line(below):
        return fits or ended
    return (fits and not ended) or (ended and len(above) > LONG_LINE)


def _is_heading_line(text: str) -> bool:
    return text.startswith("#") or text.endswith("?") or text.isupper()


def _width(blank: str) -> int:
    return len(blank.expandtabs(4))
