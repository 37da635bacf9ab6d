"""Owns bytes to text: encodings, line ends, and refusing what is no text; must not look at structure."""

import codecs
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from quizgen.errors import QuizgenError

MAX_BYTES = 10 * 1024 * 1024
# UTF-32's mark begins with UTF-16's, so it must be tried first.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
OTHER_FORMATS = (b"%PDF-", b"{\\rtf", b"PK\x03\x04")
NEWLINES = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
CONTROLS_IN_TEXT = 0.02
"""More control characters than this share and it is no text."""
NULS_IN_UTF16 = 0.4


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text with '\\n' line ends, and the SHA-256 of its bytes."""

    text: str
    sha256: str


def load(path: Path) -> Decoded:
    """The decoded file; QuizgenError when it is missing, too large, empty or no text."""
    data = _bytes(path)
    if not data:
        raise QuizgenError("the document is empty", where=str(path))
    text = decode(data)
    if text is None:
        raise QuizgenError(
            f"'{path.name}' is not a text document",
            where=str(path),
            hint="save it as plain text or Markdown in UTF-8",
        )
    if not text.strip():
        raise QuizgenError("the document is empty", where=str(path))
    return Decoded(text, hashlib.sha256(data).hexdigest())


def _bytes(path: Path) -> bytes:
    if not path.is_file():  # also keeps us from waiting on a pipe
        raise QuizgenError(f"no document '{path.name}'", where=str(path))
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise QuizgenError(f"cannot read '{path.name}': {error.strerror}", where=str(path)) from error
    if len(data) > MAX_BYTES:
        raise QuizgenError(
            f"'{path.name}' is larger than {MAX_BYTES // 1024 // 1024} MB",
            where=str(path),
            hint="split it into chapters, one file each",
        )
    return data


def decode(data: bytes) -> str | None:
    """The text with '\\n' line ends, without byte order mark; None when this is no text."""
    if data.startswith(OTHER_FORMATS):
        return None
    text = _marked(data) if data.startswith(tuple(mark for mark, _ in MARKS)) else _unmarked(data)
    if text is None or len(CONTROLS.findall(NEWLINES.sub("\n", text))) > CONTROLS_IN_TEXT * len(text):
        return None
    return None if "\x00" in text else NEWLINES.sub("\n", text)


def _marked(data: bytes) -> str | None:
    mark, encoding = next(entry for entry in MARKS if data.startswith(entry[0]))
    return _strict(data[len(mark) :], encoding)


def _unmarked(data: bytes) -> str | None:
    if b"\x00" in data:
        return _utf16(data)
    text = _strict(data, "utf-8")
    if text is None:
        text = _strict(data, "cp1252")
    return data.decode("latin-1") if text is None else text


def _utf16(data: bytes) -> str | None:
    """Western text in UTF-16 has a NUL in nearly every second byte, always on the same side."""
    half = max(len(data) // 2, 1)
    first, second = data[0::2].count(0) / half, data[1::2].count(0) / half
    if second >= NULS_IN_UTF16 > first:
        return _strict(data, "utf-16-le")
    if first >= NULS_IN_UTF16 > second:
        return _strict(data, "utf-16-be")
    return None


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
