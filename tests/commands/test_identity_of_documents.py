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
    blood.write_text(BLOOD.replace("# Blood", "# The blood"), encoding="utf-8")

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


def test_a_lost_document_is_one_document_only(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """Of two equal documents in the place of one the first keeps its notes, the other has its own."""
    quizgen("build", blood.parent)
    before = set(active(store))
    blood.unlink()
    for name in ("b.md", "c.md"):
        blood.with_name(name).write_text(BLOOD, encoding="utf-8")

    quizgen("build", blood.parent)

    with Store.open(store) as opened:
        held = [opened.notes(path=str(blood.with_name(name))) for name in ("b.md", "c.md")]
    assert {note.guid for note in held[0]} == before
    assert len(held[1]) == len(before)


def test_a_folder_is_renamed_with_its_copies(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """Each of two equal files keeps its own notes, by its name."""
    blood.with_name("copy.md").write_text(BLOOD, encoding="utf-8")
    quizgen("build", blood.parent)
    before = {guid: note.source for guid, note in active(store).items()}
    folder = blood.parent.rename(blood.parent.with_name("moved"))

    quizgen("build", folder)

    assert {guid: note.source for guid, note in active(store).items()} == before


def test_cut_in_one_build_and_pasted_in_the_next(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """Text that was cut and saved, then put into another document, has its notes back."""
    blood.write_text(TWO, encoding="utf-8")
    quizgen("build", blood)
    before = set(active(store))
    blood.write_text(BLOOD, encoding="utf-8")
    quizgen("build", blood)
    heart = blood.with_name("heart.md")
    heart.write_text(AORTA, encoding="utf-8")

    quizgen("build", heart)

    assert set(active(store)) == before


def test_a_name_given_back(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """A document renamed and then, edited, named as at first keeps its notes."""
    quizgen("build", blood.parent)
    before = set(active(store))
    other = blood.rename(blood.with_name("cells.md"))
    quizgen("build", blood.parent)
    other.rename(blood).write_text(BLOOD.replace("small cell", "tiny cell"), encoding="utf-8")

    quizgen("build", blood.parent)

    assert set(active(store)) == before


def test_contents_exchanged_between_namesakes(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """Notes go to the document that says their text though nothing a learner sees is another."""
    twin = blood.parent / "twin" / "blood.md"
    twin.parent.mkdir()
    twin.write_text(AORTA.replace("# Heart", "# Blood"), encoding="utf-8")
    quizgen("build", blood, twin)
    before = set(active(store))
    first, second = blood.read_bytes(), twin.read_bytes()
    blood.write_bytes(second)
    twin.write_bytes(first)

    quizgen("build", blood, twin)

    with Store.open(store) as opened:
        places = {note.guid: opened.placed([note.guid])[note.guid] for note in opened.notes(status=Status.ACTIVE)}
        texts = {note.guid: note.draft.evidence.quote for note in opened.notes(status=Status.ACTIVE)}
    assert set(places) == before
    assert all(texts[guid] in Path(path).read_text(encoding="utf-8") for guid, path in places.items())


def test_rejected_cards_come_back_nowhere(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """What a learner rejected is not asked when its text goes to another document, built before or after."""
    blood.write_text(TWO, encoding="utf-8")
    quizgen("build", blood)
    quizgen("reject", *notes(store))
    heart = blood.with_name("heart.md")
    heart.write_text(AORTA, encoding="utf-8")
    quizgen("build", heart)
    blood.write_text(BLOOD, encoding="utf-8")
    quizgen("build", blood)

    assert [note for note in active(store).values() if note.is_asked] == []


def test_a_rescued_card_goes_along(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """A rescued card stays one though its document is renamed and another takes the old name."""
    quizgen("build", blood)
    listed = quizgen("cards", "--rejected").stdout
    candidate = next(word for word in listed.split() if word.startswith("c") and len(word) == 10)
    rescued = quizgen("rescue", candidate).stdout.split()[0]
    blood.rename(blood.with_name("old.md"))
    blood.write_text(AORTA, encoding="utf-8")

    quizgen("build", blood.parent)

    assert rescued in active(store)


def test_a_deck_named_in_an_undone_build_is_forgotten(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """A first build undone leaves nothing that a second one goes by."""
    quizgen("build", blood, "--deck", "Wrong")
    quizgen("undo")

    quizgen("build", blood)

    assert {note.deck for note in active(store).values()} == {"Blood"}
