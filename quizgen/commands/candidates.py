"""Owns all that a built document could ask: its text, its notes, and what became no card; must not change the store."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from quizgen import documents
from quizgen.commands import by_hand, harvesting, output
from quizgen.errors import QuizgenError
from quizgen.generate import pipeline
from quizgen.model import GONE, Document, Harvest, KnownDocument, Note, Rejection, Section, Status
from quizgen.store import Store


@dataclass(frozen=True, slots=True)
class Candidates:
    """A document as it is now, the notes of it that are asked, and the candidates that became no card."""

    known: KnownDocument
    document: Document
    notes: tuple[Note, ...]
    rejected: tuple[Rejection, ...]


def of(store: Store, known: KnownDocument) -> Candidates:
    """What the document could ask at the default threshold; QuizgenError when it cannot be read."""
    if not by_hand.is_file(known):
        raise QuizgenError(f"'{known.source}' is no document", hint=f"`quizgen cards --deck '{known.deck}'` lists them")
    document = documents.read(Path(known.path), known.source)
    gathered = harvesting.gathered(document, store.harvests(known.path), _silently)
    notes = store.notes(path=known.path, status=Status.ACTIVE)
    standing = pipeline.standing(store.rescued(), notes)
    selection = pipeline.select(gathered.harvest, document, pipeline.DEFAULT_THRESHOLD, standing)
    asked = {key for note in notes for key in pipeline.asked(note.draft)}
    rejected = tuple(refusal for refusal in selection.rejected if not asked & pipeline.asked(refusal.draft))
    return Candidates(known, document, tuple(note for note in notes if note.is_asked), rejected)


def of_all(store: Store, paths: Iterable[str]) -> tuple[Candidates, ...]:
    """What each of these documents could ask; one that cannot be read now is named on stderr and left out."""
    found = []
    for path in paths:
        known = store.known(path)
        if known is None or known.sha256 == GONE or not by_hand.is_file(known):
            continue
        try:
            found.append(of(store, known))
        except QuizgenError as error:
            output.remark(str(error))
    return tuple(found)


def _silently(results: Iterable[tuple[Section, Harvest]], _: int) -> Iterable[tuple[Section, Harvest]]:
    return results
