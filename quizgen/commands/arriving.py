"""Owns what an Anki collection would change in the store, before anything is written; must not change notes."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from typing import TypeVar

from quizgen.anki import adopted
from quizgen.anki.reading import ForeignCollection
from quizgen.arrivals import theirs as reading
from quizgen.arrivals.answers import arrivals
from quizgen.arrivals.comparing import EDIT, Change, Difference, compared, is_gone, since
from quizgen.arrivals.naming import Names
from quizgen.arrivals.theirs import Theirs
from quizgen.commands import arriving_words, rows, tag
from quizgen.commands.adopting import Adoption
from quizgen.commands.progress import Progress
from quizgen.errors import QuizgenError
from quizgen.model import Guid, Note
from quizgen.store import Store
from quizgen.store.arrived import News, Ours, Seen
from quizgen.store.deciding import OF_NOTE

T = TypeVar("T")
AT_ONCE = 2_000
"""Notes that are compared together: memory stays small, and questions to the store few."""


@dataclass(frozen=True, slots=True)
class Rewording:
    """A note whose wording, tags or place among the wanted change, as it is and as it will be."""

    before: Note
    after: Note


@dataclass(frozen=True, slots=True)
class Kept:
    """What was decided here later than in Anki, and so stays; both in words."""

    guid: Guid
    what: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Refused:
    """What was done in Anki and cannot be done here."""

    guid: Guid
    reason: str


@dataclass(slots=True)
class Arriving:
    """The plan of an import."""

    collection: str
    news: News = field(default_factory=lambda: News(0, 0, 0, ()))
    cards: list[Change] = field(default_factory=list)
    notes: list[Rewording] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    gone: list[Rewording] = field(default_factory=list)
    """Deleted in Anki, and rejected for that."""
    met: set[Guid] = field(default_factory=set)
    """Notes of ours that are in the collection."""
    seen: int = 0
    """Notes that were in the collection when it was last read."""
    adoption: Adoption | None = None
    """Where notes of others were asked for."""
    decks: set[tuple[str, str, float | None]] = field(default_factory=set)
    """Which decks of Anki hold cards of which of ours, and the retention wanted there."""
    counts: Counter[str] = field(default_factory=Counter)
    """What is only told: notes met, notes of others, buried cards, cards in other decks."""

    @property
    def is_nothing(self) -> bool:
        changes = (self.cards, self.notes, self.gone, self.adoption and self.adoption.notes)
        return not (any(changes) or self.news.answers or self.news.reschedules or self.counts["remembered"])


def planned(store: Store, collection: ForeignCollection, progress: Progress) -> Arriving:
    """What the collection would change; its answers are at hand to be written."""
    about = collection.about()
    plan, names = Arriving(str(about.created_s)), Names(store.arrivals.of_rule(adopted.RULE))
    log = progress.through(collection.reviews(), about.reviews, "review")
    seen = notes_compared(store, collection, plan, names)
    if about.is_whole:
        seen = chain(seen, notes_missed(store, collection, plan))
    plan.news = store.arrivals.stage(arrivals(log, names), seen)
    return plan


def notes_compared(store: Store, collection: ForeignCollection, plan: Arriving, names: Names) -> Iterator[Seen]:
    """What is to be remembered of the notes there are; when it is all given, the plan has all that differs."""
    notetypes = {ident: reading.places(notetype) for ident, notetype in collection.notetypes().items()}
    every = reading.paired(collection.notes(), collection.cards())
    ours_of = (part for note, cards in every for part in (names.parted(note, cards) if names else ((note, cards),)))
    for pairs in _batched(ours_of, AT_ONCE):
        ours = store.arrivals.ours(plan.collection, (note.guid for note, _ in pairs))
        known = [reading.read(note, cards, notetypes) for note, cards in pairs if note.guid in ours]
        plan.counts["others"] += len(pairs) - len(known)
        yield from _met(store, plan, known, ours)


def _met(store: Store, plan: Arriving, known: Sequence[Theirs], ours: dict[Guid, Ours]) -> Iterator[Seen]:
    found = {theirs.guid: compared(ours[theirs.guid], theirs, is_tag) for theirs in known}
    notes = store.notes_of(guid for guid, difference in found.items() if difference.of_note)
    for theirs in known:
        difference, here = found[theirs.guid], ours[theirs.guid]
        plan.met.add(theirs.guid)
        plan.cards += difference.cards
        plan.kept += map(_kept, difference.kept)
        if difference.of_note:
            _reword(plan, notes[theirs.guid], theirs, difference, here)
        _count(plan, here, theirs)
        seen = theirs.seen()
        if seen != here.seen:
            plan.counts["remembered"] += 1
            yield seen


def _reword(plan: Arriving, note: Note, theirs: Theirs, difference: Difference, here: Ours) -> None:
    after = note if difference.tags is None else replace(note, own_tags=difference.tags)
    if difference.is_back:
        after = replace(after, rejected=False)
    if difference.is_worded:
        try:
            edit = arriving_words.edited(note, theirs, difference.base)
        except QuizgenError as error:
            plan.refused.append(Refused(note.guid, error.fact))
        else:
            said = replace(after, edit=edit)
            if edit != note.edit and since(here, OF_NOTE, EDIT, theirs.modified_s):
                plan.kept.append(Kept(note.guid, "wording", _said(note), _said(said)))
            else:
                after = said
    if after != note:
        plan.notes.append(Rewording(note, after))


def notes_missed(store: Store, collection: ForeignCollection, plan: Arriving) -> Iterator[Seen]:
    """Notes that were there when this whole collection was last read, and were not met now; the plan rejects them.

    Collections made on the same day go by the same name: of one that has less than half of these notes only those
    count as deleted that it remembers to have deleted.
    """
    deleted, missed, there = collection.deleted_notes(), [], 0
    for seen in store.arrivals.seen(plan.collection):
        if is_gone(seen):
            continue
        plan.seen += bool(seen.cards)
        if seen.guid in plan.met:
            there += 1
        else:
            missed.append(seen)
    if there < len(missed):
        missed = [seen for seen in missed if seen.note_id in deleted]
    for some in _batched(iter(missed), AT_ONCE):
        notes = store.notes_of(seen.guid for seen in some if seen.cards)
        plan.gone += [Rewording(note, replace(note, rejected=True)) for note in notes.values() if note.is_asked]
        for seen in some:
            plan.counts["remembered"] += 1
            yield seen._replace(digest="", cards=())


def _count(plan: Arriving, ours: Ours, theirs: Theirs) -> None:
    counts = plan.counts
    counts["met"] += 1
    for card in theirs.cards.values():
        counts["buried"] += card.buried
        counts["moved"] += card.deck.casefold() != ours.deck.casefold()
        plan.decks.add((card.deck, ours.deck, card.desired_retention))


def is_tag(name: str) -> bool:
    """Whether quizgen can keep the tag."""
    try:
        return tag.checked(name) == name
    except QuizgenError:
        return False


def _kept(change: Change) -> Kept:
    return Kept(change.guid, f"card {change.ordinal + 1}", in_words(change.kind, change.ours), _theirs(change))


def _theirs(change: Change) -> str:
    return in_words(change.kind, change.theirs)


def in_words(kind: str, value: int) -> str:
    """A decision about a card as it is told."""
    if kind == "flag":
        return f"flag {value}" if value else "no flag"
    return "suspended" if value else "not suspended"


def _said(note: Note) -> str:
    return rows.summary(note.shown)


def _batched(things: Iterator[T], size: int) -> Iterator[list[T]]:
    while some := list(islice(things, size)):
        yield some
