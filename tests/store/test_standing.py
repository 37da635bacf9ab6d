"""What a learner did, card by card."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from quizgen.model import Rating, Status
from quizgen.store import Store
from tests.conftest import MONDAY, make_document, make_memory, make_note, make_review


@pytest.fixture
def store() -> Iterator[Store]:
    """Notes of which aaa was answered twice and ccc once, bbb flagged, ddd left alone; eee is retired, but answered."""
    notes = [make_note(guid) for guid in ("aaa", "bbb", "ddd")]
    notes += [make_note("ccc", deck="Physics"), make_note("eee", status=Status.RETIRED)]
    with Store.in_memory() as made:
        made.save(make_document(), notes)
        for guid, minutes in (("aaa", 0), ("aaa", 9), ("ccc", 5), ("eee", 6)):
            made.record(make_review(guid, MONDAY + timedelta(minutes=minutes)), make_memory())
        made.quizzes.flag(make_note("bbb").guid, 0, 2, now=MONDAY)
        yield made


def told(store: Store, deck: str | None = None) -> list[tuple[str, str, int, int]]:
    return [(of, card.guid, card.flag, len(reviews)) for of, card, reviews in store.standing(deck=deck)]


def test_each_card_touched_comes_once(store: Store) -> None:
    """By guid, with its deck and its reviews; cards nobody touched and notes not asked are left out."""
    assert told(store) == [("Biology", "aaa", 0, 2), ("Biology", "bbb", 2, 0), ("Physics", "ccc", 0, 1)]


def test_of_one_deck(store: Store) -> None:
    """Reviews of cards between are passed over."""
    assert told(store, "Physics") == [("Physics", "ccc", 0, 1)]


def test_it_can_be_read_again(store: Store) -> None:
    """Each turn reads the store anew."""
    standing = store.standing()

    assert list(standing) == list(standing)
    assert len(list(standing)) == 3


def test_reviews_taken_back_are_left_out(store: Store) -> None:
    """And are back when they count again."""
    wrong = make_review("ccc", MONDAY + timedelta(days=1), rating=Rating.AGAIN)
    store.record(wrong, make_memory())
    store.undo(wrong, make_memory(), now=MONDAY + timedelta(days=1))

    assert told(store, "Physics") == [("Physics", "ccc", 0, 1)]


def test_the_digest_follows_what_is_there(store: Store) -> None:
    """Of the deck asked for, and nothing else."""
    biology, physics = (store.standing(deck=deck).digest() for deck in ("Biology", "Physics"))

    store.record(make_review("ccc", MONDAY + timedelta(days=1)), make_memory())

    assert store.standing(deck="Biology").digest() == biology
    assert store.standing(deck="Physics").digest() != physics
