"""`quizgen undo` gives the store back as it was; reviews and decisions stay."""

from pathlib import Path

import pytest

from quizgen.model import Rating, Status
from quizgen.store import Store
from tests.commands.conftest import Quizgen
from tests.commands.reviewing import review_all
from tests.commands.texts import BLOOD, notes

pytestmark = pytest.mark.model

EDITS = (
    BLOOD.replace("120 days", "115 days"),
    BLOOD[: BLOOD.index("## Platelets")],
    BLOOD.replace("## Red cells", "## Erythrocytes"),
    BLOOD.replace("stop bleeding", "halt bleeding") + "\n## Plasma\n\nPlasma is a yellow fluid that carries cells.\n",
)


def content(store: Path) -> str:
    with Store.open(store) as opened:
        return opened.content_hash()


@pytest.mark.parametrize("edited", EDITS)
def test_undo_after_a_build_is_nothing(quizgen: Quizgen, store: Path, blood: Path, edited: str) -> None:
    """Whatever a build did, the store has the content it had before."""
    quizgen("build", blood)
    before = content(store)
    blood.write_text(edited, encoding="utf-8")
    quizgen("build", blood)
    changed = content(store)

    result = quizgen("undo")

    assert (result.exit_code, content(store), changed != before) == (0, before, True)


def test_several_builds_are_undone_one_after_the_other(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """Each step goes one build further back, to the empty store at last."""
    hashes = [content(store)]
    for text in (BLOOD, *EDITS):
        blood.write_text(text, encoding="utf-8")
        quizgen("build", blood, "--yes")
        hashes.append(content(store))

    back = []
    for _ in range(len(EDITS) + 1):
        back.append(content(store))
        quizgen("undo")

    assert [*back, content(store)] == hashes[::-1]


def test_undone_build_can_be_built_again(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """The same edit gives the same notes with the same guids."""
    quizgen("build", blood)
    blood.write_text(EDITS[3], encoding="utf-8")
    quizgen("build", blood)
    built, guids = content(store), set(notes(store, status=Status.ACTIVE))
    quizgen("undo")

    quizgen("build", blood)

    assert (content(store), set(notes(store, status=Status.ACTIVE))) == (built, guids)


def test_reviews_made_since_stay(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """Answers given after the build that is undone are kept, those of notes it made too."""
    quizgen("build", blood)
    before = content(store)
    blood.write_text(EDITS[3], encoding="utf-8")
    quizgen("build", blood)
    review_all(store, Rating.GOOD)
    with Store.open(store) as opened:
        reviews = opened.reviews()

    quizgen("undo")

    with Store.open(store) as opened:
        assert (opened.reviews(), opened.content_hash()) == (reviews, before)
    assert len(reviews) > len(notes(store, status=Status.ACTIVE))


def test_a_card_asked_again_is_due_as_before(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """The due date that a changed answer took away comes back with the old answer."""
    quizgen("build", blood)
    review_all(store, Rating.EASY)
    with Store.open(store) as opened:
        before = {guid: opened.cards(guid) for guid in notes(store)}
    blood.write_text(EDITS[0], encoding="utf-8")
    quizgen("build", blood)
    with Store.open(store) as opened:
        asked = {guid for guid, cards in before.items() if opened.cards(guid) != cards}

    quizgen("undo")

    with Store.open(store) as opened:
        assert {guid: opened.cards(guid) for guid in before} == before
    assert asked


def test_anki_is_told_of_an_undo(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """A note whose words go back is modified later than it was: Anki takes nothing older."""
    quizgen("build", blood)
    blood.write_text(EDITS[0], encoding="utf-8")
    quizgen("build", blood)
    built = notes(store)

    quizgen("undo")

    after = notes(store)
    back = {guid for guid in after if after[guid].draft.wording != built[guid].draft.wording}
    assert back
    assert all(after[guid].modified_at > built[guid].modified_at for guid in back)


def test_nothing_to_undo(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """More steps than builds undo nothing."""
    quizgen("build", blood)
    before = content(store)

    result = quizgen("undo", "2")

    assert (result.exit_code, content(store)) == (1, before)
    assert "only 1 can be undone; nothing was changed" in result.stderr


def test_a_renamed_document_is_undone(quizgen: Quizgen, store: Path, blood: Path) -> None:
    """The notes go back to the path they came from."""
    quizgen("build", blood)
    before = content(store)
    blood.rename(blood.with_name("cells.md"))
    quizgen("build", blood.parent)

    quizgen("undo")

    assert content(store) == before
