"""Owns what brackets and appositions say of the phrase before them; must not render text."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from quizgen.frequency import zipf
from quizgen.generate.candidate import Fact, Phrase, Question, Rule, Sentence
from quizgen.generate.rules.appositions import named, pairs
from quizgen.language.clause import is_plural, phrase
from quizgen.language.inflect import NUMBERS
from quizgen.language.normalise import Aside
from quizgen.model import RuleId

_TERM = re.compile(r"[a-z][a-z-]+(?: [a-z][a-z-]+){0,2}")
_RARE = 3.9
"""Zipf frequency below which a word in brackets is the term for what stands before them."""
_PLAINER = 0.8
"""How much more often the words before the brackets must be met."""


def _term_in_brackets(sentence: Sentence) -> Iterator[Fact]:
    """ "the fluid around the joints (synovial fluid)": the term asked by the words it stands for."""
    for aside in sentence.asides:
        if not _TERM.fullmatch(aside.text):
            continue
        described = _described(sentence, aside)
        if described and _is_term(aside.text, described):
            yield Question("term", {"definition": Phrase(described)}, aside.text)


def _described(sentence: Sentence, aside: Aside) -> tuple[Token, ...]:
    """The longest noun phrase that ends where the brackets stood."""
    said = aside.before[-_TELLING_END:]
    at = sentence.text.find(said)
    last = sentence.doc.char_span(at, at + len(said), alignment_mode="expand") if at >= 0 else None
    if last is None:
        return ()
    end = last[-1]
    heads = [t for t in (end, *end.ancestors) if t.pos_ == "NOUN" and t.right_edge == end]
    found = phrase(heads[-1]) if heads else ()
    return () if any(t.is_punct or t.dep_ in ("conj", "relcl", "acl") for t in found) else found


_TELLING_END = 25
"""Letters before the brackets that are looked for in the sentence."""


def _is_term(term: str, described: tuple[Token, ...]) -> bool:
    """Whether the bracket is rarer than a description of at least two telling words."""
    telling = [t for t in described if t.pos_ in ("NOUN", "ADJ", "VERB")]
    if (
        len(telling) < 2
        or len(described) > 8
        or described[0].tag_ in ("PRP$", "CD")
        or described[0].lower_ in _POINTING
    ):
        return False
    rarest = min(zipf(word) for word in term.split())
    return rarest < _RARE and rarest + _PLAINER < min(zipf(t.lower_) for t in telling)


_POINTING = ("this", "these", "that", "those", "some", "other", "such", "certain", "another")


def _counted_in_brackets(sentence: Sentence) -> Iterator[Fact]:
    """ "made up of three building blocks (A, B, and C)": which three."""
    for aside in sentence.asides:
        items = [part for part in re.split(r",? and |, ", aside.text) if part]
        match = re.search(r"\b(two|three|four|five) (?:[\w-]+ ){0,3}[\w-]+s$", aside.before)
        if match is None or NUMBERS.index(match.group(1)) != len(items) or sentence.item is not None:
            continue
        at = sentence.text.find(match.group())
        fits = all(len(item.split()) <= _LONGEST_ITEM and re.match(r"[\w-]", item) for item in items)
        if at > 0 and fits and sentence.clause is not None and at > sentence.clause.verb.idx:
            said = f"{sentence.text[:at]}which {match.group()}"
            yield Question("list-in", {"said": said}, "; ".join(items))


_LONGEST_ITEM = 5


def _foremost(sentence: Sentence) -> Iterator[Fact]:
    """ "X, the most common form of Y, …": what is the most common form of Y."""
    for head, said in pairs(sentence):
        tokens = phrase(said)
        ranked = any(t.tag_ in ("JJS", "RBS") for t in said.subtree if t.i < said.i)
        framed = any(child.dep_ == "prep" and child.lower_ in ("of", "in") for child in said.children)
        points = any(t.lower_ in _POINTING or t.tag_ == "PRP$" for t in (*tokens, *phrase(head)))
        if ranked and framed and not points and named(head) and tokens[0].lower_ == "the":
            be = "are" if is_plural(said) else "is"
            yield Question("what-is", {"be": be, "thing": Phrase(tokens)}, Phrase(named(head)))


RULES = (
    Rule(
        RuleId("bracket-term"),
        0.55,
        _term_in_brackets,
        examples=(
            (
                "The thin skin around the heart (pericardium) may swell.",
                "What is the term for the thin skin around the heart?",
                "pericardium",
            ),
        ),
        counters=("The dose was raised (see below).", "A long walk (two miles) is good.", "The pump (a motor) runs."),
    ),
    Rule(
        RuleId("bracket-list"),
        0.70,
        _counted_in_brackets,
        examples=(
            (
                "The ear contains three tiny bones (hammer, anvil, and stirrup).",
                "The ear contains which three tiny bones?",
                "hammer; anvil; stirrup",
            ),
        ),
        counters=("The ear contains three tiny bones (hammer and anvil).",),
    ),
    Rule(
        RuleId("foremost"),
        0.62,
        _foremost,
        examples=(
            (
                "Oslo, the largest city of Norway, lies on a fjord.",
                "What is the largest city of Norway?",
                "Oslo",
            ),
        ),
        counters=("Oslo, a city of Norway, lies on a fjord.",),
    ),
)
