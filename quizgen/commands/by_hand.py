"""Owns what notes written by hand stand below instead of a document, and which notes no file gave; must not write."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from quizgen.anki import adopted
from quizgen.model import BY_HAND, Anchor, Draft, Evidence, Kind, KnownDocument, Note, RuleId, Span, Wording

RULE = BY_HAND
SOURCE = "by hand"
DECK = "By hand"
_SCHEME = "hand:"
_FILE = "cards:"


def document(deck: str, now: datetime) -> KnownDocument:
    """What notes of this deck stand below: a path that no file has, and a digest that no file will have."""
    return standing_for(_SCHEME, SOURCE, deck, now)


def standing_for(scheme: str, source: str, deck: str, now: datetime) -> KnownDocument:
    """What notes without a document stand below, one for each deck of a scheme."""
    path = scheme + deck
    sha256 = hashlib.sha256(path.encode()).hexdigest()
    return KnownDocument(path, source, deck, deck, sha256, settings="", built_at=now)


def file(path: Path) -> str:
    """What the cards of a file that was imported stand below: no path that a document has."""
    return _FILE + path.as_posix()


def path_of(known: KnownDocument) -> Path | None:
    """The file of hand-written cards behind it; None when it is a document, or a deck of added cards."""
    return Path(known.path.removeprefix(_FILE)) if known.path.startswith(_FILE) else None


def is_by_hand(known: KnownDocument) -> bool:
    """Whether it is no document: there is no file to build or to miss."""
    return known.path.startswith((_SCHEME, _FILE))


def is_file(known: KnownDocument) -> bool:
    """Whether it is a document: there is a file to read, to build or to miss, which notes by hand or of Anki's lack."""
    return not (is_by_hand(known) or known.path.startswith(adopted.SCHEME))


def is_own(note: Note) -> bool:
    """Whether somebody worded it, not a rule: a note by hand or of Anki's, or one with an edit."""
    return note.draft.rule in (RULE, adopted.RULE) or note.edit is not None


def draft(wording: Wording, above: Sequence[Note]) -> Draft:
    """The wording as the draft that stands behind these notes of its deck."""
    return resting_on_itself(wording, max((note.draft.evidence.span.end for note in above), default=0), RULE)


def resting_on_itself(wording: Wording, start: int, rule: RuleId) -> Draft:
    """The wording as a draft that is its own evidence, and stands at `start` among those of its deck."""
    quote = "".join(part.text for part in wording.cloze) or f"{wording.question} {wording.answer}"
    return Draft(
        kind=Kind.CLOZE if wording.cloze else Kind.QA,
        question=wording.question,
        answer=wording.answer,
        cloze=wording.cloze,
        context=wording.context,
        evidence=Evidence(quote, Span(start, start + len(quote)), line=0),
        anchor=Anchor(""),
        section=(),
        rule=rule,
        score=1.0,
    )
