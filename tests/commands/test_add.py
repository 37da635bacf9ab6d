"""`quizgen add`: cards written by hand, which no build touches."""

import json
from pathlib import Path

import pytest

from quizgen.commands import by_hand, moving
from quizgen.model import Note
from quizgen.store import Store
from tests.commands import editors, samples
from tests.commands.conftest import Quizgen

QUESTION = ("--question", "What carries oxygen?", "--answer", "haemoglobin")


def only(store: Path) -> Note:
    with Store.open(store) as opened:
        (note,) = opened.notes()
    return note


def test_a_question_is_added_to_a_new_store(quizgen: Quizgen, store: Path) -> None:
    """It is asked at once, from the deck 'By hand'."""
    result = quizgen("add", *QUESTION)

    note = only(store)
    assert (result.exit_code, result.stdout) == (0, f"{note.guid}  What carries oxygen?\n    → haemoglobin\n")
    assert (note.deck, note.source, note.draft.rule, note.is_asked) == ("By hand", "by hand", "by-hand", True)


def test_a_text_with_gaps_is_added_with_deck_and_tags(quizgen: Quizgen, store: Path) -> None:
    """Each number is a card."""
    result = quizgen(
        *("add", "--deck", "Body::Heart", "--tag", "exam", "--tag", "Exam", "--tag", "hard"),
        *("--cloze", "The {{c1::heart}} pumps {{c2::blood}}."),
    )

    note = only(store)
    with Store.open(store) as opened:
        cards = opened.cards(note.guid)
    assert (result.exit_code, note.deck, note.own_tags, len(cards)) == (0, "Body::Heart", ("exam", "hard"), 2)
    assert note.draft.answer == "heart; blood"


def test_what_is_given_decides_the_id(quizgen: Quizgen, store: Path, tmp_path: Path) -> None:
    """The same card in another fresh store is the same note to Anki; in another deck it is another."""
    ids = [
        quizgen("--store", tmp_path / name, "add", *QUESTION, "--deck", deck).stdout.split()[0]
        for name, deck in (("a.db", "A"), ("b.db", "A"), ("c.db", "B"))
    ]

    assert (ids[0] == ids[1], ids[0] == ids[2]) == (True, False)


def test_the_same_card_is_not_added_twice(quizgen: Quizgen, store: Path) -> None:
    """The one that is there is named, and how to have it back when it is rejected."""
    quizgen("add", *QUESTION)
    guid = only(store).guid

    again = quizgen("add", *QUESTION)
    quizgen("reject", guid)
    rejected = quizgen("add", *QUESTION)

    assert (again.exit_code, rejected.exit_code, only(store).guid) == (1, 1, guid)
    assert f"--> card {guid}" in again.stderr
    assert f"quizgen restore {guid}" in rejected.stderr


def test_cards_stand_in_the_order_they_were_written(quizgen: Quizgen) -> None:
    """The order in which new ones are asked."""
    for question in ("Z?", "A?", "M?"):
        quizgen("add", "--question", question, "--answer", "x")

    asked = [record["question"] for record in json.loads(quizgen("cards", "--json").stdout)]
    assert asked == ["Z?", "A?", "M?"]


def test_a_card_is_written_in_the_editor(
    quizgen: Quizgen, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The form has a place for either kind."""
    editor = editors.install(tmp_path / "editor", monkeypatch)
    editor.does(("Text:\n", "Text:\nThe {{c1::heart::organ}} pumps.\n"), ("Context:\n", "Context:\nSaid at school.\n"))

    result = quizgen("add", "--deck", "Body")

    assert (result.exit_code, only(store).draft.context) == (0, "Said at school.")
    assert editor.opened.startswith("# A new card for the deck 'Body'.")


@pytest.mark.parametrize("saved", [None, "", "# nothing\n"])
def test_an_empty_form_adds_nothing(
    quizgen: Quizgen, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, saved: str | None
) -> None:
    """Not even a store."""
    editors.install(tmp_path / "editor", monkeypatch).does(saves=saved)

    result = quizgen("add")

    assert (result.exit_code, result.stdout, store.exists()) == (0, "", False)
    assert result.stderr == "nothing was written, nothing was added\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("--question", "Why?"),
        ("--answer", "So."),
        ("--cloze", "The heart."),
        (*QUESTION, "--cloze", "The {{c1::heart}}."),
        (*QUESTION, "--deck", "A::"),
        (*QUESTION, "--tag", "two words"),
    ],
)
def test_what_is_no_card_is_refused(quizgen: Quizgen, store: Path, arguments: tuple[str, ...]) -> None:
    """Nothing is stored, not even a store."""
    result = quizgen("add", *arguments)

    assert (result.exit_code, result.stdout, store.exists()) == (1, "", False)


def test_a_card_by_hand_can_be_edited_and_reset(quizgen: Quizgen, store: Path) -> None:
    """Its first wording is what --reset takes."""
    quizgen("add", *QUESTION)
    guid = only(store).guid

    quizgen("edit", guid, "--answer", "iron")
    edited = only(store).shown.answer
    quizgen("edit", guid, "--reset")

    assert (edited, only(store).shown.answer) == ("iron", "haemoglobin")


def test_it_is_no_document_that_was_lost(quizgen: Quizgen, store: Path, tmp_path: Path) -> None:
    """A document that holds the very words is not taken for one renamed from it."""
    quizgen("add", "--cloze", "Red cells live {{c1::120 days}}.")
    document = tmp_path / "blood.md"
    document.write_text("Red cells live 120 days.", encoding="utf-8")

    with Store.open(store) as opened:
        assert moving.formers(opened, [document]) == {}


def test_it_counts_as_content_of_the_store(quizgen: Quizgen, store: Path) -> None:
    """Two stores with and without it are not equal."""
    samples.fill(store)
    with Store.open(store) as opened:
        before = opened.content_hash()

    quizgen("add", *QUESTION)

    with Store.open(store) as opened:
        assert opened.content_hash() != before


def test_commands_that_read_documents_leave_it_alone(quizgen: Quizgen, store: Path) -> None:
    """No candidates, no coverage, no hard checks, and no word about a file that cannot be read."""
    quizgen("add", "--question", "Haemoglobin is what?", "--answer", "haemoglobin")
    guid = only(store).guid

    candidates, coverage, check = quizgen("cards", "--rejected"), quizgen("coverage", "by hand"), quizgen("check")

    assert (candidates.exit_code, candidates.stderr) == (0, "no rejected candidates match\n")
    assert (coverage.exit_code, "'by hand' is no document" in coverage.stderr) == (1, True)
    assert (check.exit_code, check.stderr) == (0, "0 notes checked, 0 failing\n")
    assert "written by hand" in quizgen("explain", guid).stdout


def test_it_has_no_line(quizgen: Quizgen) -> None:
    """Its place is its source alone."""
    quizgen("add", *QUESTION)

    assert "  by hand  (by-hand)\n" in quizgen("cards").stdout


def test_its_path_is_no_file(quizgen: Quizgen) -> None:
    """Whatever the deck is called."""
    known = by_hand.document("a/b::c", samples.NOW)

    assert (by_hand.is_by_hand(known), by_hand.is_by_hand(samples.document())) == (True, False)
