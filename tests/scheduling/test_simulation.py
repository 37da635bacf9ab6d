"""Facts about simulation: it costs what the learner's habits say, and more retention costs more."""

from dataclasses import replace
from datetime import UTC, timedelta

import pytest

from quizgen.model import Guid, Rating, Review
from quizgen.options import Options
from quizgen.scheduling.simulation import YEAR, Habits, Outcome, cheapest, habits, outcomes
from tests.learners import BEGIN

FOUR = (0.7, 0.8, 0.9, 0.97)


@pytest.fixture(scope="module")
def year() -> tuple[Outcome, ...]:
    return outcomes(500, Options(), Habits(), FOUR)


def test_more_retention_costs_more_and_brings_more(year: tuple[Outcome, ...]) -> None:
    """From 70 to 97 % both the minutes a day and the cards remembered grow."""
    assert list(year) == sorted(year, key=lambda outcome: outcome.minutes_per_day)
    assert list(year) == sorted(year, key=lambda outcome: outcome.remembered)
    assert year[-1].remembered < 500


def test_simulation_is_the_same_every_time(year: tuple[Outcome, ...]) -> None:
    """Its chance is drawn from fixed seeds."""
    assert outcomes(500, Options(), Habits(), FOUR) == year


def test_recall_is_what_was_desired(year: tuple[Outcome, ...]) -> None:
    """At 90 % the cards are remembered better than that on average: few are just due."""
    at_90 = year[FOUR.index(0.9)]

    assert 0.9 < at_90.remembered / 500 < 0.97


def test_twice_the_cards_are_twice_the_work() -> None:
    """Cards do not get in each other's way."""
    options = Options(new_per_day=1000)
    one, two = (outcomes(cards, options, Habits(), (0.7,))[0] for cards in (100, 200))

    assert two.minutes_per_day == pytest.approx(2 * one.minutes_per_day)
    assert two.remembered == pytest.approx(2 * one.remembered)


def test_cards_not_begun_within_the_year_cost_nothing() -> None:
    """At one new card a day, of a thousand cards 365 are begun."""
    options = Options(new_per_day=1)

    found = outcomes(1000, options, Habits(), (0.97,))

    assert found == outcomes(YEAR, options, Habits(), (0.97,))
    assert found[0].remembered < YEAR
    assert outcomes(1000, replace(options, new_per_day=0), Habits())[-1] == Outcome(0.97, 0.0, 0.0, 0.0)


def test_slower_learner_takes_longer(year: tuple[Outcome, ...]) -> None:
    """Who takes twice as long for each answer works twice as long, for the same answers."""
    usual = Habits()
    slow = replace(
        usual,
        first_seconds=tuple(2 * time for time in usual.first_seconds),
        later_seconds=tuple(2 * time for time in usual.later_seconds),
        repeated_seconds=tuple(2 * time for time in usual.repeated_seconds),
    )

    found = outcomes(500, Options(), slow, FOUR)

    assert [outcome.reviews_per_day for outcome in found] == [outcome.reviews_per_day for outcome in year]
    assert found[2].minutes_per_day == pytest.approx(2 * year[2].minutes_per_day)


def test_learner_who_always_repeats_is_done_some_time() -> None:
    """A habit of pressing Again in the steps does not go on for ever."""
    stubborn = Habits(repeated=(1.0, 0.0, 0.0, 0.0))

    assert outcomes(5, Options(), stubborn, (0.9,))[0].reviews_per_day < 10


def test_leech_is_asked_no_more() -> None:
    """A card that is a leech at the first lapse costs less than one that is asked on, and is remembered less."""
    suspended, asked = (outcomes(200, Options(leech_lapses=lapses), Habits(), (0.9,))[0] for lapses in (1, 0))

    assert suspended.reviews_per_day < asked.reviews_per_day
    assert suspended.remembered < asked.remembered


def test_cheapest_has_the_least_minutes_for_a_card() -> None:
    """What counts is the work for each card remembered, not the work."""
    found = [Outcome(0.7, 10, 2.0, 100), Outcome(0.8, 11, 2.2, 130), Outcome(0.9, 20, 4.0, 140)]

    assert cheapest(found) == found[1]


def answers(count: int, rating: Rating, *, seconds: float, wait: timedelta) -> list[Review]:
    """As many cards as counted, each learnt with Good in 5 s and answered once more."""
    found = []
    for number in range(count):
        for at, given, took in ((BEGIN, Rating.GOOD, 5.0), (BEGIN + wait, rating, seconds)):
            found.append(Review(number, Guid(f"g{number}"), 0, given, at, int(took * 1000)))
    return sorted(found, key=lambda review: review.reviewed_at)


def test_habits_are_read_from_the_learners_answers() -> None:
    """How first answers and those on later days are rated, and how long they take, is as the learner did."""
    given = answers(60, Rating.EASY, seconds=3.0, wait=timedelta(days=2))

    found = habits(given, UTC)

    assert found.first == (0.0, 0.0, 1.0, 0.0)
    assert found.recalled == (0.0, 0.0, 0.0, 1.0)
    assert found.first_seconds[2] == 5.0
    assert found.later_seconds[3] == 3.0


def test_rating_too_rare_takes_the_usual_time_at_the_learners_pace() -> None:
    """Who is three times as fast with Easy is thought to be so with Again."""
    usual = Habits().later_seconds
    given = answers(60, Rating.EASY, seconds=usual[3] / 3, wait=timedelta(days=2))

    found = habits(given, UTC)

    assert found.later_seconds[0] == pytest.approx(usual[0] / 3, rel=0.01)


def test_too_few_answers_leave_the_average() -> None:
    """From few answers no habit is read; those on the same day are a kind of their own."""
    same_day = answers(40, Rating.HARD, seconds=9.0, wait=timedelta(minutes=10))

    assert habits(same_day[:20], UTC) == Habits()
    found = habits(same_day, UTC)
    assert found.repeated == (0.0, 1.0, 0.0, 0.0)
    assert (found.recalled, found.later_seconds) == (Habits().recalled, Habits().later_seconds)
