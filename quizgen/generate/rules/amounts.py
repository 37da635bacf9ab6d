"""Owns how much and how many in phrases behind a verb: "in three steps", "1 in 100", "a span of N"; must not render."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from quizgen.generate.candidate import Fact, Phrase, Predicate, Question, Rule, Sentence, inverted, opening
from quizgen.generate.rules.figures import counts_more, stating
from quizgen.language.casing import lower_first
from quizgen.language.clause import phrase, second_verbs, tails
from quizgen.language.lexicon import words
from quizgen.language.surface import text_of
from quizgen.model import RuleId

_HEDGES = words("amounts-hedges")


def _amount_before(head: Token) -> tuple[Token, ...]:
    """The number before a noun with its hedge, when the noun has nothing else before it: "about 500 million"."""
    tokens = tuple(t for t in head.doc[head.left_edge.i : head.i])
    number = [t for t in tokens if t.like_num]
    if not number or any(
        not (t.like_num or t.lower_ in _HEDGES or t.lower_ in ("to", "and", "–", "-")) for t in tokens
    ):
        return ()
    return tokens


def _counted_after(sentence: Sentence) -> Iterator[Fact]:
    """ "Urine is formed in three steps": "In how many steps is urine formed?"."""
    clause = stating(sentence)
    if clause is None or clause.verb.lemma_ in _RANGING:
        return
    besides = tails(clause) | second_verbs(clause)
    for start in clause.children("prep"):
        head = next((c for c in start.children if c.dep_ == "pobj"), None)
        if head is None or head.tag_ != "NNS" or start.i in besides or start.lower_ not in _COUNTING:
            continue
        amount, after = _amount_before(head), [t for t in phrase(start) if t.i > head.i]
        if not amount or after or counts_more(clause, start) or amount[-1].lower_ in ("one", "two"):
            continue
        if start.lower_ == "for" and head.lemma_ in words("quantities-units"):
            continue  # "for how long" asks that
        yield inverted(f"{start.lower_} how many {head.text}", clause, phrase(start), amount)


_RANGING = frozenset(("range", "vary", "fall", "rise", "drop", "increase", "decrease", "grow", "be", "date"))
_COUNTING = frozenset(("in", "into", "at", "beyond", "after", "within", "over", "through", "across"))

_RATIO = re.compile(
    r"(?:(?:about|roughly|approximately|around|nearly|almost|up to|more than|fewer than|less than|over|only) )?"
    r"(?:\d[\d,.]*|one|two|three|four|five|nine) (?:in|out of)(?: every)? (?:\d[\d,]*|two|three|four|five|ten|twenty)"
    r"(?= [A-Za-z])",
    re.IGNORECASE,
)


def _ratio(sentence: Sentence) -> Iterator[Fact]:
    """ "X affects 1 in 100 people": "What proportion of people does X affect?"."""
    clause = stating(sentence)
    match = _RATIO.search(sentence.text)
    if clause is None or match is None or len(_RATIO.findall(sentence.text)) > 1:
        return
    ratio = sentence.doc.char_span(match.start(), match.end())
    if ratio is None:
        return
    counted = _nouns(ratio[-1])
    asked = (*ratio, *counted)
    if not counted or counted[-1].tag_ != "NNS" or set(asked) - set(clause.body):
        return
    wh = f"what proportion of {text_of(counted)}"
    if clause.verb.i < ratio[0].i:
        before = ratio[0].nbor(-1)
        if before.dep_ == "prep":
            yield inverted(f"{before.lower_} {wh}", clause, (before, *asked), tuple(ratio))
        elif before.i >= clause.verb.i:
            yield inverted(wh, clause, asked, tuple(ratio))
    elif clause.subject in asked and clause.subject_span[-1].i == counted[-1].i:
        yield Question("subject", {"wh": wh, "lead": opening(clause), "said": Predicate(clause)}, Phrase(tuple(ratio)))


def _nouns(last: Token) -> tuple[Token, ...]:
    """The adjectives and nouns that follow at once."""
    found: list[Token] = []
    for token in last.doc[last.i + 1 :]:
        joins = token.lower_ in ("or", "and", "-") and found
        if token.pos_ not in ("NOUN", "PROPN", "ADJ") and not joins:
            break
        found.append(token)
    while found and found[-1].pos_ not in ("NOUN", "PROPN"):
        found.pop()
    return tuple(found)


def _has_amount(sentence: Sentence) -> Iterator[Fact]:
    """ "X has a wingspan of about 1.7 metres": "What is the wingspan of X?"."""
    clause = stating(sentence)
    owned = clause.child("dobj") if clause is not None else None
    if clause is None or owned is None or clause.verb.lemma_ not in ("have", "reach") or owned.pos_ != "NOUN":
        return
    of = next((c for c in owned.rights if c.dep_ == "prep"), None)
    unit = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    if of is None or unit is None or of.i != owned.i + 1 or of.lower_ != "of" or owned.left_edge.tag_ != "DT":
        return
    amount = tuple(t for t in phrase(of) if t.i > of.i)
    if not any(t.like_num for t in amount) or len(amount) > _LONGEST_AMOUNT or counts_more(clause, owned):
        return
    said = tuple(clause.doc[owned.left_edge.i + 1 : owned.i + 1])
    if not any(aux.tag_ == "MD" for aux in clause.auxes):
        whose = lower_first(text_of(clause.subject_span), sentence.proper | sentence.people)
        slots = {"be": "was" if clause.past else "is", "thing": f"the {text_of(said)} of {whose}"}
        yield Question("what-is", slots, Phrase(amount))


_LONGEST_AMOUNT = 6


def _weight(sentence: Sentence) -> Iterator[Fact]:
    """ "X weighs around 2 grams": "How much does X weigh?"."""
    clause = stating(sentence)
    if clause is None or clause.verb.lemma_ not in ("weigh", "cost") or any(a.dep_ == "auxpass" for a in clause.auxes):
        return
    for unit in clause.children("dobj", "npadvmod"):
        if any(t.like_num for t in unit.lefts) and not counts_more(clause, unit) and unit.i > clause.verb.i:
            yield inverted("how much", clause, phrase(unit), phrase(unit))


RULES = (
    Rule(
        RuleId("counted-after"),
        0.62,
        _counted_after,
        every_clause=True,
        examples=(
            ("Glass is made in five stages.", "In how many stages is glass made?", "five"),
            (
                "Whale songs are heard beyond 100 kilometres.",
                "Beyond how many kilometres are whale songs heard?",
                "100",
            ),
        ),
        counters=("It is made in five stages.", "Glass is made in stages."),
    ),
    Rule(
        RuleId("ratio"),
        0.72,
        _ratio,
        examples=(
            (
                "Gluten harms roughly 1 in 100 adults.",
                "What proportion of adults does gluten harm?",
                "roughly 1 in 100",
            ),
            (
                "Dwarfism is found in about 1 in 20,000 newborn babies.",
                "In what proportion of newborn babies is dwarfism found?",
                "about 1 in 20,000",
            ),
        ),
        counters=("It harms roughly 1 in 100 adults.", "Gluten harms many adults."),
    ),
    Rule(
        RuleId("has-amount"),
        0.70,
        _has_amount,
        every_clause=True,
        examples=(
            (
                "The albatross has a wingspan of about 3 meters.",
                "What is the wingspan of the albatross?",
                "about 3 meters",
            ),
        ),
        counters=("It has a wingspan of about 3 meters.", "The albatross has a nest of twigs."),
    ),
    Rule(
        RuleId("weight"),
        0.66,
        _weight,
        every_clause=True,
        examples=(
            (
                "A grown walrus weighs about 1,200 kilograms.",
                "How much does a grown walrus weigh?",
                "about 1,200 kilograms",
            ),
        ),
        counters=("It weighs about 1,200 kilograms.", "A walrus weighs a lot."),
    ),
)
