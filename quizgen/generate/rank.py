"""Owns the score of a card: how likely a reader keeps it; must not choose."""

import re
from dataclasses import dataclass
from math import exp, log

from quizgen.generate.gate import GAP
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
    topic_named: bool


def score(traits: Traits) -> float:
    """A probability in (0, 1): the rule's prior moved by what is seen on the card."""
    logit = log(traits.prior / (1 - traits.prior))
    logit += sum(weight * seen for weight, seen in _evidence(traits))
    return round(1 / (1 + exp(-logit)), 4)


_HEDGE = re.compile(
    r"\b(?:some|many|most|often|usually|sometimes|generally|typically|several|various|certain)\b", re.IGNORECASE
)
_MODAL = re.compile(r"\b(?:may|can|could|might)\b", re.IGNORECASE)
_OPEN_LIST = re.compile(
    r"\b(?:such as|among|like|(?:can|may|might) (?:include|be caused by)|or other|and other)\b", re.IGNORECASE
)
_PAIRED_BEFORE = re.compile(r"\w (?:and|or) $")
_PAIRED_AFTER = re.compile(r"^ (?:and|or) ")
_RARE_ENOUGH = 4.4
"""Zipf frequency at which an answer is neither likely nor unlikely to be guessed."""


def _evidence(traits: Traits) -> list[tuple[float, float]]:
    """(weight, amount) pairs; the signs were learned from judged cards, the weights rounded by hand."""
    answer = re.findall(r"[\w'-]+", traits.answer)
    prompt = re.findall(r"[\w'-]+", traits.prompt.replace(GAP, " "))
    cloze = traits.kind is Kind.CLOZE
    return [
        (-0.35, traits.rewrites),
        (-0.30, len(_HEDGE.findall(traits.prompt))),
        (-0.25, bool(_MODAL.search(traits.prompt))),
        (-0.07, max(0, len(prompt) - 18)),
        (-0.10, max(0, len(answer) - 8)),
        (0.50, any(char.isdigit() for char in traits.answer)),
        (0.25, 2 <= len(answer) <= 4),
        (0.30 if cloze else 0.08, _rarity(answer)),
        (0.50 if cloze else 0.0, _lateness(traits) - 0.5),
        (-0.50, cloze and traits.prompt.startswith(GAP)),
        (-0.60, cloze and _half_of_a_pair(traits.prompt)),
        (-0.35, cloze and bool(_OPEN_LIST.search(traits.prompt))),
        (0.15, min(5, _telling(prompt)) - 2),
        (0.15, min(3, sum(word[0].isupper() for word in prompt[1:]))),
        (0.20, traits.topic_named),
    ]


def _rarity(answer: list[str]) -> float:
    rarest = min((zipf(word.lower()) for word in answer if len(word) > 2), default=6.0)
    return max(-2.0, min(2.0, _RARE_ENOUGH - rarest))


def _lateness(traits: Traits) -> float:
    at = traits.sentence.find(traits.answer)
    return at / max(1, len(traits.sentence)) if at >= 0 else 0.5


def _half_of_a_pair(prompt: str) -> bool:
    """Whether the gap is one of two joined words, the other of which is shown."""
    before, _, after = prompt.partition(GAP)
    listed = "," in before[-30:] or after.startswith(",")
    return not listed and bool(_PAIRED_BEFORE.search(before) or _PAIRED_AFTER.match(after))


def _telling(prompt: list[str]) -> int:
    return sum(len(word) > 3 and zipf(word.lower()) < 4.3 for word in prompt)
