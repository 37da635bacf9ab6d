"""Owns what is said of a file that cannot be read as Anki's; must not look at the file."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from quizgen.errors import QuizgenError

AGAIN = "export it from Anki again: File > Export, with scheduling information"
WHICH = "name an .apkg or .colpkg exported from Anki, or Anki's collection.anki2"
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def damaged(detail: str, hint: str = AGAIN) -> QuizgenError:
    """The file was Anki's once, and is broken."""
    return QuizgenError(f"the Anki file is damaged: {detail}", hint=hint)


def foreign(what: str) -> QuizgenError:
    """The file never was Anki's."""
    return QuizgenError(f"this is no Anki file, but {what}", hint=WHICH)


def newer(what: str) -> QuizgenError:
    """The file was written by an Anki that came after this reader."""
    hint = "export it from Anki again, with 'Support older Anki versions' ticked"
    return QuizgenError(f"the file was made by a newer Anki ({what})", hint=hint)


def too_big(fact: str) -> QuizgenError:
    """The collection would not fit where it has to be unpacked."""
    return QuizgenError(fact, hint="free some space, or set TMPDIR to a folder on a larger disk")


def unreadable(error: OSError) -> QuizgenError:
    """The system would not give the file, or would not take its copy."""
    reason = (error.strerror or str(error)).lower()
    if error.errno in _FULL:
        return too_big(f"there is no room to unpack the collection: {reason}")
    return QuizgenError(f"the Anki file cannot be read: {reason}", hint=WHICH)


@contextmanager
def located(where: str) -> Iterator[None]:
    """A problem says in which file it is."""
    try:
        yield
    except QuizgenError as error:
        error.where = error.where or where
        raise


@contextmanager
def told() -> Iterator[None]:
    """Whatever SQLite finds wrong with the file is a user's problem, told as such."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "disk is full" in str(error):
            raise too_big(f"there is no room to sort the collection: {error}") from error
        raise damaged(str(error)) from error
    except sqlite3.Error as error:
        raise damaged(str(error)) from error
    except (OverflowError, UnicodeDecodeError) as error:  # numbers beyond 64 bits; names that are no text
        raise damaged(str(error).lower()) from error
