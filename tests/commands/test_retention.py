"""`quizgen retention`: shows what a desired retention costs."""

import json
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from quizgen.model import Rating
from tests.commands.conftest import Quizgen
from tests.commands.reviewing import review_all
from tests.conftest import MONDAY

PNG = b"\x89PNG\r\n"


@pytest.mark.usefixtures("filled")
def test_work_and_gain_are_drawn_and_listed(quizgen: Quizgen) -> None:
    """Two curves, a table with the deck's own retention marked, and the least work for a card."""
    result = quizgen("retention")

    lines = result.stdout.splitlines()
    assert result.exit_code == 0, result.stderr
    assert lines[:2] == [
        "all decks: 2 cards learnt anew, 20 a day,",
        "over a year with FSRS' own parameters, answered as many learners do: your answers are too few",
    ]
    assert [line.strip() for line in lines if line.strip() in {"minutes a day", "cards remembered after a year"}] == [
        "minutes a day",
        "cards remembered after a year",
        "minutes a day",
    ]
    table = [line.split() for line in lines if line.lstrip()[:2].isdigit() and "%" in line]
    assert [row[0] for row in table if row[-1] == "now"] == ["90%"]
    assert len([row for row in table if "*" in row]) == 1
    assert not any("\x1b" in line for line in lines)


@pytest.mark.usefixtures("filled")
def test_scripts_get_every_retention(quizgen: Quizgen) -> None:
    """The JSON holds 70 to 97 % by one per cent each, and the same numbers every time."""
    first, second = (quizgen("retention", "--json").stdout for _ in range(2))

    found = json.loads(first)
    assert [round(one["retention"] * 100) for one in found["outcomes"]] == list(range(70, 98))
    assert found["cheapest"] in {one["retention"] for one in found["outcomes"]}
    assert (found["deck"], found["cards"], found["answers"]) == ("", 2, 0)
    assert first == second


def test_options_of_the_deck_count(quizgen: Quizgen, filled: Path) -> None:
    """At one new card a day and no fuzz the deck's own pace is simulated, and its answers are counted."""
    review_all(filled, Rating.GOOD, MONDAY)
    review_all(filled, Rating.GOOD, MONDAY + timedelta(days=1))
    quizgen("options", "--deck", "Blood", "--new", "1", "--retention", "0.8")

    result = quizgen("retention", "--deck", "Blood")

    assert result.stdout.startswith("deck Blood: 2 cards learnt anew, 1 a day,\n")
    assert [line.split()[0] for line in result.stdout.splitlines() if line.endswith("now")] == ["80%"]


@pytest.mark.usefixtures("filled")
def test_picture_is_written(quizgen: Quizgen, tmp_path: Path) -> None:
    """The curves are a PNG file, the same every time."""
    paths = [tmp_path / "one.png", tmp_path / "two.png"]
    for path in paths:
        result = quizgen("retention", "--png", path)

    assert result.stderr == f"wrote {paths[1]}\n"
    assert paths[0].read_bytes().startswith(PNG)
    assert paths[0].read_bytes() == paths[1].read_bytes()


@pytest.mark.usefixtures("filled")
def test_picture_that_cannot_be_written_is_told(quizgen: Quizgen, tmp_path: Path) -> None:
    """A folder that is not there is the learner's problem, not a crash."""
    result = quizgen("retention", "--png", tmp_path / "none" / "one.png")

    assert (result.exit_code, result.stderr.splitlines()[0]) == (
        1,
        "error: the picture cannot be written: No such file or directory",
    )


@pytest.mark.usefixtures("filled")
def test_missing_matplotlib_is_told(quizgen: Quizgen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without matplotlib it is said how to install it."""
    for name in ("matplotlib.backends.backend_agg", "matplotlib.figure"):
        monkeypatch.setitem(sys.modules, name, None)

    result = quizgen("retention", "--png", tmp_path / "one.png")

    assert (result.exit_code, result.stderr) == (
        1,
        "error: pictures need the package 'matplotlib'\n  hint: install it with `pip install 'quizgen[plots]'`\n",
    )


@pytest.mark.usefixtures("filled")
def test_deck_that_begins_nothing_is_told(quizgen: Quizgen) -> None:
    """With no new cards a day there is nothing to simulate."""
    quizgen("options", "--new", "0")

    result = quizgen("retention")

    assert (result.exit_code, result.stderr) == (
        1,
        "error: all decks: no new cards a day are set\n  hint: set some: `quizgen options --new 20`\n",
    )
