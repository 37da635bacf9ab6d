"""Owns on which step many answers in Anki put their cards, and for how long; must not know memories.

What each line decides is told in quizgen/schedule.py and scheduling/replaying.py, which do it card by card.
"""

from dataclasses import dataclass
from typing import Self

import numpy as np

from quizgen.model import Rating, State
from quizgen.schedule import SHORTEST_DAYS, Scheduler
from quizgen.scheduling.many.columns import Flags, Floats, Ints
from quizgen.scheduling.many.days import DAY_MS, SECOND_MS
from quizgen.scheduling.replaying import LONGEST_DAYS
from quizgen.scheduling.steps import Steps, next_step

NEW = 0
"""The state of a card without answers, in columns."""
IN_REVIEW = -1
"""The step of a card in Review."""


@dataclass(frozen=True, slots=True)
class Answered:
    """Answers, one a card: where the cards stood, what Anki gave, what the memories want; when, and when that day ends.

    `kept_days` is the interval a card in Relearning was to return to.
    """

    state: Ints
    number: Ints
    kept_days: Ints
    rating: Ints
    interval: Ints
    wanted_days: Floats
    now_ms: Ints
    end_ms: Ints


@dataclass(frozen=True, slots=True)
class Ladder:
    """The learning steps (0) and relearning steps (1): by rating and number of the step before, number and wait (ms)
    of the step after; -1 where there is none."""

    steps: tuple[Steps, Steps]
    numbers: Ints
    waits: Ints
    knows_short: bool
    maximum_days: int

    @classmethod
    def of(cls, scheduler: Scheduler) -> Self:
        """The steps as the settings have them."""
        steps = (scheduler.learning_steps, scheduler.relearning_steps)
        shape = (2, len(Rating) + 1, max(1, *map(len, steps)))
        numbers, waits = np.full(shape, IN_REVIEW, np.int16), np.full(shape, -1, np.int64)
        for kind, rating, number in np.ndindex(shape):
            step = next_step(number, Rating(rating), steps[kind]) if rating else None
            if step:
                numbers[kind, rating, number] = step.number
                waits[kind, rating, number] = step.wait.total_seconds() * SECOND_MS
        knows_short = min(scheduler.parameters[17:19]) > 0
        return cls(steps, numbers, waits, knows_short, scheduler.maximum_interval_days)

    def after(self, answered: Answered) -> tuple[Ints, Ints, Ints]:
        """State, number of the step (-1 in Review) and interval after each answer."""
        relearning, again = answered.state >= State.REVIEW, answered.rating == Rating.AGAIN
        number = self._number(answered, relearning.astype(np.int8), again)
        in_review = number == IN_REVIEW
        state = np.where(in_review, State.REVIEW, np.where(relearning, State.RELEARNING, State.LEARNING))
        lapsed = np.maximum(1, np.floor(answered.wanted_days.astype(np.float64) + 0.5).astype(np.int32))
        kept = np.where(answered.state == State.REVIEW, lapsed, np.minimum(lapsed, self.maximum_days))
        kept = np.where(relearning, np.where(again, kept, answered.kept_days), 0)
        return state, number, np.where(in_review, np.minimum(answered.interval, LONGEST_DAYS), kept)

    def _number(self, answered: Answered, kind: Ints, again: Flags) -> Ints:
        own, wait = self._own(answered, kind, again)
        late = answered.now_ms + wait - answered.end_ms
        is_step = (own >= 0) & (late >= 0) & (late // DAY_MS + 1 == answered.interval)
        number = np.where((answered.interval < 0) | is_step, own, IN_REVIEW)
        for one, steps in enumerate(self.steps):
            others = np.flatnonzero((answered.interval < 0) & (own < 0) & (kind == one))
            number[others] = _nearest(-answered.interval[others].astype(np.int64) * SECOND_MS, steps)
        return number

    def _own(self, answered: Answered, kind: Ints, again: Flags) -> tuple[Ints, Ints]:
        """Number and wait of the step by our own settings, -1 where the card would go to Review."""
        place = (kind, answered.rating, answered.number)
        leaves = (answered.state != State.REVIEW) | again
        own, wait = np.where(leaves, self.numbers[place], IN_REVIEW), self.waits[place]
        if self.knows_short and not all(self.steps):
            bare = np.array([not steps for steps in self.steps])[kind]
            short = bare & leaves & (answered.rating != Rating.EASY) & (answered.wanted_days < SHORTEST_DAYS)
            seconds = answered.wanted_days * np.float32(DAY_MS // SECOND_MS)
            own, wait = np.where(short, 0, own), np.where(short, seconds.astype(np.int64) * SECOND_MS, wait)
        return own, wait


def _nearest(waits: Ints, steps: Steps) -> Ints:
    """The first of the steps that are nearest to each wait; 0 where there are none."""
    known = np.array([step.total_seconds() * SECOND_MS for step in steps] or [0.0])
    nearest: Ints = np.abs(waits[:, np.newaxis] - known).argmin(axis=1)
    return nearest
