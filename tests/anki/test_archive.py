"""A package file is replaced whole or not at all."""

import errno
import os
import zipfile
from pathlib import Path

import pytest

from quizgen.anki import archive
from quizgen.errors import QuizgenError


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A package that is already there, alone in its folder."""
    path = tmp_path / "deck.apkg"
    archive.write(path, b"old", "1")
    return path


def test_members(tmp_path: Path) -> None:
    """A package is a zip of the collection and an empty list of media, deflated, with fixed dates."""
    archive.write(tmp_path / "deck.apkg", b"collection" * 99, "abc")

    with zipfile.ZipFile(tmp_path / "deck.apkg") as package:
        assert package.read("collection.anki2") == b"collection" * 99
        assert package.read("media") == b"{}"
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.infolist()[0].compress_size < 50
        assert package.comment == b"quizgen abc"


def test_media(tmp_path: Path) -> None:
    """Media are members with numbers for names, and a list of what these mean."""
    archive.write(tmp_path / "deck.apkg", b"collection", "abc", [("a.png", b"one"), ("b.png", b"two")])

    with zipfile.ZipFile(tmp_path / "deck.apkg") as package:
        assert package.read("media") == b'{"0": "a.png", "1": "b.png"}'
        assert (package.read("0"), package.read("1")) == (b"one", b"two")


def test_fingerprint(old: Path) -> None:
    """A package names the fingerprint it was written with."""
    assert archive.fingerprint(old) == "1"


def test_no_fingerprint(tmp_path: Path) -> None:
    """A missing file, a folder, another kind of file, a cut package and a foreign zip name none."""
    (tmp_path / "text").write_text("quizgen 1", encoding="utf-8")
    archive.write(tmp_path / "cut", b"x" * 999, "1")
    (tmp_path / "cut").write_bytes((tmp_path / "cut").read_bytes()[:-3])
    with zipfile.ZipFile(tmp_path / "foreign", "w") as foreign:
        foreign.comment = b"1"

    found = [archive.fingerprint(tmp_path / name) for name in ("missing", ".", "text", "cut", "foreign")]

    assert found[:3] + found[4:] == [None] * 4
    assert found[3] != "1"


def test_others_may_read_it(old: Path) -> None:
    """A package gets the rights any new file gets."""
    (old.parent / "plain").touch()

    assert old.stat().st_mode == (old.parent / "plain").stat().st_mode


def test_link_is_followed(old: Path) -> None:
    """A link to a package stays a link; what it points at is replaced."""
    link = old.with_name("link.apkg")
    link.symlink_to(old)

    archive.write(archive.target(link), b"new", "2")

    assert link.is_symlink()
    assert archive.fingerprint(old) == "2"


def test_missing_folder(tmp_path: Path) -> None:
    """A folder that is not there is the user's to make."""
    with pytest.raises(QuizgenError) as caught:
        archive.target(tmp_path / "none" / "deck.apkg")

    assert str(caught.value) == (
        f"error: there is no folder '{tmp_path / 'none'}'\n"
        f"  --> package {tmp_path / 'none' / 'deck.apkg'}\n"
        "  hint: create the folder first, or name a file elsewhere"
    )


@pytest.mark.parametrize("path", [Path("/dev/null"), Path("/")])
def test_only_files_are_replaced(path: Path) -> None:
    """A device or a folder is never replaced by a package."""
    with pytest.raises(QuizgenError, match="is not a file"):
        archive.target(path)


def test_full_disk(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk is the user's problem: the old package stays and no other file."""

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(QuizgenError) as caught:
        archive.write(old, b"new", "2")

    assert str(caught.value) == (
        "error: package 'deck.apkg' cannot be written: no space left on device\n"
        f"  --> package {old}\n"
        "  hint: free some space and run the command again; a package that was there is still whole"
    )
    assert archive.fingerprint(old) == "1"
    assert list(old.parent.iterdir()) == [old]


def test_interruption(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while writing leaves the old package and no other file."""

    def interrupted(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)

    with pytest.raises(KeyboardInterrupt):
        archive.write(old, b"new", "2")

    assert archive.fingerprint(old) == "1"
    assert list(old.parent.iterdir()) == [old]


def test_unwritable_folder(tmp_path: Path) -> None:
    """A file that cannot be made names the reason and the package."""
    gone = tmp_path / "gone" / "deck.apkg"

    with pytest.raises(QuizgenError, match="cannot be written: no such file or directory"):
        archive.write(gone, b"new", "2")
