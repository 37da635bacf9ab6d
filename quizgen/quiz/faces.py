"""Owns what the two sides of a card say, as runs of toned text; must not know a screen's size or colours."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum, auto

from quizgen.model import Card, Kind, Note, Rating

DAY = timedelta(days=1)
MONTH_DAYS = 30
YEAR_DAYS = 365


class Tone(Enum):
    PLAIN = auto()
    STRONG = auto()
    FAINT = auto()
    MISSING = auto()
    """Not typed, though expected; the text itself says so too."""
    EXTRA = auto()
    """Typed, though not expected."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one tone; it may hold anything a document holds, control characters too."""

    text: str
    tone: Tone = Tone.PLAIN


def front(note: Note, card: Card) -> tuple[Run, ...]:
    """The question, or the cloze text with `[...]` or `[hint]` in the gap."""
    draft = note.shown
    if draft.kind is Kind.QA:
        return (Run(draft.question),)
    asked = card.ordinal + 1
    return tuple(
        Run(f"[{part.hint or '...'}]", Tone.STRONG) if part.number == asked else Run(part.text) for part in draft.cloze
    )


def beside_options(note: Note) -> Note:
    """The note without the hints that spell what is hidden: beside four options they would give it away."""
    draft = note.shown
    parts = tuple(replace(part, hint="") if "…" in part.hint else part for part in draft.cloze)
    return replace(note, draft=replace(draft, cloze=parts), edit=None)


def back(note: Note, card: Card) -> tuple[Run, ...]:
    """The answer, or the cloze text with the gap filled; in brackets, to stand out without colour too."""
    draft = note.shown
    if draft.kind is Kind.QA:
        return (Run(draft.answer, Tone.STRONG),)
    asked = card.ordinal + 1
    return tuple(Run(f"[{part.text}]", Tone.STRONG) if part.number == asked else Run(part.text) for part in draft.cloze)


def context(note: Note) -> tuple[Run, ...]:
    """The evidence; nothing when it says no more than the card already does."""
    draft = note.shown
    shown = "".join(part.text for part in draft.cloze) if draft.kind is Kind.CLOZE else draft.answer
    return () if _folded(draft.context) in {"", _folded(shown)} else (Run(draft.context),)


def source(note: Note) -> tuple[Run, ...]:
    """File and line of the evidence; a note by hand has no line."""
    line = note.draft.evidence.line
    return (Run(f"{note.source}:{line}" if line else note.source, Tone.FAINT),)


def breadcrumb(note: Note, card: Card) -> str:
    """The deck's last name and the last two headings; a heading that gives the answer away is left out."""
    hidden = [part.text for part in note.shown.cloze if part.number == card.ordinal + 1] or [note.shown.answer]
    names = [note.deck.split("::")[-1], *note.draft.section[-2:]]
    crumbs: list[str] = []
    for name in names:
        if not _gives_away(name, hidden) and _folded(name) not in map(_folded, ["", *crumbs]):
            crumbs.append(name)
    return " › ".join(crumbs)


def keys(after: Mapping[Rating, timedelta]) -> str:
    """The rating keys with the interval each gives: '1 Again <10m  2 Hard 2d  3 Good 4d  4 Easy 9d'."""
    return "  ".join(f"{rating.value} {rating.name.title()} {interval(after[rating])}" for rating in Rating)


def interval(time: timedelta) -> str:
    """A time until due in Anki's short form: '<10m', '<2h', '4d', '1.5mo', '2.1y'."""
    minutes = -(-time // timedelta(minutes=1))
    if time < DAY:
        return f"<{minutes}m" if minutes < 60 else f"<{-(-minutes // 60)}h"
    if time.days < MONTH_DAYS:
        return f"{time.days}d"
    if time.days < YEAR_DAYS:
        return f"{time.days / MONTH_DAYS:.1f}mo"
    return f"{time.days / YEAR_DAYS:.1f}y"


def _gives_away(name: str, answers: list[str]) -> bool:
    return any(_folded(answer) in _folded(name) for answer in answers if _folded(answer))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
