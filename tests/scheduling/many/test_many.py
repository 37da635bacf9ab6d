"""Facts about replaying many cards at once: each has what replaying it alone gives, to the last digit."""

from datetime import UTC, datetime, timedelta, tzinfo
from itertools import groupby
from operator import attrgetter, itemgetter
from random import Random
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from quizgen.model import Guid, Memory, Rating, Review
from quizgen.schedule import Scheduler
from quizgen.scheduling.fsrs6 import DEFAULT_PARAMETERS
from quizgen.scheduling.many import Answers, memories
from quizgen.scheduling.many.columns import EPOCH, MILLISECOND
from quizgen.scheduling.replaying import replay
from tests.parity.test_parity import GROUPS, settings_of, told
from tests.scheduling.test_replaying import logged

Row = tuple[int, int, int, int]
ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe")
MINUTE = timedelta(minutes=1)
DAY_MS = 86_400_000
LEARNING = ((), (MINUTE, 10 * MINUTE), (15 * MINUTE,), (MINUTE, 10 * MINUTE, 1440 * MINUTE), (600 * MINUTE,))
RELEARNING = ((), (10 * MINUTE,), (10 * MINUTE, 60 * MINUTE), (1440 * MINUTE,))
DAMAGED = (2**31 - 1, -(2**31))


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("number", range(12))
def test_memories_are_those_of_replaying_one_by_one(zone: str, number: int) -> None:
    """Fifty random cards, under random parameters, steps and retention: every field of every memory is the same."""
    random = Random(f"{zone} {number}")
    scheduler, rows = settings(random, ZoneInfo(zone)), answers(random, cards=50)

    found = dict(memories(columns(rows), scheduler).each())

    assert found == one_by_one(rows, scheduler)


def test_zone_of_the_computer_is_one_too() -> None:
    """Without a zone the days turn by the computer's clocks."""
    rows = answers(Random("local"), cards=50)

    found = dict(memories(columns(rows), Scheduler(timezone=None)).each())

    assert found == one_by_one(rows, Scheduler(timezone=None))


@pytest.mark.parametrize("key", GROUPS, ids=told)
def test_logs_of_anki_give_the_memories_anki_has(key: tuple[str, str]) -> None:
    """Stability, difficulty, state, interval, due and lapses of all recorded histories at once are Anki's."""
    rows, anki = [], {}
    for card, history in enumerate(GROUPS[key]):
        for review, after in logged(history):
            rows.append((card, review.id, int(review.rating), review.interval))
            anki[card] = after
    scheduler = Scheduler.of(settings_of(GROUPS[key][0]), ZoneInfo(key[1]))

    found = memories(columns(rows), scheduler).each()

    assert {card: {name: getattr(memory, name) for name in anki[card]} for card, memory in found} == anki


def test_cards_keep_their_numbers() -> None:
    """A card without answers has no row, and the others come by ascending number."""
    rows = [(3, 10**12, 3, -600), (7, 10**12, 4, 8), (7, 10**12 + 9 * DAY_MS, 3, 30)]

    remembered = memories(columns(rows), Scheduler(timezone=UTC))

    assert remembered.card.tolist() == [3, 7]
    assert remembered.reps.tolist() == [1, 2]


def test_more_cards_than_are_replayed_together() -> None:
    """Twenty thousand cards of few answers, and one of many, come out in their own places."""
    rows = [(card, 10**12 + card * 60_000, 1 + card % 4, 1 + card % 90) for card in range(20_000)]
    rows += [(20_000, 10**12 + number * DAY_MS, 3, 1 + number) for number in range(30)]
    chosen = [row for row in rows if row[0] % 1000 == 0]
    scheduler = Scheduler(timezone=UTC)

    found = dict(memories(columns(rows), scheduler).each())

    assert len(found) == 20_001
    assert one_by_one(chosen, scheduler).items() <= found.items()


def test_no_answers_are_no_memories() -> None:
    """Nothing in, nothing out."""
    assert len(memories(columns([]), Scheduler(timezone=UTC))) == 0


@pytest.mark.parametrize("rows", [[(1, 5, 3, 1), (0, 5, 3, 1)], [(0, 5, 3, 0)]])
def test_answers_out_of_order_or_not_of_anki_are_refused(rows: list[Row]) -> None:
    """By descending card, or without an interval, they would be replayed wrongly."""
    with pytest.raises(ValueError, match="answers are by ascending card"):
        columns(rows)


def settings(random: Random, zone: tzinfo) -> Scheduler:
    parameters = tuple(value * random.choice((1, random.uniform(0.9, 1.3))) for value in DEFAULT_PARAMETERS)
    if random.random() < 0.2:
        parameters = (*parameters[:17], 0.0, 0.0, *parameters[19:])  # knows no answers on the same day
    return Scheduler(
        timezone=zone,
        desired_retention=random.choice((0.7, 0.9, 0.95)),
        learning_steps=random.choice(LEARNING),
        relearning_steps=random.choice(RELEARNING),
        maximum_interval_days=random.choice((36_500, 100, 3)),
        parameters=parameters,
    )


def answers(random: Random, *, cards: int) -> list[Row]:
    """Answers at any time of day and year, on time, early, late and twice a day; rarely with a damaged interval."""
    rows = []
    for card in range(cards):
        at = (datetime(2007, 1, 1, tzinfo=UTC) - EPOCH) // MILLISECOND + random.randrange(18 * 365 * DAY_MS)
        for _ in range(random.choice((1, 2, 5, 12, 40))):
            interval = random.choice((-60, -600, -5000, -200_000, 1, 1, 2, 3, random.randrange(1, 400)))
            given = interval if random.random() < 0.99 else random.choice(DAMAGED)
            rows.append((2 * card, at, random.randrange(1, 5), given))
            at += random.choice((random.randrange(1, 600_000), random.randrange(40 * DAY_MS), abs(interval) * 86_399))
    return rows


def columns(rows: list[Row]) -> Answers:
    kinds = (np.int32, np.int64, np.int8, np.int32)
    return Answers(*(np.array([row[place] for row in rows], kind) for place, kind in enumerate(kinds)))


def one_by_one(rows: list[Row], scheduler: Scheduler) -> dict[int, Memory]:
    found = {}
    for card, group in groupby(rows, itemgetter(0)):
        log = [review(*row) for _, *row in group]
        memory = replay(sorted(log, key=attrgetter("id")), scheduler)
        assert memory is not None
        found[card] = memory
    return found


def review(id_ms: int, rating: int, interval: int) -> Review:
    return Review(id_ms, Guid("g"), 0, Rating(rating), EPOCH + id_ms * MILLISECOND, 0, interval=interval)
