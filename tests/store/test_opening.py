import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from quizgen.errors import QuizgenError
from quizgen.model import Note
from quizgen.store import Store, migration, opening
from tests.conftest import make_document, make_memory, make_note, make_review


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A closed store with one note."""
    path = tmp_path / "library.db"
    with Store.open(path) as store:
        store.save(make_document(), [make_note()])
    return path


def failure(path: Path) -> str:
    with pytest.raises(QuizgenError) as raised:
        Store.open(path)
    return str(raised.value)


class TestPlace:
    def test_missing_folders_are_made(self, tmp_path: Path) -> None:
        """A store in folders that are not there is made with them."""
        path = tmp_path / "a" / "b" / "library.db"

        with Store.open(path) as store:
            assert store.notes() == ()

        assert path.is_file()

    def test_empty_file_becomes_a_store(self, tmp_path: Path) -> None:
        """An empty file is as good as none."""
        path = tmp_path / "library.db"
        path.touch()

        with Store.open(path) as store:
            assert store.notes() == ()

    @pytest.mark.parametrize("name", ["a b%20?mode=ro#x.db", "über.db", "-x.db"])
    def test_odd_names_are_names(self, tmp_path: Path, name: str) -> None:
        """Characters that mean something in an address are part of the name."""
        with Store.open(tmp_path / name):
            pass

        assert [path.name for path in tmp_path.iterdir()] == [name]

    def test_relative_path(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """A relative path counts from the working folder."""
        monkeypatch.chdir(tmp_path)

        with Store.open(Path("library.db")):
            pass

        assert (tmp_path / "library.db").is_file()

    def test_closed_store_is_one_file(self, library: Path) -> None:
        """After closing nothing is left beside the file."""
        assert list(library.parent.iterdir()) == [library]

    def test_folder_is_no_store(self, tmp_path: Path) -> None:
        """A folder is refused with the name of a file in it."""
        assert failure(tmp_path) == (
            "error: the store is a folder\n"
            f"  --> store {tmp_path}\n"
            f"  hint: name a file, such as {tmp_path / 'library.db'}"
        )

    def test_name_too_long(self, tmp_path: Path) -> None:
        """A name the file system refuses is refused in words."""
        assert failure(tmp_path / ("x" * 300)).startswith("error: the store cannot be opened: file name too long\n")

    def test_file_is_no_folder(self, tmp_path: Path) -> None:
        """A store below a file is refused."""
        (tmp_path / "notes.md").write_text("# Notes")

        assert failure(tmp_path / "notes.md" / "library.db") == (
            "error: the store cannot be opened: file exists\n"
            f"  --> store {tmp_path / 'notes.md' / 'library.db'}\n"
            "  hint: name another file with --store"
        )


class TestOwner:
    def test_text_file_is_refused(self, tmp_path: Path) -> None:
        """A file that is no SQLite file is refused and not changed."""
        path = tmp_path / "notes.md"
        path.write_text("# Notes")

        assert failure(path) == (
            "error: the file is not a quizgen store\n"
            f"  --> store {path}\n"
            "  hint: name another file with --store; this one was not changed"
        )
        assert path.read_text() == "# Notes"
        assert list(tmp_path.iterdir()) == [path]

    @pytest.mark.parametrize(
        "statement",
        ["CREATE TABLE mine (x)", "PRAGMA application_id = 7", "PRAGMA user_version = 3"],
    )
    def test_foreign_database_is_refused(self, tmp_path: Path, statement: str) -> None:
        """A SQLite file of another program is refused and not changed."""
        path = tmp_path / "other.db"
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(statement)
        before = path.read_bytes()

        assert failure(path).startswith("error: the file is not a quizgen store\n")
        assert path.read_bytes() == before
        assert list(tmp_path.iterdir()) == [path]

    def test_foreign_log_is_not_folded_in(self, tmp_path: Path) -> None:
        """Another program's write-ahead log stays as it is."""
        path = tmp_path / "other.db"
        with closing(sqlite3.connect(path)) as owner:
            owner.executescript("PRAGMA journal_mode = WAL; CREATE TABLE mine (x);")
            log = path.with_name("other.db-wal").read_bytes()

            assert failure(path).startswith("error: the file is not a quizgen store\n")
            assert path.with_name("other.db-wal").read_bytes() == log

    def test_newer_store_is_refused(self, library: Path) -> None:
        """A store that a newer quizgen wrote is refused and not changed."""
        with closing(sqlite3.connect(library)) as connection:
            connection.execute("PRAGMA user_version = 99")
        before = library.read_bytes()

        assert failure(library) == (
            f"error: the store has format 99, newer than the {migration.latest()} this quizgen knows\n"
            f"  --> store {library}\n"
            "  hint: use the newer quizgen that wrote it"
        )
        assert library.read_bytes() == before
        assert list(library.parent.iterdir()) == [library]


class TestDamage:
    def test_damaged_beginning(self, library: Path) -> None:
        """A store whose tables cannot be read is called damaged and not changed."""
        content = bytearray(library.read_bytes())
        content[100:2000] = b"\xff" * 1900
        library.write_bytes(content)

        assert failure(library) == (
            "error: the store is damaged\n"
            f"  --> store {library}\n"
            "  hint: restore it from a backup; `sqlite3 FILE .recover` may save most of it"
        )
        assert library.read_bytes() == content

    def test_damaged_notes(self, library: Path) -> None:
        """Damage met only while reading is told the same way."""
        content = library.read_bytes()
        library.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))

        with pytest.raises(QuizgenError, match="the store is damaged"), Store.open(library) as store:
            store.notes()

    def test_cut_file(self, library: Path) -> None:
        """A file cut short is called damaged."""
        library.write_bytes(library.read_bytes()[:5000])

        with pytest.raises(QuizgenError, match="the store is damaged"), Store.open(library) as store:
            store.notes()


class TestLock:
    @pytest.fixture(autouse=True)
    def impatient(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(opening, "BUSY_SECONDS", 0.0)

    def test_locked_store_cannot_be_written(self, library: Path) -> None:
        """Writing while another program writes fails, and leaves all as it was."""
        with Store.open(library) as store, closing(sqlite3.connect(library)) as other:
            other.execute("BEGIN IMMEDIATE")

            with pytest.raises(QuizgenError) as raised:
                store.save(make_document(), [make_note("bbb")])

            assert str(raised.value) == (
                "error: the store is in use by another program\n"
                f"  --> store {library}\n"
                "  hint: nothing was saved; close that program and try again"
            )
            other.rollback()
            assert store.notes() == (make_note(),)

    def test_locked_store_can_be_read(self, library: Path) -> None:
        """Reading goes on while another program writes."""
        with closing(sqlite3.connect(library)) as other:
            other.execute("BEGIN IMMEDIATE")

            with Store.open(library) as store:
                assert store.notes() == (make_note(),)

    def test_store_held_alone_cannot_be_opened(self, library: Path) -> None:
        """A store another program keeps to itself is not opened."""
        with closing(sqlite3.connect(library)) as other:
            other.execute("PRAGMA locking_mode = EXCLUSIVE")
            other.execute("BEGIN IMMEDIATE")

            assert failure(library).startswith("error: the store is in use by another program\n")

    def test_two_quizgens_share_a_store(self, library: Path) -> None:
        """What one writes the other sees."""
        with Store.open(library) as one, Store.open(library) as two:
            one.save(make_document(), [make_note("bbb")])

            assert [note.guid for note in two.notes()] == ["aaa", "bbb"]


class Interrupted(Sequence[Note]):
    """Notes of which the second never comes."""

    def __len__(self) -> int:
        return 2

    def __getitem__(self, place: object) -> Note:  # type: ignore[override]
        if place:
            raise KeyboardInterrupt
        return make_note("bbb")


class TestInterruption:
    def test_interrupted_save_leaves_what_was(self, library: Path) -> None:
        """A save that is broken off leaves document and notes as they were."""
        with Store.open(library) as store:
            with pytest.raises(KeyboardInterrupt):
                store.save(make_document(title="New"), Interrupted())

            assert store.documents() == (make_document(),)
            assert store.notes() == (make_note(),)

    def test_store_works_after_an_interrupted_save(self, library: Path) -> None:
        """The next save after a broken one is stored."""
        with Store.open(library) as store:
            with pytest.raises(KeyboardInterrupt):
                store.save(make_document(), Interrupted())

            store.save(make_document(), [make_note("ccc")])

            assert [note.guid for note in store.notes()] == ["aaa", "ccc"]

    def test_full_disk_leaves_what_was(self, library: Path) -> None:
        """A save for which there is no room is told, and leaves all as it was."""
        with Store.open(library) as store:
            pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
            store._connection.execute(f"PRAGMA max_page_count = {pages}")

            with pytest.raises(QuizgenError) as raised:
                store.save(make_document(title="New"), [make_note(f"n{n}") for n in range(500)])

            assert str(raised.value) == (
                f"error: the disk is full\n  --> store {library}\n  hint: nothing was saved; make room and try again"
            )
            assert store.documents() == (make_document(),)
            assert store.notes() == (make_note(),)


class TestReadOnly:
    def test_reading_goes_on_where_writing_fails(self, library: Path) -> None:
        """A store that cannot be written is still read, and says why a write fails."""
        with Store.open(library) as store:
            store._connection.execute("PRAGMA query_only = ON")

            with pytest.raises(QuizgenError) as raised:
                store.record(make_review(), make_memory())

            assert str(raised.value) == (
                "error: the store is read-only\n"
                f"  --> store {library}\n"
                "  hint: nothing was saved; make the file and its folder writable, or name another store"
            )
            assert store.notes() == (make_note(),)
            assert store.reviews() == ()

    def test_unwritable_store_is_opened_for_reading(self, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where the file or its folder may not be written, reading leaves no trace and writing is refused."""
        monkeypatch.setattr(os, "access", lambda *_: False)

        with Store.open(library) as store:
            assert store.notes() == (make_note(),)
            with pytest.raises(QuizgenError, match="the store is read-only"):
                store.record(make_review(), make_memory())
            assert list(library.parent.iterdir()) == [library]

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anything")
    @pytest.mark.parametrize("folder_mode", [0o755, 0o555])
    def test_read_only_file_is_read(self, library: Path, folder_mode: int) -> None:
        """A file without write permission is read, in a writable folder or not."""
        before = library.read_bytes()
        library.chmod(0o444)
        library.parent.chmod(folder_mode)
        try:
            with Store.open(library) as store:
                assert store.notes() == (make_note(),)
                with pytest.raises(QuizgenError, match="the store is read-only"):
                    store.record(make_review(), make_memory())
        finally:
            library.parent.chmod(0o755)

        assert library.read_bytes() == before
        assert list(library.parent.iterdir()) == [library]

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anything")
    def test_new_store_in_a_read_only_folder(self, tmp_path: Path) -> None:
        """A store cannot be made in a folder without write permission."""
        tmp_path.chmod(0o555)
        try:
            assert failure(tmp_path / "library.db").startswith("error: the store cannot be opened\n")
        finally:
            tmp_path.chmod(0o755)
