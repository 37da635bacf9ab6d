"""Owns the memory that a card's log gives: answers here and in Anki, due dates set there; must not read a store.

An answer given here is counted again, as it was counted then. One given in Anki carries the interval it gave there, by
the settings and the fuzz of that collection: when the card comes back follows it, and only stability and difficulty are
counted here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from heapq import merge
from operator import attrgetter

from quizgen.model import Card, Memory, Rating, Reschedule, Review, State
from quizgen.schedule import Place, Scheduler, day_starts, days_of, elapsed_days, review, step_after, step_due
from quizgen.scheduling.fsrs6 import Fsrs, Trace
from quizgen.scheduling.steps import SECOND, Step, Steps
from quizgen.scheduling.whole_days import lapsed

LONGEST_DAYS = 36_500
"""No interval in Anki is longer; a log that has one is damaged."""


@dataclass(frozen=True, slots=True)
class _Standing:
    """What a log has given so far. A card that is `set` was given a due date before it had any memory."""

    memory: Memory | None = None
    is_set: bool = False


@dataclass(frozen=True, slots=True)
class _Answer:
    """An answer in Anki: where the card stood before, and how many days its memory wants then."""

    before: Place
    kept_days: int
    review: Review
    wanted_days: float


def replay(reviews: Iterable[Review], scheduler: Scheduler, reschedules: Iterable[Reschedule] = ()) -> Memory | None:
    """The memory that one card's log gives, each of its parts in time order.

    None where no answer tells of a memory: without any, after the card was forgotten, and while one that was new only
    has a due date, which is not kept.
    """
    standing = _Standing()
    log: Iterable[Review | Reschedule] = merge(reviews, reschedules, key=attrgetter("id"))
    for event in log:
        if isinstance(event, Reschedule):
            standing = _rescheduled(standing.memory, event, scheduler.timezone)
        elif event.interval:
            standing = _Standing(_answered_in_anki(standing, event, scheduler))
        else:
            card = Card(event.guid, event.ordinal, standing.memory)
            standing = _Standing(review(card, event.rating, now=event.reviewed_at, scheduler=scheduler))
    return standing.memory


def _rescheduled(memory: Memory | None, event: Reschedule, zone: tzinfo | None) -> _Standing:
    """Forgetting leaves nothing, not even the counts; a due date puts the card in Review and leaves the rest."""
    if event.interval_days == 0:
        return _Standing()
    if memory is None:
        return _Standing(is_set=True)
    days = min(event.interval_days, LONGEST_DAYS)
    due_at = _day(memory.last_review_at, zone, days)
    return _Standing(replace(memory, state=State.REVIEW, step=None, due_at=due_at, interval_days=days))


def _answered_in_anki(standing: _Standing, answered: Review, scheduler: Scheduler) -> Memory:
    before, now, model = standing.memory, answered.reviewed_at.astimezone(UTC), Fsrs.of(scheduler.parameters)
    trace = model.after(_trace(before), answered.rating, _elapsed(before, now, scheduler.timezone))
    answer = _Answer(
        before=Place(State.REVIEW, 0) if standing.is_set else Place.of(before),
        kept_days=before.interval_days if before else 0,
        review=answered,
        wanted_days=model.days_to(scheduler.desired_retention, trace.stability),
    )
    step, kept = _step(answer, scheduler), trace.rounded()
    return Memory(
        state=_state(answer.before, step),
        step=step,
        stability=kept.stability,
        difficulty=kept.difficulty,
        due_at=_due(now, answered.interval, scheduler.timezone),
        last_review_at=now,
        reps=(before.reps if before else 0) + 1,
        lapses=(before.lapses if before else 0)
        + (answer.before.state is State.REVIEW and answered.rating is Rating.AGAIN),
        interval_days=_interval_days(answer, step, scheduler),
    )


def _trace(memory: Memory | None) -> Trace | None:
    return Trace(memory.stability, memory.difficulty) if memory else None


def _elapsed(memory: Memory | None, now: datetime, zone: tzinfo | None) -> int:
    return elapsed_days(memory.last_review_at, now=now, timezone=zone) if memory else 0


def _day(moment: datetime, zone: tzinfo | None, days: int) -> datetime:
    """When the day begins that is so many after the one that holds the moment."""
    return day_starts(moment, zone, range(days, days + 1))[0]


def _due(now: datetime, interval: int, zone: tzinfo | None) -> datetime:
    if interval > 0:
        return _day(now, zone, min(interval, LONGEST_DAYS))
    return step_due(now, min(-interval * SECOND, timedelta(LONGEST_DAYS)), zone)


# ---------------------------------------------------------------- steps


def _step(answer: _Answer, scheduler: Scheduler) -> int | None:
    """The number of the step on which the answer put the card; None when it went to Review.

    Anki's log gives a step that ends on another day in days, as an interval of Review: it is one where our own steps
    say so too.
    """
    own = step_after(answer.before, answer.review.rating, answer.wanted_days, scheduler)
    interval = answer.review.interval
    if interval < 0:
        return own.number if own else _nearest(-interval * SECOND, _steps(answer.before, scheduler))
    return own.number if own and _days(own, answer.review, scheduler) == interval else None


def _days(step: Step, answered: Review, scheduler: Scheduler) -> int:
    return days_of(step.wait, now=answered.reviewed_at, zone=scheduler.timezone)


def _steps(before: Place, scheduler: Scheduler) -> Steps:
    return scheduler.learning_steps if before.state in {None, State.LEARNING} else scheduler.relearning_steps


def _nearest(wait: timedelta, steps: Steps) -> int:
    """The first of the steps that are nearest to the wait; 0 where there are none."""
    return min(range(len(steps)), key=lambda number: abs(steps[number] - wait), default=0)


def _state(before: Place, step: int | None) -> State:
    if step is None:
        return State.REVIEW
    return State.LEARNING if before.state in {None, State.LEARNING} else State.RELEARNING


def _interval_days(answer: _Answer, step: int | None, scheduler: Scheduler) -> int:
    """In Relearning the interval the card will return to, which only Again decides; in Learning none."""
    if step is None:
        return min(answer.review.interval, LONGEST_DAYS)
    if answer.before.state in {None, State.LEARNING}:
        return 0
    if answer.review.rating is not Rating.AGAIN:
        return answer.kept_days
    days = lapsed(answer.wanted_days)
    return days if answer.before.state is State.REVIEW else min(days, scheduler.maximum_interval_days)
