"""`quizgen options`: shows and sets the options of a deck."""

import json
from pathlib import Path

import pytest

from quizgen.commands.options import steps
from quizgen.errors import QuizgenError
from quizgen.store import Store
from tests.commands import samples
from tests.commands.conftest import Quizgen
from tests.conftest import DECIDED_AT

DEFAULTS = """\
all decks
desired retention   90%          default
new cards a day     20           default
reviews a day       200          default
learning steps      1m 10m       default
relearning steps    10m          default
maximum interval    36,500 days  default
leech               at 8 lapses  default
fuzz                on           default
parameters          FSRS' own    default
"""


@pytest.fixture
def nested(store: Path) -> Path:
    """A store with the decks Blood::Cells and Bones."""
    with Store.open(store) as opened:
        notes = [
            samples.note("a", samples.question(), deck="Blood::Cells"),
            samples.note("b", samples.question("What bears?", start=90), deck="Bones"),
        ]
        opened.save(samples.document(), notes)
    return store


@pytest.mark.usefixtures("nested")
def test_options_are_shown_with_where_they_come_from(quizgen: Quizgen) -> None:
    """Each option tells whether it is a default, from a deck above or set here."""
    quizgen("options", "--new", "7")
    quizgen("options", "--deck", "Blood", "--retention", "0.85", "--leech", "0")

    result = quizgen("options", "--deck", "Blood::Cells", "--no-fuzz")

    assert (result.exit_code, result.stdout) == (
        0,
        "deck Blood::Cells\n"
        "desired retention   85%          from deck Blood\n"
        "new cards a day     7            from all decks\n"
        "reviews a day       200          default\n"
        "learning steps      1m 10m       default\n"
        "relearning steps    10m          default\n"
        "maximum interval    36,500 days  default\n"
        "leech               never        from deck Blood\n"
        "fuzz                off          set here\n"
        "parameters          FSRS' own    default\n",
    )


@pytest.mark.usefixtures("nested")
def test_nothing_set_is_all_defaults(quizgen: Quizgen) -> None:
    """Without options of its own a store goes by Anki's defaults."""
    result = quizgen("options")

    assert (result.exit_code, result.stdout) == (0, DEFAULTS)


def test_all_options_can_be_set(quizgen: Quizgen, nested: Path) -> None:
    """What is set is stored under the deck, as plain values; what was set before stays."""
    quizgen("options", "--deck", "Bones", "--retention", "0.8", "--new", "5", "--reviews", "50")
    quizgen("options", "--deck", "Bones", "--learning-steps", "30s 10 1d", "--relearning-steps", "none")

    quizgen("options", "--deck", "Bones", "--maximum-interval", "365", "--leech", "4", "--fuzz")

    with Store.open(nested) as store:
        assert store.options() == {
            "Bones": {
                "desired_retention": 0.8,
                "new_per_day": 5,
                "reviews_per_day": 50,
                "learning_steps": [30, 600, 86_400],
                "relearning_steps": [],
                "maximum_interval_days": 365,
                "leech_lapses": 4,
                "fuzz": True,
            }
        }


def test_reset_takes_all_but_fitted_parameters(quizgen: Quizgen, nested: Path) -> None:
    """The deck goes by what is above it again; parameters are fitted, and reset, by another command."""
    parameters = [0.5] * 21
    with Store.open(nested) as store:
        store.set_options("Bones", {"fuzz": False, "parameters": parameters}, now=DECIDED_AT)

    result = quizgen("options", "--deck", "Bones", "--reset")

    assert "fuzz                on           default\n" in result.stdout
    assert "parameters          fitted       set here\n" in result.stdout
    with Store.open(nested) as store:
        assert store.options() == {"Bones": {"parameters": parameters}}


@pytest.mark.usefixtures("nested")
def test_scripts_get_values_and_origins(quizgen: Quizgen) -> None:
    """The JSON names the deck each option is from: '' for all decks, null for a default."""
    quizgen("options", "--new", "7")

    result = quizgen("options", "--deck", "Bones", "--json")

    found = json.loads(result.stdout)
    assert found["deck"] == "Bones"
    assert found["options"]["new_per_day"] == {"value": 7, "from": ""}
    assert found["options"]["learning_steps"] == {"value": [60, 600], "from": None}


@pytest.mark.usefixtures("nested")
@pytest.mark.parametrize("word", ["10x", "0m", "-5m", "m", "1m,10m", "366d", "1e9d", "9" * 40])
def test_nonsense_is_no_step(quizgen: Quizgen, word: str) -> None:
    """What is no time, no time at all, or more than a year is refused, and how to write one is said."""
    result = quizgen("options", f"--learning-steps=1m {word}")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"error: '{word}' is no step to wait\n"
        "  hint: write seconds, minutes, hours or days as 30s, 10m, 1h or 2d, with spaces between steps; or none\n"
    )


@pytest.mark.parametrize("text", ["", " ", "none", "None"])
def test_no_steps_can_be_said(text: str) -> None:
    """An empty text and 'none' are no steps."""
    assert steps(text) == ()


def test_half_a_minute_is_a_step() -> None:
    """Fractions are times as well; a step is never less than a second."""
    assert [step.total_seconds() for step in steps("0.5m 1.5h")] == [30, 5400]
    with pytest.raises(QuizgenError):
        steps("0.5s")


@pytest.mark.usefixtures("nested")
@pytest.mark.parametrize(
    "arguments",
    [
        ["--retention", "0.5"],
        ["--retention", "1"],
        ["--new", "-1"],
        ["--maximum-interval", "0"],
        ["--leech", "-1"],
        ["--reset", "--new", "5"],
    ],
)
def test_values_out_of_range_are_refused(quizgen: Quizgen, arguments: list[str]) -> None:
    """What cannot be meant is a mistake of usage."""
    assert quizgen("options", *arguments).exit_code == 2


@pytest.mark.usefixtures("nested")
def test_unknown_deck_is_told(quizgen: Quizgen) -> None:
    """A deck that is not there has no options; the nearest name is suggested."""
    result = quizgen("options", "--deck", "Bone", "--new", "5")

    assert result.stderr.startswith("error: deck 'Bone' not found\n  hint: did you mean 'Bones'?")
