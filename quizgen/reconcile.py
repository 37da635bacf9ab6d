"""Owns what a rebuilt document does to its notes; must not do I/O, read the clock or change a guid."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from quizgen.fact import asked_again
from quizgen.identity import mint
from quizgen.likeness import words
from quizgen.matching import match, same_fact
from quizgen.model import (
    Ambiguity,
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
from quizgen.numbering import numbered

TYPED_WORDS = 3
"""The longest answer a learner is asked to type."""


def reconcile(notes: Sequence[Note], drafts: Sequence[Draft]) -> Plan:
    """What becomes of one document's notes, given all its drafts; the order of neither matters."""
    notes = sorted(notes, key=lambda note: (_order(note.draft), note.guid))
    drafts = sorted(drafts, key=_order)
    matching = match(notes, drafts)
    fates: dict[str, list[Change]] = {fate: [] for fate in (*_FATES, "unchanged")}
    for new, old in sorted(matching.found.items()):
        change = changed(notes[old], drafts[new])
        fates[_fate(change)].append(change)
    taken = {*matching.found.values(), *matching.kin.values(), *matching.ambiguous}
    gone = [note for place, note in enumerate(notes) if place not in taken]
    fresh = [place for place in range(len(drafts)) if place not in matching.found and place not in matching.kin]
    unwanted = [note.draft for note in notes if note.rejected]
    kin = sorted((old, new) for new, old in matching.kin.items())
    plan = Plan(
        **{fate: tuple(fates[fate]) for fate in _FATES},
        unchanged=tuple(change.note for change in fates["unchanged"]),
        added=tuple(drafts[new] for new in fresh),
        replaced=tuple(Change(notes[old], drafts[new]) for old, new in kin),
        ambiguous=tuple(
            Ambiguity(notes[old], tuple(drafts[new] for new in rivals))
            for old, rivals in sorted(matching.ambiguous.items())
        ),
        retired=tuple(note for note in gone if note.status is Status.ACTIVE),
        dormant=tuple(note for note in gone if note.status is not Status.ACTIVE),
    )
    return without_unwanted(plan, unwanted)


def without_unwanted(plan: Plan, unwanted: Sequence[Draft]) -> Plan:
    """The plan without what would ask again, in whatever words or kind, what a learner rejected."""
    answers = [({*words(no.answer)}, no) for no in unwanted]

    def is_wanted(draft: Draft) -> bool:
        # Words in common are seen at once; likeness is dear.
        said = {*words(draft.answer)}
        return not any(said & answer and same_fact(no, draft) for answer, no in answers)

    asleep = [change.note for change in plan.revived if not (change.note.rejected or is_wanted(change.draft))]
    parted = [change.note for change in plan.replaced if not is_wanted(change.draft)]
    return replace(
        plan,
        added=tuple(draft for draft in plan.added if is_wanted(draft)),
        revived=tuple(change for change in plan.revived if change.note not in asleep),
        replaced=tuple(change for change in plan.replaced if change.note not in parted),
        retired=(*plan.retired, *(note for note in parted if note.status is Status.ACTIVE)),
        dormant=(*plan.dormant, *asleep, *(note for note in parted if note.status is not Status.ACTIVE)),
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
    origins = {change.draft: change.note.guid for change in plan.replaced}
    written = [
        Note(
            guid=guid,
            notetype=_notetype(draft, typed=typed),
            draft=draft,
            source=document.source,
            deck=document.deck,
            tags=tags,
            status=Status.ACTIVE,
            created_at=now,
            modified_at=now.replace(microsecond=0),
            replaces=origins.get(draft),
        )
        for guid, draft in _identified((*plan.added, *origins), document.source, taken)
    ]
    for note, draft in standing(plan):
        here = replace(note, source=document.source, deck=document.deck, tags=tags)
        written += rewritten(note, replace(here, draft=draft, status=Status.ACTIVE), now)
    for note in parting(plan):
        written += rewritten(note, replace(note, status=Status.RETIRED), now)
    return tuple(sorted(written, key=lambda note: (_order(note.draft), note.guid)))


def standing(plan: Plan) -> Iterator[tuple[Note, Draft]]:
    """The notes that are active after the build, each with the draft that speaks for it."""
    for change in (*plan.answer_changed, *plan.changed, *plan.moved, *plan.shifted, *plan.revived):
        yield change.note, change.draft
    for note in plan.unchanged:
        yield note, note.draft


def due_again(plan: Plan) -> tuple[tuple[Guid, int], ...]:
    """The cards to be asked at once because their fact is another, by guid and ordinal."""
    changes = (*plan.answer_changed, *plan.moved, *plan.revived)
    return tuple((change.note.guid, ordinal) for change in changes for ordinal, _ in change.asked_again)


def parting(plan: Plan) -> tuple[Note, ...]:
    """The active notes that are retired by the build."""
    others = (*(change.note for change in plan.replaced), *(unclear.note for unclear in plan.ambiguous))
    return (*plan.retired, *(note for note in others if note.status is Status.ACTIVE))


def taken_back(note: Note, before: Note | None, now: datetime) -> Note:
    """The note as it was before a build that is undone, its learner's decisions as they are now.

    One that the build made is withdrawn. `modified_at` moves on where a learner sees the difference.
    """
    after = replace(note, status=Status.WITHDRAWN)
    if before:
        after = replace(
            before, rejected=note.rejected, own_tags=note.own_tags, edit=note.edit, modified_at=note.modified_at
        )
    return (rewritten(note, after, now) or [note])[0]


# ---------------------------------------------------------------- what the learner sees


_FATES = ("answer_changed", "changed", "moved", "shifted", "revived")


def changed(note: Note, draft: Draft) -> Change:
    """The note continued by the draft: its cloze numbers stay, and what has to be asked again is known."""
    here = numbered(note, draft)
    return Change(note, here, asked_again(note.draft, here))


def _fate(change: Change) -> str:
    """The list of the plan a change belongs to."""
    old, new = change.note.draft, change.draft
    if change.note.status is not Status.ACTIVE:
        return "revived"
    if change.asked_again:
        return "answer_changed"
    if (new.wording, new.media) != (old.wording, old.media):
        return "changed"
    if new.section != old.section:
        return "moved"
    return "unchanged" if new == old else "shifted"


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


def rewritten(before: Note, after: Note, now: datetime) -> list[Note]:
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
    overtaken = note.draft.wording if note.is_overtaken else None
    return (
        note.shown.wording,
        note.shown.media,
        overtaken,
        note.draft.section,
        note.source,
        note.tags,
        note.own_tags,
        note.is_asked,
    )


def _order(draft: Draft) -> tuple[object, ...]:
    """A total order: place in the document, then every other field."""
    span, cloze = draft.evidence.span, tuple((part.text, part.number, part.hint) for part in draft.cloze)
    return (
        *(span.start, span.end, draft.evidence.line, draft.rule, draft.kind, draft.question, draft.answer),
        *(cloze, draft.context, draft.evidence.quote, draft.anchor, draft.section, draft.score, draft.trace),
    )
