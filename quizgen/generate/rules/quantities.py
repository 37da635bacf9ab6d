"""Owns how often, how long, where and in which year; must not render text."""

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from quizgen.frequency import zipf
from quizgen.generate.candidate import Fact, Question, Rule, Sentence, inverted
from quizgen.generate.question_words import is_measure, is_place, is_role, is_stuff
from quizgen.language.clause import Clause, core, is_pronoun, phrase, second_verbs, tails
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
    if takes_time(clause):
        yield from _time_taken(clause)
    elif clause.verb.lemma_ in _LASTING and sum(t.like_num for t in clause.body) == 1:
        for unit in clause.children("dobj", "npadvmod"):
            if _counted_time(unit):
                yield _asked(clause, "how long", phrase(unit), phrase(unit))


def takes_time(clause: Clause) -> bool:
    """Whether it tells how long something takes that follows: "The wound takes a week to heal"."""
    unit = clause.child("dobj")
    timed = unit is not None and any(t.lemma_ in _UNITS for t in unit.subtree if t.i < _behind(unit))
    return clause.verb.lemma_ == "take" and timed and clause.child("xcomp", "advcl", "relcl") is not None


def _behind(unit: Token) -> int:
    """Where what is done in a time begins, wherever the parser hung it."""
    verbs = (t.left_edge.i for t in unit.doc[unit.i + 1 :] if t.tag_ == "VB" and t.left_edge.tag_ == "TO")
    return next(verbs, unit.right_edge.i + 1)


def _time_taken(clause: Clause) -> Iterator[Fact]:
    """ "The wound takes a week to heal": "How long does the wound take to heal?"; "weeks" alone is no answer."""
    unit = clause.children("dobj")[0]
    taken = tuple(clause.doc[unit.left_edge.i : _behind(unit)])
    done = clause.doc[taken[-1].i + 1 :]
    more = any(t.lemma_ in _UNITS or t.lower_ in ("it", "they") for t in done)
    told = len(taken) > 1 and taken[0].lower_ not in ("some", "many", "these") and taken[-1].lemma_ in _UNITS
    if told and done[0].tag_ == "TO" and not more:
        yield _asked(clause, "how long", taken, taken)


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
            yield replace(inverted("in which year", clause, phrase(start), (year,)), frame="year")


def told_when(clause: Clause, date: tuple[Token, ...], *, firm: bool) -> bool:
    """Whether what happened at a date is told well enough to ask for the date: by a name, or much in a text about
    one thing."""
    besides = tails(clause) | second_verbs(clause)
    if any(t.i in besides for t in date):
        return False
    rest = [t for t in clause.body if t not in date and t.i not in besides]
    if any(_YEAR.fullmatch(t.text) for t in rest) or (rest and rest[0].tag_ == "WRB"):
        return False
    told = [t for t in rest if t.pos_ in ("NOUN", "PROPN") and t.i > clause.verb.i]
    named = any(t.pos_ == "PROPN" or (t.pos_ == "NOUN" and zipf(t.lower_) < _A_NAME) for t in rest)
    subject = any(t.pos_ == "PROPN" for t in clause.subject_span) and clause.verb.lemma_ not in _VAGUE_DEEDS
    return (bool(told) and (named or (firm and len(told) >= _TOLD))) or subject


_A_NAME = 2.5
"""Zipf frequency below which a noun is as telling as a name."""
_VAGUE_DEEDS = words("subjects-weak-verbs") | {"return", "leave", "move", "follow"}


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
        "lie",
        "sit",
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
    if clause is None or is_pronoun(clause.subject) or clause.negated or clause.copular:
        return
    lying = clause.verb.lemma_ in _LYING
    passive = any(aux.dep_ == "auxpass" for aux in clause.auxes)
    places = [start for start in clause.children("prep") if start.lower_ in _WHERE and start.i > clause.verb.i]
    if not places or (lying and (passive != (clause.verb.lemma_ in _PLACED) or clause.child("dobj") is not None)):
        return
    first = places[0]
    head = next((c for c in first.children if c.dep_ == "pobj"), None)
    if head is None or head.lemma_.lower() in _NO_PLACE or head.pos_ != "NOUN" or head.lower_.endswith("hood"):
        return
    if (
        clause.subject.lower_ in _TALKED_OF
        or is_role(clause.subject)
        or is_stuff(head)
        or any(is_measure(c) for c in clause.children("dobj", "npadvmod"))
    ):
        return
    if not lying and not (is_place(head) and (clause.child("dobj") is not None or clause.verb.lemma_ in _STAYING)):
        return
    focus = clause.doc[first.i - 1]
    start = focus.i if focus.lower_ in ("only", "mainly", "mostly", "chiefly") else first.i
    besides = tails(clause) | second_verbs(clause)
    tokens = tuple(t for t in clause.body if t.i >= start and t.i not in besides)
    ends = core(head)[-1].i  # ", a network of tubes" says what the place is
    answer = tuple(t for t in tokens if t.i <= ends) if head.right_edge.i >= tokens[-1].i else tokens
    if any(t.like_num for t in answer):
        return
    if len(answer) <= 12 and not any(t.dep_ in ("advcl", "relcl", "cc") for t in answer):
        yield inverted("where", clause, tokens, answer)


_TALKED_OF = frozenset(
    ("answer", "difference", "difficulty", "problem", "reason", "cause", "key", "origin", "power", "purpose")
)
_STAYING = frozenset(("mature", "nest", "grow", "hide", "dwell", "gather", "collect", "rest", "end", "begin"))
_PLACED = frozenset(["locate", "find", "situate", "place", "produce", "store", "make", "form"])
_NO_PLACE = words("quantities-no-place")


RULES = (
    Rule(
        RuleId("where"),
        0.62,
        _where,
        every_clause=True,
        examples=(
            ("Bile is stored in the gallbladder.", "Where is bile stored?", "in the gallbladder"),
            (
                "Sweat is produced in the eccrine glands, which open on the skin.",
                "Where is sweat produced?",
                "in the eccrine glands",
            ),
        ),
        counters=(
            "It is stored in the gallbladder.",
            "Bile is stored in large amounts.",
            "Bile is produced on a large scale by the liver.",
            "The nurse may store it in the cupboard.",
        ),
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
            (
                "Young oaks may take several decades to bear acorns.",
                "How long may young oaks take to bear acorns?",
                "several decades",
            ),
        ),
        counters=("The road lasts for miles.", "Oaks take years to bear acorns.", "The nurse takes a day off to rest."),
    ),
    Rule(
        RuleId("year"),
        0.62,
        _year,
        every_clause=True,
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
