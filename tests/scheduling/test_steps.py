"""Facts about steps: what Anki does with them."""

from datetime import timedelta

import pytest

from quizgen.model import Rating
from quizgen.scheduling.steps import Step, next_step

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
TWO = (MINUTE, 10 * MINUTE)


@pytest.mark.parametrize(
    ("number", "rating", "after"),
    [
        (0, Rating.AGAIN, Step(0, MINUTE)),
        (0, Rating.HARD, Step(0, 5.5 * MINUTE)),
        (0, Rating.GOOD, Step(1, 10 * MINUTE)),
        (0, Rating.EASY, None),
        (1, Rating.AGAIN, Step(0, MINUTE)),
        (1, Rating.HARD, Step(1, 10 * MINUTE)),
        (1, Rating.GOOD, None),
    ],
)
def test_two_steps(number: int, rating: Rating, after: Step | None) -> None:
    """Again begins anew, Hard stays, Good goes on, Easy ends; Hard on the first waits half-way to the second."""
    assert next_step(number, rating, TWO) == after


def test_no_steps_end_at_once() -> None:
    """Where there are no steps every answer ends them."""
    assert [next_step(0, rating, ()) for rating in Rating] == [None] * 4


@pytest.mark.parametrize(("step", "wait"), [(15 * MINUTE, 22.5 * MINUTE), (DAY, 2 * DAY), (4 * DAY, 5 * DAY)])
def test_hard_on_the_only_step_waits_longer(step: timedelta, wait: timedelta) -> None:
    """Half as long again, but no more than a day more, and whole days where it is more than one."""
    assert next_step(0, Rating.HARD, (step,)) == Step(0, wait)


def test_steps_that_became_fewer_end_with_good() -> None:
    """A card at a step that is there no longer stays at the last one with Hard and is done with Good."""
    assert next_step(3, Rating.HARD, TWO) == Step(1, 10 * MINUTE)
    assert next_step(3, Rating.GOOD, TWO) is None
