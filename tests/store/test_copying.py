"""Copies of whole stores."""

import os
from pathlib import Path

import pytest

from quizgen.errors import QuizgenError
from quizgen.store import Store, copying
from tests.conftest import make_document, make_memory, make_note, make_review


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A closed store with one note."""
    path = tmp_path / "shelf" / "library.db"
    with Store.open(path) as store:
        store.save(make_document(), [make_note()])
    return path


def test_copy_is_gone_afterwards(library: Path) -> None:
    """The copy of another store lasts as long as its block."""
    with copying.copied(library) as copy:
        was_there = copy.exists()

    assert (was_there, copy.exists()) == (True, False)


def test_nothing_is_kept_unless_asked_for(library: Path, tmp_path: Path) -> None:
    """A copy that was not wanted leaves nothing."""
    with copying.put_aside(library, tmp_path / "aside.db"):
        pass

    assert list(tmp_path.iterdir()) == [library.parent]


def test_place_that_cannot_be_written(library: Path, tmp_path: Path) -> None:
    """Where the copy cannot be put, the learner is told and nothing is changed."""
    (tmp_path / "aside.db").mkdir()

    with pytest.raises(QuizgenError, match="this store cannot be put aside"):  # noqa: SIM117
        with copying.put_aside(library, tmp_path / "aside.db") as keep:
            keep()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anything")
def test_log_in_a_folder_that_is_read_only(library: Path) -> None:
    """A log counts even where none of SQLite's own files can be made beside it."""
    with Store.open(library) as store:
        store.record(make_review(), make_memory())
        library.parent.chmod(0o500)
        library.with_name("library.db-shm").unlink(missing_ok=True)
        try:
            with copying.copied(library) as copy, Store.open(copy) as copied:
                assert copied.reviews() == (make_review(),)
        finally:
            library.parent.chmod(0o700)
