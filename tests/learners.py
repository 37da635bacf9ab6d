"""Learners whose memory is known: reviews as FSRS with given parameters would have them; holds no tests."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random

from quizgen.model import Guid, Rating, Review
from quizgen.scheduling.fsrs6 import DEFAULT_PARAMETERS, Fsrs

BEGIN = datetime(2025, 1, 1, 12, tzinfo=UTC)
DAYS = 400
FORGETFUL = tuple(
    value * factor
    for value, factor in zip(
        DEFAULT_PARAMETERS,
        (0.5, 0.4, 0.35, 0.3, 1, 1, 1, 1, 0.7, 1, 1, 0.7, 1, 1, 1, 0.8, 1, 1, 1, 1, 1.8),
        strict=True,
    )
)
"""Somebody who forgets sooner than most."""


def reviews(fewest: int, memory: tuple[float, ...], *, seed: str = "learner") -> list[Review]:
    """At least so many, in time order, of cards that come back as FSRS' own parameters say, sometimes off their day."""
    random = Random(seed)
    found: list[Review] = []
    number = 0
    while len(found) < fewest:
        found += _card(Guid(f"g{number:05}"), memory, random)
        number += 1
    return sorted(found, key=lambda review: (review.reviewed_at, review.guid))


def rated_at_random(given: list[Review], *, seed: str) -> list[Review]:
    """The same reviews with ratings that have to do with nothing."""
    random = Random(seed)
    return [
        Review(review.id, review.guid, 0, random.choice(list(Rating)), review.reviewed_at, review.duration_ms)
        for review in given
    ]


def _card(guid: Guid, memory: tuple[float, ...], random: Random) -> Iterator[Review]:
    truth, plan = Fsrs.of(memory), Fsrs.of(DEFAULT_PARAMETERS)
    rating = Rating(random.choices(tuple(Rating), (24, 10, 50, 16))[0])
    real, planned = truth.first(rating), plan.first(rating)
    at = BEGIN + timedelta(days=random.randrange(250), seconds=random.randrange(20_000))
    while at < BEGIN + timedelta(days=DAYS):
        yield Review(int(at.timestamp() * 1000), guid, 0, rating, at, 8000)
        wait = max(1, round(plan.days_to(0.9, planned.stability) * random.choice((1, 1, 1, 1.5, 0.7, 2))))
        at += timedelta(days=wait)
        recalled = random.random() < truth.retrievability(real.stability, wait)
        rating = Rating(random.choices((2, 3, 4), (22, 63, 15))[0]) if recalled else Rating.AGAIN
        real, planned = truth.after(real, rating, wait), plan.after(planned, rating, wait)
