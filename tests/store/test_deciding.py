"""Every decision is on the log, and the last word counts."""

from dataclasses import replace
from datetime import timedelta

import pytest

from quizgen.model import Guid
from quizgen.store import Store
from tests.conftest import DECIDED_AT, make_document, make_note


@pytest.fixture
def store() -> Store:
    """A store with one note."""
    store = Store.in_memory()
    store.save(make_document(), [make_note("aaa")])
    return store


def log(store: Store) -> list[tuple[int, str, str, str]]:
    """Ordinal, kind, time and value of everything decided."""
    return store._connection.execute(
        "SELECT ordinal, kind, decided_at, value FROM decisions ORDER BY decided_at, kind, ordinal"
    ).fetchall()


def test_each_decision_is_logged_once(store: Store) -> None:
    """What is not decided otherwise than before leaves no trace."""
    note = replace(make_note("aaa"), rejected=True, own_tags=("exam",))

    store.decide([note], now=DECIDED_AT)
    store.decide([note], now=DECIDED_AT + timedelta(days=1))

    at = DECIDED_AT.isoformat(timespec="microseconds")
    assert log(store) == [(-1, "own_tags", at, '["exam"]'), (-1, "rejected", at, "1")]


def test_a_card_is_suspended_on_the_log(store: Store) -> None:
    """The log has the card's ordinal and both words."""
    store.suspend([Guid("aaa")], suspended=True, now=DECIDED_AT)
    store.suspend([Guid("aaa")], suspended=False, now=DECIDED_AT + timedelta(hours=1))

    assert [(ordinal, kind, value) for ordinal, kind, _, value in log(store)] == [
        (0, "suspended", "1"),
        (0, "suspended", "0"),
    ]


def test_the_last_word_counts_though_the_clock_was_set_back(store: Store) -> None:
    """A decision made after another is never earlier on the log."""
    store.quizzes.flag(Guid("aaa"), 0, 1, now=DECIDED_AT)
    store.quizzes.flag(Guid("aaa"), 0, 2, now=DECIDED_AT - timedelta(days=9))

    at = DECIDED_AT.isoformat(timespec="microseconds")
    assert log(store) == [(0, "flag", at, "2")]
    assert store.cards(Guid("aaa"))[0].flag == 2
