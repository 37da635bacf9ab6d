"""Owns what a clause tells of a noun behind it: "Y, which measures X", "Y, founded in N"; must not render text."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from quizgen.frequency import zipf
from quizgen.generate.candidate import Fact, Phrase, Question, Rule, Sentence
from quizgen.generate.question_words import asks_for_many, is_named, question_word, vague_quantity
from quizgen.language.clause import core, phrase
from quizgen.language.inflect import third_person
from quizgen.language.lexicon import words
from quizgen.language.surface import text_of
from quizgen.model import RuleId

_POSSIBLE = ("may", "might", "could")
"""What is only possible is so of many things."""
_WEAK = words("subjects-weak-verbs")
_LONGEST_ANSWER, _SHORTEST, _LONGEST = 6, 4, 18
_TELLING = 4.3


def _relative(sentence: Sentence) -> Iterator[Fact]:
    """ "The sweat test, which measures chloride": "What measures chloride?"."""
    for verb in sentence.doc:
        if verb.dep_ != "relcl" or verb.lemma_ in _WEAK or any(c.dep_ == "neg" for c in verb.children):
            continue
        pronoun = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if pronoun is None or pronoun.lower_ not in ("which", "who", "that") or pronoun.i != verb.left_edge.i:
            continue
        said = tuple(t for t in phrase(verb) if t.i > pronoun.i)
        finite = next((t for t in said if t.tag_ in ("VBZ", "VBP", "VBD", "MD")), None)
        if finite is not None and finite == said[0] and finite.lower_ not in _POSSIBLE:
            personal = pronoun.lower_ == "who"
            if not personal or question_word(verb.head, sentence.people) == "who":
                yield from _asked(sentence, verb.head, _agreeing(said, verb), loose=pronoun.nbor(-1).text == ",")


def _agreeing(said: tuple[Token, ...], verb: Token) -> str:
    """The predicate as it goes with a singular question word."""
    replaced = {}
    for token in (said[0], *(v for v in verb.conjuncts if said[0] == verb)):
        if token.tag_ in ("VBP", "VB") or token.lower_ == "were":
            replaced[token.i] = third_person(token.text)
    return text_of(said, replaced)


def _participle(sentence: Sentence) -> Iterator[Fact]:
    """ "Renin, secreted by cells of the kidney, …": "What is secreted by cells of the kidney?"."""
    clause = sentence.clause
    for verb in sentence.doc:
        loose = verb.left_edge.i > 1 and sentence.doc[verb.left_edge.i - 1].text == ","
        if verb.dep_ != "acl" or verb.tag_ != "VBN" or not loose or verb.left_edge != verb or verb.lemma_ in _NAMING:
            continue
        if clause is None or verb.head != clause.subject or not any(c.dep_ in ("prep", "agent") for c in verb.children):
            continue
        be = "was" if clause.past or any(_YEAR.fullmatch(t.text) for t in phrase(verb)) else "is"
        yield from _asked(sentence, verb.head, f"{be} {text_of(phrase(verb))}", loose=True)


_YEAR = re.compile(r"[12]\d{3}")
_NAMING = ("call", "name", "know", "term", "dub", "follow", "include", "compare")


def _asked(sentence: Sentence, head: Token, said: str, *, loose: bool) -> Iterator[Fact]:
    """The noun asked by what is said of it, when that tells enough and the noun is a name or a term."""
    wh = question_word(head, sentence.people)
    answer = core(head)
    answer = tuple(t for t in answer if t.i <= head.i or not loose)
    if (
        not loose
        or not wh
        or asks_for_many(wh)
        or len(answer) > _LONGEST_ANSWER
        or vague_quantity(head)
        or not is_named(answer)
    ):
        return
    tokens = said.split()
    telling = {w.strip(",.").lower() for w in tokens if zipf(w.strip(",.").lower()) < _TELLING or w[:1].isupper()}
    pointing = any(w.lower() in ("it", "its", "they", "them", "their", "his", "her", "this", "these") for w in tokens)
    if _SHORTEST <= len(tokens) <= _LONGEST and len(telling) >= 2 and not pointing:
        yield Question("subject", {"wh": wh, "lead": "", "said": said}, Phrase(answer))


RULES = (
    Rule(
        RuleId("relative"),
        0.58,
        _relative,
        examples=(
            (
                "Surgeons cut the vagus nerve, which carries sensation from the stomach to the brain.",
                "Which nerve carries sensation from the stomach to the brain?",
                "the vagus nerve",
            ),
        ),
        counters=("It is a tool that conducts heat.", "The rod, which is long, conducts heat."),
    ),
    Rule(
        RuleId("participle"),
        0.58,
        _participle,
        examples=(
            (
                "Insulin, secreted by endocrine cells of the pancreas, lowers blood sugar.",
                "Which hormone is secreted by endocrine cells of the pancreas?",
                "insulin",
            ),
        ),
        counters=("Insulin, called a hormone, lowers blood sugar.",),
    ),
)
