"""Owns notes to write into packages in tests; nothing here is random or reads a clock."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from quizgen.model import (
    Anchor,
    ClozePart,
    Draft,
    Evidence,
    Guid,
    Kind,
    Note,
    Notetype,
    RuleId,
    Span,
    Status,
)

MADE = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
HEART = (ClozePart("The "), ClozePart("heart", 1, "organ"), ClozePart(" pumps "), ClozePart("blood", 3))


def qa(guid: str, question: str = "What pumps blood?", answer: str = "The heart", **changes: Any) -> Note:
    """An active QA note; `changes` replace attributes of the note, or of its draft where it has them."""
    draft = Draft(
        kind=Kind.QA,
        question=question,
        answer=answer,
        cloze=(),
        context="The heart is a muscle that pumps blood.",
        evidence=Evidence("The heart is a muscle that pumps blood.", Span(0, 39), 1),
        anchor=Anchor("circulation/heart"),
        section=("Circulation", "The heart"),
        rule=RuleId("is-a"),
        score=0.5,
    )
    note = Note(Guid(guid), Notetype.QA, draft, "body/heart.md", "Body::Heart", ("exam",), Status.ACTIVE, MADE, MADE)
    return changed(note, **changes)


def typed(guid: str, question: str = "What pumps blood?", answer: str = "The heart", **changes: Any) -> Note:
    return qa(guid, question, answer, **{"notetype": Notetype.QA_TYPED, **changes})


def cloze(guid: str, parts: tuple[ClozePart, ...] = HEART, **changes: Any) -> Note:
    answer = " / ".join(part.text for part in parts if part.number)
    same = {"notetype": Notetype.CLOZE, "kind": Kind.CLOZE, "cloze": parts}
    return qa(guid, "", answer, **{**same, **changes})


def changed(note: Note, **changes: Any) -> Note:
    inside = {name: value for name, value in changes.items() if name in Draft.__dataclass_fields__}
    outside = {name: value for name, value in changes.items() if name not in inside}
    return replace(note, draft=replace(note.draft, **inside), **outside)


def later(note: Note, seconds: int = 1, **changes: Any) -> Note:
    """The note after an edit: changed, and modified that much later."""
    return changed(note, modified_at=note.modified_at + timedelta(seconds=seconds), **changes)


def retired(note: Note) -> Note:
    return later(note, status=Status.RETIRED)
