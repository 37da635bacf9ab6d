"""Progress made here arrives in the real Anki as if it had been made there."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from quizgen.anki import package
from quizgen.anki.calendar import Calendar
from quizgen.model import Card, Learnt, State
from quizgen.options import Options, plain
from quizgen.schedule import Scheduler, elapsed_days
from quizgen.scheduling.fsrs6 import DEFAULT_PARAMETERS, Fsrs
from quizgen.store import Store
from tests.anki import learnt
from tests.anki.conftest import Learner

pytestmark = pytest.mark.anki

DEFAULT = Options(fuzz=False)
LONG_STEPS = Options(
    fuzz=False,
    learning_steps=(timedelta(minutes=1), timedelta(minutes=10), timedelta(days=1)),
    relearning_steps=(timedelta(minutes=10), timedelta(hours=30)),
)
CALENDAR = Calendar(None)
LOG = "select id, ease, ivl, lastIvl, factor, time, type from revlog where cid = ? order by id"


@pytest.fixture(scope="module", params=[DEFAULT, LONG_STEPS], ids=["default steps", "long steps"])
def options(request: pytest.FixtureRequest) -> Options:
    """What the deck is set to, here and in Anki."""
    return request.param


@pytest.fixture(scope="module")
def now() -> datetime:
    """Anki reads the clock, so the learning ends now."""
    return datetime.now(UTC)


@pytest.fixture(scope="module")
def store(options: Options, now: datetime) -> Iterator[Store]:
    """160 notes, most of them learnt over months; tests only read it."""
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
    found = "select cards.id from cards join notes on notes.id = nid where guid = ? and ord = ?"
    return learner.col.get_card(learner.col.db.scalar(found, card.guid, card.ordinal))


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


def test_anki_reckons_the_same_memory_from_the_log(learner: Learner, store: Store, options: Options) -> None:
    """When Anki works memories out anew, as after an optimisation, it finds in the log all that we know of.

    It rounds then only at the end, so the memory is that of our own formulas without rounding in between.
    """
    prepare(learner, options)
    arrive(learner, store)
    model = Fsrs.of(DEFAULT_PARAMETERS)

    for _, card, reviews in reviewed(store):
        trace = model.first(reviews[0].rating)
        for before, given in pairwise(reviews):
            days = elapsed_days(before.reviewed_at, now=given.reviewed_at, timezone=None)
            trace = model.after(trace, given.rating, days)
        state = learner.col._backend.compute_memory_state(card_of(learner, card).id).state
        assert state.stability == pytest.approx(trace.stability, rel=1e-3, abs=1e-4)
        assert state.difficulty == pytest.approx(trace.difficulty, abs=1e-3)


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
    with store.locked():
        store.quizzes.flag(notes[0].guid, 0, 6, now=now + timedelta(days=1))
        flagged = learnt.carried(store)
        store.quizzes.flag(notes[0].guid, 0, 0, now=now + timedelta(days=2))
    assert not package.holds(path, package.fingerprint(notes, flagged))


def test_answers_after_that_are_the_same_here_and_there() -> None:
    """To the last digit, with fuzz off: Anki asks the environment for that once a process, so it has one of its own."""
    program = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/anki/unfuzzed.py"]

    child = subprocess.run(
        program, env=os.environ | {"ANKI_TEST_MODE": "1"}, capture_output=True, text=True, check=False
    )

    assert child.returncode == 0, child.stdout
