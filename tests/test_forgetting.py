"""Facts about the forgetting curve."""

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.forgetting import DECAY, daily_loss, retrievability

DAYS = st.floats(0, 36_500)
STABILITIES = st.floats(0.01, 36_500)
DECAYS = st.floats(0.1, 0.8)


def test_decay_is_that_of_fsrs() -> None:
    """The default is FSRS-6's own parameter."""
    assert fsrs.Scheduler().parameters[20] == DECAY


@given(STABILITIES, DECAYS)
def test_stability_is_where_nine_in_ten_remember(stability: float, decay: float) -> None:
    """After as many days as the stability, retrievability is 0.9; at once it is 1."""
    assert retrievability(stability, stability, decay) == pytest.approx(0.9)
    assert retrievability(0, stability, decay) == 1.0


@given(DAYS, STABILITIES, DECAYS)
def test_a_day_always_costs_something(days: float, stability: float, decay: float) -> None:
    """Waiting never makes anything better remembered."""
    assert 0 <= daily_loss(days, stability, decay) < 1


def test_what_is_half_forgotten_is_lost_more_slowly() -> None:
    """Of two equally stable cards the one reviewed longer ago loses less by one day more."""
    assert daily_loss(2, 2) > daily_loss(30, 2)


@given(DAYS, STABILITIES, DECAYS)
def test_the_loss_is_the_difference_of_two_days(days: float, stability: float, decay: float) -> None:
    """It is today's retrievability less tomorrow's."""
    today, tomorrow = retrievability(days, stability, decay), retrievability(days + 1, stability, decay)

    assert daily_loss(days, stability, decay) == pytest.approx(today - tomorrow, abs=1e-12)
