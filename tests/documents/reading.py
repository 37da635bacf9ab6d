"""Owns short ways for the document tests to read text; must not assert anything."""

import hashlib
from pathlib import Path
from tempfile import TemporaryDirectory

from quizgen.documents import read
from quizgen.model import Block, Document


def read_text(text: str, name: str = "notes.txt") -> Document:
    """The document read from a file of this name with this text."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        return read(path, name)


def blocks(text: str, name: str = "notes.txt") -> list[Block]:
    return [block for section in read_text(text, name).sections for block in section.blocks]


def plains(text: str, name: str = "notes.txt") -> list[str]:
    return [block.text.plain for block in blocks(text, name)]


def paths(text: str, name: str = "notes.txt") -> list[tuple[str, ...]]:
    return [section.heading_path for section in read_text(text, name).sections]


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
