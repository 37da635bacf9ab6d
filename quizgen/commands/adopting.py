"""Owns which notes of somebody's Anki collection become ours; must not read files or write."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from quizgen.anki import adopted, rendering
from quizgen.anki.foreign import ForeignCard, ForeignNote, ForeignNotetype
from quizgen.anki.notetypes import shapes
from quizgen.anki.rendering import Unshown
from quizgen.anki.search import Query
from quizgen.commands import adopted_note
from quizgen.model import Draft, Guid, KnownDocument, Note

OTHER_KIND = "it was a question and is a cloze text now, or the other way round: it keeps its former wording here"
NOT_IN_TEXT = "its number stands only inside another deletion, or nowhere in the text"
SAME_GUID = "another note of the collection has its guid"
ODD_GUID = "its guid cannot be written on a line"


@dataclass(frozen=True, slots=True)
class Foreign:
    """What is read of a collection. Notes and cards are gone through once."""

    notetypes: Mapping[int, ForeignNotetype]
    notes: Iterable[ForeignNote]
    cards: Iterable[ForeignCard]


@dataclass(frozen=True, slots=True)
class Refused:
    """A card, or a note with all its cards, that was meant and is not adopted; `says` is how its note begins."""

    guid: str
    ordinal: int
    says: str
    reason: str


@dataclass(frozen=True, slots=True)
class Adoption:
    """What adopting does. `notes` are new ones and those that changed, each with its document, in document order.

    `unchanged` were adopted before and are as they were; `own` are notes that quizgen made, which are never adopted.
    """

    notes: tuple[tuple[KnownDocument, Note], ...] = ()
    unchanged: int = 0
    own: int = 0
    refused: tuple[Refused, ...] = ()


@dataclass(slots=True)
class _Tally:
    """An adoption in the making."""

    now: datetime
    known: Mapping[Guid, Note]
    documents: dict[str, KnownDocument] = field(default_factory=dict)
    notes: dict[Guid, tuple[KnownDocument, Note]] = field(default_factory=dict)
    met: set[Guid] = field(default_factory=set)
    unchanged: int = 0
    own: int = 0
    refused: list[Refused] = field(default_factory=list)

    def refuse(self, note: ForeignNote, ordinal: int, reason: str) -> None:
        self.refused.append(Refused(note.guid, ordinal, adopted_note.begins(note), reason))


@dataclass(frozen=True, slots=True)
class _Meant:
    """A note that the search means, and its cards that it means, by ordinal."""

    note: ForeignNote
    notetype: ForeignNotetype
    cards: tuple[ForeignCard, ...]


def notes(
    foreign: Foreign, query: Query, known: Callable[[Iterable[Guid]], Mapping[Guid, Note]], *, now: datetime
) -> Adoption:
    """What becomes of the notes that the search means; `known` gives those notes of the store that have these guids."""
    meant = list(_meant(foreign, query))
    guids = (adopted.ours(one.note.guid, card.ordinal, one.notetype)[0] for one in meant for card in one.cards)
    tally = _Tally(now, known(guids))
    for one in meant:
        _adopt(tally, one)
    order = sorted(tally.notes.values(), key=lambda put: (put[0].path, put[1].draft.evidence.span.start, put[1].guid))
    return Adoption(tuple(order), tally.unchanged, tally.own, tuple(tally.refused))


def is_ours(notetype: ForeignNotetype) -> bool:
    """Whether quizgen made the notetype, or Anki a second one of it."""
    return notetype.id in {shape.id for shape in shapes()} or {"Alternatives", "Live", "Key"} <= set(notetype.fields)


# ---------------------------------------------------------------- which are meant


def _meant(foreign: Foreign, query: Query) -> Iterator[_Meant]:
    cards: dict[str, list[ForeignCard]] = {}
    for card in foreign.cards:
        if query.takes_deck(card.deck):
            cards.setdefault(card.guid, []).append(card)
    own = {notetype.id for notetype in foreign.notetypes.values() if is_ours(notetype)}
    for note in foreign.notes:
        notetype = foreign.notetypes.get(note.notetype_id)
        here = cards.get(note.guid)
        if notetype and here and query.takes_note(note.tags, notetype.name):
            ordered = () if notetype.id in own else tuple(sorted(here, key=lambda card: card.ordinal))
            yield _Meant(note, notetype, ordered)


# ---------------------------------------------------------------- what becomes of them


def _adopt(tally: _Tally, meant: _Meant) -> None:
    if not meant.cards:
        tally.own += 1
    elif not adopted_note.is_writable(meant.note.guid):
        tally.refuse(meant.note, 0, ODD_GUID)
    elif meant.notetype.is_cloze:
        _adopt_card(tally, meant, meant.cards[0])
    else:
        for card in meant.cards:
            _adopt_card(tally, meant, card)


def _adopt_card(tally: _Tally, meant: _Meant, card: ForeignCard) -> None:
    guid, _ = adopted.ours(meant.note.guid, card.ordinal, meant.notetype)
    before = tally.known.get(guid)
    if before and before.draft.rule != adopted.RULE:
        tally.own += 1
        return
    draft = _draft(meant, card)
    reason = SAME_GUID if guid in tally.met else draft if isinstance(draft, str) else _clash(before, draft)
    tally.met.add(guid)
    if reason or isinstance(draft, str):
        tally.refuse(meant.note, card.ordinal, reason)
        return
    said = draft, meant.note, adopted_note.deck_name(card.deck), tally.now
    _put(tally, before, adopted_note.again(before, *said) if before else adopted_note.new(guid, *said))
    _refuse_missing(tally, meant, draft)


def _draft(meant: _Meant, card: ForeignCard) -> Draft | str:
    """The card in words, or why there are none."""
    shown = rendering.shown(meant.notetype, meant.note, card.ordinal, adopted_note.deck_name(card.deck))
    return shown.value if isinstance(shown, Unshown) else adopted_note.draft(shown, meant.note.id + card.ordinal)


def _clash(before: Note | None, draft: Draft) -> str:
    return OTHER_KIND if before and before.draft.kind is not draft.kind else ""


def _put(tally: _Tally, before: Note | None, note: Note) -> None:
    if note == before:
        tally.unchanged += 1
        return
    here = tally.documents.setdefault(note.deck, adopted_note.document(note.deck, tally.now))
    tally.notes[note.guid] = (here, note)


def _refuse_missing(tally: _Tally, meant: _Meant, draft: Draft) -> None:
    """Cards of a cloze note that its text, as it is here, does not ask."""
    numbers = {part.number for part in draft.cloze}
    for card in meant.cards if meant.notetype.is_cloze else ():
        if card.ordinal + 1 not in numbers:
            tally.refuse(meant.note, card.ordinal, NOT_IN_TEXT)
