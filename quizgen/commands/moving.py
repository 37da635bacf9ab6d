"""Owns recognising documents by what they say, so that notes go with them; must not write anything."""

import hashlib
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from quizgen.assignment import assign
from quizgen.commands import by_hand
from quizgen.likeness import likeness
from quizgen.matching import Matching, match
from quizgen.model import Draft, Guid, KnownDocument, Note, Plan, Status
from quizgen.reconcile import changed
from quizgen.store import Store

MOST = 0.5
"""Least share of a lost document's evidences that a document must hold to be that document."""
SAME_TEXT = 0.75
"""Least likeness of evidences when a note goes from one document to another."""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A document that stands where none is known to stand, with the digest of its bytes."""

    path: str
    sha256: str
    text: str


def formers(store: Store, paths: Sequence[Path]) -> dict[str, KnownDocument]:
    """For documents at paths where none is known to stand, the lost document each is: renamed, perhaps edited too.

    No lost document is two. Where none is lost no file is opened.
    """
    here = {path.as_posix() for path in paths}
    lost = [one for one in store.documents() if _is_lost(one, here)] if paths else []
    newcomers = [_newcomer(path) for path in paths if path.is_file()] if lost else []
    notes = {place: _living(store.notes(path=one.path)) for place, one in enumerate(lost)}
    weights = {
        (place, there): _resemblance(newcomer, lost[there], notes[there])
        for place, newcomer in enumerate(newcomers)
        for there in notes
    }
    chosen = assign({pair: weight for pair, weight in weights.items() if weight >= MOST})
    return {newcomers[place].path: lost[there] for place, there in chosen.items()}


def _newcomer(path: Path) -> Newcomer:
    content = path.read_bytes()
    text = _flat(content.decode("utf-8", errors="replace"))
    return Newcomer(path.as_posix(), hashlib.sha256(content).hexdigest(), text)


def _resemblance(newcomer: Newcomer, lost: KnownDocument, notes: Sequence[Note]) -> float:
    """Equal bytes are surest; else it is the share of the evidences that stand in the text; a name breaks ties."""
    share = 2.0 if newcomer.sha256 == lost.sha256 else _share(notes, newcomer.text)
    same_place, same_name = newcomer.path == lost.path, Path(newcomer.path).name == Path(lost.path).name
    return share + 0.002 * same_place + 0.001 * same_name if share else 0.0


def is_alive(store: Store, known: KnownDocument) -> bool:
    """Whether a document has any notes that were not undone."""
    return bool(_living(store.notes(path=known.path)))


def _living(notes: Sequence[Note]) -> list[Note]:
    return [note for note in notes if note.status is not Status.WITHDRAWN]


def shared_out(plans: Sequence[Plan], elsewhere: Sequence[Note]) -> tuple[tuple[Plan, tuple[Guid, ...]], ...]:
    """The plans of several documents, where a note that one loses goes on with the same text in another.

    Beside each plan the notes that came to it. `elsewhere` are retired notes of other documents: text that was cut
    there may have been put in here.
    """
    lost = [(_AWAY, note) for note in elsewhere]
    for place, plan in enumerate(plans):
        lost += [(place, note) for note in (*plan.retired, *plan.dormant) if note.status is not Status.WITHDRAWN]
    found = [(place, draft) for place, plan in enumerate(plans) for draft in plan.added]
    matching = match([note for _, note in lost], [draft for _, draft in found]) if found else Matching()
    pairs = [(lost[old], found[new]) for new, old in sorted(matching.found.items())]
    moves = [(*left, *came) for left, came in pairs if _goes(left, came)]
    return tuple(_with_moves(place, plan, moves) for place, plan in enumerate(plans))


_AWAY = -1
"""The place of a document that is not being built."""
Move = tuple[int, Note, int, Draft]
"""From which plan a note goes, and to which draft of which other."""


def _goes(left: tuple[int, Note], came: tuple[int, Draft]) -> bool:
    alike = likeness(left[1].draft.evidence.quote, came[1].evidence.quote)
    return left[0] != came[0] and alike >= SAME_TEXT


def _with_moves(place: int, plan: Plan, moves: Sequence[Move]) -> tuple[Plan, tuple[Guid, ...]]:
    left = {note.guid for here, note, _, _ in moves if here == place}
    came = [(note, draft) for _, note, there, draft in moves if there == place]
    drafts = {draft for _, draft in came}
    changes = [changed(note, draft) for note, draft in came]
    awake = [change for change in changes if change.note.status is Status.ACTIVE]
    after = replace(
        plan,
        retired=tuple(note for note in plan.retired if note.guid not in left),
        dormant=tuple(note for note in plan.dormant if note.guid not in left),
        added=tuple(draft for draft in plan.added if draft not in drafts),
        answer_changed=(*plan.answer_changed, *(change for change in awake if change.asked_again)),
        moved=(*plan.moved, *(change for change in awake if not change.asked_again)),
        revived=(*plan.revived, *(change for change in changes if change.note.status is not Status.ACTIVE)),
    )
    return after, tuple(note.guid for note, _ in came)


def _is_lost(known: KnownDocument, here: Container[str]) -> bool:
    """Whether its file is missing, or stands again where it was taken for missing."""
    return by_hand.is_file(known) and (known.path in here or not Path(known.path).exists())


def _share(notes: Sequence[Note], text: str) -> float:
    quotes = {_flat(note.draft.evidence.quote) for note in notes}
    return sum(quote in text for quote in quotes) / len(quotes) if quotes else 0.0


def _flat(text: str) -> str:
    return " ".join(text.split())
