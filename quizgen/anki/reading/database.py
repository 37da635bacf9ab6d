"""Owns a connection to a collection nobody vouches for: read-only, checked, and without code of its own.

It must not know what the tables mean.
"""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from quizgen.anki.reading.copying import log_of
from quizgen.anki.reading.refusal import AGAIN, damaged, foreign, told
from quizgen.errors import QuizgenError

LONGEST_VALUE = 64 << 20
"""Of one field of one row, in bytes."""
CACHE_KB = 32 << 10
"""Held in memory of the file, and of rows being sorted; the rest waits on disk."""
MOST_NAMES = 32 << 20
"""Of all decks, notetypes and settings together, which are held in memory."""
QUIZGEN_STORE = 1363625294
"""The application id that marks quizgen's own store."""
_ROWS = {
    "col": ("id", "crt", "ver", "conf", "models", "decks", "dconf"),
    "notes": ("id", "guid", "mid", "mod", "tags", "flds"),
    "cards": (
        *("id", "nid", "did", "ord", "mod", "type", "queue", "due"),
        *("ivl", "reps", "lapses", "odue", "odid", "flags", "data"),
    ),
    "revlog": ("id", "cid", "ease", "ivl", "lastIvl", "factor", "time", "type"),
}
_KEYED = ("notes", "cards", "revlog")
"""Their ids must be the keys of their rows, so that joins cannot blow up."""
_CODE = re.compile(r"\bCHECK\b", re.IGNORECASE)
"""What could run code of the file's own while it is read, as computed columns could; no table of Anki's has it."""
_WRITE_AHEAD = 2
"""In bytes 18 and 19 of a file, the mode in which SQLite keeps a log beside it."""


def connect(file: Path) -> sqlite3.Connection:
    """A connection to a copy of a collection that is sound so far as can be seen; nothing can be written through it."""
    with told():
        _fold_log(file)
        _check_length(file)
        connection = _connect(file, "ro")
        try:
            _check_owner(connection)
            _check_pages(connection)
            for table, columns in _ROWS.items():
                check_table(connection, table, columns)
            _check_keys(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def check(file: Path) -> None:
    """QuizgenError when `connect` would refuse the file."""
    connect(file).close()


def check_table(connection: sqlite3.Connection, table: str, columns: Sequence[str]) -> None:
    """QuizgenError unless it is a true table with these columns."""
    row = connection.execute("SELECT type, sql FROM sqlite_schema WHERE lower(name) = ?", (table.lower(),)).fetchone()
    if row is None:
        raise damaged(f"it has no table '{table}'")
    kind, sql = row
    if kind != "table" or not isinstance(sql, str) or _CODE.search(sql):
        raise damaged(f"'{table}' is not the table Anki makes")
    described = connection.execute(f"PRAGMA table_xinfo({table})").fetchall()
    found = {name.lower() for _, name, _, _, _, _, is_computed in described if not is_computed}
    missing = [column for column in columns if column.lower() not in found]
    if missing or len(found) < len(described):
        raise damaged(f"table '{table}' has no column '{missing[0]}'" if missing else f"'{table}' is computed")


def names(connection: sqlite3.Connection, sql: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a small table; QuizgenError when it is not small."""
    size = 0
    for row in connection.execute(sql):
        size += 64 + sum(len(value) for value in row if isinstance(value, str | bytes))
        if size > MOST_NAMES:
            raise damaged("it has more decks, notetypes and settings than could be")
        yield row


def unicase(one: str, other: str) -> int:
    """Anki's order of names, which takes no account of case."""
    one, other = one.casefold(), other.casefold()
    return (one > other) - (one < other)


def _connect(file: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{file.as_uri()}?mode={mode}", uri=True, isolation_level=None)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    connection.create_collation("unicase", unicase)
    for setting in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", f"cache_size = -{CACHE_KB}"):
        connection.execute(f"PRAGMA {setting}")
    return connection


def _fold_log(file: Path) -> None:
    """What stands in the log beside the copy is in the copy, which then can be read without writing."""
    with file.open("rb") as opened:
        modes = opened.read(20)[18:20]
    if _WRITE_AHEAD in modes:
        with closing(_connect(file, "rw")) as connection:
            connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    log_of(file).unlink(missing_ok=True)


def _check_owner(connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA application_id").fetchone() == (QUIZGEN_STORE,):
        raise QuizgenError("this is a quizgen store, not an Anki file", hint="join it with: quizgen merge OTHER.db")
    if connection.execute("PRAGMA encoding").fetchone() != ("UTF-8",):
        raise foreign("a database of another program")
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema LIMIT 1000")}
    if not tables & _ROWS.keys():
        raise foreign("a database of another program" if tables else "an empty database")


def _check_length(file: Path) -> None:
    """QuizgenError when the file ends before the last page its header counts: SQLite tells only of pages it reads."""
    with file.open("rb") as opened:
        header = opened.read(100)
    size = int.from_bytes(header[16:18]) or 512
    pages = int.from_bytes(header[28:32]) if header[24:28] == header[92:96] else 0  # else the count is out of date
    if pages * (65_536 if size == 1 else size) > file.stat().st_size:
        raise damaged("its end is missing")


def _check_pages(connection: sqlite3.Connection) -> None:
    """QuizgenError when pages are broken, or belong to no table: then rows would be missing without a word."""
    if connection.execute("SELECT 1 FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL%'").fetchone():
        raise damaged("it has tables that are programs, which Anki never makes")
    with closing(connection.execute("PRAGMA quick_check")) as cursor:
        verdict = str(cursor.fetchone()[0])
    if verdict.startswith(("*** ", "Tree ", "Page ", "Freelist")):  # what it says of single values is none of ours
        raise damaged(verdict.splitlines()[-1].lower())


def _check_keys(connection: sqlite3.Connection) -> None:
    for table in _KEYED:
        keys = [
            (name, kind) for _, name, kind, _, _, key, _ in connection.execute(f"PRAGMA table_xinfo({table})") if key
        ]
        if [(name.lower(), kind.lower()) for name, kind in keys] != [("id", "integer")]:
            raise damaged(f"'{table}' is not the table Anki makes")
        connection.execute(f"SELECT rowid FROM {table} LIMIT 1")
    row = connection.execute("SELECT id FROM notes WHERE typeof(guid) != 'text' LIMIT 1").fetchone()
    if row is not None:
        raise damaged(f"note {row[0]} has no guid", f"run Tools > Check Database in Anki, then {AGAIN}")
