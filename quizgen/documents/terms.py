"""Owns the head of a definition line ("Term: definition"); must not change the text."""

import re
from collections.abc import Sequence

from quizgen.documents.texts import Range

BODY = re.compile(r"\S+\s+\S+")
AFTER_BOLD = re.compile(r"\s*(?:\([^()]{1,40}\)\s*)?(?::|\s[–—-])\s+(?=\S)")
COLON = re.compile(r"(?P<term>[^\W_][^:.!?;]{0,60}?)\s?:\s+(?=\S)")
DASH = re.compile(r"(?P<term>[^\W_][^:.!?;—–]{0,60}?)\s+[–—-]\s+(?=\S)")
MOST_WORDS = 5
_NO_TERM = """
    note notes warning caution tip tips example examples important remember hint source answer question q a
    summary conclusion definition result results figure table step p.s. ps nb i.e e.g key reminder fact facts
    http https
"""
NO_TERM = frozenset(_NO_TERM.split())
# A head with one of these is a clause that leads to a list, not a term.
CLAUSE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|may|might|will|should|must|do|does|includes?|following"
    r"|such as|you|your|they|it|this|these|those|if|when|because|that|which|who|several|two|three|four)\b",
    re.IGNORECASE,
)
STEP = re.compile(r"(?:step|part|chapter|section|figure|table|day|week|lecture)\s+\S+$", re.IGNORECASE)


def term_of(plain: str, strong: Sequence[Range], *, item: bool) -> tuple[str, int]:
    """The head of a definition line and where the definition begins in `plain`; ("", 0) when it is none."""
    found = _bold(plain, strong) or _plain(COLON, plain) or (_plain(DASH, plain) if item else None)
    return found if found and BODY.match(plain, found[1]) else ("", 0)


def _bold(plain: str, strong: Sequence[Range]) -> tuple[str, int] | None:
    if not strong or strong[0][0] != 0:
        return None
    end = strong[0][1]
    term = plain[:end].strip()
    inside = re.search(r"[.:]\s*$", plain[:end])
    if inside and plain[end : end + 1].isspace():
        return _checked(term.rstrip(".: "), end + 1, most_words=8)
    match = AFTER_BOLD.match(plain, end)
    return _checked(term, match.end(), most_words=8) if match else None


def _plain(shape: re.Pattern[str], plain: str) -> tuple[str, int] | None:
    match = shape.match(plain)
    if not match or CLAUSE.search(match["term"]):
        return None
    return _checked(match["term"].strip(), match.end(), most_words=MOST_WORDS)


def _checked(term: str, body_at: int, *, most_words: int) -> tuple[str, int] | None:
    if term.lower() in NO_TERM or STEP.match(term) or not re.search(r"[^\W\d_]", term):
        return None
    return (term, body_at) if len(term.split()) <= most_words else None
