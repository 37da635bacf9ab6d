"""Owns what a learner is told when SQLite fails; must not hide a mistake of ours."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quizgen.errors import QuizgenError

_UNREADABLE = (
    "the store is damaged",
    "restore it from a backup; `sqlite3 FILE .recover` may save most of it",
)
_UNWRITABLE = (
    "the store is read-only",
    "nothing was saved; make the file and its folder writable, or name another store",
)
_FACTS: dict[int, tuple[str, str]] = {
    sqlite3.SQLITE_BUSY: (
        "the store is in use by another program",
        "nothing was saved; close that program and try again",
    ),
    sqlite3.SQLITE_LOCKED: ("the store is in use", "nothing was saved; try again"),
    sqlite3.SQLITE_READONLY: _UNWRITABLE,
    sqlite3.SQLITE_PERM: _UNWRITABLE,
    sqlite3.SQLITE_FULL: ("the disk is full", "nothing was saved; make room and try again"),
    sqlite3.SQLITE_CORRUPT: _UNREADABLE,
    sqlite3.SQLITE_NOTADB: ("the store is not a quizgen store", "name another file"),
    sqlite3.SQLITE_CANTOPEN: (
        "the store cannot be opened",
        "check that you may read and write the file and its folder",
    ),
    sqlite3.SQLITE_IOERR: (
        "the disk failed under the store",
        "nothing was saved; check the disk and try again",
    ),
}


@contextmanager
def told(path: Path) -> Iterator[None]:
    """SQLite failures a learner can cause or mend leave as QuizgenError; the others pass unchanged."""
    try:
        yield
    except sqlite3.Error as error:
        primary = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if primary not in _FACTS:
            raise
        fact, hint = _FACTS[primary]
        raise QuizgenError(fact, where=f"store {path}", hint=hint) from error
