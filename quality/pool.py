"""Owns the cards that can be judged: every draft of chosen documents with the section it came from."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from quizgen import documents
from quizgen.generate import pipeline
from quizgen.generate.rank import Spoken, of_document
from quizgen.generate.shown import GAP, without_label
from quizgen.model import Document, Draft, Harvest


@dataclass(frozen=True, slots=True)
class Pooled:
    """A scored draft, where it came from, whether a build keeps it, and all that the ranker saw on it."""

    document: Document
    draft: Draft
    kept: bool
    signs: dict[str, float]

    @property
    def id(self) -> str:
        """Names the card by what a reader sees and the document it is from; the same in every run."""
        return self._named(shown(self.draft))

    @property
    def id_without_brackets(self) -> str:
        """What names the card as it would be with no topic in brackets before it."""
        return self._named(without_label(shown(self.draft)))

    def _named(self, asked: str) -> str:
        seen = "\0".join((Path(self.document.source).name, asked, self.draft.answer))
        return hashlib.sha256(seen.encode()).hexdigest()[:12]

    @property
    def section_text(self) -> str:
        """The section as a reader of the document sees it, headings and all."""
        section = next(s for s in self.document.sections if s.anchor == self.draft.anchor)
        last: tuple[str, ...] = ()
        lines = [f"## {' > '.join(section.heading_path)}"]
        for block in section.blocks:
            if block.stems and block.stems != last:
                lines.append(block.stems[-1])
            last = block.stems
            lines.append(("- " if block.position else "") + block.text.plain)
        return "\n".join(lines)


def shown(draft: Draft) -> str:
    """What a learner is asked, a cloze with its gap and hint."""
    if draft.question:
        return draft.question
    return "".join(f"[...|{p.hint}]" if p.number and p.hint else GAP if p.number else p.text for p in draft.cloze)


def pooled(paths: Iterable[Path], threshold: float = pipeline.DEFAULT_THRESHOLD) -> Iterator[Pooled]:
    """Every draft of the documents, scored, in document order."""
    for path in paths:
        document = documents.read(path, path.name)
        drafts = tuple(d for _, harvest in pipeline.harvest(document, document.sections) for d in harvest.drafts)
        selection = pipeline.select(Harvest(drafts), document, threshold)
        kept = {asked for note in selection.kept for asked in pipeline.asked(note)}
        spoken = Spoken.of(document, drafts)
        for draft in pipeline.rank(drafts, document):
            signs = dict((*draft.signs, *of_document(draft, spoken)))
            yield Pooled(document, draft, kept.issuperset(pipeline.asked(draft)), signs)


def by_id(paths: Iterable[Path], threshold: float = pipeline.DEFAULT_THRESHOLD) -> dict[str, Pooled]:
    """The cards of the documents by what names them."""
    return {card.id: card for card in pooled(paths, threshold)}
