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
    if any(_disagrees(t) for t in doc if t.lower_ in _DO and t.dep_ == "aux"):
        found.append("number-after-do")
    if any(_inflected_after_modal(t) for t in doc if t.tag_ == "MD" and t.dep_ == "aux"):
        found.append("non-base-verb-after-modal")
    if "“" not in doc.text and any(_elliptic(t) for t in doc):  # a definition in quotes is asked as it stands
        found.append("elliptic")
    roots = [t for t in doc if t.head == t and not t.is_space]
    if roots and sum(_is_subject(c) for c in roots[0].children) > 1:
        found.append("two-subjects")
    return tuple(found)


_ORDERING = frozenset(("next", "other", "former", "latter", "second", "third", "same", "previous"))
_MEASURING = frozenset(("more", "less", "fewer"))
_COUNTING = frozenset(("two", "three", "four", "five"))


def _elliptic(token: Token) -> bool:
    """A word that stands for a noun told before: "in the next?", "what do all three converge on?"."""
    if not token.i or token.i + 1 >= len(token.doc):
        return False
    before, after = token.nbor(-1).lower_, token.nbor()
    pointing = (token.lower_ in _ORDERING and before == "the") or (
        token.lower_ in _COUNTING and before in ("the", "all", "these")
    )
    if token.lower_ in _MEASURING and after.text == "?":
        return token.dep_ in ("dobj", "attr", "pobj") and token.i > 1
    closed = after.is_punct or after.tag_[:2] in ("VB", "MD") or (after.tag_ == "IN" and after.lower_ != "of")
    return token.lower_ == "theirs" or (pointing and closed and after.text != "-")


def _is_subject(token: Token) -> bool:
    """A subject that is not a question word, which the parser often calls one."""
    asking = token.tag_ in ("WP", "WDT") or any(
        t.tag_ in ("WDT", "WP") for t in token.doc[max(0, token.i - 3) : token.i]
    )
    return token.dep_ in ("nsubj", "nsubjpass") and not asking


def _inflected_after_do(token: Token) -> bool:
    """Whether the verb after "do", or one joined to it that shares its subject, is no base form."""
    joined = [v for v in token.head.conjuncts if not any(c.dep_ in ("nsubj", "nsubjpass", "aux") for c in v.children)]
    return token.head.i > token.i and any(verb.tag_ in ("VBZ", "VBD") for verb in (token.head, *joined))


def _disagrees(token: Token) -> bool:
    """Whether "does" is followed by a plural with its article."""
    behind = token.doc[token.i + 1 : token.i + 3]
    plural = len(behind) == 2 and behind[1].tag_ == "NNS" and behind[1].dep_ != "compound"
    return token.lower_ == "does" and plural and behind[0].lower_ == "the"


def _inflected_after_modal(token: Token) -> bool:
    return token.head.i > token.i and token.head.tag_ in ("VBZ", "VBD")
