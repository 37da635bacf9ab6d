"""Owns which media files a package holds, by name; must not unpack them."""

import zipfile
from pathlib import Path

from quizgen.anki.reading import protobuf
from quizgen.anki.reading.values import mapping, parsed, text

_MAP = "media"
_MOST = 64 << 20
"""Bytes of the map: enough for a million names."""
_ZSTD = b"\x28\xb5\x2f\xfd"
_ENTRIES, _NAME, _MEMBER = 1, 1, 255


def names(path: Path) -> frozenset[str]:
    """The names of the files that are in the package; none where it is no package, or says nothing of files."""
    try:
        with zipfile.ZipFile(path) as package:
            members = frozenset(package.namelist())
            with package.open(_MAP) as file:
                data = _unpacked(file.read(_MOST))
    except (OSError, KeyError, zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError):
        return frozenset()
    return frozenset(name for member, name in _entries(data) if name and member in members)


def _unpacked(data: bytes) -> bytes:
    if not data.startswith(_ZSTD):
        return data
    import zstandard  # of use here only

    try:
        return zstandard.ZstdDecompressor().stream_reader(data).read(_MOST)  # no more than that is ever unpacked
    except zstandard.ZstdError as error:
        raise ValueError("no zstd") from error


def _entries(data: bytes) -> list[tuple[str, str]]:
    """Each file's member in the package, and its name."""
    if data[:1] == b"{":
        return [(member, text(name)) for member, name in mapping(parsed(data)).items()]
    entries = (
        protobuf.parsed(entry) or {}
        for entry in (protobuf.parsed(data) or {}).get(_ENTRIES, [])
        if isinstance(entry, bytes)
    )
    return [
        (str(number if (number := protobuf.number(entry, _MEMBER)) is not None else place), protobuf.text(entry, _NAME))
        for place, entry in enumerate(entries)
    ]
