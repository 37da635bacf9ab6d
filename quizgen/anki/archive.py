"""Owns the package file on disk: replaced whole or not at all; must not know what the collection holds."""

import errno
import json
import os
import secrets
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from quizgen.errors import QuizgenError

_LABEL = "quizgen "

_LEVEL = 3
"""Of deflate: half the time of the usual 6, for a tenth more bytes."""


def target(path: Path) -> Path:
    """The file that writing to `path` replaces, links followed; QuizgenError when it cannot be one."""
    real = path.resolve()
    if not real.parent.is_dir():
        hint = "create the folder first, or name a file elsewhere"
        raise QuizgenError(f"there is no folder '{real.parent}'", f"package {path}", hint)
    if real.exists() and not real.is_file():
        raise QuizgenError(f"'{path.name}' is not a file", f"package {path}", "name a file that may be replaced")
    return real


def write(path: Path, collection: bytes, fingerprint: str, media: Iterable[tuple[str, bytes]] = ()) -> None:
    """The package holds this collection and media and names its fingerprint; after an error the old one stands."""
    with _replacing(path) as file, zipfile.ZipFile(file, "w") as package:
        package.comment = f"{_LABEL}{fingerprint}".encode()
        package.writestr(_member("collection.anki2"), collection, compresslevel=_LEVEL)
        names: dict[str, str] = {}
        for number, (name, content) in enumerate(media):
            names[str(number)] = name
            package.writestr(_member(str(number)), content, compresslevel=_LEVEL)
        package.writestr(_member("media"), json.dumps(names).encode())


def fingerprint(path: Path) -> str | None:
    """The fingerprint the package at `path` names; None when there is none or no readable package."""
    try:
        with zipfile.ZipFile(path) as package:
            label, _, found = package.comment.decode(errors="replace").partition(" ")
    except (OSError, zipfile.BadZipFile):
        return None
    return found if f"{label} " == _LABEL else None


def _member(name: str) -> zipfile.ZipInfo:
    """A deflated member in which date, system and rights are fixed, so that equal content is equal bytes."""
    member = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    member.compress_type = zipfile.ZIP_DEFLATED
    member.create_system = 3
    member.external_attr = 0o644 << 16
    return member


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    """A new file beside `path` that takes its place at the end, and is gone when anything goes wrong."""
    # Not tempfile: its files are readable by their owner alone, and packages are there to be shared.
    fresh = path.with_name(f".quizgen-{secrets.token_hex(8)}.tmp")
    try:
        with fresh.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())  # some file systems report a full disk only now
        fresh.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        fresh.unlink(missing_ok=True)


def _unwritable(path: Path, error: OSError) -> QuizgenError:
    reason = (error.strerror or str(error)).lower()
    hint = "name a file in a folder you can write to"
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        hint = "free some space and run the command again; a package that was there is still whole"
    return QuizgenError(f"package '{path.name}' cannot be written: {reason}", f"package {path}", hint)
