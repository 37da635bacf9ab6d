"""Owns what a learner sees of a card, as the checks look at it; must not judge it."""

import re
from dataclasses import dataclass

from quizgen.model import Draft, Kind


@dataclass(frozen=True, slots=True)
class Shown:
    """What a learner would see: the prompt ("[...]" for the gap), the answer, the whole cloze sentence."""

    kind: Kind
    rule: str
    prompt: str
    answer: str
    topic_words: frozenset[str] = frozenset()


GAP = "[...]"
"""What stands for the hidden words of a cloze."""


_LABEL = re.compile(r"^\([^()]+\) (?=\S)")
"""What a card is about, in brackets before it; no part of what it says."""


def without_label(asked: str) -> str:
    """What is asked without the topic in brackets before it."""
    return _LABEL.sub("", asked)


def prompt_of(draft: Draft) -> str:
    """What a learner is asked: the question, or the cloze text with its gap; without its topic in brackets."""
    return without_label(draft.question or "".join(GAP if part.number else part.text for part in draft.cloze))


def prompts_of(draft: Draft) -> tuple[tuple[str, str], ...]:
    """What each card of a note asks and hides: the question, or the cloze text with one gap open."""
    if draft.question:
        return ((prompt_of(draft), draft.answer),)
    numbers = dict.fromkeys(part.number for part in draft.cloze if part.number)
    return tuple(
        (
            without_label("".join(GAP if part.number == number else part.text for part in draft.cloze)),
            next(part.text for part in draft.cloze if part.number == number),
        )
        for number in numbers
    )


def around(shown: Shown) -> tuple[str, str]:
    """The text before the gap and the text after it."""
    before, _, after = shown.prompt.partition(GAP)
    return before, after
