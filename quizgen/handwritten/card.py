"""Owns what every reader of hand-written cards hands on; does nothing."""

from dataclasses import dataclass

from quizgen.model import ClozePart


@dataclass(frozen=True, slots=True)
class Written:
    """A card as its file has it: a question and its answer, or a text with gaps.

    `at` and `end` are where it stands in the file's text; `deck` is empty where the file says nothing of it.
    """

    line: int
    at: int
    end: int
    question: str = ""
    answer: str = ""
    cloze: tuple[ClozePart, ...] = ()
    context: str = ""
    deck: str = ""
    tags: tuple[str, ...] = ()
    section: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """What stands at a line and became no card, and why."""

    line: int
    reason: str


Entry = Written | Refused


@dataclass(frozen=True, slots=True)
class Cards:
    """All that a file gave, in its order; `deck` and `tags` are what it says of all its cards."""

    entries: tuple[Entry, ...]
    deck: str = ""
    tags: tuple[str, ...] = ()


def names(text: str) -> tuple[str, ...]:
    """The tags in a line of them: separated by commas, or else by white space; Anki's tags hold no spaces."""
    parts = text.split(",") if "," in text else text.split()
    return tuple(dict.fromkeys("_".join(part.split()) for part in parts if part.strip()))
