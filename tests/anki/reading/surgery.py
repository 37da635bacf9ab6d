"""Owns the making of odd files out of a good package, for tests; must not open them as collections."""

import sqlite3
import zipfile
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import zstandard

OLD, PLAIN, COMPRESSED = "collection.anki2", "collection.anki21", "collection.anki21b"


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def zipped(path: Path, content: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", compression) as package:
        for name, data in content.items():
            package.writestr(name, data)
    return path


def collection(path: Path) -> bytes:
    """The bytes of the SQLite file in a package."""
    found = members(path)
    if COMPRESSED in found:
        return zstandard.ZstdDecompressor().decompressobj().decompress(found[COMPRESSED])
    return found[PLAIN] if PLAIN in found else found[OLD]


def operated(database: bytes, path: Path, *statements: str | tuple[str, Iterable[object]]) -> Path:
    """A collection at `path`: the database after these statements."""
    path.write_bytes(database)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.create_collation("unicase", lambda one, other: (one > other) - (one < other))
        for statement in statements:
            sql, values = (statement, ()) if isinstance(statement, str) else statement
            connection.execute(sql, tuple(values))  # type: ignore[arg-type]
    return path
