"""Owns what a sentence says with the weight of its neighbours and can be told without; must not resolve anything."""

from spacy.tokens import Doc, Token

from quizgen.language.clause import Clause, main_clause
from quizgen.language.inflect import past, third_person
from quizgen.language.surface import text_of

_ITSELF = frozenset(("itself", "himself", "herself", "themselves"))
_ORDER = frozenset(("later", "earlier", "previously", "afterwards"))
"""Words that only say that something else was told before or after."""


def plainly(doc: Doc) -> str:
    """The sentence without stress on what a contrast has set apart: "SQL itself became", "does come", "later wrote"."""
    clause = main_clause(doc)
    if clause is None:
        return doc.text
    left_out = {t.i for t in doc if _stresses(t, clause) or _surprises(t)}
    told: dict[int, str] = {}
    for verb in (t for t in doc if t.pos_ == "VERB"):
        without, form = _unstressed(verb)
        left_out |= without
        if form:
            told[verb.i] = form
    if not left_out:
        return doc.text
    text = text_of((t for t in doc if t.i not in left_out), told)
    text = text[:1].upper() + text[1:]
    return f"{text}." if doc.text.rstrip().endswith(".") and not text.endswith(".") else text


def _unstressed(verb: Token) -> tuple[set[int], str]:
    """What goes from before a verb, and the verb's form then ('' where it stays): "had earlier met" -> "met"."""
    before = verb.nbor(-1) if verb.i else verb
    if _had_before(before, verb):
        return {before.i}, past(verb.text)
    if _does(before, verb):
        return {before.i}, third_person(verb.text) if before.lower_ == "does" else verb.text
    if not _orders(before, verb):
        return set(), ""
    had = before.nbor(-1) if before.i and verb.tag_ == "VBN" else before
    if had.lower_ != "had" or had.head != verb:
        return {before.i}, ""
    return {had.i, before.i}, past(verb.text)


def _had_before(aux: Token, verb: Token) -> bool:
    """Whether a story looks back by this "had" alone, from a time that only its neighbours tell."""
    if aux.lower_ != "had" or aux.head != verb or verb.tag_ != "VBN" or verb.head != verb:
        return False
    timed = any(t.like_num or t.lower_ in _SINCE or t.dep_ in ("advcl", "npadvmod", "neg") for t in verb.subtree)
    return not timed and not any(child.dep_ == "conj" for child in verb.children)


_SINCE = frozenset(
    ("when", "after", "before", "since", "by", "until", "already", "long", "for", "within", "during", "ever", "never")
)
"""Words that tell from which time a story looks back."""


def _surprises(token: Token) -> bool:
    """Whether it is the "even" or "in fact" before a verb, which says what was to be expected."""
    after = token.nbor(1) if token.i + 1 < len(token.doc) else token
    if token.lower_ in ("even", "indeed"):
        return token.dep_ == "advmod" and token.i > 1 and after.pos_ in ("VERB", "AUX") and token.head.i > token.i
    before = token.nbor(-1) if token.i else token
    whole = (token.lower_ == "fact" and before.lower_ == "in") or (token.lower_ == "in" and after.lower_ == "fact")
    start = token.i - (token.lower_ == "fact")
    return whole and start > 1 and token.doc[start - 1].pos_ in ("VERB", "AUX")


def _does(aux: Token, verb: Token) -> bool:
    """Whether it is the "does" of "does come", which no question or denial needs."""
    subject = [child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")]
    asked = any(child.dep_ == "neg" for child in verb.children) or not subject or subject[0].i > aux.i
    return aux.lower_ in ("do", "does") and aux.dep_ == "aux" and aux.head == verb and verb.tag_ == "VB" and not asked


def _orders(word: Token, verb: Token) -> bool:
    """Whether it is a "later" right before its verb, with nothing that says later than what."""
    return word.lower_ in _ORDER and word.dep_ == "advmod" and word.head == verb and not list(word.children)


def _stresses(token: Token, clause: Clause) -> bool:
    """Whether it is the "itself" right behind the subject."""
    return token.lower_ in _ITSELF and clause.subject.i == token.i - 1 and token.i < clause.verb.i
