"""`quizgen check` runs the hard checks over what the store holds."""

import json
from pathlib import Path

import pytest

from quizgen.model import Status
from quizgen.store import Store
from tests.commands import samples
from tests.commands.conftest import Quizgen


@pytest.fixture
def leak(store: Path) -> Path:
    """A store with a good question, one that holds its own answer, and a retired one that does too."""
    leaking = samples.question("What is haemoglobin called?", "haemoglobin")
    with Store.open(store) as opened:
        opened.save(
            samples.document(),
            [
                samples.note("good", samples.question()),
                samples.note("leak", leaking),
                samples.note("past", leaking, status=Status.RETIRED),
            ],
        )
    return store


@pytest.mark.usefixtures("leak")
def test_failing_cards_are_listed_and_the_exit_code_is_1(quizgen: Quizgen) -> None:
    """Each active note that fails is a line with its place and the names of the checks."""
    result = quizgen("check")

    assert (result.exit_code, result.stderr) == (1, "2 notes checked, 1 failing\n")
    assert result.stdout.startswith("leak  notes/blood.md:3  ")


@pytest.mark.usefixtures("leak")
def test_every_card_can_be_told_of(quizgen: Quizgen) -> None:
    """With -v those that pass are listed too, each with its rule, its score and what moved it."""
    result = quizgen("check", "-v")

    lines = result.stdout.splitlines()
    assert [line.split("  ")[0] for line in lines[::2]] == ["good", "leak"]
    assert "  passes  " in lines[0]
    assert lines[1] == "    subject, score 0.88: prompt names topic +0.4"


@pytest.mark.usefixtures("leak")
def test_scripts_get_the_failing_notes_with_their_checks(quizgen: Quizgen) -> None:
    """The JSON is the records of the failing notes, each with its failed checks."""
    result = quizgen("check", "--json")

    (record,) = json.loads(result.stdout)
    assert (record["guid"], len(record["failed_checks"]) > 0) == ("leak", True)


def test_a_store_whose_cards_all_pass_exits_0(quizgen: Quizgen, store: Path) -> None:
    """Without failures stdout is empty."""
    with Store.open(store) as opened:
        opened.save(samples.document(), [samples.note("good", samples.question())])

    result = quizgen("check")

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "1 note checked, 0 failing\n")


@pytest.mark.usefixtures("leak")
@pytest.mark.parametrize("decision", [("reject", "leak"), ("edit", "leak", "--question", "Haemoglobin?")])
def test_what_the_learner_decided_about_is_not_checked(quizgen: Quizgen, decision: tuple[str, ...]) -> None:
    """Neither what is rejected nor the learner's own words."""
    quizgen(*decision)

    result = quizgen("check")

    assert (result.exit_code, result.stderr) == (0, "1 note checked, 0 failing\n")
