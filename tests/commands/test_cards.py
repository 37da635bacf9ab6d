"""`quizgen cards` lists what passes its filters, for readers and for scripts."""

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Quizgen


def guids(stdout: str) -> list[str]:
    """The guids of a JSON listing."""
    return [record["guid"] for record in json.loads(stdout)]


@pytest.mark.usefixtures("filled")
def test_active_cards_are_listed_in_document_order(quizgen: Quizgen) -> None:
    """Without filters the active notes are listed, three lines each."""
    result = quizgen("cards")

    assert (result.exit_code, result.stdout, result.stderr) == (
        0,
        "aaa111  notes/blood.md > Blood > Red cells:3  (subject)\n"
        "    What carries oxygen?\n"
        "    → haemoglobin\n"
        "aab222  notes/blood.md > Blood > Red cells:5  (quantity)\n"
        "    Red cells live {{c1::120 days::how long}}.\n"
        "    → 120 days\n",
        "",
    )


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ((), ["aaa111", "aab222"]),
        (("--retired",), ["ccc333"]),
        (("--search", "OXYGEN"), ["aaa111"]),
        (("--section", "red"), ["aaa111", "aab222"]),
        (("--section", "white"), []),
        (("--rule", "quantity"), ["aab222"]),
        (("--deck", "Blood"), ["aaa111", "aab222"]),
        (("--document", "notes/blood.md"), ["aaa111", "aab222"]),
        (("--document", "/study/notes/blood.md"), ["aaa111", "aab222"]),
        (("--limit", "1"), ["aaa111"]),
        (("--search", "days", "--rule", "subject"), []),
    ],
)
def test_filters_narrow_the_list(quizgen: Quizgen, filters: tuple[str, ...], found: list[str]) -> None:
    """Each filter keeps the notes it speaks of, and all given must pass."""
    result = quizgen("cards", "--json", *filters)

    assert (result.exit_code, guids(result.stdout)) == (0, found)


@pytest.mark.usefixtures("filled")
def test_no_match_is_said_on_stderr_and_is_no_failure(quizgen: Quizgen) -> None:
    """An empty listing is empty on stdout."""
    result = quizgen("cards", "--search", "kidney")

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "no cards match\n")


@pytest.mark.usefixtures("filled")
def test_an_unknown_deck_is_told_with_the_nearest_one(quizgen: Quizgen) -> None:
    """A misspelt deck is the user's problem, and the near name is suggested."""
    result = quizgen("cards", "--deck", "Blod")

    assert (result.exit_code, result.stderr) == (
        1,
        "error: deck 'Blod' not found\n  hint: did you mean 'Blood'? `quizgen decks` lists the decks there are\n",
    )


@pytest.mark.usefixtures("filled")
def test_an_unknown_document_is_told_with_the_nearest_one(quizgen: Quizgen) -> None:
    """A misspelt document is the user's problem, and the near name is suggested."""
    result = quizgen("cards", "--document", "notes/blod.md")

    assert (result.exit_code, "did you mean 'notes/blood.md'?" in result.stderr) == (1, True)


def test_without_a_store_it_is_said_how_to_make_one(quizgen: Quizgen, store: Path) -> None:
    """Reading before anything was built says how to build, and leaves no empty store behind."""
    result = quizgen("cards")

    assert (result.exit_code, result.stderr, store.exists()) == (
        1,
        f"error: there are no cards yet\n  --> store {store}\n  hint: make some with `quizgen build notes.md`\n",
        False,
    )
