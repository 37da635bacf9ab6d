"""Owns shares, measures, amounts and dates that a sentence states: "About 5 percent of X …"; must not render text."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from quizgen.generate.candidate import Fact, Phrase, Predicate, Question, Rule, Sentence, inverted, opening
from quizgen.generate.rules.quantities import told_when
from quizgen.language.clause import Clause, is_pronoun, phrase, second_verbs, tails
from quizgen.language.surface import text_of
from quizgen.model import RuleId

_POINTING = frozenset(("this", "these", "that", "those", "them", "its", "their", "it", "such", "other", "others"))


def stating(sentence: Sentence) -> Clause | None:
    """The clause, when it names what it speaks of and denies nothing."""
    clause = sentence.clause
    if clause is None or clause.negated or is_pronoun(clause.subject):
        return None
    return None if any(t.lower_ in _POINTING for t in clause.subject_span) else clause


def _share(sentence: Sentence) -> Iterator[Fact]:
    """ "About 5 percent of adults have X": "What percentage of adults have X?"."""
    clause = stating(sentence)
    if clause is None:
        return
    preps = {c: next((p for p in c.children if p.dep_ == "pobj"), None) for c in clause.children("prep")}
    for start, head in ((None, clause.subject), (None, clause.child("dobj")), *preps.items()):
        of = _of_whole(head)
        if head is None or of is None or counts_more(clause, head):
            continue
        amount = tuple(t for t in phrase(head) if t.i <= head.i)
        part = "percentage" if head.lower_ in _HUNDREDTHS else "proportion"
        wh = f"what {part} {text_of(phrase(of))}"
        if head == clause.subject:
            yield Question("subject", {"wh": wh, "lead": opening(clause), "said": Predicate(clause)}, Phrase(amount))
        elif start is None:
            yield inverted(wh, clause, phrase(head), amount)
        else:
            yield inverted(f"{start.lower_} {wh}", clause, phrase(start), amount)


_HUNDREDTHS = ("percent", "%")
_FRACTIONS = frozenset(("half", "third", "thirds", "quarter", "quarters", "fifth", "fifths", "tenth", "tenths"))


def _of_whole(head: Token | None) -> Token | None:
    """The "of" phrase of a share in percent or of a fraction, when it names the whole."""
    if head is None:
        return None
    numbered = head.lower_ in _HUNDREDTHS and any(c.dep_ == "nummod" for c in head.children)
    before = head.doc[head.left_edge.i : head.i]
    part = head.lower_ in _FRACTIONS and all(t.pos_ in ("ADV", "NUM", "DET", "ADP") for t in before)
    of = next((c for c in head.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    if of is None or not (numbered or part) or any(t.lower_ in _POINTING for t in of.subtree):
        return None
    return of


def counts_more(clause: Clause, head: Token) -> bool:
    """Whether the clause counts something besides what `head` counts."""
    own, besides = set(phrase(head)), tails(clause) | second_verbs(clause)
    return any(t.like_num and t not in own and t.i not in besides for t in clause.body)


_MEASURED = frozenset(("long", "wide", "deep", "old", "tall", "high", "thick", "heavy"))


def _measure(sentence: Sentence) -> Iterator[Fact]:
    """ "X is about 20 meters long": "How long is X?"."""
    clause = stating(sentence)
    adjective = clause.child("acomp") if clause is not None and clause.copular else None
    if clause is None or adjective is None or adjective.lower_ not in _MEASURED:
        return
    amount = next((c for c in adjective.children if c.dep_ == "npadvmod"), None)
    if amount is None or not any(t.like_num for t in amount.subtree) or counts_more(clause, adjective):
        return
    yield inverted(f"how {adjective.lower_}", clause, phrase(adjective), phrase(amount))


def _amount(sentence: Sentence) -> Iterator[Fact]:
    """ "The length of X is about 3 meters": "What is the length of X?"."""
    clause = stating(sentence)
    attr = clause.child("attr") if clause is not None and clause.copular and not clause.auxes else None
    if clause is None or attr is None or clause.subject.left_edge.lower_ != "the":
        return
    said = any(c.dep_ == "prep" and c.lower_ in ("of", "between", "from", "for") for c in clause.subject.rights)
    counted = attr.like_num or any(c.dep_ == "nummod" and c.like_num for c in attr.children)
    tail = [t for t in clause.body if t.i > attr.right_edge.i and not t.is_punct]
    opened = clause.body[0].i < clause.subject.left_edge.i
    if not said or not counted or tail or opened or clause.subject.lower_ in ("number", "result"):
        return
    answer = clause.doc[clause.verb.i + 1 : attr.right_edge.i + 1]
    yield Question("what-is", {"be": clause.verb.lower_, "thing": Phrase(clause.subject_span)}, Phrase(tuple(answer)))


_DATE = re.compile(
    r"\b(?:centur(?:y|ies)|1[0-9]{2}0s|20[0-9]0s|\d+ (?:BC|BCE|AD|CE)|(?:January|February|March|April|May|June|July|"
    r"August|September|October|November|December)(?: (?:of )?[12]\d{3})|[12]\d{3} and [12]\d{3})\b"
)
_DATING = frozenset(("in", "on", "during", "between", "around"))


def _dated(sentence: Sentence) -> Iterator[Fact]:
    """ "X happened in the early 17th century": "When did X happen?"."""
    clause = stating(sentence)
    if clause is None or not clause.past:
        return
    for start in clause.children("prep"):
        tokens = phrase(start)
        if start.lower_ not in _DATING or len(tokens) > _LONGEST_DATE or not _DATE.search(text_of(tokens)):
            continue
        if told_when(clause, tokens, firm=sentence.topic.firm):
            yield inverted("when", clause, tokens, tokens)


_LONGEST_DATE = 7


RULES = (
    Rule(
        RuleId("share"),
        0.72,
        _share,
        every_clause=True,
        examples=(
            (
                "About 8 percent of men have trouble seeing red and green.",
                "What percentage of men have trouble seeing red and green?",
                "about 8 percent",
            ),
            (
                "Oceans cover about 71 percent of the surface of the Earth.",
                "What percentage of the surface of the Earth do oceans cover?",
                "about 71 percent",
            ),
        ),
        counters=("About 8 percent have trouble seeing red.", "Prices rose by 3 percent."),
    ),
    Rule(
        RuleId("measure"),
        0.66,
        _measure,
        every_clause=True,
        examples=(("The Loire is about 1,000 kilometers long.", "How long is the Loire?", "about 1,000 kilometers"),),
        counters=("It is about 1,000 kilometers long.", "The river is long."),
    ),
    Rule(
        RuleId("amount"),
        0.68,
        _amount,
        examples=(
            (
                "The length of a marathon is about 42 kilometers.",
                "What is the length of a marathon?",
                "about 42 kilometers",
            ),
        ),
        counters=("The length of a marathon is surprising.", "A marathon is 42 kilometers."),
    ),
    Rule(
        RuleId("dated"),
        0.64,
        _dated,
        every_clause=True,
        examples=(
            (
                "Dutch traders brought tea to Europe in the early 17th century.",
                "When did Dutch traders bring tea to Europe?",
                "in the early 17th century",
            ),
        ),
        counters=("He brought tea to Europe in the 17th century.", "Tea grows in China in May."),
    ),
)
