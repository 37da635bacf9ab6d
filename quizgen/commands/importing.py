"""`quizgen import`: finds the door that a file comes in by; must not read it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from quizgen.errors import QuizgenError


@dataclass(frozen=True, slots=True)
class Request:
    """What to import and how; `deck` and `tags` are for cards written by hand."""

    path: Path
    deck: str | None = None
    tags: tuple[str, ...] = ()
    is_dry: bool = False
    """Only to say what it would do."""
    is_agreed: bool = False
    """Whether the user agreed beforehand to lose cards with reviews."""
    as_json: bool = False
    is_verbose: bool = False
    adopt: str | None = None
    """A search for notes of others that become ours, of an Anki file."""


def run(store_path: Path | None, request: Request) -> int:
    """What the file holds is in the store; the exit code, 1 when nothing in it could be read."""
    door = DOORS.get(request.path.suffix.lower())
    if door is None:
        kinds = ", ".join(sorted(DOORS))
        raise QuizgenError(
            f"cannot import '{request.path.suffix or request.path.name}' files",
            where=str(request.path),
            hint=f"quizgen imports {kinds}",
        )
    return door(store_path, request)


def _cards(store_path: Path | None, request: Request) -> int:
    from quizgen.commands import import_cards

    return import_cards.run(store_path, request)


def _anki(store_path: Path | None, request: Request) -> int:
    from quizgen.commands import import_anki

    return import_anki.run(store_path, request)


DOORS: dict[str, Callable[[Path | None, Request], int]] = {
    **dict.fromkeys((".csv", ".tsv", ".txt", ".md", ".markdown"), _cards),
    **dict.fromkeys((".apkg", ".colpkg", ".anki2"), _anki),
}
"""By the suffix of a file, which command reads it."""
