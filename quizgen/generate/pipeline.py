"""Owns the way from sections to drafts: fingerprints, harvest, selection, re-check; must not touch the store."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from quizgen.model import Document, Draft, Harvest, Note, Rejection, Section
from quizgen.paths import PACKAGE

if TYPE_CHECKING:
    from quizgen.generate.select import Selection, Standing
    from quizgen.generate.topic import About

DEFAULT_THRESHOLD = 0.45
STRICT_THRESHOLD = 0.8
MODEL = "en_core_web_sm-3.8.0"
_STAGES = ("generate", "language")


@cache
def ruleset() -> str:
    """A digest of everything besides the text that decides a candidate: rules, language code, wording, model."""
    from quizgen.generate.wording import folders

    digest = hashlib.sha256(MODEL.encode())
    sources = [
        path
        for stage in _STAGES
        for kind in ("*.py", "*.txt", "*.json")
        for path in sorted((PACKAGE / stage).rglob(kind))
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
    from quizgen.generate.topic import about

    known = about(document)
    return tuple(_fingerprint(section, known) for section in document.sections)


def _fingerprint(section: Section, about: "About") -> str:
    from quizgen.generate.topic import content_stems

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
            b.cells,
            b.columns,
            b.line - section.line,
        )
        for b in section.blocks
    ]
    words = {word for b in section.blocks for word in b.text.plain.split()}
    topic = about.topic
    said = (*(b.text.plain for b in section.blocks), *section.heading_path[-1:])
    named = (topic.name, topic.firm, topic.plural, topic.named, topic.asked)
    told = [
        section.heading_path,
        section.anchor,
        blocks,
        named,
        sorted(about.proper & words),
        sorted(about.people & words),
        about.usage.of(b.term for b in section.blocks if b.term),
        sorted(about.kinds),
        sorted(about.spoken & (content_stems(" ".join(said)) | topic.words)),
    ]
    return hashlib.sha256((ruleset() + json.dumps(told, ensure_ascii=False)).encode()).hexdigest()


def harvest(document: Document, sections: Sequence[Section]) -> Iterator[tuple[Section, Harvest]]:
    """Each section with all it gave, in order. Loads the language model. Same input, same output."""
    from quizgen.generate.harvesting import Context, harvests
    from quizgen.generate.topic import about

    context = Context(document, about(document))
    yield from zip(sections, harvests(context, sections), strict=True)


def model_note() -> str:
    """Empty when the pinned language model is used; else one line that says which one is. Loads the model."""
    from quizgen.language.parser import version_note

    return version_note()


def rank(drafts: Sequence[Draft], document: Document, refused: Sequence[Draft] = ()) -> tuple[Draft, ...]:
    """All drafts of a document, then the refused ones, with their scores and the reasons for them."""
    from quizgen.generate.rank import scored

    return scored(drafts, document, refused)


def select(harvest: Harvest, document: Document, threshold: float, standing: "Standing | None" = None) -> "Selection":
    """What becomes notes of all that a document gave, and all that does not, with its reason.

    A rescued candidate becomes a note even where a check refused it.
    """
    from quizgen.generate.select import NEW, Selection, candidate_id, choose

    standing = standing or NEW
    ranked = rank(harvest.drafts, document, [refusal.draft for refusal in harvest.rejections])
    passed, refused = list(ranked[: len(harvest.drafts)]), ranked[len(harvest.drafts) :]
    left = []
    for draft, refusal in zip(refused, harvest.rejections, strict=True):
        if candidate_id(draft) in standing.rescued:
            passed.append(draft)
        else:
            left.append(Rejection(draft, refusal.reason))
    chosen = choose(passed, threshold, standing)
    return Selection(chosen.kept, (*left, *chosen.rejected))


def standing(rescued: frozenset[str], notes: Iterable[Note]) -> "Standing":
    """What earlier builds leave to a document: the candidates rescued, and its notes; retired ones may come back."""
    from quizgen.generate.select import Standing

    return Standing(rescued, frozenset(card for note in notes for card in asked(note.draft)))


def asked(draft: Draft) -> frozenset[tuple[str, str]]:
    """Each card of a draft as its whole text and what is hidden of it, which joining gaps does not change."""
    from quizgen.generate.select import asked

    return asked(draft)


def candidate_id(draft: Draft) -> str:
    """What a learner calls a candidate by."""
    from quizgen.generate.select import candidate_id

    return candidate_id(draft)


def recheck(note: Note) -> tuple[str, ...]:
    """The names of the hard checks that the note's content fails, but for those that only its document's topic can
    clear. Does not load the language model."""
    from quizgen.generate.gate import CLEARED_BY_TOPIC, failures
    from quizgen.generate.shown import Shown, prompts_of

    draft = note.draft
    shown = (Shown(draft.kind, draft.rule, prompt, answer) for prompt, answer in prompts_of(draft))
    failed = dict.fromkeys(name for card in shown for name in failures(card))
    return tuple(name for name in failed if name not in CLEARED_BY_TOPIC)
