"""Owns the way from any older store, or none, to the present schema; must not change a landed migration."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parent / "migrations"
"""Numbered scripts, NNNN_what.sql; each runs once, in order, all of them in one transaction."""


def latest() -> int:
    """The schema version this quizgen speaks."""
    return max(_scripts())


def version(connection: sqlite3.Connection) -> int:
    """The schema version of an open store; 0 for an empty file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection) -> None:
    """The store has the latest schema, or is as it was when anything failed."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Read again under the lock: another process may have migrated meanwhile.
        done = version(connection)
        for number, script in sorted(_scripts().items()):
            if number > done:
                _run(connection, number, script)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _scripts() -> dict[int, Path]:
    return {int(path.name.partition("_")[0]): path for path in FOLDER.glob("*.sql")}


def _run(connection: sqlite3.Connection, number: int, script: Path) -> None:
    for statement in _statements(script.read_text(encoding="utf-8")):
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {number}")


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: executescript would commit the transaction we are in."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
    if pending.strip():
        yield pending
