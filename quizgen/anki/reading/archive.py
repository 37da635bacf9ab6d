"""Owns finding and unpacking the one collection in a package; must not know SQLite, nor unpack anything else.

No member is ever unpacked under its own name, so that no name can lead out of the folder.
"""

import errno
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from quizgen.anki.reading import protobuf, space
from quizgen.anki.reading.refusal import damaged, foreign, newer
from quizgen.errors import QuizgenError

COMPRESSED, PLAIN, OLD = "collection.anki21b", "collection.anki21", "collection.anki2"
"""In the order of which is to be believed: beside a newer one, the old one only says that Anki is too old."""
NEWEST_FORMAT = 3
LARGEST_DIRECTORY = 128 << 20
"""About a million members; the list of them is held in memory."""
_WIDEST_WINDOW = 1 << 27
_META = "meta"
_END, _END_64, _LOCATOR_64 = struct.Struct("<4s8xL"), struct.Struct("<4s36xQ"), 20
_END_SIZE, _END_64_SIZE = 22, 56
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, struct.error, zlib.error)


def unpack(path: Path, target: Path) -> None:
    """`target` holds the collection in the package at `path`; QuizgenError when there is none to be had."""
    with path.open("rb") as file:
        _check_directory(file)
        with _understood(), zipfile.ZipFile(file) as package:
            format_number = _format_number(package)
            member = _collection(package, format_number)
            space.check(target.parent, member.file_size)
            with package.open(member) as packed:
                if member.filename == COMPRESSED:
                    _decompress(packed, target, member.compress_size)
                else:
                    space.copy(packed, target, space.limit(target.parent, member.compress_size))


def _collection(package: zipfile.ZipFile, format_number: int) -> zipfile.ZipInfo:
    members = {member.filename: member for member in package.infolist()}
    found = next((members[name] for name in (COMPRESSED, PLAIN, OLD) if name in members), None)
    if found is None:
        raise foreign("a zip file without a collection in it")
    promised = {2: PLAIN, NEWEST_FORMAT: COMPRESSED}.get(format_number)
    if promised and found.filename == OLD:
        raise damaged(f"its collection is missing: '{promised}' is not in it, only a note for older Ankis")
    if found.flag_bits & _ENCRYPTED:
        raise QuizgenError("the package is encrypted", hint="unpack it with its password and zip it again without")
    if found.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise damaged("its collection is packed in a way Anki never does")
    return found


def _format_number(package: zipfile.ZipFile) -> int:
    """Which of Anki's formats the package says it is; 0 when it does not say."""
    if _META not in package.namelist():
        return 0
    member = package.getinfo(_META)
    if member.flag_bits & _ENCRYPTED or member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return 0  # the collection itself will tell
    with package.open(member) as file:
        found = protobuf.number(protobuf.parsed(file.read(1024)) or {}, 1) or 0
    if found > NEWEST_FORMAT:
        raise newer(f"package format {found}")
    return found


def _decompress(packed: space.Source, target: Path, size: int) -> None:
    import zstandard  # of use here only

    decompressor = zstandard.ZstdDecompressor(max_window_size=_WIDEST_WINDOW)
    try:
        with decompressor.stream_reader(packed, read_size=space.PIECE) as reader:  # type: ignore[arg-type]
            space.copy(reader, target, space.limit(target.parent, size))
    except zstandard.ZstdError as error:
        raise damaged(f"its collection cannot be decompressed: {error}") from error


def _check_directory(file: BinaryIO) -> None:
    """QuizgenError when the list of members is longer than any package's: zipfile would hold all of it."""
    file.seek(0, 2)
    length = file.tell()
    start = max(0, length - (1 << 16) - _END_SIZE - _LOCATOR_64 - _END_64_SIZE)
    file.seek(start)
    tail = file.read()
    at = tail.rfind(b"PK\5\6")
    size = 0
    if 0 <= at <= len(tail) - _END_SIZE:
        size = _END.unpack_from(tail, at)[1]
        locator, end_64 = at - _LOCATOR_64, at - _LOCATOR_64 - _END_64_SIZE
        if end_64 >= 0 and tail[locator : locator + 4] == b"PK\6\7":
            size = _END_64.unpack_from(tail, end_64)[1]
    if min(size, length) > LARGEST_DIRECTORY:
        raise damaged("it claims to have millions of members")


@contextmanager
def _understood() -> Iterator[None]:
    try:
        yield
    except (*_BROKEN, OSError) as error:
        if isinstance(error, OSError) and error.errno != errno.EINVAL:  # which is a place before the file's beginning
            raise
        raise damaged(f"its zip file is cut off or broken: {str(error).lower()}") from error
