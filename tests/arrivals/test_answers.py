"""Which rows of Anki's log are answers."""

import pytest

from quizgen.anki.foreign import ForeignReview, ReviewKind
from quizgen.arrivals.answers import LONGEST_DAYS, LONGEST_MS, arrivals
from quizgen.arrivals.naming import Names
from quizgen.store.arrived import Arrival
from tests.arrivals.samples import review


@pytest.mark.parametrize(
    ("row", "arrival"),
    [
        (review(), Arrival("aaa", 0, 1, 3, 4, 2, 3000)),
        (review(kind=ReviewKind.LEARNING, interval=-600, last_interval=-60), Arrival("aaa", 0, 1, 3, -600, 0, 3000)),
        (review(kind=ReviewKind.RELEARNING, last_interval=9), Arrival("aaa", 0, 1, 3, 4, 0, 3000)),
        (review(kind=ReviewKind.FILTERED), Arrival("aaa", 0, 1, 3, 4, 2, 3000)),
        (review(rating=0, kind=ReviewKind.BY_HAND), Arrival("aaa", 0, 1, 0, 4, 0, 0)),
        (review(rating=0, kind=ReviewKind.BY_HAND, factor=0), Arrival("aaa", 0, 1, 0, 0, 0, 0)),
        (review(rating=0, kind=ReviewKind.RESCHEDULED, factor=0), Arrival("aaa", 0, 1, 0, 4, 0, 0)),
        (review(rating=0, kind=ReviewKind.BY_HAND, interval=-60), Arrival("aaa", 0, 1, 0, 1, 0, 0)),
    ],
)
def test_rows_that_count(row: ForeignReview, arrival: Arrival) -> None:
    """Answers have a rating; a row without one sets a due date, or forgets the card at 0."""
    assert list(arrivals([row])) == [arrival]


@pytest.mark.parametrize(
    "row",
    [
        review(kind=ReviewKind.FILTERED, factor=0),
        review(rating=0),
        review(ordinal=-1),
        review(ordinal=70_000),
    ],
)
def test_rows_that_do_not_count(row: ForeignReview) -> None:
    """Cramming, rows that say nothing, cards that cannot be."""
    assert list(arrivals([row])) == []


def test_senseless_numbers_are_bounded() -> None:
    """Whatever a file says can be stored."""
    (found,) = arrivals([review(interval=10**12, last_interval=10**12, duration_ms=-5)])

    assert (found.interval, found.last_interval_days, found.duration_ms) == (LONGEST_DAYS, LONGEST_DAYS, 0)
    (found,) = arrivals([review(interval=-(10**12))])
    assert found.interval == -LONGEST_MS


def test_answers_go_to_the_note_that_was_adopted() -> None:
    """The second card of somebody else's note is a note of its own here."""
    names = Names([("aaa", 0), ("aaa~1", 0)])

    found = arrivals([review(), review(2, ordinal=1)], names)

    assert [(arrival.guid, arrival.ordinal) for arrival in found] == [("aaa", 0), ("aaa~1", 0)]
