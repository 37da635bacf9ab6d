"""Owns what a learner did in Anki since it was last known, and whether that counts here; must not read wordings.

Three are compared: what Anki said last time (the base), what it says now, what the store says. What differs from the
base was done in Anki. It counts here, but where the learner decided the same here later.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from quizgen.anki.foreign import ForeignCard
from quizgen.arrivals.theirs import Theirs
from quizgen.model import Guid
from quizgen.store.arrived import Ours, Seen
from quizgen.store.deciding import FROM_ANKI

SUSPENDED, FLAG, EDIT = "suspended", "flag", "edit"


@dataclass(frozen=True, slots=True)
class Change:
    """What is decided in Anki of a card, against what was decided here."""

    guid: Guid
    ordinal: int
    kind: str
    ours: int
    theirs: int


@dataclass(slots=True)
class Difference:
    """What of a note is otherwise in Anki, by the learner's doing there."""

    cards: list[Change] = field(default_factory=list)
    kept: list[Change] = field(default_factory=list)
    """Decided here since: that stays."""
    tags: tuple[str, ...] | None = None
    """The own tags that follow; None where they are as they were."""
    is_worded: bool = False
    """Whether Anki has another wording than it had."""
    base: str = ""
    """The digest of the wording it had; empty where that is not known."""
    is_back: bool = False
    """Whether it was deleted there once, and is there again."""

    @property
    def of_note(self) -> bool:
        return self.tags is not None or self.is_worded or self.is_back


def compared(ours: Ours, theirs: Theirs, is_tag: Callable[[str], bool]) -> Difference:
    """What follows for the note and its cards; tags that are none for quizgen are passed over."""
    found = Difference()
    last = {ordinal: (suspended, flag) for ordinal, suspended, flag in ours.seen.cards} if ours.seen else {}
    for ordinal, card in theirs.cards.items():
        if ordinal in ours.cards and (card.suspended, card.flag) != last.get(ordinal, (False, 0)):
            for change in _of_card(ours, card, last.get(ordinal, (False, 0))):
                is_later = since(ours, ordinal, change.kind, card.modified_s)
                (found.kept if is_later else found.cards).append(change)
    found.base, tags = _base(ours, theirs)
    found.is_worded = theirs.fields is not None and found.base != theirs.digest
    merged = _merged(ours.own_tags, tags, tuple(filter(is_tag, theirs.tags)))
    found.tags = merged if merged != ours.own_tags else None
    found.is_back = ours.rejected and ours.rejected_in == FROM_ANKI and ours.seen is not None and is_gone(ours.seen)
    return found


def is_gone(seen: Seen) -> bool:
    """Whether the note was no longer there when the collection was last read."""
    return not seen.digest


def since(ours: Ours, ordinal: int, kind: str, modified_s: int) -> bool:
    """Whether the learner decided it here later than anything of it was changed in Anki."""
    decided_at: datetime | None = ours.decided_at.get((ordinal, kind))
    return decided_at is not None and int(decided_at.timestamp()) > modified_s


def _of_card(ours: Ours, card: ForeignCard, base: tuple[bool, int]) -> Iterator[Change]:
    mine, now = ours.cards[card.ordinal], (card.suspended, card.flag)
    for kind, here, before, there in zip((SUSPENDED, FLAG), mine, base, now, strict=True):
        if there not in (before, here):
            yield Change(ours.guid, card.ordinal, kind, int(here), int(there))


def _base(ours: Ours, theirs: Theirs) -> tuple[str, tuple[str, ...]]:
    """The digest of the fields and the own tags that Anki is known to have had.

    A note that says nothing of what was sent, and was not seen before, is as it was sent unless it was changed in
    Anki later than here.
    """
    seen, said = ours.seen, theirs.said()
    if seen is not None and seen.digest and seen.sent == theirs.sent:
        return seen.digest, seen.tags
    if said is not None:
        return said.digest, said.own_tags
    if theirs.modified_s > int(ours.modified_at.timestamp()):
        return "", ()
    return theirs.digest, theirs.tags


def _merged(mine: tuple[str, ...], base: tuple[str, ...], now: tuple[str, ...]) -> tuple[str, ...]:
    """Our tags without those taken away in Anki, and those given there behind them; case makes no difference."""
    if base == now:
        return mine
    known, there, here = ({tag.casefold() for tag in tags} for tags in (base, now, mine))
    left = tuple(tag for tag in mine if tag.casefold() in there or tag.casefold() not in known)
    return *left, *(tag for tag in now if tag.casefold() not in known | here)
