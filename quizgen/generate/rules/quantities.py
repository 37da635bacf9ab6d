"""Owns how often, how long, where and in which year; must not render text."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from quizgen.generate.candidate import Fact, Inverted, Phrase, Question, Rule, Sentence, inverted
from quizgen.language.clause import SUBJECTS, Clause, is_pronoun, phrase
from quizgen.language.lexicon import words
from quizgen.model import RuleId

_UNITS = words("quantities-units")
_YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}")


def _asked(clause: Clause, wh: str, tokens: tuple[Token, ...], answer: tuple[Token, ...]) -> Question:
    return inverted(wh, clause, tokens, answer)


def _frequency(sentence: Sentence) -> Iterator[Fact]:
    clause = sentence.clause
    if clause is None or is_pronoun(clause.subject) or clause.negated:
        return
    for unit in clause.children("npadvmod"):
        tokens = phrase(unit)
        words = [t.lower_ for t in tokens]
        often = words[0] in ("once", "twice", "every", "each") or "times" in words
        if any(t.like_num and t not in tokens for t in clause.body):
            continue
        if unit.i > clause.verb.i and unit.lemma_ in _UNITS | {"time"} and often:
            yield _asked(clause, "how often", tokens, tokens)


def _duration(sentence: Sentence) -> Iterator[Fact]:
    clause = sentence.clause
    if clause is None or is_pronoun(clause.subject) or clause.negated:
        return
    for start in clause.children("prep"):
        unit = next((c for c in start.children if c.dep_ == "pobj"), None)
        if start.lower_ == "for" and start.i > clause.verb.i and _counted_time(unit):
            yield _asked(clause, "for how long", phrase(start), tuple(t for t in phrase(start) if t.i > start.i))
    if clause.verb.lemma_ in _LASTING and sum(t.like_num for t in clause.body) == 1:
        for unit in clause.children("dobj", "npadvmod"):
            if _counted_time(unit):
                yield _asked(clause, "how long", phrase(unit), phrase(unit))


_LASTING = ("last", "take", "live", "survive", "remain", "persist", "wait")


def _counted_time(unit: Token | None) -> bool:
    return unit is not None and unit.lemma_ in _UNITS and any(c.dep_ == "nummod" and c.like_num for c in unit.children)


def _year(sentence: Sentence) -> Iterator[Fact]:
    clause = sentence.clause
    if clause is None or is_pronoun(clause.subject) or clause.negated or not clause.past:
        return
    for start in clause.children("prep"):
        year = next((c for c in start.children if c.dep_ == "pobj"), None)
        if start.lower_ != "in" or year is None or not _YEAR.fullmatch(year.text) or len(phrase(start)) != 2:
            continue
        if told_when(clause, phrase(start), firm=sentence.topic.firm):
            yield Question(
                "year",
                {
                    "lead": lead_without(clause, start),
                    "said": Inverted(clause, frozenset(t.i for t in phrase(start))),
                },
                Phrase((year,)),
            )


def told_when(clause: Clause, date: tuple[Token, ...], *, firm: bool) -> bool:
    """Whether what happened at a date is told well enough to ask for the date: by a name, or much in a text about
    one thing."""
    if any(c.dep_ in (*SUBJECTS, "expl") for verb in clause.verb.conjuncts for c in verb.children):
        return False
    rest = [t for t in clause.body if t not in date]
    if any(_YEAR.fullmatch(t.text) for t in rest) or (rest and rest[0].tag_ == "WRB"):
        return False
    told = [t for t in rest if t.pos_ in ("NOUN", "PROPN") and t.i > clause.verb.i]
    named = any(t.pos_ == "PROPN" for t in rest)
    return bool(told) and (named or (firm and len(told) >= _TOLD))


_TOLD = 3
"""Nouns behind the verb from which on an event without a name is told well enough."""


_LYING = frozenset(
    [
        "locate",
        "find",
        "situate",
        "place",
        "produce",
        "store",
        "make",
        "form",
        "occur",
        "begin",
        "originate",
        "develop",
        "live",
        "take",
    ]
)
_WHERE = frozenset(
    [
        "in",
        "under",
        "at",
        "near",
        "between",
        "along",
        "around",
        "inside",
        "on",
        "within",
        "behind",
        "above",
        "below",
        "beneath",
    ]
)


def _where(sentence: Sentence) -> Iterator[Fact]:
    clause = sentence.clause
    if clause is None or is_pronoun(clause.subject) or clause.negated or clause.verb.lemma_ not in _LYING:
        return
    passive = any(aux.dep_ == "auxpass" for aux in clause.auxes)
    places = [start for start in clause.children("prep") if start.lower_ in _WHERE and start.i > clause.verb.i]
    if passive != (clause.verb.lemma_ in _PLACED) or not places or clause.child("dobj") is not None:
        return
    first = places[0]
    head = next((c for c in first.children if c.dep_ == "pobj"), None)
    if head is None or head.lemma_.lower() in _NO_PLACE or head.pos_ != "NOUN":
        return
    focus = clause.doc[first.i - 1]
    start = focus.i if focus.lower_ in ("only", "mainly", "mostly", "chiefly") else first.i
    tokens = tuple(t for t in clause.body if t.i >= start)
    if any(t.like_num for t in tokens):
        return
    if len(tokens) <= 12 and not any(t.dep_ in ("advcl", "relcl", "cc") for t in tokens):
        yield inverted("where", clause, tokens, tokens)


_PLACED = frozenset(["locate", "find", "situate", "place", "produce", "store", "make", "form"])
_NO_PLACE = words("quantities-no-place")


def lead_without(clause: Clause, start: Token) -> Phrase | str:
    """What stands before the clause's subject, without the phrase that `start` opens; '' when nothing is left."""
    gone = {t.i for t in phrase(start)}
    tokens = tuple(t for t in clause.body if t.i < clause.subject.left_edge.i and t.i not in gone)
    return Phrase(tokens) if any(not t.is_punct for t in tokens) else ""


RULES = (
    Rule(
        RuleId("where"),
        0.62,
        _where,
        examples=(("Bile is stored in the gallbladder.", "Where is bile stored?", "in the gallbladder"),),
        counters=("It is stored in the gallbladder.", "Bile is stored in large amounts."),
    ),
    Rule(
        RuleId("frequency"),
        0.62,
        _frequency,
        examples=(
            (
                "Adults should see a dentist twice a year.",
                "How often should adults see a dentist?",
                "twice a year",
            ),
        ),
        counters=("They see a dentist twice a year.",),
    ),
    Rule(
        RuleId("duration"),
        0.56,
        _duration,
        examples=(
            (
                "A normal pregnancy lasts about 40 weeks.",
                "How long does a normal pregnancy last?",
                "about 40 weeks",
            ),
        ),
        counters=("The road lasts for miles.",),
    ),
    Rule(
        RuleId("year"),
        0.62,
        _year,
        examples=(
            (
                "Marie Curie won the Nobel Prize in Chemistry in 1911.",
                "In which year did Marie Curie win the Nobel Prize in Chemistry?",
                "1911",
            ),
        ),
        counters=("He won the prize in 1911.", "The number rose in 1911."),
    ),
)
