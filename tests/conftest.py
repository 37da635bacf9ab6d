"""Owns the builders of sample values and the guard around the learner's own store; must not test."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import platformdirs
import pytest
from hypothesis import settings

from quizgen.model import (
    Anchor,
    ClozePart,
    Draft,
    Evidence,
    Guid,
    Kind,
    KnownDocument,
    Memory,
    Note,
    Notetype,
    Rating,
    Review,
    RuleId,
    Span,
    State,
    Status,
)

settings.register_profile("quizgen", deadline=None)  # how fast the machine is decides no test
settings.load_profile("quizgen")

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
"""The moment at which tests happen."""


@pytest.fixture(autouse=True)
def no_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder; whoever asks for the default store in this process fails."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "QUIZGEN_STORE"):
        monkeypatch.delenv(name, raising=False)
    # Under default_store, so that it holds for whoever imported that by name.
    monkeypatch.setattr(platformdirs, "user_data_path", _refuse)
    return home


def _refuse(*_: object, **__: object) -> Path:
    raise AssertionError("a test reached for the learner's own store: name one with --store")


DECIDED_AT = MONDAY + timedelta(days=1)
"""When a learner decides something in a test that does not care when."""


def make_draft(
    quote: str = "Iron carries oxygen.",
    *,
    question: str = "What carries oxygen?",
    answer: str = "iron",
    start: int = 0,
    **changes: Any,
) -> Draft:
    """A QA draft of the rule 'subject' in the section 'Blood'; `changes` are further fields of Draft."""
    draft = Draft(
        kind=Kind.QA,
        question=question,
        answer=answer,
        cloze=(),
        context=quote,
        evidence=Evidence(quote, Span(start, start + len(quote)), 1),
        anchor=Anchor("blood"),
        section=("Blood",),
        rule=RuleId("subject"),
        score=0.75,
        trace=("subject",),
    )
    return replace(draft, **changes)


def make_cloze(before: str, hidden: str, after: str = "", *, start: int = 0, **changes: Any) -> Draft:
    """A cloze draft with one deletion, whose evidence is the whole text."""
    shown = (ClozePart(before), ClozePart(hidden, 1), ClozePart(after))
    return make_draft(
        before + hidden + after,
        question="",
        answer=hidden,
        start=start,
        **{"kind": Kind.CLOZE, "cloze": tuple(part for part in shown if part.text), "rule": RuleId("cloze")} | changes,
    )


def make_note(guid: str = "aaa", draft: Draft | None = None, **changes: Any) -> Note:
    """An active note of 'blood.md' in the deck 'Biology', made and last modified on MONDAY."""
    draft = draft or make_draft()
    note = Note(
        guid=Guid(guid),
        notetype=Notetype.CLOZE if draft.kind is Kind.CLOZE else Notetype.QA,
        draft=draft,
        source="blood.md",
        deck="Biology",
        tags=("exam",),
        status=Status.ACTIVE,
        created_at=MONDAY,
        modified_at=MONDAY,
    )
    return replace(note, **changes)


def make_document(path: str = "/notes/blood.md", **changes: Any) -> KnownDocument:
    """A document called 'blood.md' in the deck 'Biology', built on MONDAY."""
    document = KnownDocument(
        path=path,
        source="blood.md",
        title="Blood",
        deck="Biology",
        sha256="0" * 64,
        settings="1" * 16,
        built_at=MONDAY,
    )
    return replace(document, **changes)


def make_memory(due_at: datetime = MONDAY, **changes: Any) -> Memory:
    """The memory of a card in Review, due on MONDAY."""
    memory = Memory(
        state=State.REVIEW,
        step=None,
        stability=2.3065,
        difficulty=2.118,
        due_at=due_at,
        last_review_at=MONDAY,
        reps=1,
        lapses=0,
        interval_days=2,
    )
    return replace(memory, **changes)


def make_review(guid: str = "aaa", at: datetime = MONDAY, **changes: Any) -> Review:
    """A review of card 0 rated Good; its id is its time."""
    review = Review(
        id=int(at.timestamp() * 1000),
        guid=Guid(guid),
        ordinal=0,
        rating=Rating.GOOD,
        reviewed_at=at,
        duration_ms=4000,
    )
    return replace(review, **changes)
