"""Owns the facts of tables: what a cell tells of its row or column; must not render text."""

import re
from collections.abc import Iterator

from quizgen.generate.candidate import Fact, Question, Rule, Sentence
from quizgen.generate.rules.termed import is_process
from quizgen.generate.topic import content_stems
from quizgen.language.casing import lower_first
from quizgen.language.inflect import is_plural_word, plural
from quizgen.language.lexicon import words
from quizgen.model import RuleId


def _cell(sentence: Sentence) -> Iterator[Fact]:
    feature, thing, said = sentence.cell
    if not said or _is_anybody(thing):
        return
    shared = sentence.topic.words & content_stems(f"{feature} {thing}")
    context = sentence.topic.name if 2 * len(shared) < len(sentence.topic.words) or not shared else ""
    frame, worded, be = _worded(feature, thing, said)
    at = "in" if is_process(thing) else "for"
    slots = {"feature": worded, "thing": thing, "be": be, "at": at, "context": context}
    yield Question(frame, slots, lower_first(said, sentence.proper))


def _worded(feature: str, thing: str, said: str) -> tuple[str, str, str]:
    """The frame a feature is asked in, its wording there, and the verb: "What type of organism are bacteria?"."""
    if re.match(r"(?:type|kind|class|sort) of ", feature):
        return "cell-type", feature, "are" if _is_many(thing) else "is"
    if feature.lower() in ("example", "examples"):
        several = bool(re.search(r",| and ", said))
        return "cell-example", "examples" if several else "an example", "are" if several else "is"
    be = "are" if _is_many(re.split(r" (?:of|to|in|for) ", feature)[0]) else "is"
    return "cell-for" if " of " in feature else "cell", feature, be


def _is_many(name: str) -> bool:
    last = name.rsplit(" ", maxsplit=1)[-1]
    return last.islower() and is_plural_word(last)


def _is_anybody(thing: str) -> bool:
    """Whether a row or column is about a sort of people: "adult" has no depth, what is done to one has."""
    return bool({thing.lower(), plural(thing.lower())} & words("subjects-people"))


RULES = (Rule(RuleId("cell"), 0.6, _cell, pointing=True),)
