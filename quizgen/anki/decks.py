"""Owns how deck names are written into a package; must not decide which deck a note is in."""

from collections.abc import Iterable
from hashlib import sha256

from quizgen.anki.escape import clean

FALLBACK = "quizgen"
"""The deck of notes whose deck name has nothing Anki would keep."""


def spellings(names: Iterable[str]) -> dict[str, str]:
    """Each given name -> the name Anki gets.

    Anki takes 'Bio' and 'bio' for one deck at every level and renames the second to 'bio_', so the first
    spelling met stands for both. Components Anki would rename or call 'blank' are mended here.
    """
    levels: dict[tuple[str, ...], str] = {}
    return {name: "::".join(_agreed(_components(name), levels)) for name in dict.fromkeys(names)}


def deck_id(name: str) -> int:
    """The same number for the same name in any case. It only ties cards to decks inside one package."""
    return int.from_bytes(sha256(name.casefold().encode()).digest()[:6]) + 2  # 1 is Anki's own Default


def _components(name: str) -> tuple[str, ...]:
    mended = (" ".join(clean(part).replace('"', "").split()) for part in name.split("::"))
    return tuple(part for part in mended if part) or (FALLBACK,)


def _agreed(components: tuple[str, ...], levels: dict[tuple[str, ...], str]) -> list[str]:
    folded = tuple(part.casefold() for part in components)
    return [levels.setdefault(folded[: depth + 1], part) for depth, part in enumerate(components)]
