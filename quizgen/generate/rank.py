"""Owns the score of a card: how likely a reader keeps it, and why; must not choose.

The trees were learned from judged cards by `quality/` and are plain data: weights.json, its report beside it.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import exp, log2
from pathlib import Path

from quizgen.frequency import zipf
from quizgen.generate.shown import prompt_of
from quizgen.generate.topic import content_stems, stem
from quizgen.generate.trees import Trees
from quizgen.model import Anchor, Document, Draft, Kind, Span

WEIGHTS = Path(__file__).with_name("weights.json")
MOST_REASONS = 4
_WORTH_TELLING = 0.05


def scored(drafts: Sequence[Draft], document: Document, refused: Sequence[Draft] = ()) -> tuple[Draft, ...]:
    """The drafts of a document, then the refused ones, each with its probability in (0, 1) to be kept and what moved
    it most."""
    spoken = Spoken.of(document, drafts)
    return tuple(_scored(draft, (*draft.signs, *of_document(draft, spoken))) for draft in (*drafts, *refused))


@dataclass(frozen=True, slots=True)
class Spoken:
    """How often a document uses which words: `text` in lower case, `counts` of stems, also those of each section.

    `given` are the cards, and `asked` the questions, that each piece of evidence gave; `jotted` is the share of its
    words that stand in lines without a stop.
    """

    text: str
    counts: Counter[str]
    sections: Mapping[Anchor, Counter[str]]
    given: Counter[Span]
    asked: Counter[Span]
    jotted: float

    @classmethod
    def of(cls, document: Document, drafts: Sequence[Draft] = ()) -> "Spoken":
        sections = {
            section.anchor: _counted(" ".join(block.text.plain for block in section.blocks))
            for section in document.sections
        }
        given = Counter(draft.evidence.span for draft in drafts)
        asked = Counter(draft.evidence.span for draft in drafts if draft.kind is Kind.QA)
        return cls(document.text.lower(), _counted(document.text), sections, given, asked, _jotted(document))

    def key(self, word: str) -> float:
        """How much a word is the document's own: often used here and rare in English; 0 to about 3."""
        return log2(1 + self.counts[word]) * max(0.0, 6.0 - zipf(word)) / 6


def _jotted(document: Document) -> float:
    said = [block.text.plain for section in document.sections for block in section.blocks]
    open_ended = sum(len(text.split()) for text in said if not _STOPPED.search(text))
    return open_ended / max(1, sum(len(text.split()) for text in said))


_STOPPED = re.compile(r"[.!?:;]\W*$")


def _counted(text: str) -> Counter[str]:
    return Counter(stem(word) for word in re.findall(r"[A-Za-z][\w'’-]+", text))


def of_document(draft: Draft, spoken: Spoken) -> tuple[tuple[str, float], ...]:
    """What the whole document says of a card: how often it speaks of the answer, how central its words are."""
    times = spoken.text.count(re.sub(r"^(?:an?|the) ", "", draft.answer.lower()))
    answer = content_stems(draft.answer)
    prompt = content_stems(prompt_of(draft)) - answer
    shown = sorted((spoken.key(word) for word in prompt), reverse=True)
    around = spoken.sections.get(draft.anchor, Counter())
    place = draft.evidence.span
    amounts = {
        "question": float(draft.kind is Kind.QA),
        "document jotted": spoken.jotted,
        "evidence gives cards": float(min(_MANY, spoken.given[place])),
        "evidence gives other questions": float(max(0, min(_MANY, spoken.asked[place]) - (draft.kind is Kind.QA))),
        "answer said once": float(times <= 1),
        "answer said three to eight times": float(3 <= times <= 8),
        "answer said all the time": min(3.0, max(0, times - 8) / 8),
        "answer key word": min(4.0, max(map(spoken.key, answer), default=0.0)),
        "prompt key words": min(8.0, sum(shown[:3])),
        "section length": min(_LONG_SECTION, around.total()) / 100,
        "section speaks of prompt": _mean(min(_OFTEN, max(0, around[word] - 1)) for word in prompt),
        "section speaks of answer": _mean(min(_OFTEN, max(0, around[word] - 1)) for word in answer),
    }
    return tuple((name, round(amount, 3)) for name, amount in amounts.items() if amount)


_LONG_SECTION = 600
"""Words from which on a section is no longer than long."""
_OFTEN = 5
_MANY = 6


def _mean(amounts: Iterable[int]) -> float:
    found = list(amounts)
    return sum(found) / max(1, len(found))


def _scored(draft: Draft, signs: Sequence[tuple[str, float]]) -> Draft:
    known = trees()
    moved = known.effects(dict(signs))
    logit = known.start + sum(moved.values())
    told = sorted(moved.items(), key=lambda pair: (-abs(pair[1]), pair[0]))[:MOST_REASONS]
    reasons = tuple(f"{name} {effect:+.1f}" for name, effect in told if abs(effect) >= _WORTH_TELLING)
    return replace(draft, score=round(1 / (1 + exp(-logit)), 4), reasons=reasons)


@cache
def trees() -> Trees:
    """The learned trees, as weights.json holds them."""
    return Trees.of(json.loads(WEIGHTS.read_text(encoding="utf-8")))
