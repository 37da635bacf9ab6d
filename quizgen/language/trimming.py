"""Owns what a sentence can lose at its end when only that points outside it; must not resolve anything."""

from spacy.tokens import Doc, Token

from quizgen.language.clause import Clause, main_clause, tails

_POINTERS = frozenset(("it", "they", "them", "their", "its", "he", "she", "him", "his", "her")) | frozenset(
    ("this", "these", "those", "that", "such", "there")
)
_REASONS = ("because", "whereas", "although", "though")
_LEAST = 5
"""Words that must be left for the rest to be a statement."""


def without_pointing_end(doc: Doc) -> str:
    """The sentence without a closing clause that points at something told before; '' when it has none."""
    clause = main_clause(doc)
    if clause is None:
        return ""
    closing = len(doc) - sum(1 for t in doc[-2:] if t.is_punct)
    start = min((at for at in _ends(clause, closing)), default=0)
    if start <= clause.verb.i or start < _LEAST or not any(t.lower_ in _POINTERS for t in doc[start:]):
        return ""
    return doc[:start].text.rstrip(" ,;:—–-") + "."


def _ends(clause: Clause, closing: int) -> list[int]:
    """Where what only adds begins, for each such piece that reaches the end."""
    added = tails(clause)
    runs = [at for at in added if at - 1 not in added and all(i in added for i in range(at, closing))]
    reasons = [child for child in clause.verb.children if child.i > clause.verb.i and _gives_reason(child)]
    return [*runs, *(child.left_edge.i for child in reasons if child.right_edge.i >= closing - 1)]


def _gives_reason(child: Token) -> bool:
    if child.dep_ == "prep":
        return child.lower_ == "because"
    return child.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in _REASONS for c in child.children)
