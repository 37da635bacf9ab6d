"""Owns prose cloze: the words of a plain statement that a teacher would hide; must not render text."""

import re
from collections.abc import Iterator

from quizgen.generate.candidate import Fact, Gap, Rule, Sentence
from quizgen.generate.gaps import spots
from quizgen.generate.naming import names_topic
from quizgen.generate.topic import content_stems
from quizgen.model import RuleId

_SHORTEST, _LONGEST = 6, 32
_LEAST_WORTH = 2.9
_SECOND_WORTH = 4.0


def _cloze(sentence: Sentence) -> Iterator[Fact]:
    clause = sentence.clause
    words = len(sentence.text.split())
    if sentence.block.term and sentence.start == 0:
        return
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
        if spot.worth >= least and apart and not _given_away(sentence.text, spot.start, spot.end):
            chosen.append(Gap(spot.start, spot.end))
    yield from chosen[:2]


def _placed(sentence: Sentence) -> bool:
    """Whether a statement about the past says of whom or when: a name, a number or the topic."""
    named = any(t.pos_ == "PROPN" or t.like_num for t in sentence.doc)
    return named or names_topic(sentence.topic, sentence.text)


def _given_away(text: str, start: int, end: int) -> bool:
    """Whether what stays shown answers the gap, or the gap cuts a range or a compound name in two."""
    before, hidden, after = text[:start], text[start:end], text[end:]
    if re.match(r"one\b", hidden, re.IGNORECASE) or re.match(r"[^.]{0,25}: ", after):
        return True
    last = content_stems(hidden.split()[-1])
    if last and last <= content_stems(before + " " + after):
        return True
    split_range = re.search(r"(?:[\w%][-–/]|\b(?:to|between|from)\s)$", before) and re.match(r"\d", hidden)
    return bool(split_range or re.search(r"\w[-–/]$", before) or re.match(r"[-–/]\w", after))


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
