"""Owns finding the text that a note rests on in its document, as that is now; must not write."""

import re
from pathlib import Path

from quizgen import documents
from quizgen.anki import adopted
from quizgen.commands import by_hand
from quizgen.errors import QuizgenError
from quizgen.model import Document, Note, Section, Span
from quizgen.quiz.desk import Source

BY_HAND = "You wrote this card by hand: no document stands behind it."
ADOPTED = "This card is from your Anki collection: no document stands behind it."
GONE = "The document cannot be read any more; this is what it said when the card was made."
CHANGED = "The document has changed: what the card rests on is no longer in it."
_WITHOUT_DOCUMENT = {by_hand.RULE: BY_HAND, adopted.RULE: ADOPTED}


def source(note: Note, path: str) -> Source:
    """The section that holds the note's evidence; without its document, the evidence alone, and why."""
    evidence = note.draft.evidence
    if remark := _WITHOUT_DOCUMENT.get(note.draft.rule):
        return Source(note.source, (), evidence.quote, None, remark)
    try:
        document = documents.read(Path(path), note.source)
    except QuizgenError:
        whole = Span(0, len(evidence.quote))
        return Source(f"{note.source}:{evidence.line}", note.draft.section, evidence.quote, whole, GONE)
    found = located(document.text, evidence.quote, evidence.span.start)
    section = _section(document, note, found)
    return _shown(document, section, note, found)


def located(text: str, quote: str, near: int) -> Span | None:
    """Where the quote stands in the text, nearest to where it stood, however it is broken into lines."""
    words = quote.split()
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    found = [Span(*match.span()) for match in pattern.finditer(text)] if words else []
    return min(found, key=lambda span: (abs(span.start - near), span.start), default=None)


def _section(document: Document, note: Note, found: Span | None) -> Section | None:
    """The section around the evidence, else the one that has the place of the note's."""
    for section in document.sections:
        whole = _extent(section)
        if found and whole.start <= found.start < whole.end:
            return section
    return next((section for section in document.sections if section.anchor == note.draft.anchor), None)


def _shown(document: Document, section: Section | None, note: Note, found: Span | None) -> Source:
    whole = _extent(section) if section else Span(0, len(document.text))
    start = min(whole.start, found.start) if found else whole.start
    end = max(whole.end, found.end) if found else whole.end
    line = document.text.count("\n", 0, found.start if found else start) + 1
    return Source(
        place=f"{note.source}:{line}",
        headings=section.heading_path if section else note.draft.section,
        text=document.text[start:end],
        evidence=Span(found.start - start, found.end - start) if found else None,
        remark="" if found else CHANGED,
    )


def _extent(section: Section) -> Span:
    return Span(
        min((block.span.start for block in section.blocks), default=0),
        max((block.span.end for block in section.blocks), default=0),
    )
