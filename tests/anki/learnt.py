"""Owns a store in which a learner has answered for months, up to a moment given; must not test."""

from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo
from random import Random

from quizgen.anki.calendar import Calendar
from quizgen.anki.carried import Carried
from quizgen.model import Card, Memory, Note, Rating, Review, State
from quizgen.schedule import Scheduler, review
from quizgen.store import Store
from tests.anki.samples import cloze, qa
from tests.conftest import make_document

DAYS = 200
MIXES = ((15, 10, 65, 10), (40, 15, 40, 5), (5, 5, 45, 45), (25, 50, 20, 5))
"""How often Again, Hard, Good, Easy."""


def notes(count: int) -> list[Note]:
    """Every fourth has two gaps."""
    return [
        cloze(f"n{number:04}", deck="Body") if number % 4 == 0 else qa(f"n{number:04}", f"Q{number}?", deck="Body")
        for number in range(count)
    ]


def fill(store: Store, made: list[Note], *, now: datetime, scheduler: Scheduler) -> None:
    """The first nine tenths of the notes were learnt; some cards are suspended or flagged."""
    store.save(make_document(), made)
    guids = [note.guid for note in made]
    for number, guid in enumerate(guids[: len(guids) * 9 // 10]):
        for card in store.cards(guid):
            chance = Random(f"{guid} {card.ordinal}")
            mix = MIXES[number % len(MIXES)]
            for answered, memory in _answers(card, mix, chance, now=now, scheduler=scheduler):
                store.record(answered, memory)
    for number, guid in enumerate(guids):
        if number % 11 == 0:
            store.quizzes.suspend(guid, 0, suspended=True, now=now)
        if number % 7 == 0:
            store.quizzes.flag(guid, 0, 1 + number % 7, now=now)


def _answers(
    card: Card, mix: tuple[int, ...], chance: Random, *, now: datetime, scheduler: Scheduler
) -> Iterator[tuple[Review, Memory]]:
    """Begun some day or some minutes ago, and answered when due or a little late, until now."""
    recent = chance.random() < 0.3
    ago = timedelta(minutes=chance.uniform(1, 40)) if recent else timedelta(days=chance.uniform(1, DAYS))
    at, memory = _whole(now - ago), None
    while at < now:
        before, rating = memory, Rating(chance.choices((1, 2, 3, 4), mix)[0])
        memory = review(Card(card.guid, card.ordinal, before), rating, now=at, scheduler=scheduler)
        yield answered(card, rating, at, before), memory
        # Never at 04:00:00 itself: Anki's own two ways of counting days differ there.
        minutes = chance.randrange(1, 1440 * chance.choice((1, 1, 5)))
        late = timedelta(minutes=minutes) if memory.step is None else timedelta(seconds=chance.randrange(5, 200))
        at = _whole(memory.due_at + late)


def answered(card: Card, rating: Rating, at: datetime, before: Memory | None) -> Review:
    """The review of the card at that moment, in four seconds."""
    days = before.interval_days if before and before.state is State.REVIEW else 0
    return Review(int(at.timestamp() * 1000), card.guid, card.ordinal, rating, at, 4000, last_interval_days=days)


def _whole(at: datetime) -> datetime:
    """In milliseconds, as answers are kept."""
    return at.replace(microsecond=at.microsecond // 1000 * 1000)


def carried(store: Store, zone: tzinfo | None = None) -> Carried:
    """All of it."""
    standing = store.standing()
    return Carried(standing, standing.digest(), store.options(), Calendar(zone))
