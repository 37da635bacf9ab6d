"""Facts about replaying a log: what Anki's log holds gives the memory that Anki has."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from quizgen.model import Guid, Memory, Rating, Reschedule, Review, State
from quizgen.schedule import Scheduler
from quizgen.scheduling.replaying import replay
from tests.parity.record import FIELDS
from tests.parity.test_parity import GROUPS, History, anki_due_at, settings_of, told

PLAIN = Scheduler(timezone=UTC)
NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)
DAY = timedelta(days=1)
KEPT = ("state", "interval_days", "stability", "difficulty", "lapses")


def in_anki(at: datetime, rating: Rating, interval: int) -> Review:
    return Review((at - EPOCH) // MILLISECOND, Guid("g"), 0, rating, at, 0, source="anki", interval=interval)


def set_at(at: datetime, days: int) -> Reschedule:
    return Reschedule((at - EPOCH) // MILLISECOND, Guid("g"), 0, days, at)


def learnt() -> list[Review]:
    """A new card answered Good twice, in Review then, due on March 3."""
    return [in_anki(NOON, Rating.GOOD, -600), in_anki(NOON + timedelta(minutes=10), Rating.GOOD, 2)]


def memory_of(reviews: list[Review], *reschedules: Reschedule, scheduler: Scheduler = PLAIN) -> Memory:
    memory = replay(reviews, scheduler, reschedules)
    assert memory is not None
    return memory


# ---------------------------------------------------------------- answers in Anki


@pytest.mark.parametrize("key", GROUPS, ids=told)
def test_log_of_anki_gives_the_memory_anki_has(key: tuple[str, str]) -> None:
    """State, interval, due, lapses, difficulty and stability are Anki's, to the last digit, wherever the log ends."""
    for number, history in enumerate(GROUPS[key]):
        scheduler = Scheduler.of(settings_of(history), ZoneInfo(history["zone"]))
        log, after = zip(*logged(history), strict=True)
        for length in {len(log), 1 + number % len(log)}:
            memory = memory_of(list(log[:length]), scheduler=scheduler)

            assert {name: getattr(memory, name) for name in after[length - 1]} == after[length - 1]


def logged(history: History) -> Iterator[tuple[Review, dict[str, Any]]]:
    """Each answer as Anki's log has it, and what Anki had of the card then.

    The log has the interval of a card in Review, and of a card on a step how long until it is due.
    """
    at, zone = history["begun_at"], ZoneInfo(history["zone"])
    for row in history["reviews"]:
        anki = dict(zip(FIELDS.split(), row, strict=True))
        at += anki["after_seconds"]
        now = datetime.fromtimestamp(at, UTC)
        interval = anki["interval_days"] if anki["state"] == State.REVIEW else anki["due_in"]
        due_at = anki_due_at(now, zone, anki["due_in"])
        yield in_anki(now, Rating(anki["rating"]), interval), {name: anki[name] for name in KEPT} | {"due_at": due_at}


def test_interval_of_anki_counts_whatever_we_would_give() -> None:
    """A card that Anki gave 30 days is due in 30 days, where we would have given it 11."""
    memory = memory_of([*learnt(), in_anki(NOON + 2 * DAY, Rating.GOOD, 30)])

    assert (memory.interval_days, memory.due_at) == (30, datetime(2025, 4, 2, 4, tzinfo=UTC))


def test_interval_of_anki_is_counted_on_the_calendar() -> None:
    """Due at four in the morning of its day, also beyond the night on which the clocks change."""
    berlin = ZoneInfo("Europe/Berlin")
    at = datetime(2025, 3, 29, 23, 0, tzinfo=berlin)

    memory = memory_of([in_anki(at, Rating.EASY, 8)], scheduler=Scheduler(timezone=berlin))

    assert memory.due_at == datetime(2025, 4, 6, 4, tzinfo=berlin)


def test_step_of_anki_is_the_nearest_of_ours() -> None:
    """A card that Anki keeps on a step of an hour is on our last step, and due in an hour."""
    third = NOON + timedelta(minutes=20)

    memory = memory_of([learnt()[0], in_anki(third, Rating.GOOD, -3600)])

    assert (memory.state, memory.step, memory.due_at) == (State.LEARNING, 1, third + timedelta(hours=1))


def test_lapse_in_anki_goes_to_relearning() -> None:
    """Again in Review is a lapse; the card keeps the days it will return to, and waits as long as Anki said."""
    at = NOON + 9 * DAY

    memory = memory_of([*learnt(), in_anki(at, Rating.AGAIN, -900)])

    assert (memory.state, memory.lapses, memory.interval_days) == (State.RELEARNING, 1, 1)
    assert memory.due_at == at + timedelta(seconds=900)


def test_card_without_relearning_steps_stays_in_review() -> None:
    """A lapse that Anki gave days is one all the same."""
    memory = memory_of([*learnt(), in_anki(NOON + 9 * DAY, Rating.AGAIN, 1)])

    assert (memory.state, memory.step, memory.lapses, memory.interval_days) == (State.REVIEW, None, 1, 1)


def test_answers_here_and_in_anki_are_one_history() -> None:
    """An answer given here goes on from what Anki gave, by our own settings."""
    here = replace(in_anki(NOON + 30 * DAY, Rating.GOOD, 0), source="quizgen")
    longer, shorter = ([*learnt(), in_anki(NOON + 2 * DAY, Rating.GOOD, days), here] for days in (300, 11))

    assert memory_of(longer).stability == memory_of(shorter).stability
    assert memory_of(longer).reps == 4
    assert memory_of(longer).interval_days == memory_of(shorter).interval_days


def test_damaged_interval_is_no_error() -> None:
    """However long the interval in a log, a card is due within a hundred years."""
    for interval in (2**31 - 1, -(2**31)):
        memory = memory_of([in_anki(NOON, Rating.GOOD, interval)])

        assert memory.due_at < NOON + 36_501 * DAY


# ---------------------------------------------------------------- without an answer


def test_due_date_set_in_anki_counts_from_the_last_answer() -> None:
    """It moves the due date and the interval; stability, difficulty and counts are what the answers gave."""
    before = memory_of(learnt())

    after = memory_of(learnt(), set_at(NOON + DAY, 7))

    assert after == replace(before, interval_days=7, due_at=datetime(2025, 3, 8, 4, tzinfo=UTC))


def test_due_date_ends_the_steps() -> None:
    """A card on a step is in Review once it was given a due date, and lapses from there."""
    given = set_at(NOON + timedelta(minutes=1), 5)
    lapse = in_anki(NOON + 5 * DAY, Rating.AGAIN, -600)

    waiting, lapsed = memory_of(learnt()[:1], given), memory_of([learnt()[0], lapse], given)

    assert (waiting.state, waiting.step) == (State.REVIEW, None)
    assert (lapsed.state, lapsed.lapses) == (State.RELEARNING, 1)


def test_due_date_of_a_new_card_is_no_memory() -> None:
    """Without answers there is nothing to tell a memory by."""
    assert replay([], PLAIN, [set_at(NOON, 5)]) is None


def test_first_answer_after_a_due_date_is_one_in_review() -> None:
    """As in Anki, Again is a lapse then, whose memory is that of a first answer."""
    memory = memory_of([in_anki(NOON + 5 * DAY, Rating.AGAIN, -600)], set_at(NOON, 5))

    assert (memory.state, memory.lapses, memory.interval_days) == (State.RELEARNING, 1, 1)
    assert (memory.stability, memory.difficulty) == (0.212, 6.413)


def test_forgotten_card_is_new() -> None:
    """Nothing is left of what was before."""
    assert replay(learnt(), PLAIN, [set_at(NOON + DAY, 0)]) is None


def test_answers_after_forgetting_begin_anew() -> None:
    """The memory is what the later answers give, as if there were no earlier ones."""
    later = [in_anki(NOON + 20 * DAY, Rating.GOOD, -600), in_anki(NOON + 20 * DAY + MILLISECOND, Rating.GOOD, 2)]

    assert memory_of([*learnt(), *later], set_at(NOON + DAY, 0)) == memory_of(later)


# ---------------------------------------------------------------- the real thing


@pytest.mark.anki
def test_due_date_and_forgetting_are_as_in_anki(tmp_path: Path) -> None:
    """Learnt, given a due date, forgotten and learnt again: after each the log gives what Anki has."""
    from anki.collection import Collection

    collection = Collection(str(tmp_path / "collection.anki2"))
    collection.set_config("fsrs", True)
    note = collection.new_note(collection.models.by_name("Basic"))
    note["Front"] = "front"
    collection.add_note(note, collection.decks.id("Default"))
    card_id = note.cards()[0].id
    done = [
        lambda: answer(collection, card_id, 4),
        lambda: collection.sched.set_due_date([card_id], "5"),
        lambda: answer(collection, card_id, 3),
        lambda: answer(collection, card_id, 1),
        lambda: collection.sched.set_due_date([card_id], "3"),
        lambda: collection.sched.schedule_cards_as_new([card_id], reset_counts=True),
        lambda: answer(collection, card_id, 4),
    ]

    for number, step in zip(count(), done):
        step()
        assert from_log(collection, card_id) == in_collection(collection, card_id), number
    collection.close()


def answer(collection: Any, card_id: int, rating: int) -> None:
    from anki.scheduler.v3 import CardAnswer

    states = collection._backend.get_scheduling_states(card_id)
    collection._backend.answer_card(
        CardAnswer(
            card_id=card_id,
            current_state=states.current,
            new_state=(states.again, states.hard, states.good, states.easy)[rating - 1],
            rating=rating - 1,
            answered_at_millis=int(datetime.now(UTC).timestamp() * 1000),
            milliseconds_taken=1000,
        )
    )


def in_collection(collection: Any, card_id: int) -> list[Any] | None:
    """State, stability, difficulty, interval, repetitions and lapses of a card; None when it is new."""
    card = collection.get_card(card_id)
    if card.memory_state is None:
        return None
    memory = (round(card.memory_state.stability, 4), round(card.memory_state.difficulty, 3))
    return [card.type, *memory, card.ivl, card.reps, card.lapses]


def from_log(collection: Any, card_id: int) -> list[Any] | None:
    """The same, as replaying Anki's log gives it."""
    rows = collection.db.all("select id, ease, ivl from revlog where cid = ? order by id", card_id)
    reviews = [in_anki(EPOCH + at * MILLISECOND, Rating(ease), interval) for at, ease, interval in rows if ease]
    reschedules = [set_at(EPOCH + at * MILLISECOND, interval) for at, ease, interval in rows if not ease]
    memory = replay(reviews, Scheduler(timezone=None), reschedules)
    if memory is None:
        return None
    return [memory.state, memory.stability, memory.difficulty, memory.interval_days, memory.reps, memory.lapses]
