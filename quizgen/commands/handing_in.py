"""Owns reading a file of hand-written cards into drafts, each bad card refused by itself; must not know the store."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from quizgen.commands import by_hand, form, tag
from quizgen.commands.targets import check_deck
from quizgen.documents.decode import load
from quizgen.errors import QuizgenError
from quizgen.handwritten import blocks, tables
from quizgen.handwritten.card import Cards, Refused, Written
from quizgen.handwritten.tables import Reading
from quizgen.model import Draft, Evidence, Span, Wording

BLOCKS = frozenset({".md", ".markdown"})


@dataclass(frozen=True, slots=True)
class Place:
    """The deck a card asks for, empty for its file's, and the tags it has of its own."""

    deck: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What a file gave: drafts with their places, in its order, and what was refused."""

    drafts: tuple[Draft, ...]
    places: tuple[Place, ...]
    refused: tuple[Refused, ...]
    deck: str
    tags: tuple[str, ...]
    sha256: str


def read(path: Path) -> HandedIn:
    """What the file holds; QuizgenError when there is no card in it, good or bad."""
    decoded = load(path)
    cards = _cards(decoded.text, path)
    drafts, places, refused = [], [], []
    for entry in _once(cards):
        if isinstance(entry, Refused):
            refused.append(entry)
            continue
        written, wording = entry
        drafts.append(_draft(written, wording))
        places.append(Place(written.deck, written.tags))
    if not drafts and not refused:
        raise QuizgenError("there are no cards in it", where=str(path), hint=_HOW[path.suffix.lower() in BLOCKS])
    return HandedIn(tuple(drafts), tuple(places), tuple(refused), cards.deck, cards.tags, decoded.sha256)


_HOW = (
    "the first two columns are front and back, or name columns in the first row",
    "begin a question with 'Q:' and its answer with 'A:', a text with gaps with 'C:'",
)


def _cards(text: str, path: Path) -> Cards:
    suffix = path.suffix.lower()
    if suffix in BLOCKS or (suffix == ".txt" and not tables.is_export(text) and blocks.is_blocks(text)):
        return blocks.read(text, path.name)
    return tables.read(text, "," if suffix == ".csv" else "\t", _html)


def _html() -> Reading:
    """How the fields of an export from Anki are read."""
    from quizgen.anki import plaintext  # few files need it

    return Reading(plaintext.text, plaintext.cloze)


def _once(cards: Cards) -> Iterator[tuple[Written, Wording] | Refused]:
    """Each card with its wording as the store keeps one; what is no card, or stands there already, is refused."""
    lines: dict[Wording, int] = {}
    for entry in cards.entries:
        if isinstance(entry, Refused):
            yield entry
            continue
        try:
            wording = _checked(entry)
        except QuizgenError as error:
            yield Refused(entry.line, f"{error.fact}; {error.hint}" if error.hint else error.fact)
            continue
        if wording in lines:
            yield Refused(entry.line, f"the same card stands in line {lines[wording]}")
            continue
        lines[wording] = entry.line
        yield replace(entry, tags=tuple(map(tag.checked, entry.tags))), wording


def _checked(card: Written) -> Wording:
    wording = form.tidy(Wording(card.question, card.answer, card.cloze, card.context))
    for name in card.tags:
        tag.checked(name)
    check_deck(card.deck or None)
    if wording.cloze:
        return wording
    if not wording.question:
        raise QuizgenError("there is no question")
    if not wording.answer:
        raise QuizgenError("there is no answer")
    return wording


def _draft(card: Written, wording: Wording) -> Draft:
    """The card as a draft that rests on its own words, at its place in the file."""
    draft = by_hand.draft(wording, ())
    evidence = Evidence(draft.evidence.quote, Span(card.at, card.end), card.line)
    return replace(draft, evidence=evidence, section=card.section)


def decks(places: Sequence[Place], usual: str) -> tuple[str, ...]:
    """The deck of each card."""
    return tuple(place.deck or usual for place in places)
