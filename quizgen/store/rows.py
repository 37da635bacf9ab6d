"""Owns the translation between the frozen values and the columns of the store; must not run SQL."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from quizgen.model import (
    Anchor,
    Card,
    ClozePart,
    Draft,
    Edit,
    Evidence,
    Guid,
    Kind,
    KnownDocument,
    Media,
    Memory,
    Note,
    Notetype,
    Rating,
    Reschedule,
    Review,
    RuleId,
    Span,
    State,
    Status,
    Wording,
    hidden,
)

Row = Sequence[Any]

DOCUMENT = ("path", "source", "title", "deck", "sha256", "settings", "built_at")
DRAFT = (
    *("kind", "question", "answer", "cloze", "context", "quote", "span_start", "span_end", "line"),
    *("anchor", "section", "rule", "score", "trace", "reasons"),
)
NOTE = (
    *("guid", "notetype", "source", "deck", "tags", "status", "created_at", "modified_at", "replaces", "withdrawn"),
    *DRAFT,
    "media",
)
"""What builds write."""
DECISION = ("rejected", "own_tags", "edit")
"""What learners decide."""
UNDECIDED = (0, "[]", None)
MEMORY = (
    *("state", "step", "stability", "difficulty", "due_at", "last_review_at"),
    *("reps", "lapses", "interval_days"),
)
CARD = ("guid", "ordinal", "suspended", "flag", *MEMORY)
REVIEW = ("id", "guid", "ordinal", "rating", "reviewed_at", "duration_ms", "source", "last_interval_days", "interval")

RESCHEDULE = ("guid", "ordinal", "id", "interval_days")


def stamp(moment: datetime) -> str:
    """A time as stored: UTC, microseconds, fixed width, so that text order is time order."""
    if moment.tzinfo is None:
        raise ValueError(f"a time without a zone: {moment}")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def document_row(document: KnownDocument) -> Row:
    """In the order of DOCUMENT."""
    return (
        *(document.path, document.source, document.title, document.deck),
        *(document.sha256, document.settings, stamp(document.built_at)),
    )


def to_document(row: Row) -> KnownDocument:
    """From columns in the order of DOCUMENT."""
    path, source, title, deck, sha256, settings, built_at = row
    return KnownDocument(path, source, title, deck, sha256, settings, datetime.fromisoformat(built_at))


def note_row(note: Note) -> Row:
    """In the order of NOTE."""
    withdrawn = note.status is Status.WITHDRAWN
    return (
        *(note.guid, note.notetype.value, note.source, note.deck, _json(note.tags)),
        *(Status.RETIRED.value if withdrawn else note.status.value, stamp(note.created_at), stamp(note.modified_at)),
        *(note.replaces, int(withdrawn), *draft_row(note.draft)),
        _json((one.sha256, one.suffix, one.alt, one.target) for one in note.draft.media),
    )


def decision_row(note: Note) -> Row:
    """In the order of DECISION."""
    return int(note.rejected), _json(note.own_tags), _edit_json(note.edit)


def decided(kind: str, value: str) -> Any:
    """What the log of decisions says, as the field named `kind` of a note or card has it."""
    if kind == "own_tags":
        return tuple(json.loads(value))
    if kind == "edit":
        return _to_edit(value if value != "null" else None)
    return int(value) if kind == "flag" else value == "1"


def to_note(row: Row) -> Note:
    """From columns in the order of NOTE and DECISION, and the note's cards as JSON [[number, hidden text], …]."""
    guid, notetype, source, deck, tags, status, created_at, modified_at, replaces, withdrawn = row[:10]
    *columns, media, rejected, own_tags, edit, cards = row[10:]
    draft = replace(to_draft(columns), media=tuple(Media(*one) for one in json.loads(media)))
    numbers = {part.number for part in draft.cloze}
    return Note(
        guid=Guid(guid),
        notetype=Notetype(notetype),
        draft=draft,
        source=source,
        deck=deck,
        tags=tuple(json.loads(tags)),
        status=Status.WITHDRAWN if withdrawn else Status(status),
        created_at=datetime.fromisoformat(created_at),
        modified_at=datetime.fromisoformat(modified_at),
        replaces=Guid(replaces) if replaces else None,
        rejected=bool(rejected),
        own_tags=tuple(json.loads(own_tags)),
        edit=_to_edit(edit),
        former=tuple(
            (number, text) for number, text in json.loads(cards) if draft.kind is Kind.CLOZE and number not in numbers
        ),
    )


def draft_row(draft: Draft) -> Row:
    """In the order of DRAFT."""
    evidence = draft.evidence
    cloze = _json((part.text, part.number, part.hint) for part in draft.cloze)
    return (
        *(draft.kind.value, draft.question, draft.answer, cloze, draft.context),
        *(evidence.quote, evidence.span.start, evidence.span.end, evidence.line),
        *(draft.anchor, _json(draft.section), draft.rule, draft.score, _json(draft.trace), _json(draft.reasons)),
    )


def to_draft(row: Row) -> Draft:
    """From columns in the order of DRAFT."""
    kind, question, answer, cloze, context, quote, start, end, line, anchor, section, rule, score, *told = row
    return Draft(
        kind=Kind(kind),
        question=question,
        answer=answer,
        cloze=tuple(ClozePart(*part) for part in json.loads(cloze)),
        context=context,
        evidence=Evidence(quote, Span(start, end), line),
        anchor=Anchor(anchor),
        section=tuple(json.loads(section)),
        rule=RuleId(rule),
        score=score,
        trace=tuple(json.loads(told[0])),
        reasons=tuple(json.loads(told[1])),
    )


def hidden_texts(note: Note) -> dict[int, str]:
    """The cards a note has, with what each hides: 0 for QA, cloze number - 1 for each deletion."""
    if note.draft.kind is Kind.QA:
        return {0: ""}
    draft = note.shown
    return {number - 1: hidden(draft, number) for number in sorted({p.number for p in draft.cloze if p.number})}


def memory_row(memory: Memory | None) -> Row:
    """In the order of MEMORY; all nulls for a new card."""
    if memory is None:
        return (None,) * len(MEMORY)
    return (
        *(memory.state.value, memory.step, memory.stability, memory.difficulty),
        *(stamp(memory.due_at), stamp(memory.last_review_at)),
        *(memory.reps, memory.lapses, memory.interval_days),
    )


def to_card(row: Row) -> Card:
    """From columns in the order of CARD."""
    guid, ordinal, suspended, flag, *memory = row
    return Card(Guid(guid), ordinal, _to_memory(memory), bool(suspended), flag)


def _to_memory(row: Row) -> Memory | None:
    state, step, stability, difficulty, due_at, last_review_at, reps, lapses, interval_days = row
    if state is None:
        return None
    return Memory(
        state=State(state),
        step=step,
        stability=stability,
        difficulty=difficulty,
        due_at=datetime.fromisoformat(due_at),
        last_review_at=datetime.fromisoformat(last_review_at),
        reps=reps,
        lapses=lapses,
        interval_days=interval_days,
    )


def review_row(review: Review) -> Row:
    """In the order of REVIEW."""
    return (
        *(review.id, review.guid, review.ordinal, review.rating.value),
        *(stamp(review.reviewed_at), review.duration_ms, review.source, review.last_interval_days, review.interval),
    )


def to_review(row: Row) -> Review:
    """From columns in the order of REVIEW."""
    identity, guid, ordinal, rating, reviewed_at, duration_ms, source, last_interval_days, interval = row
    return Review(
        id=identity,
        guid=Guid(guid),
        ordinal=ordinal,
        rating=Rating(rating),
        reviewed_at=datetime.fromisoformat(reviewed_at),
        duration_ms=duration_ms,
        source=source,
        last_interval_days=last_interval_days,
        interval=interval,
    )


def to_reschedule(row: Row) -> Reschedule:
    """From columns in the order of RESCHEDULE."""
    guid, ordinal, identity, interval_days = row
    at = datetime.fromtimestamp(identity // 1000, UTC) + timedelta(milliseconds=identity % 1000)
    return Reschedule(identity, Guid(guid), ordinal, interval_days, at)


def _edit_json(edit: Edit | None) -> str | None:
    return _json((_wording_row(edit.mine), _wording_row(edit.over))) if edit else None


def _wording_row(wording: Wording) -> list[Any]:
    cloze = [[part.text, part.number, part.hint] for part in wording.cloze]
    return [wording.question, wording.answer, cloze, wording.context]


def _to_edit(text: str | None) -> Edit | None:
    return Edit(*(_to_wording(row) for row in json.loads(text))) if text else None


def _to_wording(row: Row) -> Wording:
    question, answer, cloze, context = row
    return Wording(question, answer, tuple(ClozePart(*part) for part in cloze), context)


def _json(values: Iterable[Any]) -> str:
    return json.dumps(list(values), ensure_ascii=False, separators=(",", ":"))
