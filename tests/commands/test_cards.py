"""`quizgen cards` lists what passes its filters, for readers and for scripts."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from quizgen.store import Store
from tests.commands import samples
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
def test_what_was_decided_is_listed(quizgen: Quizgen) -> None:
    """Rejected, suspended, reworded and tagged cards, retired ones too, each with what was decided."""
    quizgen("reject", "aaa")
    quizgen("edit", "aab", "--cloze", "Red cells live {{c1::four months}}.")
    quizgen("suspend", "aab")
    quizgen("tag", "exam", "ccc")
    quizgen("tag", "hard", "ccc")

    result = quizgen("cards", "--decided")

    assert [line for line in result.stdout.splitlines() if "yours" in line or not line.startswith(" ")] == [
        "aaa111  notes/blood.md > Blood > Red cells:3  (subject)",
        "    yours: rejected",
        "aab222  notes/blood.md > Blood > Red cells:5  (quantity)",
        "    yours: suspended; reworded",
        "ccc333  notes/blood.md > Blood > Red cells:3  (subject)",
        "    yours: tagged exam, hard (retired: its text is gone)",
    ]
    assert guids(quizgen("cards", "--decided", "--json", "--limit", "2").stdout) == ["aaa111", "aab222"]
    assert guids(quizgen("cards", "--decided", "--retired", "--json").stdout) == ["ccc333"]


@pytest.mark.usefixtures("filled")
def test_where_nothing_was_decided_it_is_said(quizgen: Quizgen) -> None:
    """An empty listing is no failure."""
    result = quizgen("cards", "--decided")

    assert (result.exit_code, result.stdout, result.stderr) == (
        0,
        "",
        "no cards match that you decided anything about\n",
    )


@pytest.mark.usefixtures("filled")
def test_a_card_whose_document_changed_under_its_edit_is_flagged(quizgen: Quizgen, store: Path) -> None:
    """The document's present wording stands below the learner's."""
    quizgen("edit", "aaa", "--question", "What binds oxygen?")
    changed = samples.question(answer="hemoglobin")
    with Store.open(store) as opened:
        opened.save(samples.document(), [replace(opened.note("aaa"), draft=changed)])

    result = quizgen("cards", "--search", "oxygen")

    assert result.stdout == (
        "aaa111  notes/blood.md > Blood > Red cells:3  (subject)\n"
        "    What binds oxygen?\n"
        "    → haemoglobin\n"
        "    the document now says: What carries oxygen? → hemoglobin\n"
    )


@pytest.mark.parametrize("other", ["--retired", "--decided"])
def test_rejected_candidates_are_listed_alone(quizgen: Quizgen, other: str) -> None:
    """They are no cards."""
    assert quizgen("cards", "--rejected", other).exit_code == 2


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
