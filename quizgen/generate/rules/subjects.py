"""Owns questions whose answer is the subject or object of a plain statement; must not render text."""

from collections.abc import Iterator

from spacy.tokens import Token

from quizgen.generate.candidate import Fact, Phrase, Predicate, Question, Rule, Sentence, inverted, lead_of
from quizgen.language.clause import Clause, core, is_pronoun, phrase
from quizgen.language.inflect import zipf
from quizgen.language.lexicon import words
from quizgen.model import RuleId

_WEAK_VERBS = words("subjects-weak-verbs")
_STRONG_VERBS = words("subjects-strong-verbs")
_PEOPLE = words("subjects-people")


def _told(clause: Clause) -> bool:
    """Whether the predicate alone says enough to lead to one answer."""
    said = [t for t in clause.body if t.i > clause.subject.right_edge.i]
    telling = {
        t.lemma_
        for t in said
        if t.pos_ == "PROPN" or (t.pos_ in ("NOUN", "ADJ", "VERB", "NUM") and zipf(t.lower_) < _TELLING)
    }
    return len(telling) >= 2 and not any(t.lower_ in ("their", "its", "them", "then") for t in said)


_TELLING = 4.3


def _subject(sentence: Sentence) -> Iterator[Fact]:
    clause = sentence.clause
    if (
        clause is None
        or is_pronoun(clause.subject)
        or clause.negated
        or clause.past
        or clause.subject.pos_ not in ("NOUN", "PROPN")
    ):
        return
    if any(aux.lower_ in ("may", "might", "could", "should", "can") for aux in clause.auxes) or clause.copular:
        return
    if clause.verb.lemma_ in _WEAK_VERBS or not _told(clause) or clause.subject.lower_ in _PEOPLE:
        return
    tokens = core(clause.subject)
    if len(tokens) > 6 or len(tokens) != len(clause.subject_span) or vague_quantity(clause.subject):
        return
    if clause.subject.pos_ == "PROPN" and clause.subject.tag_.startswith("NNP") and _maybe_person(clause.subject):
        return
    yield Question(
        "subject",
        {"wh": "what", "lead": lead_of(clause), "said": Predicate(clause, singular=True)},
        Phrase(tokens),
    )


_QUANTITIES = words("subjects-quantities")


def vague_quantity(head: Token) -> bool:
    """Whether a noun phrase opens with a quantity or an owner that no one could recall as an answer."""
    first = next((t for t in phrase(head) if not t.is_punct), head)
    return first.lower_ in _QUANTITIES or first.tag_ == "PRP$"


def _maybe_person(head: Token) -> bool:
    """A capitalised name of letters only: who or what, the words alone do not tell."""
    return head.text.isalpha() and head.text.istitle()


def _object(sentence: Sentence) -> Iterator[Fact]:
    clause = sentence.clause
    if clause is None or is_pronoun(clause.subject) or clause.negated or clause.verb.lemma_ not in _STRONG_VERBS:
        return
    if any(aux.dep_ == "auxpass" for aux in clause.auxes) or any(c.dep_ == "conj" for c in clause.verb.children):
        return
    asked = clause.child("dobj")
    if asked is None or is_pronoun(asked) or len(core(asked)) > 8 or vague_quantity(asked):
        return
    if any(t.dep_ in ("relcl", "advcl") for t in clause.body if t.i > asked.i):
        return
    yield inverted("what", clause, phrase(asked), phrase(asked))


def _depends(sentence: Sentence) -> Iterator[Fact]:
    """ "X depends on Y", "X consists of Y"."""
    clause = sentence.clause
    pairs = {"depend": "on", "consist": "of", "rely": "on", "belong": "to"}
    if clause is None or is_pronoun(clause.subject) or clause.verb.lemma_ not in pairs or clause.negated:
        return
    for start in clause.children("prep"):
        if start.lower_ == pairs[clause.verb.lemma_]:
            tokens = tuple(t for t in phrase(start) if t.i > start.i)
            if tokens and len(tokens) <= 12 and tokens[-1].i >= clause.body[-1].i:
                yield inverted("what", clause, tokens, tokens)


def _passive_agent(sentence: Sentence) -> Iterator[Fact]:
    """ "X is released by Y": "What releases X?" asked in the passive's own order."""
    clause = sentence.clause
    if (
        clause is None
        or is_pronoun(clause.subject)
        or clause.negated
        or clause.verb.lemma_ in ("cause", "follow", "accompany", "characterize")
    ):
        return
    agent = clause.child("agent")
    doer = next((c for c in agent.children if c.dep_ == "pobj"), None) if agent is not None else None
    if agent is None or doer is None or doer.pos_ == "PRON" or agent.right_edge.i < clause.body[-1].i:
        return
    tokens = tuple(t for t in phrase(agent) if t.i > agent.i)
    wh = "by whom" if doer.pos_ == "PROPN" and _maybe_person(doer) else "by what"
    if wh == "by what" and len(tokens) <= 9:
        yield inverted("what", clause, tokens, tokens)


RULES = (
    Rule(
        RuleId("subject"),
        0.45,
        _subject,
        examples=(
            (
                "Red algae produce a gel that thickens ice cream.",
                "What produces a gel that thickens ice cream?",
                "red algae",
            ),
        ),
        counters=(
            "It produces a thick gel used in ice cream.",
            "Some plants may produce a thick gel used in ice cream.",
            "Most databases use locks.",
            "Dutch settlers founded a town named New Amsterdam.",
        ),
    ),
    Rule(
        RuleId("object"),
        0.52,
        _object,
        examples=(("The left lung contains two lobes.", "What does the left lung contain?", "two lobes"),),
        counters=("It contains two lobes.", "The lung has two lobes."),
    ),
    Rule(
        RuleId("depends"),
        0.68,
        _depends,
        examples=(
            (
                "The height of a tide depends on the positions of the moon and the sun.",
                "What does the height of a tide depend on?",
                "the positions of the moon and the sun",
            ),
        ),
        counters=("It depends on the moon.",),
    ),
    Rule(
        RuleId("agent"),
        0.36,
        _passive_agent,
        examples=(
            (
                "Bile is stored by a small organ under the liver.",
                "What is bile stored by?",
                "a small organ under the liver",
            ),
        ),
        counters=("It is stored by the liver.",),
    ),
)
