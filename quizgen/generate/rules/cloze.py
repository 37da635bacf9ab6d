"""Owns prose cloze: the words of a plain statement that a teacher would hide; must not render text."""

import re
from collections.abc import Iterator

from quizgen.generate.candidate import Fact, Gap, Rule, Sentence
from quizgen.generate.gaps import spots
from quizgen.generate.naming import names_topic
from quizgen.language.clause import main_clause
from quizgen.model import RuleId

_SHORTEST, _LONGEST = 6, 32
_LEAST_WORTH = 2.9
_SECOND_WORTH = 4.0


def _cloze(sentence: Sentence) -> Iterator[Fact]:
    clause = main_clause(sentence.doc)
    words = len(sentence.text.split())
    if clause is None or sentence.item is not None or not _SHORTEST <= words <= _LONGEST:
        return
    if clause.subject.lower_ in ("it", "there", "i", "we") and clause.subject.lower_ != "there":
        return
    if clause.past and not _placed(sentence):
        return
    found = spots(sentence.doc, 0, len(sentence.text), sentence.topic.words)
    chosen: list[Gap] = []
    for spot in found[:4]:
        least = _SECOND_WORTH if chosen else _LEAST_WORTH
        apart = all(spot.end <= gap.start or gap.end <= spot.start for gap in chosen)
        if spot.worth >= least and apart and not _split_range(sentence.text, spot.start, spot.end):
            chosen.append(Gap(spot.start, spot.end))
    yield from chosen[:2]


def _placed(sentence: Sentence) -> bool:
    """Whether a statement about the past says of whom or when: a name, a number or the topic."""
    named = any(t.pos_ == "PROPN" or t.like_num for t in sentence.doc)
    return named or names_topic(sentence.topic, sentence.text)


def _split_range(text: str, start: int, end: int) -> bool:
    """Whether the gap would cut a range or a compound name in two: "60–[70 percent]"."""
    return bool(
        re.search(r"(?:[\w%][-–/]|\b(?:to|between|from|and)\s)$", text[:start]) and re.match(r"\d", text[start:end])
    ) or bool(re.search(r"\w[-–/]$", text[:start]) or re.match(r"[-–/]\w", text[end:]))


RULES = (
    Rule(
        RuleId("cloze"),
        0.60,
        _cloze,
        examples=(
            (
                "The hormone melatonin is released by the pineal gland at night.",
                "The hormone melatonin is released by the {{pineal gland}} at night.",
                "pineal gland",
            ),
        ),
        counters=("It is good.", "Many people like it."),
    ),
)
