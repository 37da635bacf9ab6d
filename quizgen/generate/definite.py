"""Owns whether a sentence uses "the X" of something only its neighbours have told; must not resolve it."""

import re
from collections.abc import Callable

from spacy.tokens import Doc, Token

from quizgen.frequency import zipf
from quizgen.language.lexicon import words

_UNIQUE = words("definite-unique")
_ORDERING = words("definite-ordering")
_RANKING = words("definite-ranking")
_OF_TOPIC = words("definite-of-topic")
_SAYING = ("prep", "relcl", "acl", "compound", "nmod", "poss", "appos", "ccomp")


_DAILY = 4.8
"""Zipf frequency from which on an adjective before a plural only describes: "the light crystals"."""
_NAME_LIKE = 3.0
"""Zipf frequency below which "the X" names a thing of its own kind ("the epidermis")."""


def bare_definite(doc: Doc, topic_words: frozenset[str]) -> str:
    """The first "the X" that nothing in the sentence or the topic explains; '' when there is none."""
    for token in doc:
        if token.lower_ in ("both", "either") and token.dep_ == "det" and not _numbered_here(token):
            return f"{token.lower_} {token.head.text}"
        if token.lower_ != "the" or token.dep_ != "det":
            continue
        head = token.head
        if not _explained(head, topic_words):
            return f"the {head.text}"
    return ""


def leading_definite(doc: Doc, known: Callable[[str], bool]) -> str:
    """The "the X" that a statement is about, as new as it is bare; '' when it says which, or X is known.

    `known` tells whether something like a noun was told before, or is what the text is about.
    """
    for token in doc:
        head = token.head
        bare = token.lower_ == "the" and token.dep_ == "det" and head.pos_ == "NOUN"
        if bare and _leads(head) and not _says_which(head) and not known(head.lower_):
            return f"the {head.text}"
    return ""


def _leads(head: Token) -> bool:
    """Whether it is what a statement speaks of: the subject of a main clause, or of a clause that comes before it."""
    verb = head.head
    if head.dep_ not in ("nsubj", "nsubjpass"):
        return False
    first = verb.dep_ == "advcl" and verb.i < verb.head.i
    ranked = verb.dep_ == "ccomp" and any(_only_ranks(child) for child in head.children if child.dep_ == "amod")
    return verb.dep_ in ("ROOT", "conj") or first or ranked


def _says_which(head: Token) -> bool:
    """Whether a noun phrase, or what the noun means, leaves no doubt which thing is meant."""
    lowered = head.lower_
    if lowered in _UNIQUE or lowered in _OF_TOPIC or zipf(lowered) < _NAME_LIKE or _ROLE.search(lowered):
        return True
    named = head.i + 1 < len(head.doc) and (head.nbor(1).text == "-" or head.nbor(1).pos_ == "PROPN")
    if named or any(child.dep_ in _SAYING for child in head.children):
        return True
    adjectives = [child for child in head.children if child.dep_ in ("amod", "nummod")]
    told = any(other.lemma_ == head.lemma_ for other in head.doc[: head.left_edge.i])
    return told or (bool(adjectives) and not all(_only_ranks(a) for a in adjectives))


def _only_ranks(adjective: Token) -> bool:
    return adjective.lower_ in _ORDERING | _RANKING | {"missing", "whole"} or adjective.tag_ in ("JJS", "RBS")


_ROLE = re.compile(r"(?:[a-z]{3}(?:er|or)|dant|ient)$")
"""Whoever does something in a field is known to it: "the sender", "the defendant"."""


def points_back(doc: Doc) -> bool:
    """Whether a definite points at one of things told before ("the other", "both sides"), which no topic explains."""
    for token in doc:
        if token.lower_ in ("both", "either") and token.dep_ == "det" and not _numbered_here(token):
            return True
        ordered = any(child.dep_ == "amod" and child.lower_ in _POINTING for child in token.head.children)
        if token.lower_ == "the" and token.dep_ == "det" and (ordered or _counts_nothing(token.head)):
            return True
    return False


_POINTING = frozenset(
    ("other", "same", "latter", "former", "above", "previous", "resulting", "remaining", "following", "next", "rest")
)


def _numbered_here(token: Token) -> bool:
    """Whether "both X and Y" says which two, or the sentence has named them before."""
    head = token.head
    named = any(other.lemma_ == head.lemma_ for other in head.doc[: token.i])
    said = [child for child in head.rights if not child.is_punct and head.doc[child.left_edge.i - 1].text != ","]
    return named or any(child.dep_ == "conj" for child in head.children) or bool(said)


def _counts_what_is_named(number: Token) -> bool:
    """Whether "the two" says of what, or follows two things that the sentence has named together."""
    said = any(child.dep_ in _SAYING or child.dep_ == "nummod" for child in number.children)
    return said or any(other.dep_ == "conj" and other.i < number.i for other in number.doc)


def _counts_nothing(head: Token) -> bool:
    return head.pos_ == "NUM" and not _counts_what_is_named(head)


def _ranks(adjective: Token) -> bool:
    """Whether an adjective only says which of things that are not named; as a subject that says nothing."""
    if adjective.head.tag_ == "NNS" and zipf(adjective.lower_) >= _DAILY:
        return True
    leading = adjective.head.dep_ in ("nsubj", "nsubjpass", "attr")
    return adjective.lower_ in _ORDERING or (leading and (adjective.lower_ in _RANKING or adjective.tag_ == "JJS"))


def _explained(head: Token, topic_words: frozenset[str]) -> bool:
    if any(
        child.lower_ in _ORDERING
        for child in head.children
        if child.dep_ == "amod" and child.lower_ not in ("new", "next")
    ):
        return False
    if head.pos_ == "NUM":
        return _counts_what_is_named(head)
    introduces = head.lower_ in ("term", "word", "name") and head.dep_ == "compound"  # "the term inertia"
    if introduces or head.pos_ in ("PROPN", "ADJ") or head.lower_ in _UNIQUE or head.lemma_.lower() in topic_words:
        return True
    if zipf(head.lower_) < _NAME_LIKE or any(child.dep_ in _SAYING and child.i != head.i for child in head.children):
        return True
    adjectives = [child for child in head.children if child.dep_ == "amod"]
    if adjectives and not all(_ranks(a) for a in adjectives):
        return True
    return any(other.lemma_ == head.lemma_ and other.i < head.i for other in head.doc[: head.left_edge.i])
