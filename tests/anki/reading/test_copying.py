"""A collection that is being written to is copied as it was at one moment, or refused."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from quizgen.anki.reading import copying, database, opened, space
from quizgen.errors import QuizgenError
from tests.anki.reading import surgery
from tests.anki.reading.learned import package


@pytest.fixture
def live(tmp_path: Path) -> Iterator[Path]:
    """A collection that another program has open, with a change that stands in its log only."""
    path = surgery.operated(surgery.collection(package(tmp_path, 4)), tmp_path / "collection.anki2")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("UPDATE notes SET tags = 'new' WHERE guid = 'qa-000'")
        yield path


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "_PAUSE_S", 0)


def write_meanwhile(monkeypatch: pytest.MonkeyPatch, written: Path, times: int) -> None:
    """While something is copied, that file is written to; but only the first few times."""
    copy, left = space.copy, iter(range(times))

    def copy_and_write(source: space.Source, target: Path, most: int) -> None:
        copy(source, target, most)
        if next(left, None) is not None:
            os.utime(written, ns=(0, written.stat().st_mtime_ns + 1_000_000))

    monkeypatch.setattr(space, "copy", copy_and_write)


def test_log(live: Path) -> None:
    """What stands in the log only is read, from a file that is locked."""
    with opened(live) as collection:
        found = {note.guid: note.tags for note in collection.notes()}

    assert found["qa-000"] == ("new",)


def test_untouched(live: Path) -> None:
    """Neither the collection nor its log is changed by being read."""
    before = [path.read_bytes() for path in (live, copying.log_of(live))]
    with opened(live) as collection:
        list(collection.cards())

    assert [path.read_bytes() for path in (live, copying.log_of(live))] == before


@pytest.mark.parametrize("ending", ["", "-wal"])
def test_written_once(live: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str) -> None:
    """A copy during which something was written is made again."""
    write_meanwhile(monkeypatch, Path(f"{live}{ending}"), times=3)
    checked: list[Path] = []

    copying.copy(live, tmp_path / "copy", checked.append)

    assert len(checked) == 1


def test_written_always(live: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where writing does not end, neither does the user wait for ever."""
    write_meanwhile(monkeypatch, live, times=99)

    with pytest.raises(QuizgenError, match="kept writing") as caught:
        copying.copy(live, tmp_path / "copy", database.check)

    assert "close Anki" in caught.value.hint


def test_torn_unseen(live: Path, tmp_path: Path) -> None:
    """A copy that looks untouched but is damaged is made again while there is a log."""
    tries: list[Path] = []

    def check(copy: Path) -> None:
        tries.append(copy)
        if len(tries) < 3:
            raise QuizgenError("the Anki file is damaged: torn")

    copying.copy(live, tmp_path / "copy", check)

    assert len(tries) == 3


def test_torn_log(live: Path) -> None:
    """A log that was cut off in the middle is read up to there."""
    log = copying.log_of(live)
    copy, copied = live.with_name("other.anki2"), live.with_name("other.anki2-wal")
    copy.write_bytes(live.read_bytes())
    copied.write_bytes(log.read_bytes()[:-100])

    with opened(copy) as collection:
        found = {note.guid: note.tags for note in collection.notes()}

    assert "new" not in found["qa-000"]
