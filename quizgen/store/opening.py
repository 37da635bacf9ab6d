"""Owns how a path becomes an open store of the present schema; must not touch a file that is not ours."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from quizgen.errors import QuizgenError
from quizgen.store import migration
from quizgen.store.failures import told

APPLICATION_ID = 1363625294
"""'QGEN': marks a SQLite file as ours."""
ANOTHER_FILE = "name another file with --store; this one was not changed"
BUSY_SECONDS = 4.0
"""How long to wait for another process before giving up."""
_MAGIC = b"SQLite format 3\x00"


def open_store(path: Path) -> sqlite3.Connection:
    """A connection to the store at `path`, made or migrated when needed; read-only if it must be."""
    _check_place(path)
    with told(path):
        version = _check_owner(path)
        connection = connect(path, _writing_mode(path))
        try:
            _prepare(connection, version)
        except BaseException:
            connection.close()
            raise
    return connection


def check(path: Path) -> None:
    """Nothing, when the file is a store that can be read; QuizgenError when it is another's, or a newer quizgen's."""
    _check_place(path)
    with told(path):
        if not _check_owner(path):
            raise _foreign(path)


def empty_store() -> sqlite3.Connection:
    """A connection to a new store in memory."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.create_function("casefold", 1, str.casefold, deterministic=True)
    _prepare(connection, 0)
    return connection


def _check_place(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        is_folder = path.is_dir()
        beginning = b"" if is_folder else _beginning(path)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise QuizgenError(
            f"the store cannot be opened: {reason}", where=f"store {path}", hint="name another file with --store"
        ) from error
    if is_folder:
        hint = f"name a file, such as {path / 'library.db'}"
        raise QuizgenError("the store is a folder", where=f"store {path}", hint=hint)
    if beginning and beginning != _MAGIC:
        raise _foreign(path)


def _beginning(path: Path) -> bytes:
    if not path.exists():
        return b""
    with path.open("rb") as file:
        return file.read(len(_MAGIC))


def _check_owner(path: Path) -> int:
    """The schema version of the file; QuizgenError when it is another program's or a newer quizgen's.

    Read-only, because closing a writable connection may already fold a foreign write-ahead log into its file.
    """
    if not path.exists() or not path.stat().st_size:
        return 0
    with closing(connect(path, _reading_mode(path))) as connection:
        owner = connection.execute("PRAGMA application_id").fetchone()[0]
        version = migration.version(connection)
        tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if owner != APPLICATION_ID and (owner or version or tables):
        raise _foreign(path)
    if version > migration.latest():
        raise QuizgenError(
            f"the store has format {version}, newer than the {migration.latest()} this quizgen knows",
            where=f"store {path}",
            hint="use the newer quizgen that wrote it",
        )
    return version


def _foreign(path: Path) -> QuizgenError:
    return QuizgenError("the file is not a quizgen store", where=f"store {path}", hint=ANOTHER_FILE)


def _writing_mode(path: Path) -> str:
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    return "rwc" if writable or not path.exists() else _reading_mode(path)


def _reading_mode(path: Path) -> str:
    """Immutable, which leaves no files beside a store and needs no room for them, unless a log must be read."""
    log = path.with_name(path.name + "-wal")
    return "ro" if log.exists() and log.stat().st_size else "ro&immutable=1"


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A connection in autocommit mode: transactions are begun and ended by name."""
    uri = f"{Path(os.path.abspath(path)).as_uri()}?mode={mode}"  # noqa: PTH100 (resolve() would follow links)
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    connection.create_function("casefold", 1, str.casefold, deterministic=True)
    return connection


def _prepare(connection: sqlite3.Connection, version: int) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    if version < migration.latest():
        connection.execute("PRAGMA journal_mode = WAL")
        migration.migrate(connection)
    connection.execute("SELECT count(*) FROM documents").fetchone()
