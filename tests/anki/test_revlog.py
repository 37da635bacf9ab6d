"""Reviews as rows of Anki's log; that Anki writes the same is shown in test_progress."""

from datetime import UTC, datetime, timedelta

import pytest

from quizgen.anki.calendar import Calendar
from quizgen.anki.revlog import Log, LogRow
from quizgen.anki.standing import NEW, card_row
from quizgen.model import Card, Guid, Memory, Rating, Review, State
from quizgen.options import Options
from tests.conftest import make_memory

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
CALENDAR = Calendar(UTC)
AGAIN, HARD, GOOD, EASY = Rating


def given(*answers: tuple[timedelta, Rating, int], interval: int = 0) -> list[Review]:
    """A card's reviews: how long after the first, the rating, and the interval found."""
    return [
        Review(
            int((AT + wait).timestamp() * 1000),
            Guid("a"),
            0,
            rating,
            AT + wait,
            4000,
            last_interval_days=days,
            interval=interval,
        )
        for wait, rating, days in answers
    ]


def logged(reviews: list[Review], memory: Memory | None, options: Options | None = None) -> list[LogRow]:
    return list(Log(options or Options(), CALENDAR).rows(Card(Guid("a"), 0, memory), reviews))


MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
LEARNT = given((0 * MINUTE, GOOD, 0), (10 * MINUTE, GOOD, 0), (3 * DAY, AGAIN, 2), (3 * DAY + 10 * MINUTE, GOOD, 0))


def test_a_card_learnt_forgotten_and_learnt_again() -> None:
    """Steps are negative seconds, days positive; what an answer gave is what the next one found."""
    rows = logged(LEARNT, make_memory(interval_days=4))

    assert [(row.kind, row.last_interval, row.interval) for row in rows] == [
        (0, 0, -600),
        (0, -600, 2),
        (1, 2, -600),
        (2, -600, 4),
    ]


def test_what_is_stored_comes_before_what_options_would_give() -> None:
    """The interval that an answer found is the one that the answer before it gave, whatever would be given today."""
    rows = logged(given((0 * MINUTE, EASY, 0), (99 * DAY, GOOD, 99)), make_memory(interval_days=500))

    assert [row.interval for row in rows] == [99, 500]


def test_what_anki_gave_stays() -> None:
    """A review that came from Anki has the interval it had there."""
    rows = logged(given((0 * MINUTE, GOOD, 0), interval=-777), make_memory(state=State.LEARNING, step=1))

    assert rows[0].interval == -777


def test_a_card_still_on_a_step() -> None:
    """The last row tells the step on which the card waits, half-way for Hard."""
    memory = make_memory(state=State.LEARNING, step=0, interval_days=0)

    assert logged(given((0 * MINUTE, HARD, 0)), memory)[0].interval == -330


def test_a_step_that_ends_tomorrow_is_a_day() -> None:
    """As Anki has it, which shows such a card by days."""
    memory = make_memory(state=State.LEARNING, step=0, interval_days=0)

    rows = logged(given((0 * MINUTE, AGAIN, 0)), memory, Options(learning_steps=(DAY, 2 * DAY)))

    assert rows[0].interval == 1


@pytest.mark.parametrize("steps", [(), (MINUTE,)])
def test_steps_that_were_others_then(steps: tuple[timedelta, ...]) -> None:
    """Where the steps of today lead elsewhere, the time that passed stands for the step."""
    reviews = given((0 * MINUTE, GOOD, 0), (25 * MINUTE, GOOD, 0))

    assert logged(reviews, make_memory(), Options(learning_steps=steps))[0].interval == -1500


def test_the_first_row_is_of_a_new_card() -> None:
    """Even where an interval is stored for it: Anki takes any other log for one cut off at its beginning."""
    (row,) = logged(given((0 * MINUTE, GOOD, 7)), make_memory())

    assert (row.kind, row.last_interval) == (0, 0)


def test_difficulty_stands_in_factor() -> None:
    """From 100 to 1,100, after each answer."""
    assert [row.factor for row in logged(LEARNT, make_memory())] == [224, 223, 810, 809]


def test_no_reviews_no_rows() -> None:
    """A new card that was only flagged has no log."""
    assert logged([], None) == []


def test_a_new_card_keeps_its_place() -> None:
    """Suspended and flagged it is new all the same; its due is the position of its note."""
    row = card_row(Card(Guid("a"), 0, None, suspended=True, flag=3), Options(), CALENDAR)

    assert row == NEW._replace(queue=-1, flags=3)


@pytest.mark.parametrize("suspended", [False, True])
def test_a_step_of_days(suspended: bool) -> None:
    """It is due on a day; a suspended one in seconds, which Anki does not shift and takes when it is back."""
    due_at = AT.replace(hour=4) + DAY
    memory = make_memory(due_at, state=State.LEARNING, step=2, interval_days=0, last_review_at=AT)

    row = card_row(Card(Guid("a"), 0, memory, suspended), Options(learning_steps=(MINUTE, MINUTE, DAY)), CALENDAR)

    expected = (-1, int(due_at.timestamp())) if suspended else (3, CALENDAR.day(due_at))
    assert (row.type, (row.queue, row.due), row.left) == (1, expected, 1)
