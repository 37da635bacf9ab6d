"""Progress made here arrives in the real Anki as if it had been made there."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from time import sleep
from typing import Any

import pytest

from quizgen.anki import package
from quizgen.anki.calendar import Calendar
from quizgen.anki.revlog import Log
from quizgen.anki.standing import card_row
from quizgen.model import Card, Learnt, Rating, State
from quizgen.options import Options, plain
from quizgen.schedule import Scheduler, outcomes, review
from quizgen.store import Store
from tests.anki import learnt
from tests.anki.conftest import Learner

pytestmark = [pytest.mark.anki, pytest.mark.usefixtures("unfuzzed")]

DEFAULT = Options(fuzz=False)
LONG_STEPS = Options(
    fuzz=False,
    learning_steps=(timedelta(minutes=1), timedelta(minutes=10), timedelta(days=1)),
    relearning_steps=(timedelta(minutes=10), timedelta(hours=30)),
)
CALENDAR = Calendar(None)
LOG = "select id, ease, ivl, lastIvl, factor, time, type from revlog where cid = ? order by id"


@pytest.fixture(params=[DEFAULT, LONG_STEPS], ids=["default steps", "long steps"])
def options(request: pytest.FixtureRequest) -> Options:
    """What the deck is set to, here and in Anki."""
    return request.param


@pytest.fixture
def now() -> datetime:
    """Anki reads the clock, so the learning ends now."""
    return datetime.now(UTC)


@pytest.fixture
def store(options: Options, now: datetime) -> Iterator[Store]:
    """160 notes, most of them learnt over months."""
    with Store.in_memory() as made:
        learnt.fill(made, learnt.notes(160), now=now, scheduler=Scheduler.of(options, None))
        steps = {"learning_steps": options.learning_steps, "relearning_steps": options.relearning_steps}
        made.set_options("", plain(steps), now=now)
        yield made


def prepare(learner: Learner, options: Options, *, age: int = 0, fsrs: bool = True) -> None:
    """The collection was made some days ago, and has these options."""
    col = learner.col
    col.db.execute("update col set crt = crt - ?", age * 86_400)
    col.close()
    col.reopen()
    col.set_config("fsrs", fsrs)
    preset = col.decks.get_config(1)
    preset["new"]["delays"] = [step.total_seconds() / 60 for step in options.learning_steps]
    preset["lapse"]["delays"] = [step.total_seconds() / 60 for step in options.relearning_steps]
    col.decks.update_config(preset)


def arrive(learner: Learner, store: Store) -> dict[str, int]:
    """Everything is exported with progress, and imported with it."""
    package.write(learner.package, store.notes(), learnt.carried(store))
    return learner.takes(with_scheduling=True)


def card_of(learner: Learner, card: Card) -> Any:
    (found,) = (found for found in learner.note(card.guid).cards() if found.ord == card.ordinal)
    return found


def reviewed(store: Store) -> list[Learnt]:
    return [one for one in store.standing() if one.card.memory]


@pytest.mark.parametrize("age", [0, 1, 500])
def test_cards_arrive_as_they_stand(learner: Learner, store: Store, options: Options, now: datetime, age: int) -> None:
    """Stage, queue, due day, interval, memory, counts, flag, suspension: whatever day the collection was made on."""
    prepare(learner, options, age=age)

    assert arrive(learner, store) == {"new": 160}

    today, seen = learner.col.sched.today, set()
    assert today == age
    for _, card, _ in store.standing():
        found, memory = card_of(learner, card), card.memory
        assert (found.flags, found.queue == -1) == (card.flag, card.suspended)
        seen.add((found.type, found.queue))
        if memory is None:
            assert (found.type, found.reps) == (0, 0)
            continue
        day = CALENDAR.day(memory.due_at) - CALENDAR.day(now) + today
        counted_in_days = found.queue in {2, 3} or found.type == 2
        assert found.due == (day if counted_in_days else int(memory.due_at.timestamp()))
        assert (found.ivl, found.reps, found.lapses) == (memory.interval_days, memory.reps, memory.lapses)
        assert round(found.memory_state.stability, 4) == memory.stability
        assert round(found.memory_state.difficulty, 3) == memory.difficulty
    assert {(2, 2), (1, 1), (2, -1), (1, -1), (0, -1)} <= seen
    if options is LONG_STEPS:
        assert {(3, 3), (1, 3)} <= seen
    assert len(reviewed(store)) >= 100


def test_the_log_arrives(learner: Learner, store: Store, options: Options) -> None:
    """Every review that stands, under its own moment or a few milliseconds later, and no other."""
    prepare(learner, options)
    arrive(learner, store)

    total = 0
    for _, card, reviews in reviewed(store):
        rows = learner.col.db.all(LOG, card_of(learner, card).id)
        assert [(row[1], row[5]) for row in rows] == [(given.rating, given.duration_ms) for given in reviews]
        assert all(0 <= row[0] - given.id <= 50 for row, given in zip(rows, reviews, strict=True))
        total += len(rows)
    assert learner.col.db.scalar("select count() from revlog") == total >= 1000


def test_nothing_is_to_be_mended(learner: Learner, store: Store, options: Options) -> None:
    """Tools > Check Database finds no fault."""
    prepare(learner, options)
    arrive(learner, store)

    before = learner.col.db.all("select id, type, queue, due, ivl, data from cards order by id")
    report, is_fine = learner.col.fix_integrity()

    assert (report.strip(), is_fine) == ("Database rebuilt and optimized.", True)
    assert learner.col.db.all("select id, type, queue, due, ivl, data from cards order by id") == before


def test_the_next_answer_gives_the_same(learner: Learner, store: Store, options: Options) -> None:
    """Whatever is answered next, interval and stability are the same here and in Anki."""
    prepare(learner, options, age=30)
    arrive(learner, store)

    compared = 0
    for _, card, _ in reviewed(store):
        if card.memory is None or card.memory.state is not State.REVIEW:
            continue
        states = learner.col._backend.get_scheduling_states(card_of(learner, card).id)
        ours = outcomes(card, now=datetime.now(UTC), scheduler=Scheduler.of(options, None))
        for rating, state in ((Rating.HARD, states.hard), (Rating.GOOD, states.good), (Rating.EASY, states.easy)):
            theirs = state.normal.review
            assert theirs.scheduled_days == ours[rating].interval_days
            assert theirs.memory_state.stability == pytest.approx(ours[rating].stability, rel=1e-5, abs=1e-4)
            compared += 1
    assert compared >= 300


def test_anki_reckons_the_same_memory_from_the_log(learner: Learner, store: Store, options: Options) -> None:
    """When Anki works memories out anew, as after an optimisation, they stay what they were."""
    prepare(learner, options)
    arrive(learner, store)

    for _, card, _ in reviewed(store):
        state = learner.col._backend.compute_memory_state(card_of(learner, card).id).state
        memory = card.memory
        assert memory is not None
        assert state.stability == pytest.approx(memory.stability, rel=0.01, abs=0.001)
        assert state.difficulty == pytest.approx(memory.difficulty, abs=0.02)


def test_answers_are_logged_as_anki_logs_them(learner: Learner, store: Store, options: Options) -> None:
    """The same answers given here and in Anki leave the same rows and the same card, column for column."""
    prepare(learner, options)
    arrive(learner, store)
    chance, log, compared = Random("answers"), Log(options, CALENDAR), 0

    for _, card, reviews in list(store.standing()):
        if card.suspended:
            continue
        theirs, ours, given = card_of(learner, card), card, list(reviews)
        for _ in range(4):
            rating = chance.choice((1, 1, 2, 2, 3, 3, 4))
            at = answer_in_anki(learner, theirs, rating)
            given.append(learnt.answered(ours, Rating(rating), at, ours.memory))
            memory = review(ours, Rating(rating), now=at, scheduler=Scheduler.of(options, None))
            ours = Card(card.guid, card.ordinal, memory, card.suspended, card.flag)
        logged = learner.col.db.all(LOG, theirs.id)[-4:]
        assert [tuple(row[1:]) for row in logged] == [tuple(row[1:]) for row in log.rows(ours, given)][-4:]
        assert as_it_stands(learner, theirs.id) == as_we_say(ours, options, learner.col.sched.today)
        compared += 4
    assert compared >= 500


def answer_in_anki(learner: Learner, card: Any, rating: int) -> datetime:
    """The card has the answer, given at the moment returned, which is nobody else's."""
    from anki.scheduler.v3 import CardAnswer

    sleep(0.002)  # Anki names answers by the millisecond
    states = learner.col._backend.get_scheduling_states(card.id)
    at = datetime.now(UTC)
    ms = int(at.timestamp() * 1000)
    learner.col._backend.answer_card(
        CardAnswer(
            card_id=card.id,
            current_state=states.current,
            new_state=(states.again, states.hard, states.good, states.easy)[rating - 1],
            rating=rating - 1,
            answered_at_millis=ms,
            milliseconds_taken=4000,
        )
    )
    return at


def as_it_stands(learner: Learner, ident: int) -> tuple[Any, ...]:
    """Anki's columns; of a step that ends today the due is left out: Anki may shift it by up to five minutes."""
    kind, queue, due, ivl, reps, lapses, left, data = learner.col.db.first(
        "select type, queue, due, ivl, reps, lapses, left, data from cards where id = ?", ident
    )
    told = {name: value for name, value in json.loads(data).items() if name != "pos"}
    return kind, queue, due if queue in {2, 3} else None, ivl, reps, lapses, left % 1000, told


def as_we_say(card: Card, options: Options, today: int) -> tuple[Any, ...]:
    row = card_row(card, options, CALENDAR)
    shift = today - CALENDAR.day(datetime.now(UTC))
    due = row.due + shift if row.due is not None and row.queue in {2, 3} else None
    return row.type, row.queue, due, row.interval, row.reps, row.lapses, row.left, json.loads(row.data)


def test_importing_again_adds_nothing(learner: Learner, store: Store, options: Options) -> None:
    """The same package again: no note, no card, no review."""
    prepare(learner, options)
    arrive(learner, store)
    before = everything(learner)

    assert learner.takes(with_scheduling=True) == {"duplicate": 160}
    assert everything(learner) == before


def test_cards_anki_has_are_left_alone(learner: Learner, store: Store, options: Options) -> None:
    """What the learner did in Anki stays, card and log, and what is new arrives beside it."""
    prepare(learner, options)
    learner.imports(store.notes()[:20])
    learner.answers("n0001")
    before = {row[0]: row for row in learner.col.db.all("select * from cards")}
    log = learner.col.db.all("select * from revlog order by id")

    assert arrive(learner, store) == {"duplicate": 20, "new": 140}

    after = {row[0]: row for row in learner.col.db.all("select * from cards")}
    assert {ident: after[ident] for ident in before} == before
    kept = [row for row in learner.col.db.all("select * from revlog order by id") if row[1] in before]
    assert kept == log


def test_without_the_box_ticked_all_cards_are_new(learner: Learner, store: Store, options: Options) -> None:
    """A learner who does not import progress gets new cards, none suspended or flagged."""
    prepare(learner, options)
    package.write(learner.package, store.notes(), learnt.carried(store))
    learner.takes()

    assert learner.col.db.all("select distinct type, queue, ivl, reps, lapses, flags from cards") == [[0] * 6]
    assert learner.col.db.scalar("select count() from revlog") == 0


def test_a_learner_without_fsrs_goes_on(learner: Learner, store: Store, options: Options) -> None:
    """Intervals and dues are there, and Good gives a longer interval by Anki's older reckoning."""
    prepare(learner, options, fsrs=False)
    arrive(learner, store)

    for _, card, _ in reviewed(store):
        if card.memory is None or card.memory.state is not State.REVIEW:
            continue
        found = card_of(learner, card)
        states = learner.col._backend.get_scheduling_states(found.id)
        assert (found.ivl, found.factor) == (card.memory.interval_days, 2500)
        assert states.good.normal.review.scheduled_days > states.hard.normal.review.scheduled_days


def everything(learner: Learner) -> list[Any]:
    return [learner.col.db.all(f"select * from {table} order by id") for table in ("notes", "cards", "revlog")]


def test_the_fingerprint_counts_progress(tmp_path: Path, store: Store, now: datetime) -> None:
    """A package is up to date only with the progress it holds."""
    notes, carried, path = store.notes(), learnt.carried(store), tmp_path / "deck.apkg"
    package.write(path, notes, carried)

    assert package.holds(path, package.fingerprint(notes, learnt.carried(store)))
    assert not package.holds(path, package.fingerprint(notes))
    assert not package.holds(path, package.fingerprint(notes, replace(carried, given={"": {"fuzz": False}})))
    store.quizzes.flag(notes[0].guid, 0, 6, now=now)
    assert not package.holds(path, package.fingerprint(notes, learnt.carried(store)))
