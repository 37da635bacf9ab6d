"""Owns how a command comes to its store and to a deck in it; must not hold SQL."""

from pathlib import Path

from quizgen.errors import QuizgenError, did_you_mean
from quizgen.paths import default_store
from quizgen.store import Store

HOW_TO_BUILD = "make some with `quizgen build notes.md`"


def for_writing(path: Path | None) -> Store:
    """The store at `path` (the default one when None), made when there is none yet."""
    return Store.open(path or default_store())


def for_looking(path: Path | None) -> Store:
    """The store at `path` (the default one when None); an empty one in memory when there is none yet."""
    place = path or default_store()
    return Store.open(place) if place.exists() else Store.in_memory()


def existing(path: Path | None) -> Store:
    """The store at `path` (the default one when None); QuizgenError where nothing was built yet."""
    place = path or default_store()
    if not place.exists():
        raise QuizgenError("there are no cards yet", where=f"store {place}", hint=HOW_TO_BUILD)
    return Store.open(place)


def check_not_empty(store: Store) -> None:
    """Nothing, when the store knows a document; QuizgenError that tells how to build one when not."""
    if not store.documents():
        raise QuizgenError("there are no cards yet", hint=HOW_TO_BUILD)


def checked_deck(store: Store, deck: str | None) -> str | None:
    """`deck` as asked for, when it or a deck below it has notes; QuizgenError naming the nearest when not."""
    if deck is None:
        return None
    known = {name for full in store.decks() for name in with_parents(full)}
    if deck in known:
        return deck
    raise QuizgenError(
        f"deck '{deck}' not found",
        hint=did_you_mean(deck, known, "`quizgen decks` lists the decks there are"),
    )


def document_paths(store: Store, name: str) -> tuple[str, ...]:
    """The paths of the documents called `name` (a source, or a path); QuizgenError when there is none."""
    path = Path(name).resolve().as_posix()
    documents = store.documents()
    found = tuple(document.path for document in documents if path == document.path or name == document.source)
    if not found:
        known = (document.source for document in documents)
        raise QuizgenError(
            f"document '{name}' was never built",
            hint=did_you_mean(name, known, "`quizgen cards` names the document of each card"),
        )
    return found


def with_parents(deck: str) -> tuple[str, ...]:
    """'a::b::c' gives 'a', 'a::b', 'a::b::c'."""
    parts = deck.split("::")
    return tuple("::".join(parts[:depth]) for depth in range(1, len(parts) + 1))
