"""Pictures arrive in the real Anki, and are shown with the answer."""

from dataclasses import replace
from hashlib import sha256

import pytest

from quizgen.anki.package import write
from quizgen.model import Media, Note
from tests.anki.conftest import Learner
from tests.anki.samples import cloze, later, qa, typed

pytestmark = pytest.mark.anki

RED, BLUE = b"\x89PNG red", b"\x89PNG blue"
CONTENT = {sha256(content).hexdigest(): content for content in (RED, BLUE)}


def _media(content: bytes, alt: str = "a heart") -> Media:
    return Media(sha256(content).hexdigest(), "png", alt)


def _showing(note: Note, *media: Media) -> Note:
    return replace(note, draft=replace(note.draft, media=media))


def _imports(learner: Learner, notes: list[Note]) -> dict[str, int]:
    from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest

    write(learner.package, notes, pictures=lambda media: CONTENT.get(media.sha256))
    request = ImportAnkiPackageRequest(package_path=str(learner.package), options=ImportAnkiPackageOptions())
    log = learner.col.import_anki_package(request).log
    counts = {name: len(getattr(log, name)) for name in ("new", "updated", "duplicate")}
    return {name: number for name, number in counts.items() if number}


def _stored(learner: Learner, media: Media) -> bytes:
    from pathlib import Path

    return (Path(learner.col.media.dir()) / media.name).read_bytes()


@pytest.mark.parametrize("made", [qa, typed, cloze])
def test_a_picture_is_shown_with_the_answer(learner: Learner, made: object) -> None:
    """And not with the question; its file is in the collection's media folder."""
    assert callable(made)
    _imports(learner, [_showing(made("a"), _media(RED, 'a "red" <heart>'))])
    front, back = learner.sides("a")

    assert f'<img src="{_media(RED).name}" alt="a &quot;red&quot; &lt;heart&gt;">' in back
    assert "<img" not in front
    assert _stored(learner, _media(RED)) == RED


def test_the_same_picture_again_changes_nothing(learner: Learner) -> None:
    """The note is a duplicate, and no second file is made."""
    notes = [_showing(qa("a"), _media(RED)), _showing(cloze("b"), _media(RED))]
    _imports(learner, notes)
    again = _imports(learner, notes)

    assert again == {"duplicate": 2}
    assert [path.name for path in _folder(learner)] == [_media(RED).name]


def test_a_changed_picture_arrives_under_its_new_name(learner: Learner) -> None:
    """The note is updated and shows the new one."""
    _imports(learner, [_showing(qa("a"), _media(RED))])
    updated = _imports(learner, [_showing(later(qa("a")), _media(BLUE))])

    assert updated == {"updated": 1}
    assert _media(BLUE).name in learner.sides("a")[1]
    assert _stored(learner, _media(BLUE)) == BLUE


def test_anki_finds_no_fault_with_the_media(learner: Learner) -> None:
    """Every file is used, and every name has its file."""
    _imports(learner, [_showing(qa("a"), _media(RED), _media(BLUE))])
    checked = learner.col.media.check()

    assert (list(checked.unused), list(checked.missing)) == ([], [])


def _folder(learner: Learner) -> list:  # type: ignore[type-arg]
    from pathlib import Path

    return sorted(Path(learner.col.media.dir()).iterdir())
