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
    if "“" not in doc.text and any(_elliptic(t) for t in doc):  # a definition in quotes is asked as it stands
        found.append("elliptic")
    roots = [t for t in doc if t.head == t and not t.is_space]
    if roots and sum(_is_subject(c) for c in roots[0].children) > 1:
        found.append("two-subjects")
    return tuple(found)


_ORDERING = frozenset(("next", "other", "former", "latter", "second", "third", "same", "previous"))
_COUNTING = frozenset(("two", "three", "four", "five"))


def _elliptic(token: Token) -> bool:
    """A word that stands for a noun told before: "in the next?", "what do all three converge on?"."""
    if not token.i or token.i + 1 >= len(token.doc):
        return False
    before, after = token.nbor(-1).lower_, token.nbor()
    pointing = (token.lower_ in _ORDERING and before == "the") or (
        token.lower_ in _COUNTING and before in ("the", "all", "these")
    )
    closed = after.is_punct or after.tag_[:2] in ("VB", "MD") or (after.tag_ == "IN" and after.lower_ != "of")
    return token.lower_ == "theirs" or (pointing and closed and after.text != "-")


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
