"""Documents are recognised by what they say: renamed, edited, split, merged, copied."""

from pathlib import Path

import pytest

from quizgen.model import Guid, Note, Rating, Status
from quizgen.store import Store
from tests.commands.conftest import Quizgen
from tests.commands.reviewing import review_all
from tests.commands.texts import BLOOD, notes

pytestmark = pytest.mark.model

AORTA = "# Heart\n\nThe aorta is the largest artery in the body.\n"
TWO = BLOOD + "\n" + AORTA.replace("# Heart", "## Heart")


def active(store: Path) -> dict[Guid, Note]:
    return notes(store, status=Status.ACTIVE)


def test_renamed_and_edited(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """A document under another name, its text edited, keeps its notes, source and deck; the build says so."""
    quizgen("build", blood.parent)
    before = active(store)
    blood.rename(blood.with_name("cells.md")).write_text(BLOOD.replace("small cell", "tiny cell"))

    result = quizgen("build", blood.parent)

    assert set(active(store)) == set(before)
    assert {note.source for note in active(store).values()} == {"blood.md"}
    assert "renamed or moved from" in result.stdout


def test_split_in_two(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """Notes follow their text into a second document."""
    blood.write_text(TWO, encoding="utf-8")
    quizgen("build", blood.parent)
    before = active(store)
    review_all(store, Rating.GOOD)
    blood.write_text(BLOOD, encoding="utf-8")
    blood.with_name("heart.md").write_text(AORTA, encoding="utf-8")

    result = quizgen("build", blood.parent)

    after = active(store)
    kept = {guid for guid in before if guid in after}
    assert len(kept) == len(before)
    assert {note.source for note in after.values()} == {"blood.md", "heart.md"}
    assert "came from blood.md" in result.stdout


def test_merged(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """Notes of a document whose text now stands in another go there."""
    heart = blood.with_name("heart.md")
    heart.write_text(AORTA, encoding="utf-8")
    quizgen("build", blood.parent)
    before = active(store)
    heart.unlink()
    blood.write_text(TWO, encoding="utf-8")

    quizgen("build", blood.parent)

    assert set(active(store)) == set(before)
    assert {note.source for note in active(store).values()} == {"blood.md"}


def test_retitled(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """A new title changes no deck, and the build says so."""
    quizgen("build", blood)
    before = active(store)
    blood.write_text(BLOOD.replace("# Blood", "# Of blood"), encoding="utf-8")

    result = quizgen("build", blood)

    assert (set(active(store)), {note.deck for note in active(store).values()}) == (set(before), {"Blood"})
    assert "retitled, was 'Blood'" in result.stdout


def test_copies_do_not_fight(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """Whichever copy is built, in whatever order, the notes of the other are left alone."""
    quizgen("build", blood)
    copy = blood.with_name("copy.md")
    copy.write_text(BLOOD, encoding="utf-8")
    quizgen("build", blood.parent)
    with Store.open(store) as opened:
        before = opened.content_hash()

    for paths in ([copy], [blood], [blood.parent], [copy, blood]):
        quizgen("build", *paths)

    with Store.open(store) as opened:
        assert opened.content_hash() == before


def test_many_reviewed_cards_are_not_retired_unasked(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """Without a terminal the build refuses and changes nothing; with --yes it goes on."""
    quizgen("build", blood)
    review_all(store, Rating.GOOD)
    with Store.open(store) as opened:
        before = opened.content_hash()
    blood.write_text("# Blood\n\nThe spleen is an organ in the upper left of the belly.\n", encoding="utf-8")

    refused = quizgen("build", blood)
    with Store.open(store) as opened:
        unchanged = opened.content_hash()
    agreed = quizgen("build", blood, "--yes")

    assert (refused.exit_code, unchanged, agreed.exit_code) == (1, before, 0)
    assert "more than a third" in refused.stderr
    assert any(note.status is Status.RETIRED for note in notes(store).values())
