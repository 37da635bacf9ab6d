"""Owns reading a rendered question back: what a parser sees wrong with it, by name; must not repair."""

from spacy.tokens import Doc, Token

_DO = ("do", "does", "did")


def faults(doc: Doc) -> tuple[str, ...]:
    """The names of what is broken in a rendered question; empty when it reads as one finite clause."""
    found = []
    if not any(t.tag_ in ("VBZ", "VBP", "VBD", "MD") for t in doc):
        found.append("no-finite-verb")
    if any(_inflected_after_do(t) for t in doc if t.lower_ in _DO and t.dep_ == "aux"):
        found.append("non-base-verb-after-do")
    if any(_inflected_after_modal(t) for t in doc if t.tag_ == "MD" and t.dep_ == "aux"):
        found.append("non-base-verb-after-modal")
    roots = [t for t in doc if t.head == t and not t.is_space]
    if roots and sum(_is_subject(c) for c in roots[0].children) > 1:
        found.append("two-subjects")
    return tuple(found)


def _is_subject(token: Token) -> bool:
    """A subject that is not a question word, which the parser often calls one."""
    asking = token.tag_ in ("WP", "WDT") or any(
        t.tag_ in ("WDT", "WP") for t in token.doc[max(0, token.i - 3) : token.i]
    )
    return token.dep_ in ("nsubj", "nsubjpass") and not asking


def _inflected_after_do(token: Token) -> bool:
    return token.head.i > token.i and token.head.tag_ in ("VBZ", "VBD")


def _inflected_after_modal(token: Token) -> bool:
    return token.head.i > token.i and token.head.tag_ in ("VBZ", "VBD")
