"""Owns which texts an answer offers as names of one thing: brackets, "or", "also called"; must not compare them."""

import re

from quizgen.quiz.typed.folding import folded
from quizgen.quiz.typed.numerals import is_number
from quizgen.quiz.typed.telling import are_opposed, content, is_polar

_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_LAST_BRACKET = re.compile(r"(.*\S)\s+[(\[]([^()\[\]]{2,})[)\]]\W*")
_ASIDE = re.compile(
    r"(?:e\.?g|i\.?e|for|such|including|usually|often|mostly|especially|in|on|at|of|by|from|with|to|as|not|a|an|the|"
    r"if|when|which|see|where|about)\b",
    re.IGNORECASE,
)
"""What opens a remark, which is no name."""
_CALLED = re.compile(
    r",?\s+(?:(?:which is |is )?(?:also|sometimes|formerly)\s+(?:called|known as|named|termed)|a\.?k\.?a\.?|alias)\s+",
    re.IGNORECASE,
)
_SLASH = re.compile(r"(?<=[^\W\d_]{4})\s*/\s*(?=[^\W\d_]{4})")
_OR = re.compile(r"\s+or\s+", re.IGNORECASE)


def names(text: str) -> tuple[str, ...]:
    """The text itself first, then each text that it offers in its place."""
    found = [text]
    if without := _BRACKET.sub("", text).strip():
        found.append(without)
    found += _bracketed(text)
    for part in tuple(found):
        found += (name.strip(" ,.") for name in _CALLED.split(part)[: 9 if _CALLED.search(part) else 0])
        found += (name for name in _SLASH.split(part) if _SLASH.search(part))
        found += _either(part)
    return tuple(dict.fromkeys(name for name in found if name.strip()))


def glossed(text: str) -> tuple[str, str] | None:
    """A text that ends in a bracket: before it, and in it."""
    found = _LAST_BRACKET.fullmatch(text.strip())
    return (found.group(1), found.group(2)) if found else None


def _bracketed(text: str) -> tuple[str, ...]:
    """The bracket that ends a text, when it is another name: "deoxyribonucleic acid (DNA)", not "ventricle (left)"."""
    parts = glossed(text)
    if parts is None or _ASIDE.match(parts[1]) or all(is_polar(word) for word in content(folded(parts[1]))):
        return ()
    inside = re.sub(r"^(?:or|also|called|or simply|abbreviated)\s+", "", parts[1], flags=re.IGNORECASE)
    return (inside,)


def _either(text: str) -> tuple[str, ...]:
    """ "groundnuts or peanuts": two names as long as each other; "left or right" and "2 or 3" are a choice."""
    sides = _OR.split(text)
    said = [content(folded(side)) for side in sides]
    if len(sides) != 2 or "," in text or len(said[0]) != len(said[1]) or not 1 <= len(said[0]) <= 2:
        return ()
    pairs = zip(*said, strict=True)
    if any(are_opposed(one, other) or is_number(one) or is_number(other) for one, other in pairs):
        return ()
    return tuple(sides)
