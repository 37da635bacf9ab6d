"""Owns copies of whole stores: another one's to read from, and one's own to go back to; must not change either."""

import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from quizgen.errors import QuizgenError
from quizgen.store import opening
from quizgen.store.failures import told

_LOGS = ("-wal", "-shm", "-journal")
_HINT = "name another store; nothing was changed"
_WAL_AT, _WAL = 18, 2
"""Where a SQLite file says that it has a write-ahead log, and how."""


@contextmanager
def copied(path: Path) -> Iterator[Path]:
    """A copy of the store at `path`, of the present schema, until the end of the block; QuizgenError if unusable.

    What is still in its write-ahead log is in the copy. The store itself is opened for reading alone.
    """
    if not path.exists():
        raise QuizgenError("there is no such store", where=f"store {path}", hint=_HINT)
    with tempfile.TemporaryDirectory(prefix="quizgen-") as folder:
        copy = Path(folder) / "other.db"
        try:
            opening.check(path)
            _copy(path, copy)
            opening.open_store(copy).close()
        except QuizgenError as error:
            # The copy is not what the learner named, nor is this store chosen with --store.
            hint = _HINT if error.hint == opening.ANOTHER_FILE else error.hint
            raise QuizgenError(error.fact, where=f"store {path}", hint=hint) from error
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise QuizgenError(f"the store cannot be copied: {reason}", where=f"store {path}", hint=_HINT) from error
        yield copy


@contextmanager
def put_aside(path: Path, name: Path) -> Iterator[Callable[[], None]]:
    """A copy of the store at `path`, as its last finished transaction left it, stands ready to be `name`.

    It is when what is given is called, in place of any older one; else it is gone with the block.
    """
    coming = name.with_name(name.name + ".tmp")

    def keep() -> None:
        with _put(name):
            for log in _LOGS:
                name.with_name(name.name + log).unlink(missing_ok=True)
            coming.replace(name)

    try:
        with _put(name), told(path):
            _remove(coming)
            backed_up(path, coming)
        yield keep
    finally:
        _remove(coming)


@contextmanager
def _put(name: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        hint = "nothing was changed; make the folder writable and try again"
        raise QuizgenError(f"this store cannot be put aside: {reason}", where=str(name), hint=hint) from error


def backed_up(path: Path, copy: Path) -> None:
    """`copy` is what the store at `path` holds, log included."""
    with closing(opening.connect(path, _mode(path))) as source:
        # Held open, so that the copy, which would wait for ever for a store that is locked, finds it readable.
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        with closing(sqlite3.connect(copy)) as target:
            source.backup(target)


def _copy(path: Path, copy: Path) -> None:
    with told(path):
        try:
            backed_up(path, copy)
        except sqlite3.OperationalError as error:
            # A log beside it, in a folder that nobody may write to, is read where one may.
            if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
                raise
            _remove(copy)
            _copy_files(path, copy)


def _copy_files(path: Path, copy: Path) -> None:
    log = path.with_name(path.name + "-wal")
    shutil.copyfile(path, copy)
    if log.exists():
        shutil.copyfile(log, copy.with_name(copy.name + "-wal"))


def _mode(path: Path) -> str:
    """Immutable, which leaves no files beside a store, where nobody can be writing to it."""
    has_log = any(path.with_name(path.name + log).exists() for log in _LOGS)
    with path.open("rb") as file:
        is_logged = file.read(_WAL_AT + 1)[_WAL_AT:] == bytes([_WAL])
    return "ro&immutable=1" if is_logged and not has_log else "ro"


def _remove(path: Path) -> None:
    for suffix in ("", *_LOGS):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
