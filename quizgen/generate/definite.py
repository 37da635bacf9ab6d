"""Owns whether a sentence uses "the X" of something only its neighbours have told; must not resolve it."""

from spacy.tokens import Doc, Token

from quizgen.language.inflect import zipf
from quizgen.language.lexicon import words

_UNIQUE = words("definite-unique")
_ORDERING = words("definite-ordering")
_SAYING = ("prep", "relcl", "acl", "compound", "nmod", "nummod", "poss", "appos", "ccomp")


_NAME_LIKE = 3.0
"""Zipf frequency below which "the X" names a thing of its own kind ("the epidermis")."""


def bare_definite(doc: Doc, topic_words: frozenset[str]) -> str:
    """The first "the X" that nothing in the sentence or the topic explains; '' when there is none."""
    for token in doc:
        if token.lower_ != "the" or token.dep_ != "det":
            continue
        head = token.head
        if not _explained(head, topic_words):
            return f"the {head.text}"
    return ""


def _explained(head: Token, topic_words: frozenset[str]) -> bool:
    if any(
        child.lower_ in _ORDERING
        for child in head.children
        if child.dep_ == "amod" and child.lower_ not in ("new", "next")
    ):
        return False
    if head.pos_ in ("PROPN", "NUM", "ADJ") or head.lower_ in _UNIQUE or head.lemma_.lower() in topic_words:
        return True
    if zipf(head.lower_) < _NAME_LIKE:
        return True
    if any(child.dep_ in _SAYING and child.i != head.i for child in head.children):
        return True
    adjectives = [child for child in head.children if child.dep_ == "amod"]
    if adjectives and not all(a.lower_ in _ORDERING for a in adjectives):
        return True
    return any(other.lemma_ == head.lemma_ and other.i < head.i for other in head.doc[: head.left_edge.i])
