"""The digest of all that a learner has."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from quizgen.model import Rating, Status
from quizgen.store import Store
from tests.conftest import DECIDED_AT, MONDAY, make_document, make_memory, make_note, make_review

LATER = DECIDED_AT + timedelta(days=1)


@pytest.fixture
def store() -> Iterator[Store]:
    """A store with one note, answered once."""
    with filled("/notes/blood.md") as store:
        yield store


def filled(path: str) -> Store:
    """A store with one note of the document at `path`, answered once."""
    store = Store.in_memory()
    store.save(make_document(path), [make_note()])
    store.record(make_review(), make_memory())
    return store


CHANGES: dict[str, Callable[[Store], None]] = {
    "a review": lambda store: store.record(make_review(at=LATER), make_memory()),
    "a review taken back": lambda store: store.undo(make_review(), None, now=LATER),
    "a flag": lambda store: store.quizzes.flag(make_note().guid, 0, 3, now=LATER),
    "a suspended card": lambda store: store.suspend([make_note().guid], suspended=True, now=LATER),
    "a rejected note": lambda store: store.decide([make_note(rejected=True)], now=LATER),
    "options": lambda store: store.set_options("", {"fuzz": False}, now=LATER),
    "a note": lambda store: store.save(make_document(), [make_note("bbb")]),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_a_learner_has_counts(store: Store, change: Callable[[Store], None]) -> None:
    """Every part of what a learner has changes the digest."""
    before = store.whole_hash()

    change(store)

    assert store.whole_hash() != before


def test_paths_and_times_of_builds_do_not_count() -> None:
    """The same document in another folder, built at another time, is the same."""
    with filled("/notes/blood.md") as here, filled("/elsewhere/blood.md") as there:
        there.save(make_document("/elsewhere/blood.md", built_at=LATER), [make_note(modified_at=LATER)])

        assert here.whole_hash() == there.whole_hash()


def test_memory_does_not_count(store: Store) -> None:
    """What replaying gives is no content."""
    before = store.whole_hash()

    store.remember(replace(card, memory=make_memory(LATER)) for card in store.cards(make_note().guid))

    assert store.whole_hash() == before


def test_a_withdrawn_note_does_not_count(store: Store) -> None:
    """A note of an undone build is as if never made."""
    before = store.whole_hash()

    store.save(make_document(), [make_note("bbb", status=Status.WITHDRAWN)])

    assert store.whole_hash() == before


def test_an_answer_given_otherwise_counts(store: Store) -> None:
    """Two stores whose one review differs in its rating alone differ."""
    with Store.in_memory() as other:
        other.save(make_document(), [make_note()])
        other.record(make_review(rating=Rating.AGAIN), make_memory())

        assert other.whole_hash() != store.whole_hash()


def test_a_reviewed_note_differs_from_a_new_one(store: Store) -> None:
    """Reviews count, unlike in the content hash."""
    with Store.in_memory() as other:
        other.save(make_document(), [make_note()])

        assert (other.content_hash() == store.content_hash(), other.whole_hash() == store.whole_hash()) == (True, False)


def test_the_moment_of_the_first_build_does_not_count(store: Store) -> None:
    """Two computers that built one document agree."""
    before = store.whole_hash()

    store.save(make_document(), [make_note(created_at=MONDAY + timedelta(days=9))])

    assert store.whole_hash() == before
