"""`quizgen import` of cards written by hand."""

from pathlib import Path

import pytest

from quizgen.model import Note, Status
from quizgen.store import Store
from tests.commands.conftest import Quizgen

CARDS = """Q: What carries oxygen in the blood?
A: haemoglobin
Tags: exam

C: The [heart] pumps [blood].
"""


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    """A file with a question and a text with two gaps."""
    path = tmp_path / "blood.md"
    path.write_text(CARDS)
    return path


def _notes(store: Path) -> tuple[Note, ...]:
    with Store.open(store) as opened:
        return opened.notes()


def test_cards_are_in_the_store(quizgen: Quizgen, store: Path, cards: Path) -> None:
    """In the deck that has the name of their file, with their tags and as the learner's own."""
    result = quizgen("import", cards)

    assert (result.exit_code, result.stdout) == (0, "blood.md: 2 new (3 cards)\n")
    assert [(note.deck, note.tags, note.draft.rule) for note in _notes(store)] == [
        ("blood", ("exam",), "by-hand"),
        ("blood", (), "by-hand"),
    ]


def test_a_dry_run_changes_nothing(quizgen: Quizgen, store: Path, cards: Path) -> None:
    """It shows the plan, and makes no store."""
    result = quizgen("import", cards, "--dry-run")

    assert "blood.md: 2 new (3 cards)\n  + What carries oxygen" in result.stdout
    assert not store.exists()


def test_the_same_file_again_changes_nothing(quizgen: Quizgen, store: Path, cards: Path) -> None:
    """Not even the time at which a note was last modified."""
    quizgen("import", cards)
    before = _notes(store)
    result = quizgen("import", cards)

    assert (result.stdout, _notes(store)) == ("blood.md: 2 unchanged (3 cards)\n", before)


def test_a_reworded_card_is_the_same_card(quizgen: Quizgen, store: Path, cards: Path) -> None:
    """It keeps its guid, as a note of a document does, wherever in the file it stands."""
    quizgen("import", cards)
    before = {note.guid for note in _notes(store)}
    first, second = CARDS.replace("in the blood", "in blood").split("\n\n")
    cards.write_text(f"{second}\n{first}\n")
    result = quizgen("import", cards)

    assert "2 new" not in result.stdout
    assert {note.guid for note in _notes(store)} == before


def test_a_card_that_vanished_is_retired_and_comes_back(quizgen: Quizgen, store: Path, cards: Path) -> None:
    """With its guid."""
    quizgen("import", cards)
    before = _notes(store)
    cards.write_text(CARDS.partition("\n\n")[0])
    gone = quizgen("import", cards).stdout
    cards.write_text(CARDS)
    back = quizgen("import", cards).stdout

    assert (gone, back) == (
        "blood.md: 1 retired, 1 unchanged (1 card)\n",
        "blood.md: 1 revived, 1 unchanged (3 cards)\n",
    )
    assert [note.guid for note in _notes(store)] == [note.guid for note in before]


def test_an_import_is_taken_back(quizgen: Quizgen, store: Path, cards: Path) -> None:
    """As a build is."""
    quizgen("import", cards)
    result = quizgen("undo")

    assert result.stdout == "undone: the build of blood.md (2 notes)\n"
    assert {note.status for note in _notes(store)} == {Status.WITHDRAWN}


def test_a_renamed_file_keeps_its_cards(quizgen: Quizgen, store: Path, cards: Path) -> None:
    """It is recognised by what it holds, when the old one is gone."""
    quizgen("import", cards)
    before = {note.guid for note in _notes(store)}
    result = quizgen("import", cards.rename(cards.with_name("heart.md")))

    assert "renamed or moved from" in result.stdout
    assert ({note.guid for note in _notes(store)}, {note.deck for note in _notes(store)}) == (before, {"blood"})


def test_other_tags_and_decks_are_taken_over(quizgen: Quizgen, store: Path, tmp_path: Path) -> None:
    """The note is the same, and a learner sees that it changed."""
    table = tmp_path / "t.csv"
    table.write_text("front,back,deck,tags\na question,an answer,X,one\n")
    quizgen("import", table)
    (before,) = _notes(store)
    table.write_text("front,back,deck,tags\na question,an answer,Y,two\n")
    quizgen("import", table, "--tag", "all")
    (after,) = _notes(store)

    assert (after.guid, after.deck, after.tags) == (before.guid, "Y", ("all", "two"))
    assert after.modified_at > before.modified_at


def test_a_bad_card_is_told_and_loses_no_other(quizgen: Quizgen, store: Path, cards: Path) -> None:
    """With its line and the reason; the exit code is 0, for others could be read."""
    cards.write_text(f"{CARDS}\nQ: no answer\n\n{CARDS}")
    result = quizgen("import", cards)

    assert (result.exit_code, len(_notes(store))) == (0, 2)
    assert f"{cards}:7: refused: there is no answer\n" in result.stderr
    assert f"{cards}:9: refused: the same card stands in line 1\n" in result.stderr


@pytest.mark.parametrize("text", ["only prose\n", "Q: no answer\n", "A: alone\n"])
def test_a_file_without_a_good_card_changes_nothing(quizgen: Quizgen, store: Path, cards: Path, text: str) -> None:
    """The exit code is 1, and the cards it had stay."""
    quizgen("import", cards)
    cards.write_text(text)
    result = quizgen("import", cards)

    assert result.exit_code == 1
    assert {note.status for note in _notes(store)} == {Status.ACTIVE}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_spreadsheets_write_many_encodings(quizgen: Quizgen, store: Path, tmp_path: Path, encoding: str) -> None:
    """All that documents may come in."""
    table = tmp_path / "t.csv"
    table.write_bytes("front;back\nWho was Röntgen?;a physicist\n".encode(encoding))
    quizgen("import", table)

    assert [note.draft.question for note in _notes(store)] == ["Who was Röntgen?"]


def test_another_kind_of_file_is_refused(quizgen: Quizgen) -> None:
    """The message names the kinds there are."""
    result = quizgen("import", "cards.pdf")

    assert (result.exit_code, "cannot import '.pdf' files" in result.stderr) == (1, True)
    assert ".csv" in result.stderr


def test_no_build_takes_the_file_for_a_lost_document(quizgen: Quizgen, store: Path, cards: Path) -> None:
    """Although it is gone, and a document says the same."""
    quizgen("import", cards)
    cards.unlink()
    document = cards.with_name("notes.md")
    document.write_text("# Blood\n\nHaemoglobin carries oxygen in the blood. The heart pumps blood.\n")
    quizgen("plan", document)

    assert {note.source for note in _notes(store)} == {"blood.md"}


def test_fields_in_html_become_plain_text(quizgen: Quizgen, store: Path, tmp_path: Path) -> None:
    """Where Anki's own text export says that they are HTML."""
    pytest.importorskip("quizgen.anki.plaintext")
    export = tmp_path / "anki.txt"
    export.write_text(
        "#separator:tab\n#html:true\nWhat is <b>a &lt; b</b>?\tless<br>than\nThe {{c1::<i>heart</i>}}\t\n"
    )
    quizgen("import", export)

    question, cloze = _notes(store)
    assert (question.draft.question, question.draft.answer) == ("What is a < b?", "less\nthan")
    assert [part.text for part in cloze.draft.cloze] == ["The ", "heart"]
