"""Owns which learning or relearning step follows an answer, as Anki counts steps; must not know the memory."""

from dataclasses import dataclass
from datetime import timedelta

from quizgen.model import Rating

DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)
Steps = tuple[timedelta, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A card's place among its steps, and how long it waits there."""

    number: int
    wait: timedelta


def next_step(number: int, rating: Rating, steps: Steps) -> Step | None:
    """The step after the answer to a card at step `number`; None when the answer ends the steps."""
    if not steps or rating is Rating.EASY:
        return None
    if rating is Rating.AGAIN:
        return Step(0, steps[0])
    if rating is Rating.HARD:
        number = min(number, len(steps) - 1)  # the steps may have been more when the card came there
        return Step(number, _hard(steps) if number == 0 else steps[number])
    return Step(number + 1, steps[number + 1]) if number + 1 < len(steps) else None


def _hard(steps: Steps) -> timedelta:
    """Hard on the first step: half-way to the second, or half as long again but at most a day longer."""
    first = steps[0]
    wait = (first + steps[1]) / 2 if len(steps) > 1 else min(first * 1.5, first + DAY)
    unit = DAY if wait > DAY else SECOND
    return (wait + unit / 2) // unit * unit if unit is DAY else wait // unit * unit
