"""Facts about what a quiz reads of the store: what was done today, and that no more is read than needed."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from quizgen.model import Guid, State
from quizgen.store import Filters, Store, asking
from quizgen.store.quizzes import Coming, Today
from tests.conftest import DECIDED_AT, MONDAY, make_document, make_memory, make_note, make_review

HOUR = timedelta(hours=1)


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.in_memory() as opened:
        yield opened


def plan(store: Store, sql: str, filters: Filters | None = None) -> list[str]:
    """How SQLite goes about it."""
    condition, values = (filters or Filters()).sql()
    named = {"now": "2026", "before": "2027", "since": "2026", "limit": 5, "guid": "a", **values}
    found = store._connection.execute(f"EXPLAIN QUERY PLAN {sql.replace('{filters}', condition)}", named)
    return [row[3] for row in found]


def test_today_counts_first_reviews_and_those_of_cards_in_review(store: Store) -> None:
    """A card is introduced with its first review that stands, once; reviews are those of cards with an interval."""
    store.save(make_document(), [make_note(guid) for guid in ("old", "new", "undone", "redone")])
    for guid, at, interval_days in [
        ("old", MONDAY - HOUR, 0),
        ("old", MONDAY, 4),
        ("old", MONDAY + HOUR, 0),
        ("new", MONDAY, 0),
        ("new", MONDAY + HOUR, 0),
        ("undone", MONDAY, 0),
        ("redone", MONDAY - HOUR, 0),
        ("redone", MONDAY, 0),
    ]:
        store.record(make_review(guid, at, last_interval_days=interval_days), make_memory())
    store.undo(make_review("undone", MONDAY), None, now=DECIDED_AT)
    store.undo(make_review("redone", MONDAY - HOUR), None, now=DECIDED_AT)

    assert store.quizzes.today(MONDAY) == (
        Today(Guid("new"), "Biology", reviews=0, introduced=1),
        Today(Guid("old"), "Biology", reviews=1, introduced=0),
        Today(Guid("redone"), "Biology", reviews=0, introduced=1),
    )


def test_what_is_coming_knows_steps_reviews_and_new_cards(store: Store) -> None:
    """The first of each, whenever it is due; buried ones when their burial ends."""
    store.save(make_document(), [make_note(guid) for guid in "abcd"])
    store.record(make_review("a"), make_memory(MONDAY + 9 * HOUR))
    store.record(make_review("b"), make_memory(MONDAY + 5 * HOUR))
    store.record(make_review("c"), make_memory(MONDAY + HOUR, state=State.LEARNING, step=0))
    store.quizzes.bury(Guid("b"), [(0, MONDAY + 90 * HOUR)])

    assert store.quizzes.coming(Filters()) == Coming(MONDAY + HOUR, MONDAY + 9 * HOUR, 1)


def test_the_last_review_is_the_latest_that_stands(store: Store) -> None:
    """One taken back is not the last; without any there is none."""
    store.save(make_document(), [make_note("a"), make_note("b")])
    none = store.quizzes.last_review()
    store.record(make_review("a"), make_memory())
    store.record(make_review("b", MONDAY + HOUR), make_memory())
    store.undo(make_review("b", MONDAY + HOUR), None, now=DECIDED_AT)

    assert (none, store.quizzes.last_review()) == (None, make_review("a"))


@pytest.mark.parametrize("filters", [Filters(), Filters(flag=2), Filters(deck="Biology")])
def test_what_is_due_is_read_from_indexes_alone(store: Store, filters: Filters) -> None:
    """Neither a card nor a note is read to know whose turn it is."""
    assert plan(store, asking.DUE, filters) == [
        "SEARCH cards USING COVERING INDEX cards_due (due_at<?)",
        "SEARCH notes USING COVERING INDEX notes_asked (guid=?)",
    ]


def test_new_cards_are_read_in_document_order(store: Store) -> None:
    """As far as they are asked for, without sorting more than the cards of one note."""
    assert plan(store, asking.FRESH) == [
        "SEARCH notes USING INDEX notes_in_order (status=? AND rejected=?)",
        "SEARCH cards USING COVERING INDEX cards_new (guid=?)",
        "USE TEMP B-TREE FOR RIGHT PART OF ORDER BY",
    ]


@pytest.mark.parametrize("sql", [asking.TODAY, asking.LAST_REVIEW])
def test_no_table_is_read_as_a_whole(store: Store, sql: str) -> None:
    """Neither all reviews nor all notes are looked at."""
    assert not [step for step in plan(store, sql) if step.startswith("SCAN") and "COVERING INDEX" not in step]
