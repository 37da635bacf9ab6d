"""Owns building decks of edited texts as `quizgen build` does, with nothing worked through twice; must not judge."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from pathlib import Path

from quizgen import documents
from quizgen.commands.harvesting import gathered
from quizgen.generate import pipeline
from quizgen.model import Change, Draft, Guid, Harvest, KnownDocument, Note, Plan
from quizgen.reconcile import reconcile, settle

_NOW = datetime(2026, 1, 1, tzinfo=UTC)
_ENDS = ("retired", "dormant", "replaced")
"""The lists of a plan whose notes do not go on; one asked in the other kind is a new note."""


@dataclass(frozen=True, slots=True)
class Fate:
    """What a build does to a note: the draft it goes on with, if any, and how."""

    draft: Draft | None
    is_reset: bool = False
    is_ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Workshop:
    """A folder to write texts to, and what sections gave before, by fingerprint."""

    folder: Path
    harvests: dict[str, Harvest] = field(default_factory=dict)
    bases: dict[tuple[str, str], tuple[Note, ...]] = field(default_factory=dict)

    def notes(self, name: str, text: str) -> tuple[Note, ...]:
        """The notes of a first build, in document order."""
        key = name, text
        if key not in self.bases:
            drafts = self.drafts(name, text, ())
            known = KnownDocument(name, name, name, name, "", "", _NOW)
            plan = reconcile((), drafts)
            self.bases[key] = settle(plan, document=known, tags=(), typed=False, taken=lambda _: False, now=_NOW)
        return self.bases[key]

    def drafts(self, name: str, text: str, standing: Sequence[Note]) -> tuple[Draft, ...]:
        """The drafts that a build over these notes would reconcile them with, in document order."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        document = documents.read(path, name)
        found = gathered(document, self.harvests, lambda results, _: results)
        self.harvests.update(found.remembered)
        stand = pipeline.standing(frozenset(), standing)
        kept = pipeline.select(found.harvest, document, pipeline.DEFAULT_THRESHOLD, stand).kept
        return tuple(sorted(kept, key=lambda draft: (draft.evidence.span.start, draft.evidence.span.end)))


def fates(notes: Sequence[Note], drafts: Sequence[Draft]) -> dict[Guid, Fate]:
    """What the present matcher makes of each note."""
    return _read(reconcile(notes, drafts))


def _read(plan: Plan) -> dict[Guid, Fate]:
    """What each list of a plan means for the notes in it: the one place that knows their names."""
    found: dict[Guid, Fate] = {}
    for name in (each.name for each in fields(plan)):
        for entry in getattr(plan, name):
            if isinstance(entry, Note):
                found[entry.guid] = Fate(None if name in _ENDS else entry.draft)
            elif isinstance(entry, Change):
                is_reset = name == "answer_changed" or bool(getattr(entry, "asked_again", ()))
                found[entry.note.guid] = Fate(None) if name in _ENDS else Fate(entry.draft, is_reset=is_reset)
            elif name == "ambiguous":
                found[entry.note.guid] = Fate(None, is_ambiguous=True)
    return found
