"""Owns which documents a build means, what they are called and which deck is theirs; must not read them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from quizgen import documents
from quizgen.errors import QuizgenError
from quizgen.model import Document, KnownDocument


@dataclass(frozen=True, slots=True)
class Target:
    """A document to build: where it is, and what learners see it called."""

    path: Path
    source: str

    @property
    def identity(self) -> str:
        """The path the store knows it by."""
        return self.path.as_posix()


def named(paths: Sequence[Path]) -> tuple[Target, ...]:
    """The documents at and below `paths`, each once, in that order; QuizgenError where one gives none.

    A document reached through a link is the document linked to, so that it has one identity. A folder
    without any document is refused, known ones or not: it is more often an unmounted disk than a wish.
    """
    targets: dict[Path, Target] = {}
    for path in paths:
        for found in documents.discover(path):
            source = found.relative_to(path).as_posix() if path.is_dir() else found.name
            targets.setdefault(found.resolve(), Target(found.resolve(), source))
    return tuple(targets.values())


def gone(paths: Sequence[Path], known: Iterable[KnownDocument]) -> tuple[KnownDocument, ...]:
    """The known documents below the folders among `paths` whose file is no longer there."""
    folders = [path.resolve().as_posix().rstrip("/") + "/" for path in paths if path.is_dir()]
    return tuple(
        document for document in known if document.path.startswith(tuple(folders)) and not Path(document.path).exists()
    )


def deck_of(document: Document, source: str, parent: str | None) -> str:
    """The deck a document gets at its first build; the rule never changes, for Anki knows decks by name.

    What the front matter asks for stands as it is; else the folders of the source and the title are nested.
    A parent, when given, silences the front matter and stands above everything.
    """
    if document.deck and not parent:
        return document.deck
    folders = PurePosixPath(source).parts[:-1]
    title = document.title or PurePosixPath(source).stem
    return "::".join(filter(None, (parent, *map(_part, folders), _part(title))))


def keeps_deck(known: KnownDocument, wanted: str | None) -> bool:
    """Whether the deck of the first build still holds: unless another one is wanted, it does."""
    return wanted is None or known.deck == wanted or known.deck.startswith(f"{wanted}::")


def check_deck(deck: str | None) -> None:
    """Nothing when `deck` can be a deck's name; QuizgenError when one of its '::' parts is blank."""
    if deck is not None and not all(part.strip() for part in deck.split("::")):
        raise QuizgenError(f"'{deck}' cannot name a deck", hint="every part between '::' needs a name")


def _part(name: str) -> str:
    return name.replace("::", ":").strip()
