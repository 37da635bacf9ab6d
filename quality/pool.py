"""Owns the cards that can be judged: every draft of chosen documents with the section it came from."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from quizgen import documents
from quizgen.generate import pipeline
from quizgen.generate.gate import prompt_of
from quizgen.model import Document, Draft


@dataclass(frozen=True, slots=True)
class Pooled:
    """A draft, where it came from, and whether a default build keeps it."""

    document: Document
    draft: Draft
    kept: bool

    @property
    def id(self) -> str:
        """Names the card by what a reader sees and the document it is from; the same in every run."""
        seen = "\0".join((Path(self.document.source).name, shown(self.draft), self.draft.answer))
        return hashlib.sha256(seen.encode()).hexdigest()[:12]

    @property
    def section_text(self) -> str:
        """The section as a reader of the document sees it, headings and all."""
        section = next(s for s in self.document.sections if s.anchor == self.draft.anchor)
        head = " > ".join(section.heading_path)
        last: tuple[str, ...] = ()
        lines = []
        for block in section.blocks:
            if block.stems and block.stems != last:
                lines.append(block.stems[-1])
            last = block.stems
            lines.append(("- " if block.position else "") + block.text.plain)
        return "\n".join((f"## {head}", *lines))


def shown(draft: Draft) -> str:
    """What a learner is asked, a cloze with its gap and hint."""
    return prompt_of(draft)


def pooled(paths: Iterable[Path], threshold: float = pipeline.DEFAULT_THRESHOLD) -> Iterator[Pooled]:
    """Every draft of the documents, in document order."""
    for path in paths:
        document = documents.read(path, path.name)
        drafts = [d for _, harvest in pipeline.harvest(document, document.sections) for d in harvest.drafts]
        kept = {id(draft) for draft in pipeline.select(drafts, threshold)}
        yield from (Pooled(document, draft, id(draft) in kept) for draft in drafts)
