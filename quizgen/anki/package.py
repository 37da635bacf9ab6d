"""Owns the writing of Anki packages from notes, byte-identical for equal notes; must not know the store."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from quizgen import __version__
from quizgen.anki import archive
from quizgen.anki.carried import Carried
from quizgen.anki.notetypes import MODIFIED, Shape, shapes
from quizgen.anki.rows import Row, rows
from quizgen.model import Media, Note

Pictures = Callable[[Media], bytes | None]
"""The content of a picture; None when there is none to be had."""


def without(_media: Media) -> None:
    """No picture is to be had."""


@dataclass(frozen=True, slots=True)
class PackageReport:
    """What a package holds; `retired` notes are among `notes`."""

    notes: int
    cards: int
    retired: int


def write(
    path: Path, notes: Sequence[Note], carried: Carried | None = None, pictures: Pictures = without
) -> PackageReport:
    """The package at `path` holds exactly these notes, new cards in their order; an error leaves the old one.

    Where progress is carried, a card that is new to Anki arrives there as the learner left it here.

    Retired notes are in it, blank and without cards: a card a learner has goes blank, nobody gets a new one.
    """
    from quizgen.anki.collection import collection  # genanki takes long to load

    target = archive.target(path)
    made, shaped = rows(notes), shapes()
    archive.write(
        target, collection(made, shaped, carried), _fingerprint(made, shaped, carried), _named(made, pictures)
    )
    return PackageReport(
        notes=len(made),
        cards=sum(len(row.ordinals) for row in made),
        retired=sum(not note.is_asked for note in notes),
    )


def _named(made: Sequence[Row], pictures: Pictures) -> Iterator[tuple[str, bytes]]:
    """Each picture once, by its name in Anki."""
    shown = {media.name: media for row in made for media in row.media}
    for name, media in sorted(shown.items()):
        content = pictures(media)
        if content is not None:
            yield name, content


def fingerprint(notes: Sequence[Note], carried: Carried | None = None) -> str:
    """A hash of everything that decides the bytes of their package, without making it."""
    return _fingerprint(rows(notes), shapes(), carried)


def holds(path: Path, fingerprint: str) -> bool:
    """Whether the file at `path` is a package written from notes with this fingerprint."""
    return archive.fingerprint(path) == fingerprint


def _fingerprint(made: Sequence[Row], shaped: Sequence[Shape], carried: Carried | None) -> str:
    progress = (carried.key(),) if carried else ()
    parts = (__version__, str(MODIFIED), repr(shaped), *progress, *(row.key() for row in made))
    return sha256("\x1d".join(parts).encode()).hexdigest()
