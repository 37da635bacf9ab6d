"""The figures of learning: what is computed of counted answers and cards."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.figures import Bar, Day, Place, Share, Streak, Tally, by_deck, histogram, periods, streak, together

MONDAY = date(2026, 3, 2)


def days(*reviews: int) -> tuple[Day, ...]:
    """Days with so many answers Good, the last of them today."""
    return tuple(Day(MONDAY + timedelta(days=number), Tally(good=count)) for number, count in enumerate(reviews))


def place(deck: str, section: str, due: int) -> Place:
    """A section with two notes and one answer, Good after an interval of a few days."""
    tally = Tally(good=1, duration_ms=500, young_recalled=1, young_asked=1)
    return Place(deck, (section,), notes=2, new=1, due=due, retired=0, answered=1, tally=tally)


def test_retention_is_of_young_and_mature_cards_together() -> None:
    """Recalled of asked, whatever the interval was; the rate is none when nothing was asked."""
    tally = Tally(young_recalled=1, young_asked=2, mature_recalled=5, mature_asked=6)

    assert (tally.retention, tally.retention.rate, Share(0, 0).rate) == (Share(6, 8), 0.75, None)


def test_nothing_together_is_nothing() -> None:
    """No tallies make an empty one."""
    assert together(()) == Tally()


tallies = st.builds(Tally, *[st.integers(0, 1000)] * 9)


@given(tallies, tallies)
def test_what_is_taken_back_was_counted(one: Tally, other: Tally) -> None:
    """Without one of two tallies the other is left."""
    assert together((one, other)).without(other) == one


def test_periods_end_today_or_yesterday() -> None:
    """Today and yesterday are a day each; a week, a month and a year end today; all time is all."""
    counted = periods(days(*[1] * 400, 10, 100))

    assert {name: tally.reviews for name, tally in counted.items()} == {
        "today": 100,
        "yesterday": 10,
        "week": 115,
        "month": 138,
        "year": 473,
        "all time": 510,
    }


def test_periods_of_a_first_day() -> None:
    """There was no yesterday."""
    assert periods(days(3))["yesterday"] == Tally()


@pytest.mark.parametrize(
    ("reviews", "expected"),
    [
        ((), Streak(0, 0)),
        ((0, 0), Streak(0, 0)),
        ((1, 1, 1, 0, 1, 1), Streak(2, 3)),
        ((1, 0, 1, 1, 0), Streak(2, 2)),
        ((1, 1, 1, 0, 0), Streak(0, 3)),
    ],
    ids=["no days", "no reviews", "until today", "today may still come", "broken"],
)
def test_streak_is_days_in_a_row(reviews: tuple[int, ...], expected: Streak) -> None:
    """The current one reaches today, or yesterday while today has no review; the longest is any."""
    assert streak(days(*reviews)) == expected


def test_histogram_has_a_bar_from_each_edge() -> None:
    """An edge belongs to the bar it begins; the last bar has no end, and the first holds what is below it."""
    bars = histogram([(-1, 1), (0, 10), (3, 100), (7, 1000), (99, 10000)], (0, 3, 7))

    assert bars == (Bar(0, 3, 11), Bar(3, 7, 100), Bar(7, None, 11000))


def test_decks_are_their_sections_together() -> None:
    """Counts and answers are added up, deck by deck."""
    decks = by_deck((place("A", "one", 3), place("A", "two", 4), place("B", "three", 5)))

    both = Tally(good=2, duration_ms=1000, young_recalled=2, young_asked=2)
    assert decks == (
        Place("A", (), notes=4, new=2, due=7, retired=0, answered=2, tally=both),
        Place("B", (), notes=2, new=1, due=5, retired=0, answered=1, tally=place("B", "", 0).tally),
    )
