"""`quizgen stats`: how learning goes, in numbers."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from quizgen.commands.stats import retention
from quizgen.model import Guid, Rating, Review
from tests.commands import samples
from tests.commands.conftest import Quizgen

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def answers(*ratings: tuple[float, Rating]) -> list[Review]:
    """Reviews of one card, each so many days after NOON."""
    moments = [(NOON + timedelta(days=days), rating) for days, rating in ratings]
    return [Review(int(moment.timestamp() * 1000), Guid("a"), 0, rating, moment, 1000) for moment, rating in moments]


@pytest.mark.parametrize(
    ("reviews", "expected"),
    [
        (answers((0, Rating.GOOD)), (0, 0)),
        (answers((0, Rating.GOOD), (0.01, Rating.AGAIN)), (0, 0)),
        (answers((0, Rating.GOOD), (1, Rating.GOOD)), (1, 1)),
        (answers((0, Rating.GOOD), (1, Rating.AGAIN), (1.01, Rating.GOOD)), (0, 1)),
        (answers((0, Rating.GOOD), (1, Rating.HARD), (3, Rating.AGAIN)), (1, 2)),
    ],
    ids=["first day", "same day", "recalled", "later answers of a day", "hard is recalled"],
)
def test_retention_counts_the_first_answer_of_each_later_day(reviews: list[Review], expected: tuple[int, int]) -> None:
    """A card's first day, and what was shown a moment ago, say nothing about memory."""
    counted = retention(reviews, since=NOON - timedelta(days=30), zone=UTC)

    assert counted == expected


def test_retention_knows_cards_first_seen_before_its_window() -> None:
    """Answers before the window are not counted but make later ones count."""
    reviews = answers((0, Rating.GOOD), (1, Rating.AGAIN), (5, Rating.GOOD))

    counted = retention(reviews, since=NOON + timedelta(days=4), zone=UTC)

    assert counted == (1, 1)


@pytest.mark.usefixtures("filled")
def test_a_new_library_has_only_new_cards(quizgen: Quizgen) -> None:
    """Retired notes are not counted, and no retention is claimed."""
    result = quizgen("stats", "--json")

    figures = json.loads(result.stdout)
    assert (figures["cards"], figures["due_today"], figures["reviewed_today"], figures["retention"]) == (
        {"new": 2, "learning": 0, "review": 0, "relearning": 0, "suspended": 0},
        0,
        0,
        {"days": 30, "recalled": 0, "asked": 0, "rate": None},
    )


@pytest.mark.usefixtures("filled")
def test_readers_get_the_figures_and_the_decks(quizgen: Quizgen) -> None:
    """The page says cards, today and retention, then the decks."""
    result = quizgen("stats")

    assert result.stdout == (
        "cards       2 new, 0 learning, 0 review, 0 relearning, 0 suspended\n"
        "today       0 due, 0 answers given\n"
        "retention   no card seen again yet, last 30 days\n"
        "\n"
        "  notes     new     due  retired  deck\n"
        f"      2       2       0        1  {samples.document().deck}\n"
    )


@pytest.mark.usefixtures("filled")
def test_rejected_cards_are_not_counted(quizgen: Quizgen) -> None:
    """Suspended ones are, as such."""
    quizgen("reject", "aaa")
    quizgen("suspend", "aab")

    figures = json.loads(quizgen("stats", "--json").stdout)

    assert figures["cards"] == {"new": 0, "learning": 0, "review": 0, "relearning": 0, "suspended": 1}
