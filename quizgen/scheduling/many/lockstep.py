"""Owns the replay of many cards' answers in Anki, the same answer of each at once; must not know a store.

What each line decides is told in scheduling/replaying.py, which does it card by card; tests hold both to the same bit.
"""

from dataclasses import dataclass
from typing import Self

import numpy as np

from quizgen.model import Rating, State
from quizgen.schedule import Scheduler
from quizgen.scheduling.many import days
from quizgen.scheduling.many.columns import Answers, Doubles, Ints, Remembered
from quizgen.scheduling.many.fsrs import ManyFsrs, Traces
from quizgen.scheduling.many.places import NEW, Answered, Ladder
from quizgen.scheduling.replaying import LONGEST_DAYS

_BLOCK = 1 << 14
"""So many cards at once: their columns fit into a processor's cache."""


@dataclass(frozen=True, slots=True)
class _Block:
    """What cards have at the answers they have reached; written over with each."""

    state: Ints
    step: Ints
    stability: Doubles
    difficulty: Doubles
    last_ms: Ints
    lapses: Ints
    interval_days: Ints

    @classmethod
    def new(cls, cards: int) -> Self:
        """Cards without any answer."""
        shorts, doubles = (np.zeros((2, cards), kind) for kind in (np.int16, np.float64))
        return cls(*shorts, *doubles, *(np.zeros(cards, kind) for kind in (np.int64, np.int32, np.int32)))


@dataclass(frozen=True, slots=True)
class _Log:
    """The answers, how far ahead of UTC the clocks were at each, and which are each card's."""

    answers: Answers
    ahead: Ints
    first: Ints
    count: Ints


@dataclass(frozen=True, slots=True)
class _Rules:
    model: ManyFsrs
    ladder: Ladder


def memories(answers: Answers, scheduler: Scheduler) -> Remembered:
    """The memory of each card that has answers: what `replay` gives for its reviews, to the last digit.

    Every answer has an interval of Anki, and no card was rescheduled in between.
    """
    log = _log(answers, scheduler)
    longest_first = np.argsort(-log.count, kind="stable")
    rules = _Rules(ManyFsrs.of(scheduler.parameters, scheduler.desired_retention), Ladder.of(scheduler))
    found = _Block.new(len(log.first))
    for start in range(0, len(longest_first), _BLOCK):
        cards = longest_first[start : start + _BLOCK]
        block = _replayed(log, cards, rules)
        for name in _Block.__slots__:
            getattr(found, name)[cards] = getattr(block, name)
    return _remembered(log, found, scheduler)


def _log(answers: Answers, scheduler: Scheduler) -> _Log:
    is_first = np.ones(len(answers.card), np.bool_)
    is_first[1:] = answers.card[1:] != answers.card[:-1]
    first = np.flatnonzero(is_first)
    count = np.diff(first, append=len(answers.card))
    return _Log(answers, days.offsets(answers.id_ms, scheduler.timezone), first, count)


def _replayed(log: _Log, cards: Ints, rules: _Rules) -> _Block:
    """What the cards, those with most answers first, have in the end."""
    first, count, block = log.first[cards], log.count[cards], _Block.new(len(cards))
    for number in range(int(count[0])):
        active = int(np.searchsorted(-count, -number))
        _answer(log, block, first[:active] + number, rules)
    return block


def _answer(log: _Log, block: _Block, rows: Ints, rules: _Rules) -> None:
    """Go on from the answers in these rows, which the first cards of the block gave next."""
    cards, rating, now = slice(len(rows)), log.answers.rating[rows], log.answers.id_ms[rows]
    end = days.day_ends(now, log.ahead[rows])
    traces = _traces(block, cards, rating, (end - block.last_ms[cards]) // days.DAY_MS, rules.model)
    answered = Answered(
        state=block.state[cards],
        number=np.maximum(block.step[cards], 0),
        kept_days=block.interval_days[cards],
        rating=rating,
        interval=log.answers.interval[rows],
        wanted_days=rules.model.days_to_retention(traces.stability),
        now_ms=now,
        end_ms=end,
    )
    block.lapses[cards] += (answered.state == State.REVIEW) & (rating == Rating.AGAIN)
    block.state[cards], block.step[cards], block.interval_days[cards] = rules.ladder.after(answered)
    block.stability[cards], block.difficulty[cards] = traces.rounded()
    block.last_ms[cards] = now


def _traces(block: _Block, cards: slice, rating: Ints, elapsed: Ints, model: ManyFsrs) -> Traces:
    if block.state[0] == NEW:  # all cards of a block give their first answers together
        return model.first(rating)
    before = Traces(block.stability[cards].astype(np.float32), block.difficulty[cards].astype(np.float32))
    return model.after(before, rating, np.maximum(elapsed, 0))


# ---------------------------------------------------------------- what is remembered in the end


def _remembered(log: _Log, found: _Block, scheduler: Scheduler) -> Remembered:
    return Remembered(
        card=log.answers.card[log.first],
        state=found.state,
        step=found.step,
        stability=found.stability,
        difficulty=found.difficulty,
        due_ms=_due(log, scheduler),
        last_review_ms=found.last_ms,
        reps=log.count,
        lapses=found.lapses,
        interval_days=found.interval_days,
    )


def _due(log: _Log, scheduler: Scheduler) -> Ints:
    """When each card is due by its last answer: as a day begins, or at the end of a step on the same day."""
    last = log.first + log.count - 1
    now, ahead = log.answers.id_ms[last], log.ahead[last]
    interval = np.minimum(log.answers.interval[last].astype(np.int64), LONGEST_DAYS)
    end_of_step = now + np.maximum(-interval * days.SECOND_MS, 0).clip(max=LONGEST_DAYS * days.DAY_MS)
    late = end_of_step - days.day_ends(now, ahead)
    ahead_days = np.where(interval > 0, interval, late // days.DAY_MS + 1)
    starts = days.day_starts(days.day_numbers(now, ahead) + ahead_days, scheduler.timezone)
    return np.where((interval < 0) & (late < 0), end_of_step, starts)
