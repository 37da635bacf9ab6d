"""Owns reading `Q:`/`A:`/`C:` blocks as people write them in plain text; must not judge what they say.

A block goes on until the next marker, a line `---` or a heading. `Context:` is shown with the answer, `Tags:` are the
card's; above the first card `Tags:` are the file's, and `Deck:` is that of all cards below it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from quizgen.documents.frontmatter import CLOSING, front_matter
from quizgen.errors import QuizgenError
from quizgen.handwritten import gaps, markup
from quizgen.handwritten.card import Cards, Entry, Refused, Written, names

LONGEST = 50_000
"""A longer block is no card."""
MARKER = re.compile(r"(Q|A|C|Context|Tags|tags|Deck|deck):(?=\s|$)[ \t]*")
RULE = re.compile(r"\s{0,3}-{3,}\s*")
HEADING = re.compile(r"\s{0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_NAMED = re.compile(r"---[ \t]*\n((?:[ \t]*(?:#.*)?\n|\w+[ \t]*=.*\n)+)---[ \t]*(?:\n|\Z)")
_NAME = re.compile(r"""^name[ \t]*=[ \t]*(["'])(.*)\1[ \t]*$""", re.MULTILINE)


@dataclass(slots=True)
class _Open:
    """The card being read: where it begins, its parts by marker, and the lines each has so far."""

    line: int
    at: int
    end: int
    parts: dict[str, list[str]] = field(default_factory=dict)
    now: list[str] = field(default_factory=list)
    twice: str = ""

    def begin(self, marker: str, text: str) -> None:
        self.twice = self.twice or (marker if marker in self.parts else "")
        self.now = self.parts.setdefault(marker, [])
        self.now.append(text)


@dataclass(slots=True)
class _Place:
    """Where the reading stands."""

    deck: str = ""
    tags: tuple[str, ...] = ()
    headings: list[tuple[int, str]] = field(default_factory=list)
    card: _Open | None = None
    fence: str = ""
    is_begun: bool = False


def read(text: str, source: str) -> Cards:
    """The cards of a text in its order, each bad one refused by itself; QuizgenError for broken front matter."""
    deck, tags, start = _head(text, source)
    place = _Place()
    entries = tuple(_entries(text, start, place))
    return Cards(entries, deck, (*tags, *place.tags))


def is_blocks(text: str) -> bool:
    """Whether any line begins a card."""
    return re.search(r"^[QC]:(?=\s|$)", text, re.MULTILINE) is not None


def _head(text: str, source: str) -> tuple[str, tuple[str, ...], int]:
    """Deck, tags and end of the front matter: YAML, or lines `name = "…"` as other tools write them."""
    if named := _NAMED.match(text):
        name = _NAME.search(named[1])
        return (name[2] if name else ""), (), named.end()
    if is_blocks(text[: _closing(text)]):  # a line between cards is above the first one too
        return "", (), 0
    asked = front_matter(text, source)
    return asked.deck, asked.tags, asked.end


def _closing(text: str) -> int:
    """Where front matter would end."""
    closing = CLOSING.search(text, text.find("\n") + 1)
    return closing.start() if closing else len(text)


def _entries(text: str, start: int, place: _Place) -> Iterator[Entry]:
    at = start
    for number, line in enumerate(text[start:].split("\n"), start=text.count("\n", 0, start) + 1):
        end = at + len(line)
        if place.fence:
            place.fence = "" if markup.closes(line, place.fence) else place.fence
            yield from _more(line, number, end, place)
        elif marker := MARKER.match(line):
            yield from _marked(marker, line, (number, at, end), place)
        elif RULE.fullmatch(line) or HEADING.match(line):
            yield from _closed(place)
            _enter(line, place)
        else:
            place.fence = markup.fence(line)
            yield from _more(line, number, end, place)
        at = end + 1
    yield from _closed(place)


def _marked(marker: re.Match[str], line: str, where: tuple[int, int, int], place: _Place) -> Iterator[Entry]:
    """A line that begins with a marker."""
    number, at, end = where
    name, said = marker[1].capitalize(), line[marker.end() :]
    if name in {"Q", "C"}:
        yield from _closed(place)
        place.card, place.is_begun = _Open(number, at, end), True
    if place.card is None and name == "Deck":
        place.deck = said.strip()
    elif place.card is None and name == "Tags":
        if place.is_begun:
            yield Refused(number, "'Tags:' belongs to no card; above the first one it is for all")
        else:
            place.tags = (*place.tags, *names(said))
    elif place.card is None:
        yield Refused(number, f"'{name}:' without a 'Q:' above it")
    elif name == "Deck":
        yield from _more(line, number, end, place)
    else:
        place.card.begin(name, said)
        place.card.end = end
        place.fence = markup.fence(said)


def _more(line: str, number: int, end: int, place: _Place) -> Iterator[Entry]:
    """A line of the card that is open; text that is of none is a remark between cards."""
    if place.card is None:
        return
    if "Tags" in place.card.parts and place.card.now is place.card.parts["Tags"] and line.strip():
        yield Refused(number, "text behind 'Tags:' belongs to no field")
        return
    place.card.now.append(line)
    if line.strip():
        place.card.end = end


def _enter(line: str, place: _Place) -> None:
    """What stands below a heading is of its section."""
    heading = HEADING.match(line)
    if heading is None:
        return
    level = len(heading[1])
    place.headings = [above for above in place.headings if above[0] < level]
    place.headings.append((level, markup.shown(heading[2]).strip()))


def _closed(place: _Place) -> Iterator[Entry]:
    card, place.card = place.card, None
    if card is None:
        return
    try:
        yield _written(card, place)
    except QuizgenError as error:
        yield Refused(card.line, f"{error.fact}; {error.hint}" if error.hint else error.fact)


def _written(card: _Open, place: _Place) -> Written:
    said = {name: "\n".join(lines) for name, lines in card.parts.items()}
    if card.twice:
        raise QuizgenError(
            f"'{card.twice}:' is there twice", hint="a card ends with the next 'Q:' or 'C:', or a line '---'"
        )
    if max(map(len, said.values())) > LONGEST:
        raise QuizgenError(f"a field is longer than {LONGEST:,} characters")
    if "C" in said and "A" in said:
        raise QuizgenError("a text with gaps has no 'A:'", hint="write 'Q:' for a question")
    return Written(
        line=card.line,
        at=card.at,
        end=card.end,
        question=markup.shown(said.get("Q", "")),
        answer=markup.shown(said.get("A", "")),
        cloze=gaps.cloze(said["C"].strip(), markup.shown) if "C" in said else (),
        context=markup.shown(said.get("Context", "")),
        deck=place.deck,
        tags=names(said.get("Tags", "")),
        section=tuple(name for _, name in place.headings if name),
    )
