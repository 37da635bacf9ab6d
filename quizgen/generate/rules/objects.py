"""Owns questions whose answer is the object of a statement: "What does X produce?"; must not render text."""

from collections.abc import Iterator

from spacy.tokens import Token

from quizgen.generate.candidate import Fact, Rule, Sentence, inverted
from quizgen.generate.question_words import (
    is_being,
    is_measure,
    is_named,
    is_place,
    of_no_one,
    question_word,
    vague_quantity,
)
from quizgen.generate.rules.subjects import cut_short, leads_to, tells
from quizgen.language.clause import Clause, core, essence, is_pronoun, phrase, second_verbs, tails
from quizgen.language.lexicon import words
from quizgen.model import RuleId

_STRONG_VERBS = words("subjects-strong-verbs")


def _object(sentence: Sentence) -> Iterator[Fact]:
    if sentence.clause is not None and sentence.clause.verb.lemma_ in _STRONG_VERBS:
        yield from _objects(sentence, sentence.clause)


def _any_object(sentence: Sentence) -> Iterator[Fact]:
    """The object of a verb that fits many: only what else is said can make it the one answer."""
    clause = sentence.clause
    if clause is None or clause.verb.lemma_ in _STRONG_VERBS or not (tells(clause) and leads_to(clause)):
        return
    asked = clause.child("dobj")
    if asked is not None and is_named(phrase(asked)) and not is_being(asked):
        yield from _objects(sentence, clause)


def _objects(sentence: Sentence, clause: Clause) -> Iterator[Fact]:
    if is_pronoun(clause.subject) or clause.negated:
        return
    if any(aux.dep_ == "auxpass" for aux in clause.auxes):
        return
    asked = clause.child("dobj")
    if asked is None or is_pronoun(asked) or len(core(asked)) > 8 or vague_quantity(asked):
        return
    besides = tails(clause) | second_verbs(clause)
    shown = [t for t in clause.body if t.i > asked.i and t.i not in besides]
    if any(_dangles(t, clause) for t in shown) or cut_short(clause):
        return
    if _torn(clause, asked) or is_measure(asked):
        return
    wh = question_word(asked, sentence.people)
    if _open(clause, asked) and (wh.startswith(("what", "which type")) or of_no_one(clause.subject)):
        return
    if wh:
        yield inverted("whom" if wh == "who" else wh, clause, phrase(asked), essence(asked))


def _open(clause: Clause, asked: Token) -> bool:
    """Whether many things could be the object: nothing but a verb that takes any, or a subject of no one in particular,
    leads to it."""
    besides = tails(clause) | second_verbs(clause) | {t.i for t in (*phrase(asked), *clause.subject_span)}
    told = any(t.pos_ in ("NOUN", "PROPN", "NUM") for t in clause.body if t.i not in besides)
    return not told and (clause.verb.lemma_ in words("objects-open") or of_no_one(clause.subject))


def _dangles(token: Token, clause: Clause) -> bool:
    """Whether a clause behind the object would hang in the air without it: a participle, a clause of a noun before."""
    if token.dep_ == "relcl":
        return token.head.i <= clause.verb.i
    return token.dep_ == "advcl" and token.tag_ in ("VBN", "VBG")


def _torn(clause: Clause, asked: Token) -> bool:
    """Whether what follows the object may belong to it, and makes no sense alone: "a monopoly [on supply]"."""
    if clause.doc[asked.left_edge.i - 1].text == ",":
        return True
    if asked.right_edge.i + 1 >= len(clause.doc):
        return False
    outside = (t for t in clause.body if t.i > asked.right_edge.i and t not in clause.verb.children)
    return any(t.dep_ == "acl" for t in outside) or not _goes_on(clause.verb, clause.doc[asked.right_edge.i + 1])


def _goes_on(verb: Token, start: Token) -> bool:
    """Whether a phrase behind the object is the verb's: its preposition goes with any verb, or with this one."""
    preposition = start.lower_
    if start.dep_ not in ("prep", "dative") or preposition in words("objects-free-prepositions"):
        return True
    if f"{verb.lemma_}_{preposition}" in words("objects-frames"):
        return True
    said = next((c for c in start.children if c.dep_ == "pobj"), None)
    if said is None:
        return False
    if preposition == "for":
        return any(t.lemma_ in words("quantities-units") for t in said.subtree)
    return preposition in ("in", "on") and _locates(said)


def _locates(said: Token) -> bool:
    """Whether a phrase with "in" or "on" says where, when or how."""
    timed = said.pos_ in ("PROPN", "NUM") or said.lemma_ in words("quantities-units") or said.lemma_ in _ADVERBIAL
    return timed or is_place(said) or is_being(said)


_ADVERBIAL = ("effort", "attempt", "order", "detail", "full", "part", "response", "exchange", "turn")


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


RULES = (
    Rule(
        RuleId("object"),
        0.52,
        _object,
        every_clause=True,
        examples=(("The liver stores spare glucose.", "What does the liver store?", "spare glucose"),),
        counters=(
            "It contains two lobes.",
            "The lung has two lobes.",
            "Window putty contains linseed oil.",
            "Some people develop a stiff neck.",
        ),
    ),
    Rule(
        RuleId("any-object"),
        0.42,
        _any_object,
        every_clause=True,
        examples=(
            (
                "Glaciers carve deep valleys into granite slopes.",
                "What do glaciers carve into granite slopes?",
                "deep valleys",
            ),
        ),
        counters=("They carve deep valleys into granite slopes.",),
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
)
