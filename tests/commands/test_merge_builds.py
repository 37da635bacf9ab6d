"""After a merge, documents here are built as before, and what both computers learned goes on."""

from datetime import timedelta
from pathlib import Path

import pytest

from quizgen.model import Rating, Status
from quizgen.store import Store
from tests.commands.conftest import Quizgen
from tests.commands.reviewing import review_all
from tests.commands.texts import BLOOD, notes
from tests.conftest import MONDAY

pytestmark = pytest.mark.model

HERE = BLOOD.replace("120 days", "115 days")
THERE = BLOOD[: BLOOD.index("## Platelets")] + "## Plasma\n\nPlasma is a yellow fluid that carries cells.\n"


def reviews(path: Path) -> set[tuple[str, int, int]]:
    with Store.open(path) as store:
        return {(review.guid, review.ordinal, review.id) for review in store.reviews()}


@pytest.fixture
def laptop(quizgen: Quizgen, store: Path, blood: Path, tmp_path: Path) -> Path:
    """Desk and laptop built blood.md below other folders, reviewed it, and edited it each in its way."""
    other, elsewhere = tmp_path / "laptop.db", tmp_path / "elsewhere" / "blood.md"
    elsewhere.parent.mkdir()
    for path, document, edited in ((store, blood, HERE), (other, elsewhere, THERE)):
        document.write_text(BLOOD, encoding="utf-8")
        quizgen("--store", path, "build", document)
        review_all(path, Rating.GOOD, MONDAY + timedelta(hours=path is other))
        document.write_text(edited, encoding="utf-8")
        quizgen("--store", path, "build", document, "--yes")
    return other


def test_the_file_here_is_followed(quizgen: Quizgen, store: Path, blood: Path, laptop: Path) -> None:
    """The build after a merge asks what the file here says, no matter what the laptop's said."""
    before = {guid for guid, note in notes(store, status=Status.ACTIVE).items()}

    quizgen("merge", laptop)
    result = quizgen("build", blood, "--yes")

    assert (result.exit_code, set(notes(store, status=Status.ACTIVE))) == (0, before)


def test_no_review_is_lost(quizgen: Quizgen, store: Path, blood: Path, laptop: Path) -> None:
    """The reviews of both are there after the merge and after the next build."""
    both = reviews(store) | reviews(laptop)

    quizgen("merge", laptop)
    merged = reviews(store)
    quizgen("build", blood, "--yes")

    assert (merged, reviews(store)) == (both, both)


def test_notes_of_the_laptop_wait(quizgen: Quizgen, store: Path, blood: Path, laptop: Path) -> None:
    """What only the laptop's file says is retired here, not gone, and comes back with its text."""
    quizgen("merge", laptop)
    quizgen("build", blood, "--yes")
    plasma = {guid for guid, note in notes(store).items() if "Plasma" in note.draft.evidence.quote}
    asleep = {notes(store)[guid].status for guid in plasma}

    blood.write_text(HERE + "\n## Plasma\n\nPlasma is a yellow fluid that carries cells.\n", encoding="utf-8")
    quizgen("build", blood, "--yes")

    assert (asleep, {notes(store)[guid].status for guid in plasma}) == ({Status.RETIRED}, {Status.ACTIVE})


def test_both_computers_agree(quizgen: Quizgen, store: Path, laptop: Path) -> None:
    """Merged into each other, the stores hold the same."""
    quizgen("merge", laptop)
    quizgen("--store", laptop, "merge", store)

    with Store.open(store) as here, Store.open(laptop) as there:
        assert here.whole_hash() == there.whole_hash()


def test_builds_before_can_be_undone(quizgen: Quizgen, store: Path, blood: Path, laptop: Path) -> None:
    """Undoing the builds here takes no merged review and no note with reviews of the laptop away."""
    quizgen("merge", laptop)
    both, learned = reviews(store), {guid for guid, _, _ in reviews(laptop)}

    results = [quizgen("undo").exit_code for _ in range(2)]

    withdrawn = {guid for guid, note in notes(store).items() if note.status is Status.WITHDRAWN}
    assert (results, reviews(store), withdrawn & learned) == ([0, 0], both, set())
    assert quizgen("build", blood, "--yes").exit_code == 0


def test_unknown_document_is_recognised_by_what_it_says(
    quizgen: Quizgen, store: Path, blood: Path, tmp_path: Path
) -> None:
    """A document that only the laptop had is built here later, from its own place here, with its history."""
    other, elsewhere = tmp_path / "laptop.db", tmp_path / "elsewhere" / "blood.md"
    elsewhere.parent.mkdir()
    elsewhere.write_text(BLOOD, encoding="utf-8")
    quizgen("--store", other, "build", elsewhere)
    review_all(other, Rating.GOOD)
    elsewhere.unlink()
    quizgen("merge", other)
    before = set(notes(store, status=Status.ACTIVE))

    quizgen("build", blood)

    with Store.open(store) as opened:
        placed = set(opened.placed(before).values())
    assert (set(notes(store, status=Status.ACTIVE)), placed) == (before, {blood.resolve().as_posix()})
