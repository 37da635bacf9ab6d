"""Two builds, or a build and a decision, at the same time: the later one goes by what the earlier one wrote."""

from collections.abc import Callable
from pathlib import Path

import pytest

from quizgen.commands import planning
from quizgen.model import Guid, Rating, Status
from quizgen.store import Store
from tests.commands.conftest import Quizgen
from tests.commands.reviewing import review_all
from tests.commands.texts import notes

pytestmark = pytest.mark.model


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
    """What is given is done once, by somebody else, between a build's planning and its writing."""

    def arrange(done: Callable[[], object]) -> None:
        planned, waiting = planning.planned, [done]

        def plan(store: Store, outcomes: tuple[planning.Outcome, ...]) -> tuple[planning.Outcome, ...]:
            found = planned(store, outcomes)
            while waiting:
                waiting.pop()()
            return found

        monkeypatch.setattr(planning, "planned", plan)

    return arrange


Meanwhile = Callable[[Callable[[], object]], None]


def test_two_first_builds_make_the_notes_once(quizgen: Quizgen, store: Path, blood: Path, meanwhile: Meanwhile) -> None:
    """Both found an empty store; the later one finds the other's notes and adds none."""
    made: set[Guid] = set()

    def other() -> None:
        quizgen("build", blood)
        made.update(notes(store))

    meanwhile(other)

    quizgen("build", blood)

    assert set(notes(store)) == made
    assert made


def test_two_builds_of_a_renamed_document(quizgen: Quizgen, store: Path, blood: Path, meanwhile: Meanwhile) -> None:
    """Whoever comes second finds the notes where the first one put them."""
    quizgen("build", blood)
    before = set(notes(store))
    blood.rename(blood.with_name("cells.md"))
    meanwhile(lambda: quizgen("build", blood.with_name("cells.md")))

    quizgen("build", blood.with_name("cells.md"))

    assert set(notes(store, status=Status.ACTIVE)) == set(notes(store)) == before


def test_reviews_made_meanwhile_are_at_stake(quizgen: Quizgen, store: Path, blood: Path, meanwhile: Meanwhile) -> None:
    """Cards first reviewed while a build works are not retired unasked."""
    quizgen("build", blood)
    blood.write_text("# Blood\n\nThe spleen is an organ in the upper left of the belly.\n", encoding="utf-8")
    meanwhile(lambda: review_all(store, Rating.GOOD))

    result = quizgen("build", blood)

    assert (result.exit_code, {note.status for note in notes(store).values()}) == (1, {Status.ACTIVE})


def test_a_decision_during_a_build_stays(quizgen: Quizgen, store: Path, blood: Path, meanwhile: Meanwhile) -> None:
    """A card rejected while a build works is still rejected after it."""
    quizgen("build", blood)
    blood.write_text(blood.read_text(encoding="utf-8").replace("120 days", "115 days"), encoding="utf-8")
    meanwhile(lambda: quizgen("reject", *notes(store)))

    quizgen("build", blood)

    assert all(note.rejected for note in notes(store, status=Status.ACTIVE).values())
