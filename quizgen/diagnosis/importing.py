"""Owns what an import of a package would do to a collection, note by note; must not know the store."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from quizgen.anki.fate import Fate, differences, fate, landing
from quizgen.anki.foreign import About, ForeignCard, ForeignNote, ForeignNotetype
from quizgen.diagnosis import ours
from quizgen.diagnosis.findings import Example, Findings
from quizgen.diagnosis.kinds import Kind
from quizgen.diagnosis.matching import matched

LOST_TAGS = frozenset(("leech", "marked"))
"""No package has them."""
_FATES = {Fate.NEW: Kind.NEW, Fate.UPDATED: Kind.UPDATED, Fate.SAME: Kind.SAME}


class Collection(Protocol):
    """What an open Anki file gives, in order of guid."""

    def about(self) -> About: ...
    def notetypes(self) -> Mapping[int, ForeignNotetype]: ...
    def notes(self) -> Iterator[ForeignNote]: ...
    def cards(self) -> Iterator[ForeignCard]: ...
    def deleted_notes(self) -> frozenset[int]: ...


@dataclass(slots=True)
class Group:
    """The notes that share a guid, and their cards."""

    notes: list[ForeignNote]
    cards: dict[int, ForeignCard]


@dataclass(slots=True)
class _Looking:
    """One look at a package and a collection."""

    findings: Findings
    landing: Mapping[int, int | None]
    looks: tuple[Mapping[int, ours.Look], Mapping[int, ours.Look]]
    """Of the package and of the collection."""
    deleted: frozenset[int]
    decks: dict[str, str] = field(default_factory=dict)
    """Those of the package's cards, by their folded names."""
    filled: set[str] = field(default_factory=set)
    """Those that get a card."""
    frozen: set[int] = field(default_factory=set)
    """Notetypes with notes that no update reaches."""


def look(findings: Findings, package: Collection, there: Collection) -> None:
    """What the import does is found, and what of it should not be."""
    (mine, theirs), deleted = (package.notetypes(), there.notetypes()), there.deleted_notes()
    looking = _Looking(findings, landing(mine, theirs), (ours.looks(mine), ours.looks(theirs)), deleted)
    for guid, sent, known in matched(_groups(package), _groups(there)):
        before = known[0] if known else Group([], {})
        if sent:
            _import(looking, guid, sent[0], before)
        elif before.notes:
            _blanks(looking, before, before.notes[-1], ())
    for ident in sorted(looking.frozen):
        said = ", ".join(differences(mine[ident], theirs[ident]))
        findings.add(Kind.RESHAPED, Example, "", f"{mine[ident].name}: {said}")
    _empty_decks(looking, there.about().decks)


def groups_of(notes: Iterable[ForeignNote], cards: Iterable[ForeignCard]) -> Iterator[tuple[str, Group]]:
    """All that stands under each guid."""
    pairs = matched(((note.guid, note) for note in notes), ((card.guid, card) for card in cards))
    for guid, found, theirs in pairs:
        yield guid, Group(found, {card.ordinal: card for card in theirs})


def _groups(collection: Collection) -> Iterator[tuple[str, Group]]:
    return groups_of(collection.notes(), collection.cards())


def _import(looking: _Looking, guid: str, sent: Group, before: Group) -> None:
    """Anki takes each note of the package on its own; of several it has with one guid, the last stands for all."""
    there = before.notes[-1] if before.notes else None
    fates = [fate(note, there, looking.landing) for note in sent.notes]
    for note, becomes in zip(sent.notes, fates, strict=True):
        _note(looking, note, there, becomes)
    if not fates:
        return
    after = sent.notes[-1] if Fate.UPDATED in fates or there is None else there
    is_kept = Fate.CONFLICTING in fates
    new = () if is_kept else tuple(ordinal for ordinal in sent.cards if ordinal not in before.cards)
    for ordinal, card in sent.cards.items():
        deck = card.deck.casefold()
        looking.decks.setdefault(deck, card.deck)
        if ordinal in new:
            looking.filled.add(deck)
        elif ordinal in before.cards and before.cards[ordinal].deck.casefold() != deck:
            looking.findings.add(Kind.OTHER_DECK, _elsewhere, sent.notes[-1], before.cards[ordinal], card)
    if there is not None:
        looking.findings.count(Kind.NEW_CARDS, len(new))
        _blanks(looking, before, after, new)


def _note(looking: _Looking, note: ForeignNote, there: ForeignNote | None, becomes: Fate) -> None:
    findings = looking.findings
    if becomes is Fate.NEW and note.id in looking.deleted:
        findings.add(Kind.RETURNING, ours.example, note)
    if becomes is Fate.CONFLICTING and there is not None:
        is_reshaped = there.notetype_id == note.notetype_id
        if is_reshaped:
            looking.frozen.add(note.notetype_id)
        findings.add(Kind.FROZEN if is_reshaped else Kind.OTHER_NOTETYPE, ours.example, note)
    elif becomes is Fate.NEWER and there is not None:
        findings.add(_left(looking, note, there), ours.example, note)
    else:
        if becomes is Fate.UPDATED and there is not None and _overwrites(looking, note, there):
            findings.add(Kind.OVERWRITTEN, ours.example, there)
        findings.add(_FATES[becomes], ours.example, note)


def _left(looking: _Looking, note: ForeignNote, there: ForeignNote) -> Kind:
    """Why Anki's note is the newer one."""
    if note.fields == there.fields and _tags(note) == _tags(there):
        return Kind.SAME
    sides = _sides(looking, note, there)
    if sides is None:
        return Kind.EDITED_THERE
    mine, theirs = (ours.read(*side) for side in sides)
    is_later = not ours.is_edited(theirs) and mine.sent != theirs.sent
    return Kind.STALE if is_later else Kind.EDITED_THERE


def _overwrites(looking: _Looking, note: ForeignNote, there: ForeignNote) -> bool:
    sides = _sides(looking, note, there)
    if sides is None:
        return False
    mine, theirs = (ours.read(*side) for side in sides)
    return (ours.is_worded(theirs) and mine.fields != theirs.fields) or bool(ours.lost_tags(theirs, mine))


Side = tuple[ForeignNote, ours.Look]


def _sides(looking: _Looking, note: ForeignNote, there: ForeignNote) -> tuple[Side, Side] | None:
    """Both with what is known of their notetypes, when they are ours."""
    mine, theirs = looking.looks
    if note.notetype_id not in mine or there.notetype_id not in theirs:
        return None
    return (note, mine[note.notetype_id]), (there, theirs[there.notetype_id])


def _tags(note: ForeignNote) -> frozenset[str]:
    return frozenset(tag.casefold() for tag in note.tags) - LOST_TAGS


def _blanks(looking: _Looking, before: Group, after: ForeignNote, new: Sequence[int]) -> None:
    """Cards that are blank and stay so, and those that go blank."""
    there, look = before.notes[-1], looking.looks[1].get(before.notes[-1].notetype_id)
    if look is None:
        return
    now = look.blank(there.fields, before.cards)
    then = look.blank(after.fields, (*before.cards, *new))
    for kind, cards in ((Kind.BLANK, now & then), (Kind.GOES_BLANK, then - now)):
        for ordinal in sorted(cards):
            looking.findings.add(kind, ours.example, there, ordinal)


def _elsewhere(note: ForeignNote, there: ForeignCard, sent: ForeignCard) -> Example:
    found = ours.example(note, sent.ordinal)
    return found._replace(text=f"{there.deck}, not {sent.deck}: {found.text}")


def _empty_decks(looking: _Looking, there: Iterable[str]) -> None:
    """Anki makes the deck of every card in the package, also when it leaves the card where it is."""
    known = {name.casefold() for name in there}
    for deck, name in sorted(looking.decks.items()):
        is_filled = any(full == deck or full.startswith(f"{deck}::") for full in looking.filled)
        if deck not in known and not is_filled:
            looking.findings.add(Kind.EMPTY_DECK, Example, "", name)
