"""Owns which files are documents and in what order; must not open them."""

from collections.abc import Iterator
from pathlib import Path

from quizgen.errors import QuizgenError, did_you_mean

MARKDOWN = frozenset({".md", ".markdown"})
PLAIN = frozenset({".txt", ".text"})
KINDS = "quizgen reads .txt, .text, .md and .markdown"


def discover(path: Path) -> tuple[Path, ...]:
    """The documents at `path`: the file itself, or all below the folder, ordered by their path in it."""
    if path.is_dir():
        found = sorted(_below(path, ()), key=lambda file: _order(file.relative_to(path)))
        if not found:
            raise QuizgenError("no documents in this folder", where=str(path), hint=KINDS)
        return tuple(found)
    if not path.exists():
        raise QuizgenError(f"'{path}' does not exist", hint=_near(path))
    if not is_document(path):
        raise QuizgenError(f"cannot read '{path.suffix or path.name}' files", where=str(path), hint=KINDS)
    if not path.is_file():
        raise QuizgenError(f"'{path}' is no file that can be read to its end", hint="quizgen reads files and folders")
    try:
        path.as_posix().encode()
    except UnicodeEncodeError as error:
        raise QuizgenError(f"the name {path.as_posix()!a} is not valid UTF-8", hint="rename the file") from error
    return (path,)


def is_document(path: Path) -> bool:
    return path.suffix.lower() in MARKDOWN | PLAIN


def _below(folder: Path, above: tuple[Path, ...]) -> Iterator[Path]:
    real = folder.resolve()
    if real in above:  # a link back to a folder we are in
        return
    try:
        entries = list(folder.iterdir())
    except OSError as error:
        raise QuizgenError(f"cannot list '{folder.name}': {error.strerror}", where=str(folder)) from error
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _below(entry, (*above, real))
        elif entry.is_file() and is_document(entry):
            yield from discover(entry)


def _order(path: Path) -> tuple[str, str]:
    return path.as_posix().casefold(), path.as_posix()


def _near(path: Path) -> str:
    beside = [entry.name for entry in path.parent.iterdir()] if path.parent.is_dir() else []
    return did_you_mean(path.name, beside, "")
