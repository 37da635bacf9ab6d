"""Owns when a card comes back: FSRS-6 counted and rounded as Anki does; must not read the clock."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Self

from quizgen.model import Card, Memory, Rating, Review, State
from quizgen.options import Options
from quizgen.scheduling import whole_days
from quizgen.scheduling.float32 import nearest
from quizgen.scheduling.fsrs6 import DEFAULT_PARAMETERS, Fsrs, Trace
from quizgen.scheduling.steps import DAY, SECOND, Step, next_step
from quizgen.scheduling.whole_days import Bounds, draw

ROLLOVER_HOUR = 4
SHORTEST_DAYS = 0.5
"""A card without steps that is wanted back sooner comes back on the same day."""


@dataclass(frozen=True, slots=True)
class Scheduler:
    """The settings of scheduling; the defaults are Anki's.

    `timezone` decides where a day turns; None is the computer's own zone, with its daylight saving.
    """

    timezone: tzinfo | None
    desired_retention: float = 0.9
    learning_steps: tuple[timedelta, ...] = (timedelta(minutes=1), timedelta(minutes=10))
    relearning_steps: tuple[timedelta, ...] = (timedelta(minutes=10),)
    maximum_interval_days: int = 36_500
    parameters: tuple[float, ...] = DEFAULT_PARAMETERS
    fuzz: bool = False

    @classmethod
    def of(cls, options: Options, timezone: tzinfo | None) -> Self:
        """The settings that a deck's options give."""
        return cls(
            timezone=timezone,
            desired_retention=options.desired_retention,
            learning_steps=options.learning_steps,
            relearning_steps=options.relearning_steps,
            maximum_interval_days=options.maximum_interval_days,
            parameters=options.parameters or DEFAULT_PARAMETERS,
            fuzz=options.fuzz,
        )


def review(card: Card, rating: Rating, *, now: datetime, scheduler: Scheduler) -> Memory:
    """The memory of the card after answering at `now`."""
    return outcomes(card, now=now, scheduler=scheduler)[rating]


def outcomes(card: Card, *, now: datetime, scheduler: Scheduler) -> dict[Rating, Memory]:
    """The memory each rating would give. All four are needed for any: a better rating is never due sooner."""
    now, model = now.astimezone(UTC), Fsrs.of(scheduler.parameters)
    before, elapsed = _before(card.memory, now, scheduler.timezone)
    traces = {rating: model.after(before, rating, elapsed) for rating in Rating}
    wanted = {rating: model.days_to(scheduler.desired_retention, trace.stability) for rating, trace in traces.items()}
    bounds = Bounds(scheduler.maximum_interval_days, draw(card) if scheduler.fuzz else None)
    days = (
        whole_days.in_review(wanted, card.memory.interval_days, bounds)
        if card.memory is not None and card.memory.state is State.REVIEW
        else whole_days.after_steps(wanted, bounds)
    )
    return {
        rating: _after(_Answer(card.memory, rating, now, wanted[rating]), traces[rating], days[rating], scheduler)
        for rating in Rating
    }


def intervals(card: Card, *, now: datetime, scheduler: Scheduler) -> dict[Rating, timedelta]:
    """How long until the card comes back, for each rating: whole days in Review, the step otherwise."""
    after = outcomes(card, now=now, scheduler=scheduler)
    return {
        rating: timedelta(days=new.interval_days) if new.state is State.REVIEW else new.due_at - now
        for rating, new in after.items()
    }


def is_leech(before: Memory | None, after: Memory, options: Options) -> bool:
    """Whether the answer made a leech of the card: by its lapses, and by every half as many again."""
    threshold, lapses = options.leech_lapses, after.lapses
    if not threshold or lapses < threshold or (before is not None and before.lapses == lapses):
        return False
    return (lapses - threshold) % ((threshold + 1) // 2) == 0


def reappraised(memory: Memory, reviews: Sequence[Review], scheduler: Scheduler) -> Memory:
    """The memory with the stability and difficulty its reviews, in time order, give; when it is due stays.

    Answers from before the card was forgotten are no part of the memory.
    """
    model, trace, last = Fsrs.of(scheduler.parameters), None, memory.last_review_at
    for answered in reviews[-memory.reps :]:
        elapsed = elapsed_days(last, now=answered.reviewed_at, timezone=scheduler.timezone)
        trace, last = model.after(trace, answered.rating, elapsed).rounded(), answered.reviewed_at
    return replace(memory, stability=trace.stability, difficulty=trace.difficulty) if trace else memory


# ---------------------------------------------------------------- days


def day_end(now: datetime, timezone: tzinfo | None) -> datetime:
    """The next 04:00 on the clocks of `timezone`, strictly after `now`, in UTC."""
    return _rollover(now, timezone, days=1)


def day_start(now: datetime, timezone: tzinfo | None) -> datetime:
    """The last 04:00 on the clocks of `timezone`, at or before `now`, in UTC."""
    return _rollover(now, timezone, days=0)


def day_starts(now: datetime, timezone: tzinfo | None, days: range) -> tuple[datetime, ...]:
    """When the days begin that are so many after the one that holds `now` (0), in UTC."""
    return tuple(_rollover(now, timezone, days=number) for number in days)


def elapsed_days(since: datetime, *, now: datetime, timezone: tzinfo | None) -> int:
    """How often the day has turned since `since`, as Anki counts: at the UTC offset in force at `now`."""
    end = day_end(now, _current_offset(now, timezone))
    return max(0, (end - since) // DAY)


def _rollover(now: datetime, zone: tzinfo | None, *, days: int) -> datetime:
    """04:00 on the clocks of `zone`, `days` after the beginning of the day that holds `now`.

    The wall clock decides, not 24 hours: the day on which the clocks change has 23 or 25.
    """
    local = now.astimezone(zone).replace(tzinfo=None)
    morning = (local - timedelta(hours=ROLLOVER_HOUR)).replace(hour=0, minute=0, second=0, microsecond=0)
    naive = morning + timedelta(days=days, hours=ROLLOVER_HOUR)
    return (naive if zone is None else naive.replace(tzinfo=zone)).astimezone(UTC)


def _current_offset(now: datetime, zone: tzinfo | None) -> tzinfo:
    return timezone(now.astimezone(zone).utcoffset() or timedelta())


# ---------------------------------------------------------------- steps


@dataclass(frozen=True, slots=True)
class Place:
    """Where a card stands before an answer: its state, None when it is new, and the number of its step."""

    state: State | None
    number: int

    @classmethod
    def of(cls, memory: Memory | None) -> Self:
        """Where a card with this memory stands."""
        return cls(memory.state, memory.step or 0) if memory else cls(None, 0)


def step_after(before: Place, rating: Rating, wanted_days: float, scheduler: Scheduler) -> Step | None:
    """The step on which the card is after the answer; None when it is in Review."""
    if before.state is State.REVIEW and rating is not Rating.AGAIN:
        return None
    learning = before.state in {None, State.LEARNING}
    steps = scheduler.learning_steps if learning else scheduler.relearning_steps
    step = next_step(before.number, rating, steps)
    if step is None and not steps and rating is not Rating.EASY and _is_short(wanted_days, scheduler):
        return Step(0, int(nearest(wanted_days * DAY.total_seconds())) * SECOND)
    return step


def step_due(now: datetime, step: timedelta, zone: tzinfo | None) -> datetime:
    """The end of the step; when that is on another day, the beginning of that day, as in Anki."""
    days = days_of(step, now=now, zone=zone)
    return _rollover(now, zone, days=days) if days else now + step


def days_of(step: timedelta, *, now: datetime, zone: tzinfo | None) -> int:
    """How often the day turns during a step from `now` on.

    Anki tells that by the UTC offset in force at `now`, also on the night on which the clocks change.
    """
    late = now + step - day_end(now, _current_offset(now, zone))
    return 0 if late < timedelta() else late // DAY + 1


def _is_short(wanted_days: float, scheduler: Scheduler) -> bool:
    """Whether a card without steps comes back on the same day: parameters that know no such reviews forbid it."""
    return wanted_days < SHORTEST_DAYS and min(scheduler.parameters[17:19]) > 0


# ---------------------------------------------------------------- the memory after an answer


@dataclass(frozen=True, slots=True)
class _Answer:
    """`wanted_days` until retrievability has fallen to the desired retention."""

    before: Memory | None
    rating: Rating
    now: datetime
    wanted_days: float


def _before(memory: Memory | None, now: datetime, zone: tzinfo | None) -> tuple[Trace | None, int]:
    """What was left at the last answer, and the days since; None and 0 for a new card."""
    if memory is None:
        return None, 0
    elapsed = elapsed_days(memory.last_review_at, now=now, timezone=zone)
    return Trace(memory.stability, memory.difficulty), elapsed


def _after(answer: _Answer, trace: Trace, days: int, scheduler: Scheduler) -> Memory:
    """The memory after the answer; `days` is the interval, were the card in Review then."""
    before, now, zone = answer.before, answer.now, scheduler.timezone
    step, kept = step_after(Place.of(before), answer.rating, answer.wanted_days, scheduler), trace.rounded()
    return Memory(
        state=_state(before, step),
        step=step.number if step else None,
        stability=kept.stability,
        difficulty=kept.difficulty,
        due_at=step_due(now, step.wait, zone) if step else _rollover(now, zone, days=days),
        last_review_at=now,
        reps=(before.reps if before else 0) + 1,
        lapses=(before.lapses if before else 0) + _is_lapse(answer),
        interval_days=_kept_days(answer, step, days),
    )


def _state(before: Memory | None, step: Step | None) -> State:
    if step is None:
        return State.REVIEW
    return State.LEARNING if before is None or before.state is State.LEARNING else State.RELEARNING


def _is_lapse(answer: _Answer) -> bool:
    before = answer.before
    return before is not None and before.state is State.REVIEW and answer.rating is Rating.AGAIN


def _kept_days(answer: _Answer, step: Step | None, days: int) -> int:
    """In Relearning the interval the card will return to, which only Again decides; in Learning none."""
    before = answer.before
    if step is None:
        return days
    if before is None or before.state is State.LEARNING:
        return 0
    if before.state is State.RELEARNING and answer.rating is not Rating.AGAIN:
        return before.interval_days
    return days
