"""Pictures beside a document reach the package."""

import json
import zipfile
from pathlib import Path

import pytest

from quizgen.store import Store
from tests.commands.conftest import Quizgen

pytestmark = pytest.mark.model

TEXT = """# Circulation

The aorta is the largest artery of the body.

![The aorta](img/aorta.png)

## Lungs

The alveoli are tiny sacs in which oxygen enters the blood.
"""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    """A document with a picture beside it."""
    path = tmp_path / "notes" / "body.md"
    (path.parent / "img").mkdir(parents=True)
    path.write_text(TEXT)
    (path.parent / "img" / "aorta.png").write_bytes(b"first")
    return path


def _media(package: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(package) as opened:
        names = json.loads(opened.read("media"))
        return {name: opened.read(number) for number, name in names.items()}


def test_a_package_has_the_picture_that_its_notes_show(quizgen: Quizgen, document: Path) -> None:
    """Once, and also when the file is gone later."""
    quizgen("build", document)
    (document.parent / "img" / "aorta.png").unlink()
    quizgen("export", "-o", "body.apkg")

    assert _media(Path("body.apkg")) == {"quizgen-a7937b64b8caa58f.png": b"first"}


def test_a_changed_picture_changes_its_notes(quizgen: Quizgen, document: Path, store: Path) -> None:
    """Although no byte of the document changed; other notes stay as they were."""
    quizgen("build", document)
    before = _modified(store)
    (document.parent / "img" / "aorta.png").write_bytes(b"second")
    plan = quizgen("plan", document).stdout
    quizgen("build", document, "-o", "body.apkg")
    after = _modified(store)

    assert "other pictures" in plan
    assert list(_media(Path("body.apkg")).values()) == [b"second"]
    assert {question for question in before if before[question] != after[question]} == {
        question for question in before if "aorta" in question or "artery" in question
    }


def test_an_unchanged_picture_changes_nothing(quizgen: Quizgen, document: Path) -> None:
    """The package is not even written again."""
    quizgen("build", document, "-o", "body.apkg")
    first = Path("body.apkg").read_bytes()
    result = quizgen("build", document, "-o", "body.apkg")

    assert "nothing to change" in result.stdout
    assert Path("body.apkg").read_bytes() == first


def test_a_missing_picture_is_named_and_ends_no_build(quizgen: Quizgen, document: Path) -> None:
    """On stderr; once it is there, the next build shows it."""
    (document.parent / "img" / "aorta.png").unlink()
    missing = quizgen("build", document)
    (document.parent / "img" / "aorta.png").write_bytes(b"first")
    quizgen("build", document, "-o", "body.apkg")

    assert (missing.exit_code, "body.md:5: picture 'img/aorta.png' is missing" in missing.stderr) == (0, True)
    assert list(_media(Path("body.apkg")).values()) == [b"first"]


def test_undo_brings_back_the_picture_before(quizgen: Quizgen, document: Path) -> None:
    """Its content is still kept."""
    quizgen("build", document)
    (document.parent / "img" / "aorta.png").write_bytes(b"second")
    quizgen("build", document)
    quizgen("undo")
    quizgen("export", "-o", "body.apkg")

    assert list(_media(Path("body.apkg")).values()) == [b"first"]


def _modified(store: Path) -> dict[str, object]:
    with Store.open(store) as opened:
        return {repr(note.draft.question or note.draft.cloze): note.modified_at for note in opened.notes()}
