"""Owns the one flat shape of a note outside the store (JSON, JSONL, CSV); its field names never change."""

import re
from collections.abc import Container, Iterable
from typing import TypedDict

from quizgen.model import ClozePart, Draft, Guid, Kind, Note, Wording


class Row(TypedDict):
    """A note as scripts read it; `text` is null for a question, `question` for a cloze."""

    guid: str
    kind: str
    question: str | None
    answer: str
    text: str | None
    deck: str
    tags: list[str]
    status: str
    source_file: str
    section: str
    evidence: str
    line: int
    start: int
    end: int
    rule: str
    score: float
    own_tags: list[str]
    edited: bool
    rejected: bool
    suspended: bool
    overtaken: bool


def row(note: Note, suspended: Container[Guid]) -> Row:
    """The note as one flat record, in the learner's wording: `source_file` is the base name, `section` the
    innermost heading; `overtaken` when the document's wording changed since the learner's."""
    draft = note.shown
    is_cloze = draft.kind is Kind.CLOZE
    return Row(
        guid=note.guid,
        kind=draft.kind.value,
        question=None if is_cloze else draft.question,
        answer=draft.answer,
        text=cloze_text(draft.cloze) if is_cloze else None,
        deck=note.deck,
        tags=list(note.tags),
        status=note.status.value,
        source_file=note.source.rpartition("/")[2],
        section=draft.section[-1] if draft.section else "",
        evidence=draft.evidence.quote,
        line=draft.evidence.line,
        start=draft.evidence.span.start,
        end=draft.evidence.span.end,
        rule=draft.rule,
        score=draft.score,
        own_tags=list(note.own_tags),
        edited=note.edit is not None,
        rejected=note.rejected,
        suspended=note.guid in suspended,
        overtaken=note.is_overtaken,
    )


def cloze_text(parts: Iterable[ClozePart]) -> str:
    """The parts in Anki's cloze notation."""
    return "".join(_marked(part) for part in parts)


def asked(note: Note) -> str:
    """What the learner is asked, on one line: the question, or the text with its cloze deletions."""
    return wording(note.shown)


def place(note: Note) -> str:
    """Where the note is from, on one line: the document, the headings and the line, which a note by hand has not."""
    line = note.draft.evidence.line
    return one_line(" > ".join((note.source, *note.draft.section))) + (f":{line}" if line else "")


def document_says(note: Note) -> str:
    """The document's wording of an edited note on one line; with its context where only that tells what is new."""
    said = summary(note.draft)
    unseen = note.edit is not None and note.is_overtaken and summary(note.edit.over) == said
    return f"{said} ({one_line(note.draft.context)})" if unseen else said


def number_of_cards(draft: Draft) -> int:
    """One for a question, else one for each deletion number."""
    return len({part.number for part in draft.cloze if part.number}) or 1


def why(draft: Draft) -> str:
    """What moved the score most, on one line."""
    return "; ".join(draft.reasons) or "nothing moved its score much"


def wording(said: Draft | Wording) -> str:
    """What is asked, on one line."""
    return one_line(cloze_text(said.cloze) if said.cloze else said.question)


def summary(said: Draft | Wording) -> str:
    """What is asked and answered, on one line."""
    return wording(said) if said.cloze else f"{wording(said)} → {one_line(said.answer)}"


def one_line(text: str) -> str:
    """The text without line breaks and control characters, which could rewrite a terminal."""
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f]+", " ", text).strip()


def _marked(part: ClozePart) -> str:
    if not part.number:
        return part.text
    hint = f"::{part.hint}" if part.hint else ""
    return f"{{{{c{part.number}::{part.text}{hint}}}}}"
