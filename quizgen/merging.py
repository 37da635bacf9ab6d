"""Owns what becomes of two stores' words on one thing, whichever of them is asked first; must not do I/O."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from quizgen.likeness import contains, likeness
from quizgen.model import GONE, Guid, KnownDocument
from quizgen.numbering import RELATED

_SECOND = timedelta(seconds=1)
_STEP = timedelta(seconds=1, microseconds=1)
"""How far a merge moves a note on: Anki sees the seconds, the microseconds count the steps."""


@dataclass(frozen=True, slots=True, order=True)
class Word:
    """What was decided at a moment; the greatest word counts."""

    decided_at: datetime
    value: str


@dataclass(frozen=True, slots=True)
class Decided:
    """What both stores have decided of one thing of a note (ordinal -1) or a card, and what counts from now on.

    None where nothing was ever decided.
    """

    guid: Guid
    ordinal: int
    kind: str
    ours: Word | None
    theirs: Word
    is_conflict: bool
    """Whether both decided otherwise since they had the same last word."""

    @property
    def counts(self) -> Word:
        return max(self.ours, self.theirs) if self.ours else self.theirs

    @property
    def is_news(self) -> bool:
        """Whether something else counts here than before."""
        return self.ours is None or self.counts.value != self.ours.value


@dataclass(frozen=True, slots=True)
class Renumbered:
    """A cloze number that hides unrelated texts in the two stores; the text of the note that counts stays."""

    guid: Guid
    ordinal: int
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Disputed:
    """One review that the stores have with other ratings; the better one counts."""

    guid: Guid
    ordinal: int
    id: int
    ours: int
    theirs: int


@dataclass(frozen=True, slots=True)
class Merge:
    """What a merge brings here; both hold for the stores as they were."""

    reviews: int
    taken_back: int
    """Reviews that count here until now and were taken back there."""
    notes: int
    rewritten: int
    """Notes of both stores that the other one's builds wrote last."""
    decided: tuple[Decided, ...] = ()
    """What the other store has decided that is not known here, of notes that are in both."""
    renumbered: tuple[Renumbered, ...] = ()
    disputed: tuple[Disputed, ...] = ()
    options: tuple[str, ...] = ()
    """Decks whose options were set there later."""

    @property
    def news(self) -> tuple[Decided, ...]:
        return tuple(decided for decided in self.decided if decided.is_news)

    @property
    def conflicts(self) -> tuple[Decided, ...]:
        return tuple(decided for decided in self.decided if decided.is_conflict)


Key = tuple[Guid, int, str]
"""A note or a card by its ordinal, and the kind of what is decided of it."""


def decided(key: Key, ours: Sequence[Word], theirs: Sequence[Word]) -> Decided:
    """What follows from both logs of one thing; theirs is not empty."""
    common = max(set(ours) & set(theirs), default=None)
    mine, yours = max(ours, default=None), max(theirs)
    has_agreed = mine is None or common in {mine, yours}
    return Decided(*key, mine, yours, not has_agreed and mine is not None and mine.value != yours.value)


def are_unrelated(hidden: str, other: str) -> bool:
    """Whether two texts are no two wordings of one deletion."""
    return not contains(hidden, other) and likeness(hidden, other) < RELATED


# ---------------------------------------------------------------- times of change


def written_at(modified_at: datetime) -> datetime:
    """When a build or a decision last wrote the note, whatever merges added since: which row counts goes by it."""
    return modified_at - modified_at.microsecond * _STEP


def moved_on(sides: Sequence[tuple[datetime, bool]]) -> datetime:
    """The time of change of a merged note, given each side's and whether that side shows what the merged note shows.

    Anki takes a note only when its second is later than that of the note it has, from whichever store that came.
    So it is no second that a side had with something else to show. Where it has to move on, `written_at` stays, so
    that a third store finds the same row whatever was merged first.
    """
    base = max(written_at(modified_at) for modified_at, _ in sides)
    seconds = [(modified_at.replace(microsecond=0), is_shown) for modified_at, is_shown in sides]
    least = max(second for second, _ in seconds)
    if (least, False) in seconds:
        least += _SECOND
    return base + (least - base) // _SECOND * _STEP


# ---------------------------------------------------------------- documents


def homes(
    theirs: Iterable[KnownDocument], ours: Sequence[KnownDocument], shared: Mapping[tuple[str, str], int]
) -> dict[str, str]:
    """For each path there the path here below which its notes go; its own where no document here is the same.

    `shared` counts the notes that a document there (first) has in common with one here.
    """
    held: dict[str, list[tuple[int, str]]] = {}
    for (there, here), notes in shared.items():
        held.setdefault(there, []).append((-notes, here))
    most = {there: min(found)[1] for there, found in held.items()}
    same_path = {one.path for one in ours}
    # The last one put in stays: one whose file is not gone, of those the first by path.
    ordered = sorted(ours, key=lambda one: (one.sha256 == GONE, one.path), reverse=True)
    named = {(one.source, one.title): one.path for one in ordered}
    return {
        one.path: most.get(one.path)
        or (one.path if one.path in same_path else named.get((one.source, one.title), one.path))
        for one in theirs
    }
