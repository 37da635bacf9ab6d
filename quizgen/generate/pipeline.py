"""Owns the way from sections to drafts: fingerprints, harvest, selection, re-check; must not touch the store."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from quizgen.model import Document, Draft, Harvest, Note, Section
from quizgen.paths import PACKAGE

DEFAULT_THRESHOLD = 0.6
STRICT_THRESHOLD = 0.78
MODEL = "en_core_web_sm-3.8.0"
_STAGES = ("generate", "language")


@cache
def ruleset() -> str:
    """A digest of everything besides the text that decides a candidate: rules, language code, wording, model."""
    from quizgen.generate.wording import folders

    digest = hashlib.sha256(MODEL.encode())
    sources = [
        path for stage in _STAGES for kind in ("*.py", "*.txt") for path in sorted((PACKAGE / stage).rglob(kind))
    ]
    wordings = [path for folder in folders() for path in sorted(Path(folder).glob("*.j2"))]
    for path in (*sources, *wordings):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def settings(threshold: float) -> str:
    """A digest of all that decides a document's notes besides its bytes."""
    return hashlib.sha256(f"{ruleset()} {threshold:.4f}".encode()).hexdigest()


def fingerprints(document: Document) -> tuple[str, ...]:
    """For each section a digest of all that decides what it gives: its text and layout, its topic, the rule set."""
    from quizgen.generate.topic import proper_names, topic

    about, proper = topic(document), proper_names(document)
    return tuple(
        _fingerprint(section, (about.name, about.firm, about.plural, about.asked), proper)
        for section in document.sections
    )


def _fingerprint(section: Section, about: tuple[object, ...], proper: frozenset[str]) -> str:
    start = section.blocks[0].span.start if section.blocks else 0
    blocks = [
        (
            b.kind,
            b.text.plain,
            [(p, s - start) for p, s in b.text.runs],
            b.stems,
            b.list_number,
            b.position,
            b.ordered,
            b.term,
            b.body_at,
            b.line - section.line,
        )
        for b in section.blocks
    ]
    words = {word for b in section.blocks for word in b.text.plain.split()}
    told = [section.heading_path, section.anchor, blocks, about, sorted(proper & words)]
    return hashlib.sha256((ruleset() + json.dumps(told, ensure_ascii=False)).encode()).hexdigest()


def harvest(document: Document, sections: Sequence[Section]) -> Iterator[tuple[Section, Harvest]]:
    """Each section with all it gave, in order. Loads the language model. Same input, same output."""
    from quizgen.generate.harvesting import Context, harvest_section
    from quizgen.generate.topic import proper_names, topic

    context = Context(document, topic(document), proper_names(document))
    for section in sections:
        yield section, harvest_section(context, section)


def model_note() -> str:
    """Empty when the pinned language model is used; else one line that says which one is. Loads the model."""
    from quizgen.language.parser import version_note

    return version_note()


def select(drafts: Sequence[Draft], threshold: float) -> tuple[Draft, ...]:
    """The drafts that become notes, in document order."""
    from quizgen.generate.select import choose

    return choose(drafts, threshold)


def recheck(note: Note) -> tuple[str, ...]:
    """The names of the hard checks that the note's content fails. Does not load the language model."""
    from quizgen.generate.gate import Shown, failures, prompt_of

    draft = note.draft
    return failures(Shown(draft.kind, draft.rule, prompt_of(draft), draft.answer))
