"""Owns whether a pronoun can mean a noun of its own sentence; must not look at other sentences."""

from spacy.tokens import Token

from quizgen.language.clause import is_plural
from quizgen.language.lexicon import words

OBJECTS = frozenset(("it", "them", "him", "her"))
_UNIQUE = words("definite-unique")


def inside_antecedent(token: Token, people: frozenset[str]) -> bool:
    """Whether an earlier noun of this sentence can be what the pronoun means."""
    plural = token.lower_ in ("they", "them", "their")
    human = token.lower_ in ("he", "she", "him", "his") or (token.lower_ == "her")
    verb = token.head
    for other in token.doc[: token.i]:
        if other.dep_ not in (*("nsubj", "nsubjpass"), "dobj", "pobj") or other.pos_ not in ("NOUN", "PROPN"):
            continue
        if is_plural(other) != plural or (human and not _may_be_a_person(other)):
            continue
        if not human and (other.text in people or other.lower_ in ("you", "one")):
            continue
        if other.dep_ == "pobj" and token.dep_ != "poss":
            continue
        if token.dep_ in ("nsubj", "nsubjpass") and (other.head == verb or _opens_same_clause(other, verb)):
            continue
        if token.lower_ in OBJECTS and (_does_it_itself(other, token) or _holds(other, token)):
            continue
        return True
    return bool(
        not human
        and plural
        and token.dep_ == "poss"
        and any(o.lower_ in ("people", "individuals") for o in token.doc[: token.i])
    )


def _may_be_a_person(name: Token) -> bool:
    return name.pos_ == "PROPN" and name.lower_ not in _UNIQUE  # "Congress"


def _does_it_itself(subject: Token, token: Token) -> bool:
    """Whether a noun is the subject of the verb whose object the pronoun is: that would be "itself"."""
    verb = token.head.head if token.dep_ == "pobj" else token.head
    while verb.dep_ == "acomp":
        verb = verb.head  # "is known among them"
    while verb.pos_ == "ADV" and verb.dep_ in ("advmod", "prep") and verb.head != verb:
        verb = verb.head  # "leads away from it"
    if token.dep_ == "nsubj" and verb.head.lemma_ in _HAVING_DONE:
        verb = verb.head
    elif token.dep_ == "nsubj":
        return False
    while verb.dep_ == "conj" and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        verb = verb.head
    return subject.dep_ in ("nsubj", "nsubjpass") and subject.head == verb


def _holds(other: Token, token: Token) -> bool:
    """Whether a noun's own phrase has the pronoun: "antibodies against one of them" are against something else."""
    above = token.head
    while above.dep_ in ("prep", "pobj") and above != other:
        above = above.head
    return above == other


_HAVING_DONE = frozenset(("have", "make", "let", "keep", "leave", "get", "help"))
"""Verbs whose subject is not the subject of the verb they take: "he had it closed"."""


def _opens_same_clause(other: Token, verb: Token) -> bool:
    """Whether a noun stands in a phrase before the subject of the very clause: "Like fats, they …"."""
    return other.dep_ == "pobj" and other.head.head == verb and verb.head == verb
