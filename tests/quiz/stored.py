"""Owns the stores that the quiz tests ask from, and a clock that stands still until moved; holds no tests."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest

from quizgen.commands import clock
from quizgen.model import Card, Draft, KnownDocument, Note, Rating, Review, Span, State
from quizgen.store import BuiltDocument, Store
from tests.conftest import DECIDED_AT
from tests.quiz.notes import NOW, SCHEDULER

DOCUMENT = KnownDocument("/study/body.md", "body.md", "Body", "biology::body", "0" * 64, "settings", NOW)
EARLIER = NOW - timedelta(days=400)


@dataclass
class Clock:
    """The time that commands are told."""

    moment: datetime = NOW

    def now(self) -> datetime:
        return self.moment

    def go_on(self, **time: float) -> None:
        self.moment += timedelta(**time)


def set_clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Commands are told by this clock, and live in UTC."""
    told = Clock()
    monkeypatch.setattr(clock, "now", told.now)
    monkeypatch.setattr(clock, "LOCAL_ZONE", SCHEDULER.timezone)
    return told


def fill(store: Store, notes: Sequence[Note], cards: Iterable[Card], path: str = DOCUMENT.path) -> Store:
    """The store holds the notes, and these cards as they are, with the review that made each so; nothing is fuzzed.

    Notes stand in the document at `path` in the order given.
    """
    if not store.options():
        store.set_options("", {"fuzz": False}, now=DECIDED_AT)
    placed = [replace(note, draft=_at(note, place)) for place, note in enumerate(notes)]
    store.build([BuiltDocument(replace(DOCUMENT, path=path), tuple(placed))], now=EARLIER)
    for card in cards:
        if card.memory is not None:
            store.quizzes.answer(review_of(card), card.memory)
    return store


def review_of(card: Card) -> Review:
    """The one review that made a card what `in_review` and `in_learning` say."""
    assert card.memory is not None
    at = card.memory.last_review_at
    rating = Rating.EASY if card.memory.state is State.REVIEW else Rating.GOOD
    return Review(round(at.timestamp() * 1000), card.guid, card.ordinal, rating, at, 1000)


def _at(note: Note, place: int) -> Draft:
    evidence = note.draft.evidence
    start = 100 * place
    return replace(note.draft, evidence=replace(evidence, span=Span(start, start + len(evidence.quote))))
