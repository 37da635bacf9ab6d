"""Owns what a rebuilt document does to its notes; must not do I/O, read the clock or change a guid."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count

from quizgen.identity import mint
from quizgen.matching import match
from quizgen.model import (
    Change,
    Draft,
    Guid,
    Kind,
    KnownDocument,
    Note,
    Notetype,
    Plan,
    Status,
)

TYPED_WORDS = 3
"""The longest answer a learner is asked to type."""


def reconcile(notes: Sequence[Note], drafts: Sequence[Draft]) -> Plan:
    """What becomes of one document's notes, given all its drafts; the order of neither matters."""
    notes = sorted(notes, key=lambda note: (_order(note.draft), note.guid))
    drafts = sorted(drafts, key=_order)
    found = match(notes, drafts)
    continued = set(found.values())
    changes = [Change(notes[old], drafts[new]) for new, old in sorted(found.items())]
    gone = [note for place, note in enumerate(notes) if place not in continued]
    return Plan(
        added=tuple(draft for place, draft in enumerate(drafts) if place not in found),
        updated=tuple(change for change in changes if _fate(change) == "updated"),
        moved=tuple(change for change in changes if _fate(change) == "moved"),
        revived=tuple(change for change in changes if _fate(change) == "revived"),
        unchanged=tuple(change.note for change in changes if _fate(change) == "unchanged"),
        retired=tuple(note for note in gone if note.status is Status.ACTIVE),
        dormant=tuple(note for note in gone if note.status is not Status.ACTIVE),
    )


def settle(  # noqa: PLR0913 (all that decides what a note is made of, named)
    plan: Plan,
    *,
    document: KnownDocument,
    tags: tuple[str, ...],
    typed: bool,
    taken: Callable[[Guid], bool],
    now: datetime,
) -> tuple[Note, ...]:
    """Every note the plan writes, in document order: new ones with guids, others only where they changed.

    `modified_at` moves, by whole seconds, only where what a learner sees changes.
    """
    written: list[Note] = []
    for guid, draft in _identified(plan.added, document.source, taken):
        notetype = _notetype(draft, typed=typed)
        second = now.replace(microsecond=0)
        home = (document.source, document.deck, tags)
        written.append(Note(guid, notetype, draft, *home, Status.ACTIVE, created_at=now, modified_at=second))
    for note, draft in _standing(plan):
        here = replace(note, source=document.source, deck=document.deck, tags=tags)
        written += _rewritten(note, replace(here, draft=draft, status=Status.ACTIVE), now)
    for note in plan.retired:
        written += _rewritten(note, replace(note, status=Status.RETIRED), now)
    return tuple(sorted(written, key=lambda note: (_order(note.draft), note.guid)))


# ---------------------------------------------------------------- what the learner sees


def _fate(change: Change) -> str:
    """The list of the plan a change belongs to."""
    draft = _numbered(change)
    if change.note.status is not Status.ACTIVE:
        return "revived"
    if _face(draft) != _face(change.note.draft):
        return "updated"
    return "unchanged" if draft == change.note.draft else "moved"


def _face(draft: Draft) -> tuple[object, ...]:
    """What the learner sees of a draft."""
    return draft.question, draft.answer, draft.cloze, draft.context, draft.section


def _numbered(change: Change) -> Draft:
    """The draft with the cloze numbers of the note: in Anki a number is the card, history and all."""
    known, hidden = _deletions(change.note.draft), _deletions(change.draft)
    if len(known) == len(hidden) == 1:
        numbers = dict(zip(hidden, known, strict=True))
    else:
        kept = {texts: number for number, texts in known.items()}
        unused = count(max(known, default=0) + 1)
        numbers = {number: kept.pop(texts, 0) or next(unused) for number, texts in hidden.items()}
    return replace(
        change.draft,
        cloze=tuple(replace(part, number=numbers.get(part.number, 0)) for part in change.draft.cloze),
    )


def _deletions(draft: Draft) -> dict[int, tuple[str, ...]]:
    """The texts that each cloze number hides."""
    numbers = sorted({part.number for part in draft.cloze if part.number})
    return {number: tuple(part.text for part in draft.cloze if part.number == number) for number in numbers}


# ---------------------------------------------------------------- writing


def _identified(drafts: Sequence[Draft], source: str, taken: Callable[[Guid], bool]) -> Iterator[tuple[Guid, Draft]]:
    """Each draft with a new guid, no two alike."""
    minted: set[Guid] = set()
    for draft in drafts:
        guid = mint(source, draft, lambda guess: guess in minted or taken(guess))
        minted.add(guid)
        yield guid, draft


def _notetype(draft: Draft, *, typed: bool) -> Notetype:
    if draft.kind is Kind.CLOZE:
        return Notetype.CLOZE
    return Notetype.QA_TYPED if typed and len(draft.answer.split()) <= TYPED_WORDS else Notetype.QA


def _standing(plan: Plan) -> Iterator[tuple[Note, Draft]]:
    """The notes that are active after the build, each with the draft that speaks for it."""
    for change in (*plan.updated, *plan.moved, *plan.revived):
        yield change.note, _numbered(change)
    for note in plan.unchanged:
        yield note, note.draft


def _rewritten(before: Note, after: Note, now: datetime) -> list[Note]:
    """The note to write: none when nothing changed, with a new `modified_at` when a learner sees it."""
    if after == before:
        return []
    if _sight(after) == _sight(before):
        return [after]
    # Anki takes a note only when its whole second of modification is later than the one it has.
    next_second = before.modified_at.replace(microsecond=0) + timedelta(seconds=1)
    return [replace(after, modified_at=max(now.replace(microsecond=0), next_second))]


def _sight(note: Note) -> tuple[object, ...]:
    """What the learner sees of a note."""
    return *_face(note.draft), note.source, note.tags, note.status


def _order(draft: Draft) -> tuple[object, ...]:
    """A total order: place in the document, then every other field."""
    span, cloze = draft.evidence.span, tuple((part.text, part.number, part.hint) for part in draft.cloze)
    return (
        *(span.start, span.end, draft.evidence.line, draft.rule, draft.kind, draft.question, draft.answer),
        *(cloze, draft.context, draft.evidence.quote, draft.anchor, draft.section, draft.score, draft.trace),
    )
