"""A database that is not as Anki makes it is refused in words, and runs no code of its own."""

import sqlite3
from pathlib import Path

import pytest

from quizgen.anki.reading import database
from quizgen.store.opening import open_store
from tests.anki.reading import surgery
from tests.anki.reading.reading_all import everything, refusal

pytestmark = pytest.mark.usefixtures("temporary")


@pytest.mark.parametrize("table", ["notes", "cards", "revlog", "graves", "col"])
def test_missing_table(raw: bytes, tmp_path: Path, table: str) -> None:
    """A table that is not there is named."""
    path = surgery.operated(raw, tmp_path / "collection.anki2", f"DROP TABLE {table}")

    assert refusal(path) == f"the Anki file is damaged: it has no table '{table}'"


@pytest.mark.parametrize(
    ("table", "column"), [("notes", "guid"), ("cards", "odid"), ("revlog", "ease"), ("col", "crt")]
)
def test_missing_column(raw: bytes, tmp_path: Path, table: str, column: str) -> None:
    """A column that is not there is named."""
    renamed = f"ALTER TABLE {table} RENAME COLUMN {column} TO other"
    path = surgery.operated(raw, tmp_path / "collection.anki2", renamed)

    assert refusal(path) == f"the Anki file is damaged: table '{table}' has no column '{column}'"


def test_no_rows_of_settings(raw: bytes, tmp_path: Path) -> None:
    """A collection without its one row of settings is damaged."""
    assert "'col' is empty" in refusal(surgery.operated(raw, tmp_path / "collection.anki2", "DELETE FROM col"))


@pytest.mark.parametrize(("schema", "said"), [(19, "a newer Anki (schema 19)"), (10, "too old"), (13, "too old")])
def test_schemas(raw: bytes, tmp_path: Path, schema: int, said: str) -> None:
    """A schema of the future or of long ago is told as such."""
    path = surgery.operated(raw, tmp_path / "collection.anki2", f"UPDATE col SET ver = {schema}")

    assert said in refusal(path)


def test_quizgens_store(tmp_path: Path) -> None:
    """A quizgen store is told from Anki's files."""
    open_store(tmp_path / "library.db").close()

    assert "this is a quizgen store" in refusal(tmp_path / "library.db")


@pytest.mark.parametrize(
    "sql", ["CREATE TABLE bookmarks (id)", "PRAGMA user_version = 3", "PRAGMA encoding = 'UTF-16'"]
)
def test_other_programs(tmp_path: Path, sql: str) -> None:
    """A database of another program is no Anki file."""
    path = tmp_path / "places.sqlite"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(sql)
    connection.execute("VACUUM")
    connection.close()

    assert "no Anki file" in refusal(path)


CODE = [
    "ALTER TABLE revlog RENAME TO r; CREATE VIEW revlog AS SELECT * FROM r",
    "ALTER TABLE revlog RENAME TO r; CREATE VIRTUAL TABLE revlog USING fts5(id, cid, ease, ivl, lastIvl, factor, type)",
    "DROP TABLE notes; CREATE TABLE notes (id INTEGER PRIMARY KEY, guid, mid, mod, tags, flds AS (hex(zeroblob(9))))",
    "DROP TABLE notes; CREATE TABLE notes (id INTEGER PRIMARY KEY, guid, mid, mod, tags, flds CHECK (randomblob(9)))",
    "DROP TABLE revlog; CREATE TABLE revlog (id, cid, ease, ivl, lastIvl, factor, time, type)",
    "DROP TABLE notes; CREATE TABLE notes (id INTEGER PRIMARY KEY, guid, mid, mod, tags, flds) WITHOUT ROWID",
]


@pytest.mark.parametrize("sql", CODE)
def test_code(raw: bytes, tmp_path: Path, sql: str) -> None:
    """Tables that are none, compute or have no keys are refused: they could do anything."""
    path = surgery.operated(raw, tmp_path / "collection.anki2", *sql.split(";"))

    assert "damaged" in refusal(path)


def test_triggers_sleep(raw: bytes, tmp_path: Path) -> None:
    """Triggers and views that nobody asked for do nothing."""
    trigger = "CREATE TRIGGER t AFTER UPDATE ON notes BEGIN DELETE FROM cards; END"
    path = surgery.operated(raw, tmp_path / "collection.anki2", trigger, "CREATE VIEW v AS SELECT load_extension('x')")

    assert everything(path) == 50


def test_unknown_collation(raw: bytes, tmp_path: Path) -> None:
    """A column ordered in a way nobody knows is damage."""
    columns = "id INTEGER PRIMARY KEY, guid TEXT, mid, mod, tags, flds"
    path = surgery.operated(
        raw,
        tmp_path / "collection.anki2",
        "ALTER TABLE notes RENAME TO n",
        f"CREATE TABLE notes ({columns})",
        "INSERT INTO notes SELECT id, guid, mid, mod, tags, flds FROM n",
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET sql = replace(sql, 'guid TEXT', 'guid TEXT COLLATE odd') WHERE name = 'notes'",
    )

    assert "damaged" in refusal(path)


@pytest.mark.parametrize("value", [None, 5.5, b"\xff\xfe"])
def test_guid_of_no_text(raw: bytes, tmp_path: Path, value: object) -> None:
    """A note without a guid cannot be matched with anything, and is named."""
    columns = "id INTEGER PRIMARY KEY, guid, mid, mod, tags, flds"
    copied = ("INSERT INTO notes SELECT id, ?, mid, mod, tags, flds FROM n", [value])
    steps = ("ALTER TABLE notes RENAME TO n", f"CREATE TABLE notes ({columns})", copied)

    assert "has no guid" in refusal(surgery.operated(raw, tmp_path / "collection.anki2", *steps))


def test_text_of_no_letters(raw: bytes, tmp_path: Path) -> None:
    """Text that is no UTF-8 is damage, met while iterating."""
    path = surgery.operated(raw, tmp_path / "collection.anki2", "UPDATE notes SET flds = CAST(x'ff' AS TEXT)")

    assert "damaged" in refusal(path)


@pytest.mark.parametrize("table", ["notes", "cards", "revlog"])
@pytest.mark.parametrize("moment", [-1, 2**62])
def test_impossible_times(raw: bytes, tmp_path: Path, table: str, moment: int) -> None:
    """Ids beyond any calendar are damage: they are times."""
    rows = {
        "notes": f"UPDATE notes SET id = {moment} WHERE id = (SELECT min(id) FROM notes)",
        "cards": f"UPDATE cards SET id = {moment} WHERE id = (SELECT min(id) FROM cards)",
        "revlog": f"INSERT INTO revlog VALUES ({moment}, 1, 0, 3, 1, 1, 0, 0, 0)",
    }
    path = surgery.operated(raw, tmp_path / "collection.anki2", rows[table])

    assert f"a row of '{table}' is of no possible time" in refusal(path)


def test_names_without_end(raw: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is held in memory must be little."""
    monkeypatch.setattr(database, "MOST_NAMES", 1000)
    path = surgery.operated(raw, tmp_path / "collection.anki2")

    assert "more decks, notetypes and settings than could be" in refusal(path)


def test_endless_value(raw: bytes, tmp_path: Path) -> None:
    """A single value larger than any field is not read."""
    path = surgery.operated(
        raw, tmp_path / "collection.anki2", "UPDATE notes SET flds = zeroblob(70000000) WHERE guid = 'qa-001'"
    )

    assert "damaged" in refusal(path)


JSON = ["", "{", "[]", "null", "[" * 100_000, '{"1": 5, "x": [], "2": {"name": 7, "flds": [3], "ord": {}}}', "9" * 9999]


@pytest.mark.parametrize("json", JSON)
@pytest.mark.parametrize("column", ["conf", "dconf"])
def test_json_of_settings(raw: bytes, tmp_path: Path, column: str, json: str) -> None:
    """Settings that are not what they should be are left out."""
    path = surgery.operated(raw, tmp_path / "collection.anki2", (f"UPDATE col SET {column} = ?", [json]))

    assert everything(path) == 50


@pytest.mark.parametrize("json", JSON)
@pytest.mark.parametrize("column", ["models", "decks"])
def test_json_of_names(raw: bytes, tmp_path: Path, column: str, json: str) -> None:
    """Notetypes and decks that are none at all are damage; what is no name among them is left out."""
    path = surgery.operated(raw, tmp_path / "collection.anki2", (f"UPDATE col SET {column} = ?", [json]))

    if json.endswith("}}"):
        assert everything(path) == 50
    else:
        assert "its notetypes and decks cannot be read" in refusal(path)
