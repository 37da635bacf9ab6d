"""With the real Anki: after an import both sides agree on every shared card, or doctor says why not."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from quizgen.cli import cli
from quizgen.store import Store
from tests.anki.conftest import Learner
from tests.anki.samples import qa
from tests.conftest import DECIDED_AT, make_document

pytestmark = pytest.mark.anki
NOTES = [qa(f"g{number}", f"What is number {number}?") for number in range(6)]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "library.db"
    with Store.open(path) as opened:
        opened.set_options("", {"fuzz": False}, now=DECIDED_AT)
        opened.save(make_document(source="body/heart.md"), NOTES)
    return path


def run(store: Path, *arguments: object, answers: str | None = None) -> str:
    return CliRunner().invoke(cli, ["--store", str(store), *map(str, arguments)], input=answers).stdout


def found(store: Path, learner: Learner, folder: Path) -> dict[str, int]:
    learner.col.close()
    told = json.loads(run(store, "doctor", "--collection", folder / "collection.anki2", "--json"))
    learner.col.reopen()
    return {one["kind"]: one["count"] for one in told["findings"]}


def learnt(learner: Learner, *, fsrs: bool) -> None:
    learner.imports(NOTES)
    learner.col.set_config("fsrs", fsrs)
    for note in NOTES[:4]:
        learner.answers(note.guid)


def test_agreeing_after_an_import(store: Path, learner: Learner, tmp_path: Path) -> None:
    """What was answered in Anki with FSRS is told before the import, and nothing after it."""
    learnt(learner, fsrs=True)
    before = found(store, learner, tmp_path)

    learner.col.close()
    run(store, "import", tmp_path / "collection.anki2")
    learner.col.reopen()

    assert before == {"answered-there": 8, "same": 6}
    assert found(store, learner, tmp_path) == {"same": 6}


def test_answered_here_after_an_import(store: Path, learner: Learner, tmp_path: Path) -> None:
    """An answer given here to a card that Anki has is told, and a package does not change that."""
    learnt(learner, fsrs=True)
    run(store, "quiz", "--plain", "--new", "1", answers="\n3\n")

    learner.imports(NOTES)

    assert found(store, learner, tmp_path)["answered-here"] == 1


def test_without_fsrs(store: Path, learner: Learner, tmp_path: Path) -> None:
    """FSRS off is told before and after the import; cards that stand elsewhere for that are told with that reason."""
    learnt(learner, fsrs=False)
    learner.col.close()
    run(store, "import", tmp_path / "collection.anki2")
    learner.col.reopen()

    assert set(found(store, learner, tmp_path)) <= {"fsrs-off", "apart-fsrs", "same"}
    assert found(store, learner, tmp_path)["fsrs-off"] == 1
