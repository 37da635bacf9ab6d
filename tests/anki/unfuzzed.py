"""Facts about answers after an import, for a process in which Anki draws no interval at random; see test_progress."""

import json
from datetime import UTC, datetime
from random import Random
from time import sleep
from typing import Any

import pytest

from quizgen.anki.revlog import Log
from quizgen.anki.standing import card_row
from quizgen.model import Card, Rating, State
from quizgen.options import Options
from quizgen.schedule import Scheduler, outcomes, review
from quizgen.store import Store
from tests.anki import learnt
from tests.anki.conftest import Learner
from tests.anki.test_progress import CALENDAR, LOG, arrive, card_of, now, options, prepare, reviewed, store

__all__ = ["now", "options", "store"]

pytestmark = pytest.mark.anki


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
