"""Owns a card's reviews as rows of Anki's review log; must not write them, nor say where the card stands now."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from math import floor
from typing import NamedTuple

from quizgen.anki.calendar import Calendar
from quizgen.anki.foreign import ReviewKind, Stage
from quizgen.model import Card, Rating, Review, State
from quizgen.options import Options
from quizgen.scheduling.fsrs6 import DEFAULT_PARAMETERS, Fsrs, Trace
from quizgen.scheduling.steps import SECOND, Step, Steps, next_step

_KINDS = {
    Stage.NEW: ReviewKind.LEARNING,
    Stage.LEARNING: ReviewKind.LEARNING,
    Stage.REVIEW: ReviewKind.REVIEW,
    Stage.RELEARNING: ReviewKind.RELEARNING,
}


class LogRow(NamedTuple):
    """Columns of Anki's review log. Intervals are days when positive, seconds when negative."""

    id: int
    rating: int
    interval: int
    last_interval: int
    factor: int
    duration_ms: int
    kind: int


@dataclass(frozen=True, slots=True)
class Log:
    """Writes the log of cards in decks with these options.

    What an answer gave is what the next one found: that is stored, and holds whatever options were in force then.
    Only steps are counted anew, by the options of today, and difficulty, which rests on the ratings alone.
    """

    options: Options
    calendar: Calendar
    _after: dict[tuple[float, int], float] = field(default_factory=dict, compare=False, repr=False)

    def rows(self, card: Card, reviews: Sequence[Review]) -> Iterator[LogRow]:
        """A row for each of the card's reviews, in time order; `card` is as they left it."""
        stage: Stage | None = None
        step, interval, difficulty = 0, 0, 0.0
        for review, following in zip(reviews, chain(reviews[1:], (None,)), strict=False):
            stage = _stage(stage, review)
            found = self._found(review, stage, step, interval)
            reached = self._step(stage, step, review.rating)
            interval = review.interval or self._interval(review, following, reached, card)
            difficulty = self._difficulty(difficulty, review.rating)
            factor = floor(((difficulty - 1) / 9 + 0.1) * 1000 + 0.5)
            yield LogRow(review.id, review.rating, interval, found, factor, review.duration_ms, _KINDS[stage])
            step = reached.number if reached else 0

    def _step(self, stage: Stage, step: int, rating: Rating) -> Step | None:
        """The step that the answer leads to; None where it leads to Review."""
        if stage is Stage.REVIEW and rating is not Rating.AGAIN:
            return None
        return next_step(step, rating, self._steps(stage))

    def _found(self, review: Review, stage: Stage, step: int, interval: int) -> int:
        """What the answer found; in steps that is the whole step, even where Hard had made it another wait."""
        steps = self._steps(stage)
        if stage is Stage.REVIEW:
            return review.last_interval_days
        if stage is Stage.NEW or not steps:
            return interval
        return self._waited(review, steps[min(step, len(steps) - 1)] // SECOND)

    def _steps(self, stage: Stage) -> Steps:
        learns = stage in {Stage.NEW, Stage.LEARNING}
        return self.options.learning_steps if learns else self.options.relearning_steps

    def _interval(self, review: Review, following: Review | None, step: Step | None, card: Card) -> int:
        """What the answer gave."""
        memory = card.memory
        if following is not None and following.last_interval_days:
            return following.last_interval_days
        if following is None and memory is not None and memory.state is State.REVIEW:
            return memory.interval_days
        if step is not None:
            wait = step.wait
        else:  # the steps were others then
            back_at = following.reviewed_at if following else memory.due_at if memory else review.reviewed_at
            wait = max(SECOND, back_at - review.reviewed_at)
        return self._waited(review, wait // SECOND)

    def _waited(self, review: Review, seconds: int) -> int:
        """A step as Anki counts it: in days when it ends on another day than it began on."""
        at = int(review.reviewed_at.timestamp() * 1000)
        return self.calendar.day_of(at + seconds * 1000) - self.calendar.day_of(at) or -seconds

    def _difficulty(self, before: float, rating: Rating) -> float:
        """The difficulty after the answer; 0 before the first. Ratings are few and it is rounded: most are known."""
        key = (before, rating)
        if key not in self._after:
            model = Fsrs.of(self.options.parameters or DEFAULT_PARAMETERS)
            trace = Trace(1.0, before) if before else None
            self._after[key] = model.after(trace, rating, 0).rounded().difficulty
        return self._after[key]


def _stage(before: Stage | None, review: Review) -> Stage:
    """Where the card stood when it was answered; `before` is where it stood at the answer before that.

    At its first answer it was new, whatever is stored: Anki takes any other log for one cut off at its beginning.
    """
    if before is None:
        return Stage.NEW
    if review.last_interval_days:
        return Stage.REVIEW
    return Stage.LEARNING if before in {Stage.NEW, Stage.LEARNING} else Stage.RELEARNING
