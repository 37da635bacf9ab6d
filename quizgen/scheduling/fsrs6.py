"""Owns FSRS-6: what an answer leaves of a memory, in floats of 32 bits as Anki reckons; must not know cards or times.

The formulas are those of fsrs-rs, operation by operation, so that the rounded results are Anki's to the last digit.
"""

from dataclasses import dataclass
from functools import cache
from math import floor, log

from quizgen.model import Rating
from quizgen.scheduling.float32 import exp, power
from quizgen.scheduling.float32 import nearest as _f

DEFAULT_PARAMETERS = (
    *(0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796),
    *(1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542),
)
STABILITY_MIN, STABILITY_MAX = 0.001, 36_500.0
DIFFICULTY_MIN, DIFFICULTY_MAX = 1.0, 10.0


@dataclass(frozen=True, slots=True)
class Trace:
    """What is left of what was learnt: stability in days, difficulty from 1 to 10."""

    stability: float
    difficulty: float

    def rounded(self) -> "Trace":
        """As Anki keeps it and goes on from it."""
        return Trace(_rounded(self.stability, 4), _rounded(self.difficulty, 3))


@dataclass(frozen=True, slots=True)
class Fsrs:
    """FSRS-6 with one learner's parameters, and what follows from them alone."""

    w: tuple[float, ...]
    decay: float
    factor: float
    growth: float
    lapse: float
    easiest: float

    @staticmethod
    @cache
    def of(parameters: tuple[float, ...]) -> "Fsrs":
        """FSRS-6 with these 21 parameters."""
        w = tuple(map(_f, parameters))
        decay = -w[20]
        return Fsrs(
            w,
            decay,
            factor=_f(exp(_f(_f(log(_f(0.9))) / decay)) - 1),
            growth=exp(w[8]),
            lapse=exp(_f(w[17] * w[18])),
            easiest=_first_difficulty(w, Rating.EASY),
        )

    def first(self, rating: Rating) -> Trace:
        """The trace after the first answer ever."""
        return _kept(self.w[rating - 1], _first_difficulty(self.w, rating))

    def after(self, before: Trace | None, rating: Rating, days: int) -> Trace:
        """The trace after an answer so many days after the last one; 0 is the same day, None before a new card."""
        if before is None:
            return self.first(rating)
        stability, difficulty = _f(before.stability), _f(before.difficulty)
        if days == 0:
            return _kept(self._same_day(stability, rating), self._difficulty(difficulty, rating))
        forgotten = _f(1 - self.retrievability(stability, days))
        reckoned = self._lapsed if rating is Rating.AGAIN else self._recalled
        return _kept(reckoned(Trace(stability, difficulty), forgotten, rating), self._difficulty(difficulty, rating))

    def retrievability(self, stability: float, days: float) -> float:
        """The probability to recall, so many days after the last answer."""
        return power(_f(_f(_f(days / stability) * self.factor) + 1), self.decay)

    def days_to(self, retention: float, stability: float) -> float:
        """The days until retrievability has fallen to `retention`: the stability itself at 0.9."""
        fallen = _f(power(_f(retention), _f(1 / self.decay)) - 1)
        return _f(_f(_f(stability) / self.factor) * fallen)

    # ------------------------------------------------------------ stability

    def _same_day(self, stability: float, rating: Rating) -> float:
        w = self.w
        grown = _f(exp(_f(w[17] * _f(rating - 3 + w[18]))) * power(stability, -w[19]))
        return _f(stability * (grown if rating is Rating.AGAIN else max(grown, 1.0)))

    def _recalled(self, before: Trace, forgotten: float, rating: Rating) -> float:
        w = self.w
        grown = _f(self.growth * _f(11 - before.difficulty))
        grown = _f(grown * power(before.stability, -w[9]))
        grown = _f(grown * _f(exp(_f(forgotten * w[10])) - 1))
        grown = _f(grown * (w[15] if rating is Rating.HARD else w[16] if rating is Rating.EASY else 1.0))
        return _f(before.stability * _f(grown + 1))

    def _lapsed(self, before: Trace, forgotten: float, _: Rating) -> float:
        w = self.w
        left = _f(w[11] * power(before.difficulty, -w[12]))
        left = _f(left * _f(power(_f(before.stability + 1), w[13]) - 1))
        left = _f(left * exp(_f(forgotten * w[14])))
        return min(left, _f(before.stability / self.lapse))

    # ------------------------------------------------------------ difficulty

    def _difficulty(self, before: float, rating: Rating) -> float:
        """Damped near its bounds, and drawn a little towards that of a first Easy."""
        change = _f(-self.w[6] * (rating - 3))
        moved = _f(before + _f(_f(_f(10 - before) * change) / 9))
        return _f(_f(self.w[7] * _f(self.easiest - moved)) + moved)


def _first_difficulty(w: tuple[float, ...], rating: Rating) -> float:
    return _f(_f(w[4] - exp(_f(w[5] * (rating - 1)))) + 1)


def _kept(stability: float, difficulty: float) -> Trace:
    return Trace(
        min(max(stability, STABILITY_MIN), STABILITY_MAX), min(max(difficulty, DIFFICULTY_MIN), DIFFICULTY_MAX)
    )


def _rounded(number: float, places: int) -> float:
    """Half goes up, in 32 bits; then the shortest number that means the same there."""
    return round(_f(floor(_f(number * 10**places) + 0.5) / 10**places), places)
