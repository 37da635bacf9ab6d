"""`quizgen optimize`: fits the scheduling to the learner's own reviews."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from quizgen.model import Card, Guid, Review
from quizgen.options import inherited
from quizgen.schedule import Scheduler
from quizgen.scheduling.fsrs6 import DEFAULT_PARAMETERS
from quizgen.scheduling.replaying import replay
from quizgen.store import Store
from tests import learners
from tests.commands import samples
from tests.commands.conftest import Quizgen
from tests.conftest import DECIDED_AT
from tests.learners import FORGETFUL

ENGINE = Scheduler(timezone=None)


@pytest.fixture(scope="module")
def learnt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a year of somebody who forgets sooner than most."""
    path = tmp_path_factory.mktemp("learnt") / "library.db"
    fill(path, learners.reviews(4_000, FORGETFUL))
    return path


def fill(path: Path, reviews: list[Review]) -> None:
    """The store holds these reviews, of cards that take turns in the decks Blood::A and Blood::B."""
    cards: dict[Guid, list[Review]] = {}
    for review in reviews:
        cards.setdefault(review.guid, []).append(review)
    notes = [
        samples.note(guid, samples.question(f"What {number}?", start=30 * number), deck=f"Blood::{'AB'[number % 2]}")
        for number, guid in enumerate(sorted(cards))
    ]
    with Store.open(path) as store, store.locked():
        store.save(samples.document(), notes)
        for answers in cards.values():
            memory = replay(answers, ENGINE)
            assert memory is not None
            for review in answers:
                store.record(review, memory)


@pytest.fixture
def year(learnt: Path, store: Path) -> Path:
    shutil.copy(learnt, store)
    return store


def remembered(path: Path) -> tuple[tuple[str, Card], ...]:
    with Store.open(path) as store:
        return store.reviewed()


def options(path: Path) -> dict[str, dict[str, object]]:
    with Store.open(path) as store:
        return store.options()


def test_parameters_that_predict_better_are_used(quizgen: Quizgen, year: Path) -> None:
    """They are stored for all decks, and it is said how they did and how to undo them."""
    result = quizgen("optimize")

    assert result.exit_code == 0, result.stderr
    assert result.stdout.startswith("all decks: 3,")
    assert [line.split()[0] for line in result.stdout.splitlines()[3:7]] == ["before", "log", "RMSE", "(expecting"]
    assert result.stderr == (
        "these parameters, fitted to all answers, are now used for all decks\n"
        "241 cards remembered by other numbers; none is due at another time\n"
        "to undo: `quizgen optimize --reset`\n"
    )
    assert len(inherited("Blood::A", options(year)).parameters) == 21


def test_cards_remember_by_the_new_parameters_and_stay_due(quizgen: Quizgen, year: Path) -> None:
    """Stability and difficulty are those the reviews give now; state, due, interval and counts stay, as in Anki."""
    before = remembered(year)

    quizgen("optimize")

    after = remembered(year)
    scheduler = Scheduler.of(inherited("", options(year)), None)
    with Store.open(year) as store:
        for (_, old), (_, new) in zip(before, after, strict=True):
            again = replay(store.reviews(guid=new.guid), scheduler)
            assert again is not None
            assert old.memory is not None
            assert new.memory == replace(old.memory, stability=again.stability, difficulty=again.difficulty)
    assert before != after


def test_reset_brings_everything_back(quizgen: Quizgen, year: Path) -> None:
    """Without fitted parameters the cards remember what they did before."""
    before = remembered(year)
    quizgen("optimize")

    result = quizgen("optimize", "--reset")

    assert (result.exit_code, result.stdout) == (0, "all decks: no fitted parameters any more\n")
    assert (remembered(year), options(year)) == (before, {})


def test_dry_run_changes_nothing(quizgen: Quizgen, year: Path) -> None:
    """The fit is shown, and the store is as it was."""
    before = remembered(year)

    result = quizgen("optimize", "--dry-run")

    assert "log loss" in result.stdout
    assert result.stderr == "nothing was changed: `quizgen optimize` without --dry-run uses these parameters\n"
    assert (remembered(year), options(year)) == (before, {})


def test_deck_has_parameters_of_its_own(quizgen: Quizgen, year: Path) -> None:
    """Only the deck's answers are fitted to, and only its cards remember otherwise."""
    before = remembered(year)

    result = quizgen("optimize", "--deck", "Blood::A")

    changed = {deck for (deck, old), (_, new) in zip(before, remembered(year), strict=True) if old != new}
    assert result.stderr.splitlines()[-1] == "to undo: `quizgen optimize --reset --deck 'Blood::A'`"
    assert (changed, list(options(year))) == ({"Blood::A"}, ["Blood::A"])


def test_deck_with_parameters_of_its_own_keeps_them(quizgen: Quizgen, year: Path) -> None:
    """What is fitted for all decks is fitted to, and used for, the decks that have none of their own."""
    with Store.open(year) as store:
        store.set_options("Blood::A", {"parameters": list(DEFAULT_PARAMETERS), "fuzz": False}, now=DECIDED_AT)
    before = remembered(year)

    quizgen("optimize")

    changed = {deck for (deck, old), (_, new) in zip(before, remembered(year), strict=True) if old != new}
    assert changed == {"Blood::B"}
    assert options(year)["Blood::A"] == {"parameters": list(DEFAULT_PARAMETERS), "fuzz": False}


def test_fitted_a_second_time_nothing_is_better(quizgen: Quizgen, year: Path) -> None:
    """Parameters that fit already are kept; the exit code says that nothing was done."""
    quizgen("optimize")
    before = options(year)

    result = quizgen("optimize")

    assert (result.exit_code, options(year)) == (1, before)
    assert result.stderr == (
        "error: new parameters predict the answers held back no better\n"
        "  hint: nothing was changed; try again after a few hundred reviews more\n"
    )


def test_too_few_answers_are_told(quizgen: Quizgen, store: Path) -> None:
    """It is said how many there are and how many are needed."""
    fill(store, learners.reviews(100, FORGETFUL))

    result = quizgen("optimize")

    assert (result.exit_code, result.stdout, options(store)) == (1, "", {})
    assert result.stderr.endswith("  hint: come back when there are 400; until then FSRS' own parameters serve well\n")


def test_scripts_get_the_fit_as_json(quizgen: Quizgen, year: Path) -> None:
    """The JSON holds both scores, the calibration, the parameters and whether they are used."""
    result = quizgen("optimize", "--json", "--dry-run")

    found = json.loads(result.stdout)
    assert list(found) == [
        *("deck", "used", "objection", "answers", "held_back", "held_back_since"),
        *("guess", "before", "after", "parameters"),
    ]
    assert (found["deck"], found["used"], found["objection"]) == ("", False, "")
    assert found["after"]["log_loss"] < found["before"]["log_loss"]
    assert sum(one["answers"] for one in found["after"]["calibration"]) == found["held_back"]


@pytest.mark.usefixtures("filled")
def test_nothing_to_reset_is_told(quizgen: Quizgen) -> None:
    """To take away what is not there is a mistake."""
    result = quizgen("optimize", "--reset")

    assert (result.exit_code, result.stderr) == (1, "error: no parameters were fitted for all decks\n")
