"""Owns the score of a card: how likely a reader keeps it; must not choose."""

import re
from dataclasses import dataclass
from math import exp, log

from quizgen.generate.topic import content_stems
from quizgen.language.inflect import zipf
from quizgen.model import Kind


@dataclass(frozen=True, slots=True)
class Traits:
    """What the score looks at."""

    kind: Kind
    prior: float
    prompt: str
    answer: str
    sentence: str
    rewrites: int
    topic_words: frozenset[str]
    topic_named: bool


def score(traits: Traits) -> float:
    """A probability in (0, 1): the rule's prior moved by what is seen on the card."""
    logit = log(traits.prior / (1 - traits.prior))
    logit += sum(weight * seen for weight, seen in _evidence(traits))
    return round(1 / (1 + exp(-logit)), 4)


_HEDGE = re.compile(
    r"\b(?:some|many|most|often|usually|sometimes|generally|typically|several|various|certain)\b",
    re.IGNORECASE,
)


def _evidence(traits: Traits) -> list[tuple[float, float]]:
    answer = re.findall(r"[\w'-]+", traits.answer)
    prompt = re.findall(r"[\w'-]+", traits.prompt)
    rarest = min((zipf(word.lower()) for word in answer if len(word) > 2), default=6.0)
    at = traits.sentence.find(traits.answer)
    late = at / max(1, len(traits.sentence)) if at >= 0 else 0.5
    cloze = traits.kind is Kind.CLOZE
    told = [w for w in prompt if len(w) > 3 and zipf(w.lower()) < 4.5]
    return [
        (-0.35, traits.rewrites),
        (-0.25, len(_HEDGE.findall(traits.prompt))),
        (-0.05, max(0, len(prompt) - 18)),
        (0.5, any(char.isdigit() for char in traits.answer)),
        (0.25, 2 <= len(answer) <= 5),
        (0.18 if cloze else 0.05, max(-2.0, min(2.5, 4.6 - rarest))),
        (0.8 if cloze else 0.0, late - 0.5),
        (-0.5 if cloze else 0.0, len(prompt) < 7),
        (0.12, min(4, len(told)) - 2),
        (-0.6, not told and not traits.topic_named),
        (0.25, traits.topic_named),
        (-0.7, bool(content_stems(traits.answer)) and content_stems(traits.answer) <= traits.topic_words),
    ]
