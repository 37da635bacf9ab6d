"""The names of the media files in a package are read, whatever format it is."""

import zipfile
from pathlib import Path
from typing import Any

import pytest
import zstandard

from quizgen.anki.reading import media


def packed(path: Path, **members: Any) -> Path:
    with zipfile.ZipFile(path, "w") as package:
        for name, data in members.items():
            package.writestr(name.removeprefix("_"), data)
    return path


def test_old_map(tmp_path: Path) -> None:
    """JSON gives each member's name; a member that is not there is no file."""
    path = packed(tmp_path / "a.apkg", media='{"0": "a.png", "1": "b.png"}', _0=b"x")

    assert media.names(path) == {"a.png"}


def test_new_map(tmp_path: Path) -> None:
    """Compressed protobuf names the members in order."""
    entries = b"".join(b"\x0a" + bytes([len(name) + 2]) + b"\x0a" + bytes([len(name)]) + name for name in (b"a", b"bc"))
    path = packed(tmp_path / "a.apkg", media=zstandard.compress(entries), _0=b"x", _1=b"y")

    assert media.names(path) == {"a", "bc"}


@pytest.mark.parametrize("data", [b"", b"{", b"[1]", b'{"0": 1}', b"\x28\xb5\x2f\xfd", b"\xff" * 20])
def test_broken_map(tmp_path: Path, data: bytes) -> None:
    """A map that cannot be read names nothing."""
    assert media.names(packed(tmp_path / "a.apkg", media=data, _0=b"x")) == frozenset()


def test_no_package(tmp_path: Path) -> None:
    """What is no package has no files."""
    path = tmp_path / "a.anki2"
    path.write_bytes(b"SQLite format 3\x00")

    assert media.names(path) == frozenset()
