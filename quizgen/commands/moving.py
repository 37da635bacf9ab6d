"""Owns recognising documents by what they say, so that notes go with them; must not write anything."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from quizgen.commands import by_hand
from quizgen.likeness import likeness
from quizgen.matching import match
from quizgen.model import Change, Document, Draft, KnownDocument, Note, Plan
from quizgen.store import Store

MOST = 0.5
"""Least share of a lost document's evidences that a document must hold to be that document."""
SAME_TEXT = 0.75
"""Least likeness of evidences when a note goes from one document to another."""


def renamed(known: Iterable[KnownDocument], sha256: str | None) -> KnownDocument | None:
    """The document whose file is missing and had these bytes; None when there is none."""
    return next((one for one in known if sha256 and one.sha256 == sha256 and _is_lost(one)), None)


def resembled(store: Store, known: Iterable[KnownDocument], document: Document) -> KnownDocument | None:
    """The document whose file is missing and most of whose evidences stand in this one: renamed, then edited."""
    text = _flat(document.text)
    shares = [(_share(store.notes(path=one.path), text), one) for one in known if _is_lost(one)]
    share, best = max(shares, key=lambda pair: pair[0], default=(0.0, None))
    return best if share >= MOST else None


def shared_out(plans: Sequence[Plan]) -> tuple[Plan, ...]:
    """The plans of several documents, where a note that one loses goes on with the same text in another."""
    lost = [(place, note) for place, plan in enumerate(plans) for note in plan.retired]
    found = [(place, draft) for place, plan in enumerate(plans) for draft in plan.added]
    matching = match([note for _, note in lost], [draft for _, draft in found])
    pairs = [(lost[old], found[new]) for new, old in sorted(matching.found.items())]
    moves = [
        (here, there, Change(note, draft)) for (here, note), (there, draft) in pairs if _goes(here, note, there, draft)
    ]
    return tuple(_with_moves(place, plan, moves) for place, plan in enumerate(plans))


Move = tuple[int, int, Change]
"""From which plan to which."""


def _goes(here: int, note: Note, there: int, draft: Draft) -> bool:
    return here != there and likeness(note.draft.evidence.quote, draft.evidence.quote) >= SAME_TEXT


def _with_moves(place: int, plan: Plan, moves: Sequence[Move]) -> Plan:
    left = {change.note.guid for here, _, change in moves if here == place}
    came = tuple(change for _, there, change in moves if there == place)
    continued = {change.draft for change in came}
    return replace(
        plan,
        retired=tuple(note for note in plan.retired if note.guid not in left),
        added=tuple(draft for draft in plan.added if draft not in continued),
        moved=(*plan.moved, *came),
    )


def _is_lost(known: KnownDocument) -> bool:
    return not by_hand.is_by_hand(known) and not Path(known.path).exists()


def _share(notes: Sequence[Note], text: str) -> float:
    quotes = {_flat(note.draft.evidence.quote) for note in notes}
    return sum(quote in text for quote in quotes) / len(quotes) if quotes else 0.0


def _flat(text: str) -> str:
    return " ".join(text.split())
