"""Owns the score of a card: how likely a reader keeps it, and why; must not choose.

The weights were learned from judged cards by `quality/` and are plain data: weights.json, its report beside it.
"""

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import exp, log2
from pathlib import Path

from quizgen.generate.gate import prompt_of
from quizgen.generate.topic import content_stems, stem
from quizgen.language.inflect import zipf
from quizgen.model import Draft

WEIGHTS = Path(__file__).with_name("weights.json")
MOST_REASONS = 4
_WORTH_TELLING = 0.1


def scored(drafts: Sequence[Draft], text: str) -> tuple[Draft, ...]:
    """The drafts, each with its probability in (0, 1) to be kept and what moved it most; `text` is the document's."""
    spoken = Spoken.of(text)
    return tuple(_scored(draft, (*draft.signs, *of_document(draft, spoken))) for draft in drafts)


@dataclass(frozen=True, slots=True)
class Spoken:
    """How often a document uses which words: `text` in lower case, `counts` of content stems."""

    text: str
    counts: Counter[str]

    @classmethod
    def of(cls, text: str) -> "Spoken":
        return cls(text.lower(), Counter(stem(word) for word in re.findall(r"[A-Za-z][\w'’-]+", text)))

    def key(self, word: str) -> float:
        """How much a word is the document's own: often used here and rare in English; 0 to about 3."""
        return log2(1 + self.counts[word]) * max(0.0, 6.0 - zipf(word)) / 6


def of_document(draft: Draft, spoken: Spoken) -> tuple[tuple[str, float], ...]:
    """What the whole document says of a card: how often it speaks of the answer, how central its words are."""
    times = spoken.text.count(re.sub(r"^(?:an?|the) ", "", draft.answer.lower()))
    answer = content_stems(draft.answer)
    shown = sorted((spoken.key(word) for word in content_stems(prompt_of(draft)) - answer), reverse=True)
    amounts = {
        "answer said once": float(times <= 1),
        "answer said three to eight times": float(3 <= times <= 8),
        "answer said all the time": min(3.0, max(0, times - 8) / 8),
        "answer key word": min(4.0, max(map(spoken.key, answer), default=0.0)),
        "prompt key words": min(8.0, sum(shown[:3])),
    }
    return tuple((name, round(amount, 3)) for name, amount in amounts.items() if amount)


def _scored(draft: Draft, signs: Sequence[tuple[str, float]]) -> Draft:
    known = weights()
    moved = [(name, known.weights.get(name, 0.0) * amount) for name, amount in signs]
    logit = known.intercept + sum(effect for _, effect in moved)
    told = sorted(moved, key=lambda pair: (-abs(pair[1]), pair[0]))[:MOST_REASONS]
    reasons = tuple(f"{name} {effect:+.1f}" for name, effect in told if abs(effect) >= _WORTH_TELLING)
    return replace(draft, score=round(1 / (1 + exp(-logit)), 4), reasons=reasons)


@dataclass(frozen=True, slots=True)
class Weights:
    """What each sign adds to the log odds that a reader keeps a card."""

    intercept: float
    weights: dict[str, float]


@cache
def weights() -> Weights:
    """The learned weights, as weights.json holds them."""
    return Weights(**json.loads(WEIGHTS.read_text(encoding="utf-8")))
