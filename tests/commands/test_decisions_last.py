"""What a learner decided about a card is so after every build."""

from pathlib import Path

import pytest

from quizgen.model import Note, Status
from quizgen.store import Store
from tests.commands.conftest import Quizgen
from tests.commands.texts import BLOOD, notes

pytestmark = pytest.mark.model

EDITS = (
    BLOOD.replace("120 days", "115 days"),
    BLOOD.replace("## Red cells", "## Erythrocytes"),
    BLOOD.replace("The spleen removes", "The spleen of an adult removes"),
    BLOOD + "\n## Plasma\n\nPlasma is a yellow fluid that carries cells.\n",
)


@pytest.fixture
def built(quizgen: Quizgen, blood: Path) -> Quizgen:
    quizgen("build", blood)
    return quizgen


def lives(store: Path) -> Note:
    """The note on how long red cells live."""
    return next(note for note in notes(store).values() if "days" in note.draft.answer)


def rebuild(quizgen: Quizgen, blood: Path, text: str) -> None:
    blood.write_text(text, encoding="utf-8")
    assert quizgen("build", blood, "--yes").exit_code == 0


@pytest.mark.parametrize("text", EDITS)
def test_decisions_outlive_an_edit_of_the_document(built: Quizgen, store: Path, blood: Path, text: str) -> None:
    """Rejected, tagged, suspended: as decided, on the same notes, in the same number of them."""
    for note in notes(store).values():
        built("reject", note.guid)
        built("tag", "exam", note.guid)
        built("suspend", note.guid)
    before = notes(store)

    rebuild(built, blood, text)

    after = notes(store)
    with Store.open(store) as opened:
        assert set(before) <= opened.suspended()
    assert all(after[guid].rejected and after[guid].own_tags == ("exam",) for guid in before)


def test_what_is_rejected_comes_back_in_no_wording(built: Quizgen, store: Path, blood: Path) -> None:
    """Neither when its sentence is edited nor when it goes and comes back."""
    guid = lives(store).guid
    built("reject", guid)

    for text in (EDITS[0], "# Blood\n\nBlood is a fluid that carries cells.\n", BLOOD):
        rebuild(built, blood, text)
        with Store.open(store) as opened:
            asked = [note for note in opened.notes(status=Status.ACTIVE, rejected=False) if "days" in note.draft.answer]
        assert asked == []

    assert notes(store)[guid].rejected


def test_ones_own_wording_stays_and_the_card_is_flagged(built: Quizgen, store: Path, blood: Path) -> None:
    """The document's new wording stands beside it, until it is kept or taken."""
    note = lives(store)
    mine = ("--answer", "four months") if note.shown.question else ("--cloze", "Red cells live {{c1::four months}}.")
    built("edit", note.guid, *mine)

    rebuild(built, blood, EDITS[0])

    after = notes(store)[note.guid]
    assert (after.shown.answer, after.is_overtaken, "115" in after.draft.answer) == ("four months", True, True)
    assert "the document now says: " in built("cards").stdout
    built("edit", note.guid, "--reset")
    assert "115" in notes(store)[note.guid].shown.answer


def test_an_edit_that_the_document_does_not_touch_is_not_flagged(built: Quizgen, store: Path, blood: Path) -> None:
    """An edit elsewhere, or of a heading, is none of its wording."""
    note = lives(store)
    mine = ("--answer", "four months") if note.shown.question else ("--cloze", "Red cells live {{c1::four months}}.")
    built("edit", note.guid, *mine)

    rebuild(built, blood, EDITS[3])

    after = notes(store)[note.guid]
    assert (after.shown.answer, after.is_overtaken) == ("four months", False)


def test_cards_by_hand_are_touched_by_no_build(built: Quizgen, store: Path, blood: Path) -> None:
    """Neither by one of a document that says the same, nor by one of a folder, nor by an undo."""
    built("add", "--deck", "Blood", "--cloze", "Red blood cells live for about {{c1::120 days}}.")
    (added,) = [note for note in notes(store).values() if note.draft.rule == "by-hand"]

    rebuild(built, blood, EDITS[0])
    (blood.parent / "more.md").write_text(BLOOD, encoding="utf-8")
    blood.unlink()
    built("build", blood.parent, "--yes")
    built("undo", "2")

    assert notes(store)[added.guid] == added


def test_undoing_a_build_keeps_what_was_decided_since(built: Quizgen, store: Path, blood: Path) -> None:
    """The note is as before the build, the decision as it is."""
    note = lives(store)
    rebuild(built, blood, EDITS[0])
    built("tag", "exam", note.guid)

    built("undo")

    after = notes(store)[note.guid]
    assert (after.draft, after.own_tags) == (note.draft, ("exam",))
