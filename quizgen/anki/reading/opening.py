"""Owns how a file becomes an open Anki collection, whatever kind it is; leaves the file as it was."""

import stat
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from quizgen.anki.reading import archive, copying, database
from quizgen.anki.reading.collection import ForeignCollection
from quizgen.anki.reading.refusal import WHICH, damaged, foreign, located, unreadable
from quizgen.errors import QuizgenError

_SQLITE, _ZIP = b"SQLite format 3\x00", b"PK"
_WHOLE = ".colpkg"


@contextmanager
def opened(path: Path) -> Iterator[ForeignCollection]:
    """The Anki collection in the file at `path`: a package, old or new, or a collection, which Anki may have open.

    It is read from a copy in a temporary folder, which is gone afterwards, whatever happens. QuizgenError when the
    file is none of these, is broken or would be too big; also while iterating, when damage is met only there.
    """
    where = f"file {path}"
    with ExitStack() as stack:
        with located(where), _reading():
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="quizgen-", ignore_cleanup_errors=True))
            copy = Path(folder) / "collection.db"
            is_whole = _fetch(path, copy)
            connection = stack.enter_context(closing(database.connect(copy)))
            collection = ForeignCollection(connection, where, is_whole=is_whole)
        yield collection


def _fetch(path: Path, copy: Path) -> bool:
    """`copy` is the collection; whether it is the whole of somebody's, not an extract."""
    _check_place(path)
    with path.open("rb") as file:
        beginning = file.read(len(_SQLITE))
    if not beginning:
        raise damaged("it is empty")
    if beginning == _SQLITE:
        copying.copy(path, copy, database.check)
        return True
    if not beginning.startswith(_ZIP):
        raise foreign("a file of another kind")
    archive.unpack(path, copy)
    with copy.open("rb") as file:
        if file.read(len(_SQLITE)) != _SQLITE:
            raise damaged("the collection in it is no SQLite database")
    return path.suffix.lower() == _WHOLE


def _check_place(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError as error:
        raise QuizgenError(f"there is no file '{path.name}'", hint=WHICH) from error
    if stat.S_ISDIR(mode):
        inside = path / archive.OLD
        hint = f"name the collection in it: {inside}" if inside.is_file() else WHICH
        raise QuizgenError(f"'{path.name}' is a folder", hint=hint)
    if not stat.S_ISREG(mode):  # reading a pipe could last for ever
        raise QuizgenError(f"'{path.name}' is not a file", hint=WHICH)


@contextmanager
def _reading() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise unreadable(error) from error
    except ValueError as error:  # a path with a NUL in it
        raise QuizgenError(f"the Anki file cannot be read: {error}", hint=WHICH) from error
