"""Owns when a card comes back: FSRS-6 counted and rounded as Anki does; must not read the clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache, partial
from math import floor

import fsrs
from fsrs.scheduler import DEFAULT_PARAMETERS, FUZZ_RANGES

from quizgen.model import Memory, Rating, Review, State

DAY = timedelta(days=1)
ROLLOVER_HOUR = 4
STABILITY_MAX_DAYS = 36_500.0


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


def review(memory: Memory | None, rating: Rating, *, now: datetime, scheduler: Scheduler) -> Memory:
    """The memory after answering at `now`; None stands for a new card."""
    return outcomes(memory, now=now, scheduler=scheduler)[rating]


def outcomes(memory: Memory | None, *, now: datetime, scheduler: Scheduler) -> dict[Rating, Memory]:
    """The memory each rating would give. All four are needed for any: a better rating is never due sooner."""
    now = now.astimezone(UTC)
    before = _fsrs_card(memory, now, scheduler)
    engine = _engine(scheduler)
    cards = {rating: engine.review_card(before, fsrs.Rating(rating), now)[0] for rating in Rating}
    days = _interval_days(memory, {rating: _stability(card) for rating, card in cards.items()}, scheduler)
    return {
        rating: _remember(_Answer(memory, rating, now), card, days[rating], scheduler.timezone)
        for rating, card in cards.items()
    }


def intervals(memory: Memory | None, *, now: datetime, scheduler: Scheduler) -> dict[Rating, timedelta]:
    """How long until the card comes back, for each rating: whole days in Review, the step otherwise."""
    after = outcomes(memory, now=now, scheduler=scheduler)
    return {
        rating: timedelta(days=new.interval_days) if new.state is State.REVIEW else new.due_at - now
        for rating, new in after.items()
    }


def replay(reviews: Iterable[Review], scheduler: Scheduler) -> Memory | None:
    """The memory that one card's reviews, in time order, give; None without reviews."""
    memory: Memory | None = None
    for answered in reviews:
        memory = review(memory, answered.rating, now=answered.reviewed_at, scheduler=scheduler)
    return memory


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


# ---------------------------------------------------------------- FSRS


@lru_cache(maxsize=8)
def _engine(scheduler: Scheduler) -> fsrs.Scheduler:
    return fsrs.Scheduler(
        parameters=scheduler.parameters,
        desired_retention=scheduler.desired_retention,
        learning_steps=scheduler.learning_steps,
        relearning_steps=scheduler.relearning_steps,
        enable_fuzzing=False,
    )


def _fsrs_card(memory: Memory | None, now: datetime, scheduler: Scheduler) -> fsrs.Card:
    if memory is None:
        return fsrs.Card(card_id=0, due=now)
    days = elapsed_days(memory.last_review_at, now=now, timezone=scheduler.timezone)
    return fsrs.Card(
        card_id=0,
        state=fsrs.State(memory.state),
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due_at,
        last_review=now - days * DAY,  # fsrs counts spans of 24 hours; this makes them Anki's days
    )


def _stability(card: fsrs.Card) -> float:
    if card.stability is None:
        raise ValueError("an answered card has a stability")
    return min(card.stability, STABILITY_MAX_DAYS)


@dataclass(frozen=True, slots=True)
class _Answer:
    before: Memory | None
    rating: Rating
    now: datetime


def _remember(answer: _Answer, card: fsrs.Card, days: int, zone: tzinfo | None) -> Memory:
    before, now, state = answer.before, answer.now, State(card.state)
    day_due_at, step_due_at = _rollover(now, zone, days=days), _step_due(now, card.due - now, zone)
    return Memory(
        state=state,
        step=card.step,
        stability=round(_stability(card), 4),  # Anki goes on from the rounded numbers
        difficulty=round(card.difficulty or 0.0, 3),
        due_at=day_due_at if state is State.REVIEW else step_due_at,
        last_review_at=now,
        reps=(before.reps if before else 0) + 1,
        lapses=(before.lapses if before else 0) + _is_lapse(answer),
        interval_days=_kept_days(answer, state, days),
    )


def _step_due(now: datetime, step: timedelta, zone: tzinfo | None) -> datetime:
    """The end of the step; when that is on another day, the beginning of that day, as in Anki."""
    due_at = now + step
    return due_at if due_at < day_end(now, zone) else day_start(due_at, zone)


def _is_lapse(answer: _Answer) -> bool:
    before = answer.before
    return before is not None and before.state is State.REVIEW and answer.rating is Rating.AGAIN


def _kept_days(answer: _Answer, state: State, days: int) -> int:
    """In Relearning the interval the card will return to, which only Again decides; in Learning none."""
    before = answer.before
    if state is State.LEARNING:
        return 0
    if before is not None and before.state is state is State.RELEARNING and answer.rating is not Rating.AGAIN:
        return before.interval_days
    return days


# ---------------------------------------------------------------- whole days


def _interval_days(before: Memory | None, stability: dict[Rating, float], scheduler: Scheduler) -> dict[Rating, int]:
    """The interval of each rating, were the card in Review after it, ordered as Anki orders them."""
    wanted = {rating: _days_to_retention(days, scheduler) for rating, days in stability.items()}
    in_review = before is not None and before.state is State.REVIEW
    previous = before.interval_days if before is not None and in_review else 0
    fit = partial(_fit, previous=previous, maximum=scheduler.maximum_interval_days)
    again = _fit(wanted[Rating.AGAIN], 1, previous=0, maximum=scheduler.maximum_interval_days)
    hard = fit(wanted[Rating.HARD], 1)
    good = fit(wanted[Rating.GOOD], hard + 1 if in_review else 1)
    easy = fit(wanted[Rating.EASY], good + 1)
    return {Rating.AGAIN: again, Rating.HARD: hard, Rating.GOOD: good, Rating.EASY: easy}


def _fit(wanted: float, least: int, *, previous: int, maximum: int) -> int:
    """Whole days; not fewer than `previous` when that is within the fuzz of what is wanted.

    Fuzz itself would be drawn here. It is left out: Anki seeds it by its own card ids.
    """
    days = floor(wanted + 0.5)
    if days <= previous <= _fuzz_upper(wanted):
        least = max(least, previous)
    return min(max(days, least), maximum)


def _days_to_retention(stability: float, scheduler: Scheduler) -> float:
    """The days until retrievability falls to the desired retention; `stability` itself at 0.9."""
    decay = -scheduler.parameters[20]
    factor = 0.9 ** (1 / decay) - 1
    return float(stability / factor * (scheduler.desired_retention ** (1 / decay) - 1))


def _fuzz_upper(wanted: float) -> int:
    if wanted < FUZZ_RANGES[0]["start"]:
        return floor(wanted + 0.5)
    reach = sum(r["factor"] * max(min(wanted, r["end"]) - r["start"], 0.0) for r in FUZZ_RANGES)
    return floor(wanted + 1.0 + reach + 0.5)
