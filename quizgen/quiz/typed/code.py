"""Owns answers that are code or formulas, in which each sign counts; must not know prose."""

import re

from quizgen.quiz.typed.folding import plain
from quizgen.quiz.typed.slips import is_slip

_SIGNS = re.compile(r"[<>{}=_\\@]|\$[a-z_{]|\w\[|\w\((?!e?s\))|(?:^|\s)--?[a-z]|[+*!&|]{2}|^\W+$")
_CALL = re.compile(r"(\w+) ?\(([\w^ ]*)\)")
_WORDS = re.compile(r"[^\W\d_]+")


def is_code(text: str) -> bool:
    """Whether a text has signs that prose has not: brackets at a word, operators, options."""
    return _SIGNS.search(text.replace("`", "").strip()) is not None


def squeezed(text: str) -> str:
    """Code in lower case with no blanks but between words, a call's brackets as a blank: "f (x)" and "f x" are one."""
    text = " ".join(plain(text).replace("`", "").split()).strip()
    for _ in range(3):
        text = _CALL.sub(r"\1 \2", text)
    return re.sub(r" ?([^\w\s-]) ?", r"\1", text).strip(" .")


def is_misspelt(typed: str, meant: str) -> bool:
    """Whether every sign stands in its place and only words of the code are misspelt."""
    if _WORDS.sub("w", typed) != _WORDS.sub("w", meant):
        return False
    pairs = zip(_WORDS.findall(typed), _WORDS.findall(meant), strict=True)
    return all(one == other or is_slip(one, other) for one, other in pairs)
