"""Owns FSRS-6 for many answers at once, each to the bit of scheduling/fsrs6.py; must not know cards or times.

One operation on floats of 32 bits, rounded once, is what a processor does to them: only what is reckoned in more bits
in between is widened here.
"""

from dataclasses import dataclass
from typing import Self

import numpy as np

from quizgen.model import Rating
from quizgen.scheduling import float32
from quizgen.scheduling.float32 import nearest as _f
from quizgen.scheduling.fsrs6 import DIFFICULTY_MAX, DIFFICULTY_MIN, STABILITY_MAX, STABILITY_MIN, Fsrs
from quizgen.scheduling.many.columns import Doubles, Floats, Ints
from quizgen.scheduling.many.floats import exp, power


@dataclass(frozen=True, slots=True)
class Traces:
    """What is left of what was learnt, one row a card."""

    stability: Floats
    difficulty: Floats

    def rounded(self) -> tuple[Doubles, Doubles]:
        """Stability and difficulty as Anki keeps them and goes on from them."""
        return _rounded(self.stability, 4), _rounded(self.difficulty, 3)


@dataclass(frozen=True, slots=True)
class ManyFsrs:
    """FSRS-6 with one learner's parameters; the tables give by rating what depends on nothing else."""

    one: Fsrs
    fallen: np.float32
    first_stability: Floats
    first_difficulty: Floats
    same_day: Floats
    change: Floats
    weight: Floats

    @classmethod
    def of(cls, parameters: tuple[float, ...], retention: float) -> Self:
        """FSRS-6 with these 21 parameters, for intervals that end at `retention`."""
        one = Fsrs.of(parameters)
        w, first = one.w, [one.first(rating) for rating in Rating]
        return cls(
            one,
            fallen=np.float32(_f(float32.power(_f(retention), _f(1 / one.decay)) - 1)),
            first_stability=_table([trace.stability for trace in first]),
            first_difficulty=_table([trace.difficulty for trace in first]),
            same_day=_table([float32.exp(_f(w[17] * _f(rating - 3 + w[18]))) for rating in Rating]),
            change=_table([_f(-w[6] * (rating - 3)) for rating in Rating]),
            weight=_table([1.0, w[15], 1.0, w[16]]),
        )

    def first(self, rating: Ints) -> Traces:
        """The traces after the first answers ever."""
        return Traces(self.first_stability[rating], self.first_difficulty[rating])

    def after(self, before: Traces, rating: Ints, days: Ints) -> Traces:
        """The traces after answers so many days after the last ones; 0 is the same day."""
        stability, again, same_day = np.empty_like(before.stability), rating == Rating.AGAIN, days == 0
        for rows, reckoned in (
            (same_day, self._same_day),
            (~same_day & again, self._lapsed),
            (~same_day & ~again, self._recalled),
        ):
            chosen = np.flatnonzero(rows)
            if chosen.size:
                part = Traces(before.stability[chosen], before.difficulty[chosen])
                stability[chosen] = reckoned(part, rating[chosen], days[chosen])
        return Traces(
            np.clip(stability, np.float32(STABILITY_MIN), np.float32(STABILITY_MAX)),
            np.clip(
                self._difficulty(before.difficulty, rating), np.float32(DIFFICULTY_MIN), np.float32(DIFFICULTY_MAX)
            ),
        )

    def days_to_retention(self, stability: Floats) -> Floats:
        """The days until retrievability has fallen to the retention."""
        return stability / np.float32(self.one.factor) * self.fallen

    # ------------------------------------------------------------ stability

    def _forgotten(self, before: Traces, days: Ints) -> Floats:
        ratio = days.astype(np.float32) / before.stability * np.float32(self.one.factor) + np.float32(1)
        return np.float32(1) - power(ratio, self.one.decay)

    def _same_day(self, before: Traces, rating: Ints, _: Ints) -> Floats:
        grown = self.same_day[rating] * power(before.stability, -self.one.w[19])
        return before.stability * np.where(rating == Rating.AGAIN, grown, np.maximum(grown, np.float32(1)))

    def _recalled(self, before: Traces, rating: Ints, days: Ints) -> Floats:
        w = self.one.w
        grown = np.float32(self.one.growth) * (np.float32(11) - before.difficulty)
        grown *= power(before.stability, -w[9])
        grown *= exp(self._forgotten(before, days) * np.float32(w[10])) - np.float32(1)
        grown *= self.weight[rating]
        return before.stability * (grown + np.float32(1))

    def _lapsed(self, before: Traces, _: Ints, days: Ints) -> Floats:
        w = self.one.w
        left = np.float32(w[11]) * power(before.difficulty, -w[12])
        left *= power(before.stability + np.float32(1), w[13]) - np.float32(1)
        left *= exp(self._forgotten(before, days) * np.float32(w[14]))
        least: Floats = np.minimum(left, before.stability / np.float32(self.one.lapse))
        return least

    # ------------------------------------------------------------ difficulty

    def _difficulty(self, before: Floats, rating: Ints) -> Floats:
        w, easiest = self.one.w, np.float32(self.one.easiest)
        moved = before + (np.float32(10) - before) * self.change[rating] / np.float32(9)
        drawn: Floats = np.float32(w[7]) * (easiest - moved) + moved
        return drawn


def _table(by_rating: list[float]) -> Floats:
    """Looked up by the rating itself, from 1."""
    return np.array([0.0, *by_rating], np.float32)


def _rounded(numbers: Floats, places: int) -> Doubles:
    scale = float(10**places)
    halves = (numbers * np.float32(scale)).astype(np.float64) + 0.5
    shortest = (np.floor(halves) / scale).astype(np.float32).astype(np.float64)
    return np.rint(shortest * scale) / scale
