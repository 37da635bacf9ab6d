"""`quizgen doctor` says what Anki would do, where both sides disagree, and what helps."""

import json
from dataclasses import replace
from pathlib import Path

import platformdirs
import pytest

from quizgen.model import Media
from quizgen.store import Store
from tests.anki.samples import HEART, cloze, later, qa, retired
from tests.commands.conftest import Quizgen
from tests.commands.in_anki import FIRST_MS, InAnki
from tests.conftest import make_document


@pytest.fixture
def stored(store: Path) -> Path:
    """The test's store with a question and a cloze text."""
    with Store.open(store) as opened:
        opened.save(make_document(source="body/heart.md"), [qa("heart"), cloze("gaps")])
    return store


@pytest.fixture
def anki(stored: Path, tmp_path: Path) -> InAnki:
    """A collection into which the package of those notes was imported."""
    with Store.open(stored) as opened:
        return InAnki(tmp_path / "collection.anki2", opened.notes())


def kinds(quizgen: Quizgen, anki: InAnki) -> dict[str, int]:
    found = json.loads(quizgen("doctor", "--collection", anki.path, "--json").stdout)["findings"]
    return {one["kind"]: one["count"] for one in found}


def test_nothing_to_do(quizgen: Quizgen, anki: InAnki) -> None:
    """Where both sides are the same, that is all that is said, and the exit code is 0."""
    result = quizgen("doctor", "--collection", anki.path)

    assert result.exit_code == 0
    assert result.stdout == (
        "   2 notes are in Anki already and left alone\n\nAll is well: 2 notes in the package, nothing needs doing.\n"
    )


@pytest.fixture
def profiles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where Anki would have its profiles."""
    folder = tmp_path / "Anki2"
    monkeypatch.setattr(platformdirs, "user_data_path", lambda *_, **__: folder)
    return folder


def test_without_a_collection(quizgen: Quizgen, stored: Path, profiles: Path) -> None:
    """The package is looked at by itself, and a hint tells how to have more."""
    result = quizgen("doctor")

    assert (result.exit_code, result.stdout) == (0, "All is well: 2 notes in the package, nothing needs doing.\n")
    assert "--collection FILE" in result.stderr


def test_usual_collection_is_only_named(quizgen: Quizgen, stored: Path, profiles: Path) -> None:
    """A collection where Anki usually has it is named in the hint and not opened."""
    place = profiles / "User 1" / "collection.anki2"
    place.parent.mkdir(parents=True)
    place.write_bytes(b"not to be read")

    result = quizgen("doctor")

    assert (result.exit_code, f"--collection '{place}'" in result.stderr) == (0, True)


def test_no_store(quizgen: Quizgen, store: Path) -> None:
    """Without a store and a package there is nothing to look at."""
    result = quizgen("doctor")

    assert result.exit_code == 1
    assert "there are no cards yet" in result.stderr


def test_package_of_others(quizgen: Quizgen, anki: InAnki, store: Path, tmp_path: Path) -> None:
    """A package is told of without any store, and nothing makes one."""
    package = tmp_path / "deck.apkg"
    quizgen("export", "-o", package)
    store.unlink()

    result = quizgen("doctor", package, "--collection", anki.path)

    assert (result.exit_code, store.exists()) == (0, False)
    assert "2 notes are in Anki already" in result.stdout


def test_answers_and_decisions_there(quizgen: Quizgen, anki: InAnki) -> None:
    """What an import would bring is counted, and gone after it."""
    anki.answer("heart")
    anki.flag("heart", 2)
    anki.tag("gaps", "mine")

    assert kinds(quizgen, anki) == {"answered-there": 1, "decided-there": 2, "edited-there": 1, "same": 1}
    quizgen("import", anki.path)
    assert set(kinds(quizgen, anki)) & {"answered-there", "decided-there", "edited-there"} == set()


def test_exit_code_and_way_out(quizgen: Quizgen, anki: InAnki) -> None:
    """Something to do is exit code 1, with what helps, ready to be typed."""
    anki.answer("heart")

    result = quizgen("doctor", "--collection", anki.path)

    assert result.exit_code == 1
    assert result.stdout.startswith("!  1 answer is in Anki and not here\n")
    assert "`quizgen import " in result.stdout
    assert result.stdout.endswith("\n2 notes in the package; findings: 1 to do (!).\n")


def test_answered_here(quizgen: Quizgen, anki: InAnki) -> None:
    """A card answered here and not in Anki is named with what it asks."""
    quizgen("quiz", "--plain", "--new", "1", answers="\n3\n")

    found = json.loads(quizgen("doctor", "--collection", anki.path, "--json").stdout)["findings"]

    assert [(one["kind"], one["count"]) for one in found][:1] == [("answered-here", 1)]
    assert "of them: " in found[0]["examples"][0]["text"]


def test_made_elsewhere(quizgen: Quizgen, store: Path, tmp_path: Path) -> None:
    """Notes of ours that the store never had are strangers."""
    with Store.open(store) as opened:
        opened.save(make_document(source="body/heart.md"), [qa("heart")])
    anki = InAnki(tmp_path / "collection.anki2", [qa("heart"), qa("other")])

    assert kinds(quizgen, anki) == {"stranger": 1, "same": 1}


def test_retired(quizgen: Quizgen, store: Path, tmp_path: Path) -> None:
    """Cards of a retired note go blank with the import, and wait there once it is done."""
    anki = InAnki(tmp_path / "collection.anki2", [qa("heart"), cloze("gaps", HEART)])
    with Store.open(store) as opened:
        opened.save(make_document(source="body/heart.md"), [qa("heart"), retired(cloze("gaps", HEART))])

    assert kinds(quizgen, anki)["goes-blank"] == 2


def test_overwritten(quizgen: Quizgen, stored: Path, anki: InAnki) -> None:
    """Words written in Anki before a later edit of the document are about to be lost: the gravest, told first."""
    anki.modified_s = FIRST_MS // 1000
    anki.write("heart", answer="my own words")
    with Store.open(stored) as opened:
        changed = later(qa("heart", answer="The heart muscle"), 200_000_000)
        opened.save(make_document(source="body/heart.md"), [changed, cloze("gaps")])

    result = quizgen("doctor", "--collection", anki.path)

    assert result.stdout.startswith("!! 1 note loses what you wrote or tagged in Anki")


def test_eighty_columns(quizgen: Quizgen, stored: Path, anki: InAnki) -> None:
    """No line is wider than 80 columns, whatever is in the notes."""
    anki.write("heart", front="心" * 200)
    anki.write("gaps", front="{{c1::" + "x" * 200 + "}}")
    anki.answer("heart")

    result = quizgen("doctor", "--collection", anki.path, "-v")

    assert all(len(line) + line.count("心") < 80 for line in result.stdout.replace(str(anki.path), "F").splitlines())


def test_store_is_as_before(quizgen: Quizgen, stored: Path, anki: InAnki) -> None:
    """Looking changes nothing: neither the store nor the collection."""
    anki.answer("heart")
    with Store.open(stored) as opened:
        before = opened.whole_hash()
    data = anki.path.read_bytes()

    quizgen("doctor", "--collection", anki.path)

    with Store.open(stored) as opened:
        assert opened.whole_hash() == before
    assert anki.path.read_bytes() == data


def test_pictures_of_the_store_are_not_missed(quizgen: Quizgen, store: Path, profiles: Path) -> None:
    """What an export would write has the pictures that the store keeps."""
    media = Media("ab" * 32, ".png", "a heart", "heart.png")
    with Store.open(store) as opened:
        opened.pictures.keep(media, b"PNG")
        note = qa("heart")
        opened.save(make_document(source="body/heart.md"), [replace(note, draft=replace(note.draft, media=(media,)))])

    result = quizgen("doctor", "--json")

    assert (result.exit_code, [one["kind"] for one in json.loads(result.stdout)["findings"]]) == (0, [])
