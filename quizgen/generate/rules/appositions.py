"""Owns appositions: "X, a G that …, does Y" defines X; must not render text."""

from collections.abc import Iterator

from spacy.tokens import Token

from quizgen.frequency import zipf
from quizgen.generate.candidate import Fact, Phrase, Question, Rule, Sentence
from quizgen.generate.rules.definitions import VAGUE, which
from quizgen.language.clause import core, is_plural, phrase
from quizgen.language.lexicon import words
from quizgen.model import RuleId


def pairs(sentence: Sentence) -> Iterator[tuple[Token, Token]]:
    """Each noun of the sentence with the noun that says between commas what it is."""
    for token in sentence.doc:
        if token.dep_ != "appos" or token.pos_ not in ("NOUN", "PROPN") or token.head.pos_ not in ("NOUN", "PROPN"):
            continue
        first = token.left_edge
        comma = sentence.doc[first.i - 1].text if first.i else ""
        closed = token.right_edge.i + 1 >= len(sentence.doc) or sentence.doc[token.right_edge.i + 1].is_punct
        listed = any(child.dep_ in ("conj", "cc") for child in (*token.children, *token.head.children))
        if comma == "," and first.lower_ in ("a", "an", "the") and closed and not listed:
            yield token.head, token


def named(head: Token) -> tuple[Token, ...]:
    """The noun phrase without what follows its noun; empty when the parser took a clause for one."""
    tokens = tuple(t for t in core(head) if t.i <= head.i)
    return () if any(t.tag_ in ("VBZ", "VBP", "VBD", "MD") for t in tokens) else tokens


def _apposition(sentence: Sentence) -> Iterator[Fact]:
    for head, said in pairs(sentence):
        telling = [t for t in phrase(said) if not t.is_punct and t.pos_ not in ("DET", "ADP")]
        if (
            said.pos_ != "NOUN"
            or said.lemma_.lower() in VAGUE
            or any(t.tag_ in ("JJS", "RBS") for t in phrase(said))
            or len(telling) < 3
            or head.left_edge.lower_ in ("this", "these", "one")
            or head.left_edge.like_num
            or not any(t.pos_ == "PROPN" or zipf(t.lower_) < _TELLING for t in named(head))
        ):
            continue
        term, answer = Phrase(named(head)), Phrase(phrase(said))
        if head.text in sentence.people or said.lemma_.lower() in words("people-titles"):
            past = sentence.clause is not None and sentence.clause.past
            yield Question("who-is", {"be": "was" if past else "is", "thing": term}, answer)
        else:
            yield Question("definition", {"term": term, "be": "are" if is_plural(head) else "is", "lead": ""}, answer)


_TELLING = 3.7
"""Zipf frequency below which a word names something: "a thin membrane" is no term to ask for."""


def _apposition_which(sentence: Sentence) -> Iterator[Fact]:
    for head, said in pairs(sentence):
        if said.pos_ == "NOUN" and named(head):
            yield from which(said, Phrase(named(head)))


RULES = (
    Rule(
        RuleId("apposition"),
        0.58,
        _apposition,
        joined=True,
        examples=(
            (
                "Insulin, a hormone made in the pancreas, lowers blood sugar.",
                "What is insulin?",
                "a hormone made in the pancreas",
            ),
            (
                "Barbara Strozzi, an Italian composer from Venice, published eight books of songs.",
                "Who was Barbara Strozzi?",
                "an Italian composer from Venice",
            ),
        ),
        counters=("Paris, the capital, is large.", "A thin sheet, a part of the whole wing, is warm."),
    ),
    Rule(
        RuleId("apposition-which"),
        0.68,
        _apposition_which,
        joined=True,
        examples=(
            (
                "Frostbite, a type of injury that occurs when skin freezes, needs care.",
                "Which type of injury occurs when skin freezes?",
                "frostbite",
            ),
        ),
    ),
)
