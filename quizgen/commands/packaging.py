"""Owns when and where a package is written; must not know what is inside one."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from quizgen.anki import adopted, archive, package
from quizgen.anki.carried import Carried
from quizgen.errors import QuizgenError
from quizgen.model import Note

FOLDER = Path("decks")


def default_path(deck: str | None) -> Path:
    """decks/<deck>.apkg below the current folder, made ready; a whole library is decks/quizgen.apkg."""
    try:
        FOLDER.mkdir(exist_ok=True)
    except OSError as error:
        raise QuizgenError(
            f"folder '{FOLDER}' cannot be made: {(error.strerror or str(error)).lower()}",
            hint="say with -o where the package shall be",
        ) from error
    name = re.sub(r"[^\w.,()' -]+", "-", deck or "quizgen").strip(" .-") or "deck"
    return FOLDER / f"{name}.apkg"


def check_place(path: Path) -> None:
    """Nothing, when a package can stand at `path`; QuizgenError when not, before any work is done for it."""
    archive.target(path)


def packable(notes: Iterable[Note]) -> list[Note]:
    """Those that go into packages: adopted ones are of another notetype in Anki, which would meet them as conflicts."""
    return [note for note in notes if note.draft.rule != adopted.RULE]


def written(
    path: Path, notes: Sequence[Note], pictures: package.Pictures = package.without, carried: Carried | None = None
) -> bool:
    """The package at `path` holds exactly `notes`, with pictures and what is carried; whether it had to be written."""
    if package.holds(path, package.fingerprint(notes, carried)):
        return False
    package.write(path, notes, carried, pictures)
    return True
