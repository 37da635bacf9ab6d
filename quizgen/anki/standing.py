"""Owns where a card stands, as the columns of Anki's cards; must not write them."""

import json
from typing import NamedTuple

from quizgen.anki.calendar import Calendar
from quizgen.anki.foreign import Stage
from quizgen.model import Card, Memory, State
from quizgen.options import Options
from quizgen.scheduling.fsrs6 import DEFAULT_PARAMETERS

_STAGES = {State.LEARNING: Stage.LEARNING, State.REVIEW: Stage.REVIEW, State.RELEARNING: Stage.RELEARNING}
_SUSPENDED, _NEW, _IN_STEPS, _IN_REVIEW, _STEP_ON_ANOTHER_DAY = -1, 0, 1, 2, 3
"""Anki's queues."""
_EASE = 2500
"""What a learner without FSRS goes on from; 0 would leave their intervals where they are for ever."""


class CardRow(NamedTuple):
    """Columns of Anki's cards; `due` is None for a new card, whose place is that of its note."""

    type: int
    queue: int
    due: int | None
    interval: int
    factor: int
    reps: int
    lapses: int
    left: int
    flags: int
    data: str


NEW = CardRow(Stage.NEW, _NEW, None, 0, 0, 0, 0, 0, 0, "")


def card_row(card: Card, options: Options, calendar: Calendar) -> CardRow:
    """The card as Anki would hold it, had it been learnt there. That it is buried today is left out."""
    memory = card.memory
    if memory is None:
        return NEW._replace(queue=_SUSPENDED if card.suspended else _NEW, flags=card.flag)
    queue, due = _place(memory, calendar, suspended=card.suspended)
    return CardRow(
        type=_STAGES[memory.state],
        queue=queue,
        due=due,
        interval=0 if memory.state is State.LEARNING else max(1, memory.interval_days),
        factor=_EASE,
        reps=memory.reps,
        lapses=memory.lapses,
        left=_left(memory, options),
        flags=card.flag,
        data=_data(memory, options),
    )


def _place(memory: Memory, calendar: Calendar, *, suspended: bool) -> tuple[int, int]:
    """The queue, and the due in what that queue counts: days, or seconds for a step that ends on its own day.

    A suspended card on a step always has seconds: Anki does not shift its days, and takes seconds when it is back.
    """
    day = calendar.day(memory.due_at)
    if memory.state is State.REVIEW:
        return (_SUSPENDED if suspended else _IN_REVIEW), day
    if not suspended and day > calendar.day(memory.last_review_at):
        return _STEP_ON_ANOTHER_DAY, day
    return (_SUSPENDED if suspended else _IN_STEPS), int(memory.due_at.timestamp())


def _left(memory: Memory, options: Options) -> int:
    """Steps still to be taken, the one the card waits on included."""
    if memory.step is None:
        return 0
    steps = options.learning_steps if memory.state is State.LEARNING else options.relearning_steps
    return max(0, len(steps) - memory.step)


def _data(memory: Memory, options: Options) -> str:
    """FSRS' memory under the names and in the places that Anki keeps."""
    values = {
        "s": round(memory.stability, 4),
        "d": round(memory.difficulty, 3),
        "dr": round(options.desired_retention, 2),
        "decay": round((options.parameters or DEFAULT_PARAMETERS)[20], 3),
        "lrt": int(memory.last_review_at.timestamp()),
    }
    return json.dumps(values, separators=(",", ":"))
