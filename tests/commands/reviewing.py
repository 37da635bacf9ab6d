"""How the tests answer cards without a quiz."""

from datetime import datetime, timedelta
from pathlib import Path

from quizgen.model import Rating, Review
from quizgen.schedule import Scheduler, review
from quizgen.store import Store
from tests.conftest import MONDAY


def review_all(store: Path, rating: Rating, now: datetime = MONDAY) -> None:
    """Every active card of the store has one more review, one second apart."""
    with Store.open(store) as opened:
        for number, card in enumerate(opened.fresh(limit=10_000)):
            at = now + timedelta(seconds=number)
            memory = review(card, rating, now=at, scheduler=Scheduler(timezone=None))
            identity = round(at.timestamp() * 1000)
            opened.record(Review(identity, card.guid, card.ordinal, rating, at, 1000), memory)
