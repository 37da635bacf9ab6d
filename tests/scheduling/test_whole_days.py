"""Facts about whole days: they are drawn from where Anki draws them."""

from datetime import UTC, datetime, timedelta

import pytest

from quizgen.model import Card, Guid, Memory, Rating, State
from quizgen.schedule import Scheduler, outcomes
from quizgen.scheduling.whole_days import Bounds, after_steps, in_review

NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)
FUZZY = Scheduler(timezone=UTC, fuzz=True)
WANTED = {Rating.AGAIN: 2.0, Rating.HARD: 30.0, Rating.GOOD: 50.0, Rating.EASY: 80.0}
Ranges = tuple[tuple[int, int], tuple[int, int], tuple[int, int]]


@pytest.mark.parametrize(
    ("stability", "difficulty", "interval", "days", "drawn"),
    [
        (100.0, 5.0, 100, 100, ((179, 202), (236, 265), (360, 402))),
        (3.0, 5.0, 3, 3, ((6, 10), (9, 13), (15, 21))),
        (1.0, 5.0, 1, 1, ((2, 4), (3, 6), (5, 9))),
        (10.0, 5.0, 10, 2, ((11, 16), (13, 20), (18, 24))),
        (20.0, 8.0, 25, 0, ((17, 23), (18, 27), (26, 33))),
        (2.3, 5.0, 2, 0, ((2, 2), (3, 4), (4, 6))),
    ],
)
def test_fuzz_reaches_as_far_as_in_anki(
    stability: float, difficulty: float, interval: int, days: int, drawn: Ranges
) -> None:
    """Hard, Good and Easy of 400 cards like this one draw from where Anki 26.9's backend drew them, to both ends."""
    last = NOON - timedelta(days=days)
    memory = Memory(State.REVIEW, None, stability, difficulty, NOON, last, 4, 0, interval)
    cards = [Card(Guid(str(number)), 0, memory) for number in range(400)]

    after = [outcomes(card, now=NOON, scheduler=FUZZY) for card in cards]

    found = [[memories[rating].interval_days for memories in after] for rating in list(Rating)[1:]]
    assert tuple((min(days), max(days)) for days in found) == drawn


def test_maximum_holds_for_all_ratings() -> None:
    """No rating gives more days than the maximum, wherever in its fuzz an interval lies."""
    plain, *fuzzy = (in_review(WANTED, 20, Bounds(25, draw)) for draw in (None, 0.0, 0.5, 0.99))

    assert plain == {Rating.AGAIN: 2, Rating.HARD: 25, Rating.GOOD: 25, Rating.EASY: 25}
    assert [max(days.values()) for days in fuzzy] == [24, 25, 25]


def test_interval_shrinks_only_when_it_is_far_too_long() -> None:
    """A card that was away for 31 days stays there when 30 are wanted; one that was away for 100 days does not."""
    near, far = (in_review(WANTED, previous, Bounds(1000, None))[Rating.HARD] for previous in (31, 100))

    assert (near, far) == (31, 30)


def test_steps_end_in_order_of_rating() -> None:
    """Easy ends the steps with a day more than Good at least; Hard may end them with as many days as Good."""
    wanted = dict.fromkeys(Rating, 3.2)

    assert after_steps(wanted, Bounds(1000, None)) == {
        Rating.AGAIN: 3,
        Rating.HARD: 3,
        Rating.GOOD: 3,
        Rating.EASY: 4,
    }
