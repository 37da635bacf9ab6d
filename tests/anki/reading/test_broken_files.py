"""A file that is broken or means harm is refused in words, and leaves nothing behind."""

import os
import re
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest
import zstandard

from quizgen.anki.reading import archive, opened, space
from quizgen.errors import QuizgenError
from tests.anki.reading import surgery
from tests.anki.reading.reading_all import everything, refusal

pytestmark = pytest.mark.usefixtures("temporary")


def test_good(good: Path) -> None:
    """The file all others here are made of can be read."""
    assert everything(good) == 20 + 30


def test_interrupted(good: Path) -> None:
    """An error of the reader's own is passed on, and the temporary files are gone."""

    def interrupted() -> None:
        with opened(good) as collection:
            next(collection.cards())
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it is empty"),
        (b"Question\tAnswer\n", "no Anki file, but a file of another kind"),
        (b"PK\3\4 and nothing", "cut off or broken"),
        (b"SQLite format 3\0 and nothing", "damaged"),
        (b"SQLite format 3\0", "damaged"),
    ],
)
def test_not_ankis(tmp_path: Path, content: bytes, said: str) -> None:
    """Files of another kind are told from broken ones."""
    (tmp_path / "file.apkg").write_bytes(content)

    assert said in refusal(tmp_path / "file.apkg")


def test_missing(tmp_path: Path) -> None:
    """A file that is not there is named."""
    assert refusal(tmp_path / "gone.apkg") == "there is no file 'gone.apkg'"


def test_folder(tmp_path: Path, raw: bytes) -> None:
    """For a folder with a collection in it, the collection is proposed."""
    (tmp_path / "collection.anki2").write_bytes(raw)

    with pytest.raises(QuizgenError, match="is a folder") as caught, opened(tmp_path):
        pass

    assert str(tmp_path / "collection.anki2") in caught.value.hint


def test_pipe(tmp_path: Path) -> None:
    """A pipe is not waited for."""
    os.mkfifo(tmp_path / "pipe")

    assert "not a file" in refusal(tmp_path / "pipe")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_forbidden(good: Path, tmp_path: Path) -> None:
    """A file that may not be read is told so."""
    (tmp_path / "mine.apkg").write_bytes(good.read_bytes())
    (tmp_path / "mine.apkg").chmod(0)

    assert "permission denied" in refusal(tmp_path / "mine.apkg")


@pytest.mark.parametrize("part", [0.01, 0.5, 0.9, 0.97])
def test_truncated_zip(good: Path, tmp_path: Path, part: float) -> None:
    """A package that was not downloaded to its end is cut off."""
    data = good.read_bytes()
    (tmp_path / "cut.apkg").write_bytes(data[: int(len(data) * part)])

    assert "cut off or broken" in refusal(tmp_path / "cut.apkg")


@pytest.mark.parametrize("part", [0.1, 0.5, 0.99])
def test_truncated_zstd(raw: bytes, tmp_path: Path, part: float) -> None:
    """A collection compressed in part is damaged."""
    packed = zstandard.compress(raw)
    path = surgery.zipped(tmp_path / "cut.apkg", {surgery.COMPRESSED: packed[: int(len(packed) * part)]})

    assert "damaged" in refusal(path)


@pytest.mark.parametrize("part", [0.1, 0.5, 0.99])
def test_truncated_collection(raw: bytes, tmp_path: Path, part: float) -> None:
    """A collection without its last pages is damaged."""
    (tmp_path / "collection.anki2").write_bytes(raw[: int(len(raw) * part)])

    assert "damaged" in refusal(tmp_path / "collection.anki2")


def test_corrupt_page(raw: bytes, tmp_path: Path) -> None:
    """A page of noise amid the notes is damage."""
    page = 4096
    at = raw.find(b"qa-005") // page * page
    (tmp_path / "collection.anki2").write_bytes(raw[:at] + b"\xa5" * page + raw[at + page :])

    assert "damaged" in refusal(tmp_path / "collection.anki2")


def test_no_collection(tmp_path: Path) -> None:
    """A zip of something else is no package."""
    assert "without a collection" in refusal(surgery.zipped(tmp_path / "photos.zip", {"photo.jpg": b"\xff\xd8"}))


def test_member_is_no_database(tmp_path: Path) -> None:
    """A member that has only the name of a collection is told so."""
    assert "no SQLite database" in refusal(surgery.zipped(tmp_path / "deck.apkg", {surgery.OLD: b"hello" * 99}))


def test_names_lead_nowhere(good: Path, tmp_path: Path) -> None:
    """Members named to break out of a folder are not unpacked; the collection among them is read."""
    content = {"../../evil": b"x", "/tmp/evil": b"x", "C:\\evil": b"x", **surgery.members(good)}

    assert everything(surgery.zipped(tmp_path / "deck.apkg", content)) == 50
    assert not (tmp_path / "evil").exists()


def test_encrypted(good: Path, tmp_path: Path) -> None:
    """An encrypted package is told so: the flag stands in both headers."""
    data = bytearray(good.read_bytes())
    for header, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        for found in re.finditer(re.escape(header), bytes(data)):
            data[found.start() + offset] |= 1
    (tmp_path / "secret.apkg").write_bytes(data)

    assert "encrypted" in refusal(tmp_path / "secret.apkg")


@pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_compressions(raw: bytes, tmp_path: Path, compression: int) -> None:
    """Compressions that could not be unpacked in pieces, and that Anki does not write, are refused."""
    path = surgery.zipped(tmp_path / "deck.apkg", {surgery.OLD: raw}, compression)

    assert "a way Anki never does" in refusal(path)


def test_bomb_in_zip(tmp_path: Path) -> None:
    """A zip bomb is given up as soon as it is out of proportion."""
    path = surgery.zipped(tmp_path / "bomb.apkg", {surgery.OLD: b"SQLite format 3\0" + bytes(100 << 20)})

    assert "out of all proportion" in refusal(path)


def test_bomb_in_zstd(tmp_path: Path) -> None:
    """So is a bomb in zstd, which does not say how large it is."""
    compressor = zstandard.ZstdCompressor(level=19).compressobj()
    packed = b"".join([compressor.compress(bytes(1 << 20)) for _ in range(100)]) + compressor.flush()

    assert "out of all proportion" in refusal(surgery.zipped(tmp_path / "bomb.apkg", {surgery.COMPRESSED: packed}))


def test_full_disk(good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is unpacked, it must be known to fit."""
    monkeypatch.setattr(space.shutil, "disk_usage", lambda _: SimpleNamespace(free=space.LEFT_FREE + 10_000))

    assert "unpacking the collection takes" in refusal(good)


def test_too_large(raw: bytes, tmp_path: Path) -> None:
    """A collection larger than any is not copied, whatever room there is."""
    path = tmp_path / "collection.anki2"
    path.write_bytes(raw)
    os.truncate(path, space.LARGEST + 1)  # a sparse file

    assert "more than any collection" in refusal(path)


def test_millions_of_members(good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list of members too long to be held in memory is not read."""
    monkeypatch.setattr(archive, "LARGEST_DIRECTORY", 50)

    assert "millions of members" in refusal(good)


@pytest.mark.parametrize("size", [2**33, 10])
def test_directory_of_zip64(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    """The length of the list is read from the larger form of the zip's end, too."""
    monkeypatch.setattr(archive, "LARGEST_DIRECTORY", 50)
    end_64 = b"PK\6\6" + bytes(36) + size.to_bytes(8, "little") + bytes(8)
    end = b"PK\5\6" + bytes(8) + b"\xff" * 4 + bytes(6)
    (tmp_path / "deck.apkg").write_bytes(b"PK\3\4" + bytes(60) + end_64 + b"PK\6\7" + bytes(16) + end)

    assert ("millions of members" in refusal(tmp_path / "deck.apkg")) == (size > 50)


def test_newer_package(good: Path, tmp_path: Path) -> None:
    """So is a package of a format of the future."""
    path = surgery.zipped(tmp_path / "deck.apkg", {**surgery.members(good), "meta": b"\x08\x04"})

    assert "a newer Anki (package format 4)" in refusal(path)


@pytest.mark.parametrize("version", [2, 3])
def test_only_the_dummy(good: Path, tmp_path: Path, version: int) -> None:
    """A package whose true collection was lost is not taken for the note that stands in for it."""
    path = surgery.zipped(tmp_path / "deck.apkg", {**surgery.members(good), "meta": bytes([8, version])})

    assert "its collection is missing" in refusal(path)


def test_only_the_letter(raw: bytes, tmp_path: Path) -> None:
    """Nor where the package does not say what it should hold."""
    letter = "UPDATE notes SET flds = 'Please update to the latest Anki version, then import again.'"
    path = surgery.operated(raw, tmp_path / "x", "DELETE FROM notes WHERE id > (SELECT min(id) FROM notes)", letter)

    assert "only a note for older Ankis" in refusal(
        surgery.zipped(tmp_path / "a.apkg", {surgery.OLD: path.read_bytes()})
    )
