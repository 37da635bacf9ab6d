"""Notes, drafts and a filled store that the tests of commands start from."""

from datetime import UTC, datetime
from pathlib import Path

from quizgen.model import (
    Anchor,
    ClozePart,
    Draft,
    Evidence,
    Guid,
    Kind,
    KnownDocument,
    Note,
    Notetype,
    RuleId,
    Span,
    Status,
)
from quizgen.store import Store
from tests.conftest import DECIDED_AT

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def question(text: str = "What carries oxygen?", answer: str = "haemoglobin", *, start: int = 10) -> Draft:
    """A question and its answer, found `start` characters into a document."""
    return Draft(
        kind=Kind.QA,
        question=text,
        answer=answer,
        cloze=(),
        context="Haemoglobin carries oxygen.",
        evidence=Evidence("Haemoglobin carries oxygen.", Span(start, start + 27), line=3),
        anchor=Anchor("blood/red-cells"),
        section=("Blood", "Red cells"),
        rule=RuleId("subject"),
        score=0.875,
        trace=("moved the verb",),
        reasons=("prompt names topic +0.4",),
    )


def cloze(*, start: int = 50) -> Draft:
    """A text with one cloze deletion."""
    return Draft(
        kind=Kind.CLOZE,
        question="",
        answer="120 days",
        cloze=(ClozePart("Red cells live "), ClozePart("120 days", 1, "how long"), ClozePart(".")),
        context="Red cells live 120 days.",
        evidence=Evidence("Red cells live 120 days.", Span(start, start + 24), line=5),
        anchor=Anchor("blood/red-cells"),
        section=("Blood", "Red cells"),
        rule=RuleId("quantity"),
        score=0.5,
    )


def note(guid: str, draft: Draft, *, deck: str = "Blood", status: Status = Status.ACTIVE) -> Note:
    """The draft as a note of notes/blood.md."""
    return Note(
        guid=Guid(guid),
        notetype=Notetype.QA if draft.kind is Kind.QA else Notetype.CLOZE,
        draft=draft,
        source="notes/blood.md",
        deck=deck,
        tags=("biology",),
        status=status,
        created_at=NOW,
        modified_at=NOW,
    )


def document(path: str = "/study/notes/blood.md", *, deck: str = "Blood") -> KnownDocument:
    """What the store remembers of notes/blood.md."""
    return KnownDocument(
        path=path,
        source="notes/blood.md",
        title="Blood",
        deck=deck,
        sha256="0" * 64,
        settings="settings",
        built_at=NOW,
    )


def notes() -> tuple[Note, ...]:
    """An active question, an active cloze and a retired question."""
    return (
        note("aaa111", question()),
        note("aab222", cloze()),
        note("ccc333", question("What clots?", "plasma", start=90), status=Status.RETIRED),
    )


def fill(path: Path) -> Path:
    """A store at `path` that holds notes/blood.md with notes(); nothing is fuzzed."""
    with Store.open(path) as store:
        store.set_options("", {"fuzz": False}, now=DECIDED_AT)
        store.save(document(), notes())
    return path
