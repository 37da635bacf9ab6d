"""Owns what a desired retention would cost a learner and bring, by simulated cards; must not know their store."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo
from itertools import pairwise
from random import Random
from statistics import fmean

from quizgen.model import Guid, Rating, Review
from quizgen.options import Options
from quizgen.schedule import elapsed_days
from quizgen.scheduling.fsrs6 import DEFAULT_PARAMETERS, Fsrs, Trace
from quizgen.scheduling.steps import DAY, Steps, next_step

YEAR = 365
RETENTIONS = tuple(percent / 100 for percent in range(70, 98))
SAMPLE = 500
"""So many stand for all cards, few or many: fewer make the curve rough, more make it slow."""
MOST_REPEATS = 20
"""On one day: a learner whose habit it is to press Again would never be done."""
FEWEST_ANSWERS = 30
"""Of a kind; from fewer no habit can be read, and the average of many learners stands in."""
Shares = tuple[float, float, float, float]
"""How often Again, Hard, Good and Easy are pressed, or how many seconds each takes."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How a learner answers; the defaults are what FSRS' own simulator takes for the average of many learners.

    `recalled` is how answers on a later day are rated when the card is recalled, `repeated` those on the same day.
    """

    first: Shares = (0.24, 0.094, 0.495, 0.171)
    recalled: Shares = (0.0, 0.224, 0.631, 0.145)
    repeated: Shares = (0.0519, 0.047, 0.8462, 0.055)
    first_seconds: Shares = (19.58, 18.79, 13.78, 10.71)
    later_seconds: Shares = (19.38, 17.59, 12.38, 8.94)
    repeated_seconds: Shares = (16.44, 15.25, 12.32, 8.03)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A year at one desired retention: a day's answers and minutes on average, and the cards remembered at its end."""

    retention: float
    reviews_per_day: float
    minutes_per_day: float
    remembered: float

    @property
    def minutes_per_card(self) -> float:
        """A year's minutes for each card remembered."""
        return self.minutes_per_day * YEAR / self.remembered if self.remembered else 0.0


def habits(reviews: Iterable[Review], zone: tzinfo | None) -> Habits:
    """How the learner of these reviews, in time order, answers; averages where there are too few of a kind."""
    first, later, repeated = _kinds(reviews, zone)
    usual = Habits()
    recalled = [review for review in later if review.rating is not Rating.AGAIN]
    return Habits(
        first=_shares(first, usual.first),
        recalled=_shares(recalled, usual.recalled),
        repeated=_shares(repeated, usual.repeated),
        first_seconds=_seconds(first, usual.first_seconds),
        later_seconds=_seconds(later, usual.later_seconds),
        repeated_seconds=_seconds(repeated, usual.repeated_seconds),
    )


def outcomes(
    cards: int, options: Options, usual: Habits, retentions: Sequence[float] = RETENTIONS
) -> tuple[Outcome, ...]:
    """What each retention comes to for so many cards, all new, begun at the deck's pace; the same every time."""
    if not options.new_per_day:
        return tuple(Outcome(retention, 0.0, 0.0, 0.0) for retention in retentions)
    of_year = min(cards, options.new_per_day * YEAR)  # the sample stands for those that are begun at all
    days = [number * of_year // SAMPLE // options.new_per_day for number in range(SAMPLE)]
    return tuple(_outcome(retention, days, of_year / SAMPLE, options, usual) for retention in retentions)


def cheapest(found: Sequence[Outcome]) -> Outcome:
    """The outcome with the least work for each card remembered; the lowest retention of several."""
    return min(found, key=lambda outcome: (outcome.minutes_per_card, outcome.retention))


# ---------------------------------------------------------------- one card


@dataclass(slots=True)
class _Learner:
    """Somebody who answers one card for a year, and how that went."""

    random: Random
    habits: Habits
    model: Fsrs
    options: Options
    answers: int = 0
    lapses: int = 0
    seconds: float = 0.0
    trace: Trace | None = field(default=None)

    def learn(self, begun: int, retention: float) -> float:
        """The retrievability at the end of the year of a card begun on that day."""
        day = begun + self.first_day()
        wait = self.wait(retention)
        while day + wait < YEAR and not self.is_leech():
            day += wait + self.later_day(wait)
            wait = self.wait(retention)
        return self.retrievability(max(0, YEAR - day))

    def first_day(self) -> int:
        rating = self.rate(self.habits.first)
        self.answer(rating, 0, self.habits.first_seconds)
        return self.step_through(rating, self.options.learning_steps)

    def later_day(self, wait: int) -> int:
        recalled = self.random.random() < self.retrievability(wait)
        rating = self.rate(self.habits.recalled) if recalled else Rating.AGAIN
        self.answer(rating, wait, self.habits.later_seconds)
        self.lapses += not recalled
        return 0 if recalled else self.step_through(rating, self.options.relearning_steps)

    def is_leech(self) -> bool:
        """Whether the card is suspended by now."""
        return 0 < self.options.leech_lapses <= self.lapses

    def step_through(self, rating: Rating, steps: Steps) -> int:
        """The days until the steps begun with this rating are done."""
        step, days, last = next_step(0, rating, steps), 0, self.answers + MOST_REPEATS
        while step is not None and self.answers < last:
            days += step.wait // DAY
            rating = self.rate(self.habits.repeated)
            self.answer(rating, step.wait // DAY, self.habits.repeated_seconds)
            step = next_step(step.number, rating, steps)
        return days

    def answer(self, rating: Rating, days: int, seconds: Shares) -> None:
        self.trace = self.model.after(self.trace, rating, days)
        self.answers += 1
        self.seconds += seconds[rating - 1]

    def rate(self, shares: Shares) -> Rating:
        return self.random.choices(tuple(Rating), shares)[0]

    def wait(self, retention: float) -> int:
        days = self.model.days_to(retention, self.known().stability)
        return max(1, min(round(days), self.options.maximum_interval_days))

    def retrievability(self, days: int) -> float:
        return self.model.retrievability(self.known().stability, days)

    def known(self) -> Trace:
        if self.trace is None:
            raise ValueError("the card was not begun")
        return self.trace


def _outcome(retention: float, days: Sequence[int], weight: float, options: Options, usual: Habits) -> Outcome:
    """Each card has a chance of its own, the same at each retention, so that the curve is smooth."""
    model = Fsrs.of(options.parameters or DEFAULT_PARAMETERS)
    learners = [_Learner(Random(number), usual, model, options) for number in range(len(days))]
    remembered = sum(learner.learn(day, retention) for learner, day in zip(learners, days, strict=True))
    return Outcome(
        retention=retention,
        reviews_per_day=weight * sum(learner.answers for learner in learners) / YEAR,
        minutes_per_day=weight * sum(learner.seconds for learner in learners) / 60 / YEAR,
        remembered=weight * remembered,
    )


# ---------------------------------------------------------------- habits


def _kinds(reviews: Iterable[Review], zone: tzinfo | None) -> tuple[list[Review], list[Review], list[Review]]:
    """The first answers of cards, those on a later day than the one before, and those on the same day."""
    cards: dict[tuple[Guid, int], list[Review]] = {}
    for review in reviews:
        cards.setdefault((review.guid, review.ordinal), []).append(review)
    first = [card[0] for card in cards.values()]
    later: list[Review] = []
    repeated: list[Review] = []
    for before, review in (pair for card in cards.values() for pair in pairwise(card)):
        is_later = elapsed_days(before.reviewed_at, now=review.reviewed_at, timezone=zone) > 0
        (later if is_later else repeated).append(review)
    return first, later, repeated


def _shares(reviews: Sequence[Review], usual: Shares) -> Shares:
    if len(reviews) < FEWEST_ANSWERS:
        return usual
    again, hard, good, easy = (sum(review.rating is rating for review in reviews) / len(reviews) for rating in Rating)
    return again, hard, good, easy


def _seconds(reviews: Sequence[Review], usual: Shares) -> Shares:
    """The mean time of each rating; for a rating too rare, the usual one as much slower or faster as the learner is."""
    if len(reviews) < FEWEST_ANSWERS:
        return usual
    pace = sum(review.duration_ms / 1000 for review in reviews) / sum(usual[review.rating - 1] for review in reviews)
    again, hard, good, easy = (_mean_seconds(reviews, rating, usual[rating - 1] * pace) for rating in Rating)
    return again, hard, good, easy


def _mean_seconds(reviews: Iterable[Review], rating: Rating, otherwise: float) -> float:
    times = [review.duration_ms / 1000 for review in reviews if review.rating is rating]
    return fmean(times) if len(times) >= FEWEST_ANSWERS else otherwise
