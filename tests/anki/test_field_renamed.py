"""A collection that had a package from before a spare field was renamed takes the new one in place."""

import json
import sqlite3
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from quizgen.anki import package
from quizgen.anki.notetypes import MODIFIED
from quizgen.anki.sent import read
from quizgen.model import Note
from tests.anki.conftest import Learner
from tests.anki.samples import cloze, later, qa, retired, typed

pytestmark = pytest.mark.anki

NOTES = [qa("a"), typed("b"), cloze("c"), retired(qa("d"))]


@pytest.fixture
def veteran(learner: Learner) -> Learner:
    """A learner with the notes as they were sent before, of which one was answered."""
    as_before(learner.package, NOTES)
    assert learner.takes() == {"new": 4}
    learner.answers("a")
    return learner


def as_before(path: Path, notes: Sequence[Note]) -> None:
    """The package as it was written when the field was Spare 1, and empty."""
    package.write(path, notes)
    with zipfile.ZipFile(path) as archive:
        content = archive.read("collection.anki2")
    connection = sqlite3.connect(":memory:")
    connection.deserialize(content)
    models = json.loads(connection.execute("SELECT models FROM col").fetchone()[0])
    for model in models.values():
        (field,) = (field for field in model["flds"] if field["name"] == "Sent")
        field["name"] = "Spare 1"
        model["mod"] = MODIFIED - 1
    connection.execute("UPDATE col SET models = ?", (json.dumps(models),))
    for ident, fields in connection.execute("SELECT id, flds FROM notes").fetchall():
        split = fields.split("\x1f")
        split[11] = ""
        connection.execute("UPDATE notes SET flds = ? WHERE id = ?", ("\x1f".join(split), ident))
    connection.commit()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("collection.anki2", connection.serialize())
        archive.writestr("media", "{}")


def notetypes(learner: Learner) -> set[str]:
    return {name for name in learner.col.models.all_names() if name.startswith("quizgen")}


def test_the_older_package_has_the_older_field(veteran: Learner) -> None:
    """The ground of this file's facts."""
    assert "Spare 1" in veteran.note("a")
    assert "Sent" not in veteran.note("a")


def test_changed_notes_are_updated_in_place(veteran: Learner) -> None:
    """Under the dialog's defaults: no second notetype, no conflict, progress as it was, the field filled."""
    before = veteran.schedule("a")
    schema = veteran.col.db.scalar("select scm from col")

    report = veteran.imports([later(note, answer="iron") for note in NOTES])

    assert report == {"updated": 4}
    assert notetypes(veteran) == {"quizgen QA", "quizgen QA typed", "quizgen Cloze"}
    assert veteran.schedule("a") == before
    assert before[5] == 2
    assert veteran.col.db.scalar("select scm from col") == schema
    for guid in "abcd":
        note = veteran.note(guid)
        assert "Spare 1" not in note
        assert read(note["Sent"]) is not None


def test_unchanged_notes_are_not_touched(veteran: Learner) -> None:
    """A note whose words are the same is no update; its field is there under the new name, and empty."""
    modified = veteran.note("a").mod

    assert veteran.imports(NOTES) == {"duplicate": 4}
    assert (veteran.note("a")["Sent"], veteran.note("a").mod) == ("", modified)
    assert notetypes(veteran) == {"quizgen QA", "quizgen QA typed", "quizgen Cloze"}


def test_new_notes_come_under_the_same_notetype(veteran: Learner) -> None:
    """A note added later shares the notetype of those from before."""
    assert veteran.imports([*NOTES, qa("e")]) == {"duplicate": 4, "new": 1}
    assert veteran.note("a").mid == veteran.note("e").mid
    assert read(veteran.note("e")["Sent"]) is not None


def test_a_merge_of_notetypes_changes_nothing_either(veteran: Learner) -> None:
    """Nor with Merge note types ticked: no field is added."""
    fields = len(veteran.note("a").fields)

    report = veteran.imports([later(note, answer="iron") for note in NOTES], merge_notetypes=True)

    assert (report, len(veteran.note("a").fields)) == ({"updated": 4}, fields)


def test_a_learner_with_a_style_of_their_own_gets_updates_too(veteran: Learner) -> None:
    """Anki keeps the newer notetype, with the old name of the field; notes are updated, into that field."""
    notetype = veteran.col.models.get(veteran.note("a").mid)
    notetype["css"] += "\n.card { color: teal }"
    veteran.col.models.update_dict(notetype)

    report = veteran.imports([later(note, answer="iron") for note in NOTES])

    assert report == {"updated": 4}
    assert read(veteran.note("a").fields[11]) is not None
    assert notetypes(veteran) == {"quizgen QA", "quizgen QA typed", "quizgen Cloze"}
