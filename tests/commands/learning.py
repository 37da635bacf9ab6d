"""Owns a store with some weeks of answers in it, for the tests of statistics; must not test."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from quizgen.model import Rating
from quizgen.store import Store
from tests.conftest import (
    DECIDED_AT,
    MONDAY,
    make_cloze,
    make_document,
    make_draft,
    make_memory,
    make_note,
    make_review,
)

DAY = timedelta(days=1)
ANSWERS = (
    # card, days before MONDAY, rating, the interval it had
    *(("aaa", 31, Rating.GOOD, 0), ("aaa", 30, Rating.GOOD, 1), ("aaa", 3, Rating.AGAIN, 27)),
    *(("bbb", 2, Rating.GOOD, 0), ("bbb", 1, Rating.HARD, 1), ("bbb", 0, Rating.EASY, 1)),
    *(("ccc", 1, Rating.GOOD, 0), ("ccc", 0, Rating.AGAIN, 1)),
)


@contextmanager
def learnt(path: Path) -> Iterator[Store]:
    """The store at `path` with four notes in two decks; on MONDAY, three of them were answered for a month."""
    notes = (
        make_note("aaa"),
        make_note("bbb", make_cloze("Iron is ", "red", section=("Blood", "Colour"))),
        make_note("ccc", make_draft(question="What bends light?", answer="glass", section=("Light",)), deck="Physics"),
        make_note("ddd", make_draft(question="What is fast?", answer="light", section=("Light",)), deck="Physics"),
    )
    with Store.open(path) as store:
        store.save(make_document(), notes)
        for number, (card, days, rating, interval) in enumerate(ANSWERS):
            review = make_review(card, MONDAY - days * DAY, id=number, rating=rating, last_interval_days=interval)
            store.record(review, make_memory())
        mistaken = make_review("ccc", MONDAY, id=100, rating=Rating.AGAIN, last_interval_days=1)
        store.record(mistaken, make_memory())
        store.undo(
            mistaken,
            make_memory(MONDAY + DAY, lapses=1, difficulty=8.25, stability=0.5, interval_days=0),
            now=DECIDED_AT,
        )
        store.record(make_review("aaa", MONDAY - 2 * DAY, last_interval_days=0), make_memory(MONDAY - DAY, lapses=1))
        store.record(make_review("bbb", MONDAY - 2 * DAY, id=101), make_memory(MONDAY + 9 * DAY, interval_days=30))
        yield store
