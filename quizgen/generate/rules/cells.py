"""Owns the facts of tables: what a cell tells of its row or column; must not render text."""

from collections.abc import Iterator

from quizgen.generate.candidate import Fact, Question, Rule, Sentence
from quizgen.generate.topic import content_stems
from quizgen.language.casing import lower_first
from quizgen.model import RuleId


def _cell(sentence: Sentence) -> Iterator[Fact]:
    feature, thing, said = sentence.cell
    if said:
        be = "are" if sentence.text.startswith(f"The {feature} of {thing} are ") else "is"
        named = sentence.topic.words & content_stems(f"{feature} {thing}")
        context = sentence.topic.name if sentence.topic.name and not named else ""
        slots = {"feature": feature, "thing": thing, "be": be, "context": context}
        yield Question("cell", slots, lower_first(said, sentence.proper))


RULES = (Rule(RuleId("cell"), 0.6, _cell, pointing=True),)
