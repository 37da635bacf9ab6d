"""Owns how and why: methods ("by doing"), purposes, reasons ("because"); must not render text."""

from collections.abc import Iterator

from spacy.tokens import Token

from quizgen.generate.candidate import Fact, Phrase, Question, Rule, Sentence, inverted
from quizgen.generate.rules.quantities import takes_time
from quizgen.language.clause import Clause, is_pronoun, main_clause, phrase, tails
from quizgen.language.lexicon import words
from quizgen.model import RuleId


def _speaks(clause: Clause) -> bool:
    return not is_pronoun(clause.subject) or clause.subject.lower_ == "you"


def _method(sentence: Sentence) -> Iterator[Fact]:
    clause = sentence.clause
    if clause is None or not _speaks(clause) or clause.negated:
        return
    means = _last_means(clause)
    if means is None or means.i in tails(clause):
        return
    tokens = tuple(t for t in clause.body if t.i >= means.i)
    yield inverted("how", clause, tokens, tokens)


def _last_means(clause: Clause) -> Token | None:
    """The closing "by …ing" phrase; it may have been attached to an inner verb that has its own agent."""
    found = [
        t
        for t in clause.body
        if t.lower_ == "by" and t.i > clause.verb.i and any(c.dep_ == "pcomp" and c.tag_ == "VBG" for c in t.children)
    ]
    if not found:
        return None
    means = found[-1]
    inner = means.head
    owned = inner == clause.verb or inner in clause.verb.conjuncts or inner.dep_ in ("xcomp", "dobj")
    has_agent = any(c.dep_ == "agent" and c != means for c in inner.children)
    reaches_end = means.right_edge.i >= clause.body[-1].i
    passive_root = any(aux.dep_ == "auxpass" for aux in clause.auxes) and means.dep_ == "agent" and inner == clause.verb
    return (
        means if (owned or has_agent) and reaches_end and not (passive_root and clause.verb.lemma_ == "cause") else None
    )


def _because(sentence: Sentence) -> Iterator[Fact]:
    clause = sentence.clause
    if clause is None:
        return
    reason = next(
        (c for c in clause.children("advcl") if any(m.dep_ == "mark" and m.lower_ == "because" for m in c.children)),
        None,
    )
    if reason is None:
        return
    tokens = _reason(reason)
    if any(
        c.dep_ in ("nsubj", "nsubjpass") and c.lower_ in ("it", "they", "this", "these", "he", "she")
        for c in reason.children
    ) and not _speaks(clause):
        return
    if clause.subject.lower_ == "this" and clause.copular:
        yield from _why_previous(sentence, tokens)
    elif _speaks(clause) and not sentence.unresolved and reason.i > clause.verb.i:
        yield inverted("why", clause, phrase(reason), tokens)


def _reason(verb: Token) -> tuple[Token, ...]:
    """The reason, a long one without what is told behind a comma of its last noun: ", which …", ", such as …"."""
    tokens = tuple(t for t in phrase(verb) if not (t.is_punct and t.i == verb.right_edge.i))
    told = (t.i for t in tokens[1:] if t.nbor(-1).text == "," and (t.tag_ in ("WDT", "WP") or _such_as(t)))
    end = next((i - 1 for i in told if i > verb.i), 0)
    return tuple(t for t in tokens if t.i < end) if end and len(tokens) > _LONG_REASON else tokens


_LONG_REASON = 12
"""Words from which on a reason says more than is asked."""


def _such_as(token: Token) -> bool:
    return token.lower_ in _ADDING or (token.lower_ in ("such", "like") and token.pos_ != "VERB")


_ADDING = frozenset(("including", "but", "although", "though", "sometimes", "often", "usually", "especially"))


def _why_previous(sentence: Sentence, tokens: tuple[Token, ...]) -> Iterator[Fact]:
    before = main_clause(sentence.previous) if sentence.previous is not None else None
    if before is not None and _speaks(before):
        yield inverted("why", before, (), tokens)


def _purpose(sentence: Sentence) -> Iterator[Fact]:
    """ "X uses Y to do Z": "Why does X use Y?"."""
    clause = sentence.clause
    if clause is None or not _speaks(clause) or clause.negated or clause.child("dobj") is None or takes_time(clause):
        return
    aims = [
        c
        for c in clause.children("advcl", "xcomp")
        if c.i > clause.verb.i
        and c.tag_ == "VB"
        and c.left_edge.lower_ in ("to", "in")
        and any(a.tag_ == "TO" for a in c.children)
    ]
    obj = clause.child("dobj")
    if len(aims) != 1 or obj is None or _apart(obj, aims[0]) or clause.verb.lemma_ not in _USING:
        return
    tokens = phrase(aims[0])
    yield inverted("why", clause, tokens, tokens)


def _apart(obj: Token, aim: Token) -> bool:
    """Whether more than a comma stands between an object and the aim."""
    return any(not t.is_punct for t in obj.doc[obj.right_edge.i + 1 : aim.left_edge.i])


_USING = words("reasons-using")
_AIMS = frozenset(("goal", "purpose", "aim", "function", "role", "job", "objective", "task"))


def _aim(sentence: Sentence) -> Iterator[Fact]:
    """ "The goal of X is to do Y"."""
    clause = sentence.clause
    if clause is None or not clause.copular or clause.auxes or clause.subject.lower_ not in _AIMS:
        return
    if not any(c.dep_ == "prep" and c.lower_ == "of" for c in clause.subject.children):
        return
    answer = tuple(t for t in clause.body if t.i > clause.verb.i)
    if len(answer) >= 2:
        yield Question("what-is", {"be": clause.verb.lower_, "thing": Phrase(clause.subject_span)}, Phrase(answer))


RULES = (
    Rule(
        RuleId("method"),
        0.73,
        _method,
        every_clause=True,
        examples=(
            (
                "You can slow erosion by planting trees on bare slopes.",
                "How can you slow erosion?",
                "by planting trees on bare slopes",
            ),
            (
                "Owls find mice mainly by listening for faint rustles.",
                "How do owls find mice?",
                "mainly by listening for faint rustles",
            ),
        ),
        counters=(
            "It spreads by touching the skin.",
            "Owls find mice in the dark, and farmers find moles by watching the soil.",
        ),
    ),
    Rule(
        RuleId("because"),
        0.72,
        _because,
        examples=(
            (
                "Mules can't breed because horses and donkeys have different chromosomes.",
                "Why can mules not breed?",
                "because horses and donkeys have different chromosomes",
            ),
            (
                "The Dead Sea is salty because its water can leave only by evaporation, which takes no salt along "
                "and so makes the rest of the water ever saltier.",
                "Why is the Dead Sea salty?",
                "because its water can leave only by evaporation",
            ),
            (
                "Old slates can slip because their nails may rust through in less than a century, often under moss "
                "or behind a gutter.",
                "Why can old slates slip?",
                "because their nails may rust through in less than a century",
            ),
            (
                "Ice floats because water expands when it freezes.",
                "Why does ice float?",
                "because water expands when it freezes",
            ),
        ),
        counters=("They float because they are light.",),
        pointing=True,
    ),
    Rule(
        RuleId("purpose"),
        0.70,
        _purpose,
        examples=(
            (
                "Bats use echoes to find insects at night.",
                "Why do bats use echoes?",
                "to find insects at night",
            ),
        ),
        counters=("They use echoes to find insects.", "Young oaks take several decades to bear acorns."),
    ),
    Rule(
        RuleId("aim"),
        0.80,
        _aim,
        examples=(
            (
                "The purpose of a dam is to hold back water.",
                "What is the purpose of a dam?",
                "to hold back water",
            ),
        ),
        counters=("The dam is to be closed.",),
    ),
)
