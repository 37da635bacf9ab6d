"""Owns the figures of learning and what is computed of them; must not know where they come from or how they look."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from itertools import groupby

from quizgen.model import Guid

MATURE_DAYS = 21
"""A card with an interval of so many days is mature, as in Anki; one with a shorter interval is young."""
STATES = ("new", "learning", "review", "relearning", "suspended")
"""What a card can be; a suspended one is only that."""
PERIODS = (("today", 0, 1), ("yesterday", 1, 1), ("week", 0, 7), ("month", 0, 30), ("year", 0, 365))
"""Of retention, as in Anki: name, how many days ago its last day is, how many days it has."""


# ---------------------------------------------------------------- answers


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the cards asked were recalled."""

    recalled: int
    asked: int

    @property
    def rate(self) -> float | None:
        return self.recalled / self.asked if self.asked else None


@dataclass(frozen=True, slots=True)
class Tally:
    """Answers counted: by rating, the time they took, and those that tell of memory.

    These are Anki's true retention: answers to cards in Review, which are young or mature by the interval they had.
    """

    again: int = 0
    hard: int = 0
    good: int = 0
    easy: int = 0
    duration_ms: int = 0
    young_recalled: int = 0
    young_asked: int = 0
    mature_recalled: int = 0
    mature_asked: int = 0

    @property
    def reviews(self) -> int:
        return self.again + self.hard + self.good + self.easy

    @property
    def young(self) -> Share:
        return Share(self.young_recalled, self.young_asked)

    @property
    def mature(self) -> Share:
        return Share(self.mature_recalled, self.mature_asked)

    @property
    def retention(self) -> Share:
        """Of young and mature cards."""
        return Share(self.young_recalled + self.mature_recalled, self.young_asked + self.mature_asked)

    def without(self, taken_back: "Tally") -> "Tally":
        """What is left when some of the answers do not count."""
        return Tally(*(getattr(self, name) - getattr(taken_back, name) for name in TALLIED))


TALLIED = tuple(field.name for field in fields(Tally))


def together(tallies: Iterable[Tally]) -> Tally:
    """All that was counted in any of them."""
    rows = [tuple(getattr(tally, name) for name in TALLIED) for tally in tallies]
    return Tally(*(sum(column) for column in zip(*rows, strict=True)))


@dataclass(frozen=True, slots=True)
class Day:
    """A learner's day, from 04:00 to 04:00, by the date on which it begins."""

    date: date
    tally: Tally


def periods(days: Sequence[Day]) -> dict[str, Tally]:
    """What was answered in each of PERIODS and in "all time"; the last of the days, which leave out none, is today."""
    counted = {name: together(day.tally for day in _ending(days, ago, length)) for name, ago, length in PERIODS}
    return {**counted, "all time": together(day.tally for day in days)}


def _ending(days: Sequence[Day], ago: int, length: int) -> Sequence[Day]:
    end = len(days) - ago
    return days[max(0, end - length) : max(0, end)]


@dataclass(frozen=True, slots=True)
class Streak:
    """Days in a row with answers: those until now (today may still come), and the most there ever were."""

    current: int
    longest: int


def streak(days: Sequence[Day]) -> Streak:
    """Of days that leave out none, the last of which is today."""
    active = [day.tally.reviews > 0 for day in days]
    runs = [len(list(run)) for is_active, run in groupby(active) if is_active]
    until_now = active if not active or active[-1] else active[:-1]
    is_running = bool(until_now) and until_now[-1]
    return Streak(runs[-1] if is_running else 0, max(runs, default=0))


# ---------------------------------------------------------------- cards


@dataclass(frozen=True, slots=True)
class DueDay:
    """The cards that fall due on a day."""

    date: date
    young: int
    mature: int

    @property
    def cards(self) -> int:
        return self.young + self.mature


@dataclass(frozen=True, slots=True)
class Forecast:
    """The days from today on. What fell due before today is `overdue`, and among today's too."""

    overdue: int
    days: tuple[DueDay, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """How many cards have a value in [low, high); the last bar of a histogram has no upper end."""

    low: float
    high: float | None
    cards: int


def histogram(values: Iterable[tuple[float, int]], edges: Sequence[float]) -> tuple[Bar, ...]:
    """A bar from each edge to the next, and one above the last; `values` come with how many cards have them.

    What lies below the first edge is in the first bar.
    """
    counts = [0] * len(edges)
    for value, cards in values:
        counts[max(0, bisect_right(edges, value) - 1)] += cards
    ends = (*edges[1:], None)
    return tuple(Bar(low, high, cards) for low, high, cards in zip(edges, ends, counts, strict=True))


@dataclass(frozen=True, slots=True)
class HardCard:
    """A card that was forgotten: `lapses` counts Again in Review, `again` all of them; it took `duration_ms` in all."""

    guid: Guid
    ordinal: int
    lapses: int
    difficulty: float
    reviews: int
    again: int
    duration_ms: int
    suspended: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A section of a deck, or a whole deck (`section` is empty): what is in it, and recent answers.

    These are the tally, and `answered` is of how many cards.
    """

    deck: str
    section: tuple[str, ...]
    notes: int
    new: int
    due: int
    retired: int
    answered: int
    tally: Tally


def by_deck(places: Iterable[Place]) -> tuple[Place, ...]:
    """The decks that the places, which come deck by deck, are in."""
    return tuple(_deck(name, tuple(within)) for name, within in groupby(places, key=lambda place: place.deck))


def _deck(name: str, within: tuple[Place, ...]) -> Place:
    return Place(
        deck=name,
        section=(),
        notes=sum(place.notes for place in within),
        new=sum(place.new for place in within),
        due=sum(place.due for place in within),
        retired=sum(place.retired for place in within),
        answered=sum(place.answered for place in within),
        tally=together(place.tally for place in within),
    )


# ---------------------------------------------------------------- all of them

STABILITY_EDGES = (0, 1, 3, 7, 14, 30, 90, 180, 365)
"""In days."""
DIFFICULTY_EDGES = tuple(range(1, 10))
"""The last bar goes from 9 to 10, which is the highest."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How learning goes: `days` leave out none since the first review, a year at least, and end today.

    `window` is how many days count as recent; `states` has all of STATES;
    `questions` are those of the hardest cards.
    """

    window: int
    states: dict[str, int]
    forecast: Forecast
    days: tuple[Day, ...]
    stability: tuple[Bar, ...]
    difficulty: tuple[Bar, ...]
    places: tuple[Place, ...]
    hardest: tuple[HardCard, ...]
    questions: dict[Guid, str]

    @property
    def today(self) -> Tally:
        return self.days[-1].tally

    @property
    def recent(self) -> Tally:
        """The answers of the window."""
        return together(day.tally for day in self.days[-self.window :])

    @property
    def decks(self) -> tuple[Place, ...]:
        return by_deck(self.places)

    @property
    def is_begun(self) -> bool:
        """Whether any review stands."""
        return any(day.tally.reviews for day in self.days)
