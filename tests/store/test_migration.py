import json
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

import quizgen.store
from quizgen.model import Card, Guid
from quizgen.store import Store, migration, rows
from tests.conftest import make_document, make_draft, make_memory, make_note, make_review

VERSION_1 = Path(__file__).parent / "version_1.sql"
"""A store as version 1 wrote it, with rows in every table. Never edited."""


def shape(connection: sqlite3.Connection) -> dict[str, str]:
    """The definition of each table, index, trigger and view, without comments and spacing."""
    rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {name: re.sub(r" +(?=,)", "", " ".join(re.sub(r"--.*", "", sql).split())) for name, sql in rows}


@pytest.fixture
def second_migration(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The migrations of a later quizgen: those there are and one more, yet empty."""
    folder = tmp_path / "migrations"
    shutil.copytree(migration.FOLDER, folder)
    monkeypatch.setattr(migration, "FOLDER", folder)
    return folder / f"{migration.latest() + 1:04}_more.sql"


def test_migrations_give_the_documented_schema(tmp_path: Path) -> None:
    """Migrating from nothing gives what schema.sql says."""
    schema = (Path(quizgen.store.__file__).parent / "schema.sql").read_text(encoding="utf-8")
    with closing(sqlite3.connect(":memory:")) as documented:
        documented.executescript(schema)

        with Store.open(tmp_path / "library.db") as store:
            assert shape(store._connection) == shape(documented)


def test_new_store_is_marked(tmp_path: Path) -> None:
    """A new store carries our application id and the latest version."""
    with Store.open(tmp_path / "library.db") as store:
        marks = [store._connection.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")]

    assert marks == [(int.from_bytes(b"QGEN", "big"),), (migration.latest(),)]


def test_connection_is_safe(tmp_path: Path) -> None:
    """Foreign keys hold and the journal is a write-ahead log."""
    with Store.open(tmp_path / "library.db") as store:
        marks = [store._connection.execute(f"PRAGMA {name}").fetchone() for name in ("foreign_keys", "journal_mode")]

    assert marks == [(1,), ("wal",)]


def test_store_of_version_1_is_read(tmp_path: Path) -> None:
    """A file written by version 1 opens with all it held but the cache, whose shape has changed."""
    path = tmp_path / "library.db"
    with closing(sqlite3.connect(path)) as old:
        old.executescript(VERSION_1.read_text(encoding="utf-8"))

    with Store.open(path) as store:
        assert store.documents() == (make_document(),)
        assert store.notes() == (make_note("aaa"), make_note("bbb", make_draft(start=40)))
        assert store.cards(Guid("aaa")) == (Card(Guid("aaa"), 0, make_memory()),)
        assert store.fresh(limit=9) == (Card(Guid("bbb"), 0),)
        assert store.reviews() == (make_review("aaa"),)
        assert store.harvests("/notes/blood.md") == {}
        assert store.rescued() == frozenset()


def test_later_migration_keeps_the_rows(tmp_path: Path, second_migration: Path) -> None:
    """A migration that comes later runs once, on a file with rows, and keeps them."""
    path = tmp_path / "library.db"
    with closing(sqlite3.connect(path)) as old:
        old.executescript(VERSION_1.read_text(encoding="utf-8"))
    second_migration.write_text("ALTER TABLE notes ADD COLUMN flag INTEGER NOT NULL DEFAULT 7;\n")

    for _ in range(2):
        with Store.open(path) as store:
            assert [note.guid for note in store.notes()] == ["aaa", "bbb"]
            assert store._connection.execute("SELECT DISTINCT flag FROM notes").fetchall() == [(7,)]
            assert migration.version(store._connection) == migration.latest()


def test_a_build_before_pictures_can_be_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it remembers of its notes was written without their pictures."""
    path = tmp_path / "library.db"
    before = tmp_path / "before"
    shutil.copytree(migration.FOLDER, before, ignore=lambda _, names: [name for name in names if name[:4] > "0007"])
    names = ", ".join(("path", *rows.NOTE[:-1]))
    with closing(sqlite3.connect(path)) as old, monkeypatch.context() as earlier:
        old.executescript(VERSION_1.read_text(encoding="utf-8"))
        earlier.setattr(migration, "FOLDER", before)
        migration.migrate(old)
        row = old.execute(f"SELECT {names} FROM notes WHERE guid = 'aaa'").fetchone()
        old.execute("INSERT INTO builds (id, built_at) VALUES (1, '2026-03-02T09:00:00.000000+00:00')")
        values = (1, "note", '["aaa"]', json.dumps(row))
        old.execute("INSERT INTO builds_before (build, kind, key, before) VALUES (?, ?, ?, ?)", values)
        old.commit()

    with Store.open(path) as store:
        record = store.last_build()

    assert record is not None
    assert record.notes == ((Guid("aaa"), ("/notes/blood.md", make_note("aaa"))),)


def test_failed_migration_changes_nothing(tmp_path: Path, second_migration: Path) -> None:
    """A migration that fails midway leaves version and tables as they were."""
    path = tmp_path / "library.db"
    with closing(sqlite3.connect(path)) as old:
        old.executescript(VERSION_1.read_text(encoding="utf-8"))
        before = shape(old)
    second_migration.write_text("ALTER TABLE notes ADD COLUMN flag INTEGER;\nSELECT nonsense;\n")

    with pytest.raises(sqlite3.OperationalError, match="nonsense"):
        Store.open(path)

    with closing(sqlite3.connect(path)) as after:
        assert shape(after) == before
        assert migration.version(after) == 1


def test_migrations_are_numbered_without_gaps() -> None:
    """Migrations are numbered from 1."""
    numbers = sorted(int(path.name[:4]) for path in migration.FOLDER.glob("*.sql"))

    assert numbers == list(range(1, len(numbers) + 1))


def test_store_is_light() -> None:
    """Importing the store loads none of the heavy libraries."""
    probe = "import sys, quizgen.store; print(sorted({'spacy', 'genanki', 'fsrs', 'jinja2'} & sys.modules.keys()))"

    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"
