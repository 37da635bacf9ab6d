"""Two builds, or a build and a decision, at the same time: the later one goes by what the earlier one wrote."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from quizgen.commands import build, clock, planning, targets
from quizgen.commands.progress import Progress
from quizgen.model import Status
from quizgen.store import Store
from tests.commands.texts import notes

pytestmark = pytest.mark.model

Carried = Callable[[], tuple[planning.Outcome, ...]]


def begun(store: Store, document: Path) -> Carried:
    """A build that has read the store and worked the document through, and has yet to write."""
    request, now = planning.Request((document,)), clock.build_time()
    found = targets.named(request.paths)
    worked = planning.worked(planning.begin(store, request, found, Progress(1), now), found)
    return lambda: build.carried_out(store, worked, build.Writing(), now=now)


def test_two_first_builds_make_the_notes_once(store: Path, blood: Path) -> None:
    """Both found an empty store; the second finds the first one's notes and adds none."""
    with Store.open(store) as one, Store.open(store) as other:
        first, second = begun(one, blood), begun(other, blood)
        first()
        made = {note.guid for note in one.notes()}

        (outcome,) = second()

        assert outcome.plan is not None
        assert {note.guid for note in outcome.plan.unchanged} == made
        assert {note.guid for note in other.notes()} == made


def test_a_decision_during_a_build_stays(store: Path, blood: Path) -> None:
    """A card rejected while a build works is still rejected after it."""
    with Store.open(store) as one, Store.open(store) as other:
        begun(one, blood)()
        blood.write_text(blood.read_text(encoding="utf-8").replace("120 days", "115 days"), encoding="utf-8")
        second = begun(one, blood)
        unwanted = [replace(note, rejected=True) for note in other.notes()]
        other.decide(unwanted)

        second()

    assert all(note.rejected for note in notes(store, status=Status.ACTIVE).values())
