"""Owns a copy of a collection that Anki may be writing to at this moment; must not open the original.

Anki locks its collection and keeps what is new in a log beside it (-wal), so both files are copied, and read there.
"""

from collections.abc import Callable
from pathlib import Path
from time import sleep

from quizgen.anki.reading import space
from quizgen.anki.reading.refusal import damaged
from quizgen.errors import QuizgenError

TRIES = 5
_PAUSE_S = 0.2
_LOG = "-wal"


def copy(path: Path, target: Path, check: Callable[[Path], None]) -> None:
    """`target` is the collection as it was at one moment, and `check` has nothing to say against it.

    A copy during which Anki wrote is made again, some times over; then it is a QuizgenError.
    """
    for left in reversed(range(TRIES)):
        before = _state(path)
        space.check(target.parent, 2 * sum(size for size, _ in before))
        _copy_both(path, target)
        is_torn = _state(path) != before
        try:
            if not is_torn:
                check(target)
                return
        except QuizgenError:
            if not left or not before[1][0]:  # without a log nobody is writing
                raise
        sleep(_PAUSE_S)
    raise damaged("Anki kept writing to it while it was copied", "close Anki, or export from it, and try again")


def log_of(path: Path) -> Path:
    """Where SQLite keeps what was not yet written into the file itself."""
    return path.with_name(path.name + _LOG)


def _copy_both(path: Path, target: Path) -> None:
    for source, copied in ((path, target), (log_of(path), log_of(target))):
        copied.unlink(missing_ok=True)
        if source.is_file():
            with source.open("rb") as file:
                space.copy(file, copied, space.LARGEST)


def _state(path: Path) -> tuple[tuple[int, int], tuple[int, int]]:
    return _size_and_time(path), _size_and_time(log_of(path))


def _size_and_time(path: Path) -> tuple[int, int]:
    """(0, 0) for a file that is not there: the log comes and goes."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return 0, 0
    return found.st_size, found.st_mtime_ns
