"""`quizgen decks` lists decks and what waits in them."""

import json

import pytest

from tests.commands.conftest import Quizgen


@pytest.mark.usefixtures("filled")
def test_decks_are_listed_with_their_counts(quizgen: Quizgen) -> None:
    """Active notes, new cards, due cards and retired notes stand in columns."""
    result = quizgen("decks")

    assert (result.exit_code, result.stdout) == (
        0,
        "  notes     new     due  retired  deck\n      2       2       0        1  Blood\n",
    )


@pytest.mark.usefixtures("filled")
def test_scripts_get_the_counts_by_name(quizgen: Quizgen) -> None:
    """The JSON is one object a deck."""
    result = quizgen("decks", "--json")

    assert json.loads(result.stdout) == [{"deck": "Blood", "notes": 2, "new": 2, "due": 0, "retired": 1}]
