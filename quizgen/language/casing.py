"""Owns which words keep their capital away from the start of a sentence; must not parse."""

import re
from collections import Counter

from quizgen.frequency import zipf
from quizgen.language.inflect import NUMBERS, common
from quizgen.language.lexicon import words

_WORD = re.compile(r"[A-Za-z][\w'’-]*")
_INSIDE = re.compile(r"(?<=[a-z,;(] )[A-Za-z][\w'’-]*")


def names(text: str) -> frozenset[str]:
    """Words that this text writes with a capital inside sentences at least twice as often as in lower case."""
    upper: Counter[str] = Counter()
    lower: Counter[str] = Counter()
    for line in text.split("\n"):
        if _looks_titled(line):
            continue
        for match in _INSIDE.finditer(line):
            word = match.group()
            if word[0].isupper():
                upper[word] += 1
            else:
                lower[word] += 1
    return frozenset(word for word, count in upper.items() if count >= 2 * lower[word.lower()])


def _looks_titled(line: str) -> bool:
    """A heading or caption, whose capitals say nothing."""
    line = line.strip()
    if not line or line.startswith("#"):
        return True
    if line[-1] in ".:;!":
        return False
    long = [word for word in _WORD.findall(line) if len(word) > 3]
    capitals = [word for word in long if word[0].isupper()]
    return 2 * len(capitals) > len(long)


FUNCTION = 5.5
"""Zipf frequency from which on a word before a name is none of it ("The Romans")."""


OWNER = 3.7
"""Zipf frequency below which what owns something is a name: "Crohn's disease", but "children's doses"."""


def lower_first(text: str, proper: frozenset[str]) -> str:
    """The text with its first letter lowered, unless its first word is a name, an acronym or 'I'."""
    match = _WORD.match(text)
    if not match:
        return text
    word = match.group()
    if word.lower() in words("casing-openers"):
        return word.lower() + text[len(word) :]
    named = re.match(r"\w+ (?:\d|[A-Z][a-z])", text) and zipf(word.lower()) < FUNCTION
    if named or re.match(r"Down syndrome\b", text):
        return text
    if word.lower() in NUMBERS:
        return word.lower() + text[len(word) :]
    bare = word.replace("’", "'").split("'")[0]
    owner = bare != word and zipf(bare.lower()) < OWNER
    kept = bare in proper or owner or bare.lower() in words("casing-nations") or word == "I"
    if kept or any(letter.isupper() or letter.isdigit() for letter in word[1:]) or _is_code(word) or not common(word):
        return text
    return word[0].lower() + text[1:]


def _is_code(word: str) -> bool:
    return len(word) == 1 and word not in ("A",)


def upper_first(text: str) -> str:
    """The text with its first letter raised."""
    return text[:1].upper() + text[1:]
