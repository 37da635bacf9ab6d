"""Facts about turning bytes into text."""

from pathlib import Path

import pytest

from quizgen.documents.decode import MAX_BYTES, decode, load
from quizgen.errors import QuizgenError

TEXT = "Crohn’s disease – naïve café.\nSecond line.\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252"], ids=str
)
def test_common_encodings_are_recognised(encoding: str) -> None:
    """Text in Unicode, marked or not, and in Windows' Western encoding is read as it was written."""
    assert decode(TEXT.encode(encoding)) == TEXT


def test_big_endian_text_with_a_mark_is_recognised() -> None:
    """The byte order mark decides, and is no part of the text."""
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be")) == TEXT


def test_bytes_that_only_latin_1_knows_are_read() -> None:
    """A byte that Windows' encoding leaves undefined does not stop the reading."""
    assert decode(b"caf\xe9 " * 30 + b"\x81") == "café " * 30 + "\x81"


def test_line_ends_become_newlines() -> None:
    """Windows', old Macs' and typesetters' line ends are all the same line end."""
    assert decode(b"a\r\nb\rc\x0cd") == "a\nb\nc\nd"


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"%PDF-1.7 text", b"a\x00b text", bytes(range(1, 32)), b"\xff\xfea"],
    ids=["png", "pdf", "nul", "controls", "half a character"],
)
def test_what_is_no_text_is_not_decoded(data: bytes) -> None:
    """Images, PDF, stray NULs, control characters and broken UTF-16 give None."""
    assert decode(data) is None


def test_a_binary_file_is_refused(tmp_path: Path) -> None:
    """The message names the file and what it is not."""
    path = tmp_path / "scan.txt"
    path.write_bytes(b"\x89PNG\x00\x01\x02")

    with pytest.raises(QuizgenError) as caught:
        load(path)

    assert caught.value == QuizgenError(
        "'scan.txt' is not a text document", str(path), "save it as plain text or Markdown in UTF-8"
    )


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf"], ids=["nothing", "blank", "mark"])
def test_an_empty_document_is_refused(tmp_path: Path, data: bytes) -> None:
    """No bytes, only white space and only a byte order mark are all empty."""
    path = tmp_path / "a.txt"
    path.write_bytes(data)

    with pytest.raises(QuizgenError) as caught:
        load(path)

    assert caught.value == QuizgenError("the document is empty", str(path))


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    """One byte over ten megabytes is too large, and the hint says what to do."""
    path = tmp_path / "book.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)

    with pytest.raises(QuizgenError) as caught:
        load(path)

    assert caught.value == QuizgenError(
        "'book.txt' is larger than 10 MB", str(path), "split it into chapters, one file each"
    )


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """A file that is not there is the user's problem, not a crash."""
    with pytest.raises(QuizgenError, match=r"no document 'a\.txt'"):
        load(tmp_path / "a.txt")
