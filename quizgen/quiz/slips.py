"""Owns whether a typed word is a misspelling of another one; must not know texts."""

import re
from functools import lru_cache

from quizgen.quiz.kinship import is_another

_SHORTEST = 5
"""Shorter words are so close to each other that a letter makes another one."""
_FIRM = 7
"""In shorter words than this, a letter in place of another is no slip: ileum, ilium."""
_SOUNDS = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"^(?:pn|kn|gn|mn)", "n"),
        (r"^ps", "s"),
        (r"^pt", "t"),
        (r"^wr", "r"),
        (r"rrh|rh", "r"),
        (r"ph(?=t)", "p"),
        (r"ph", "f"),
        (r"y", "i"),
        (r"sc(?=[ei])", "s"),
        (r"ch|ck|q", "k"),
        (r"c(?=[ei])", "s"),
        (r"c", "k"),
        (r"z", "s"),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=4096)
def is_slip(typed: str, meant: str) -> bool:
    """Whether one word is the other misspelt: it sounds the same, or few letters of many are astray.

    Never for short words, for numbers, or where the other spelling is another word.
    """
    if typed == meant or not (typed.isalpha() and meant.isalpha()) or min(len(typed), len(meant)) < _SHORTEST:
        return False
    first, second = sound(typed), sound(meant)
    if first != second and (first[0] != second[0] or not _near(first, second, max(len(typed), len(meant)))):
        return False
    return not is_another(typed, meant)


def sound(word: str) -> str:
    """A word roughly as it is heard: "pneumonia" begins with an n, "ph" is an f, doubled letters are one."""
    for pattern, put in _SOUNDS:
        word = pattern.sub(put, word)
    return word


def _near(first: str, second: str, length: int) -> bool:
    allowed = 1 if length < 9 else 2 if length < 14 else 3
    if abs(len(first) - len(second)) > allowed:
        return False
    replaced = length < _FIRM and len(first) == len(second) and sorted(first) != sorted(second)
    return not replaced and distance(first, second) <= allowed and _same_bones(first, second)


def _same_bones(first: str, second: str) -> bool:
    """Whether no consonant took another's place: people double, drop and swap them, but err in vowels."""
    one, other = (re.sub(r"[aeiou]", "", word) for word in (first, second))
    if len(one) == len(other):
        return one == other or (sorted(one) == sorted(other) and distance(one, other) == 1)
    longer, shorter = sorted((one, other), key=len, reverse=True)
    letters = iter(longer)
    return all(letter in letters for letter in shorter)


def distance(first: str, second: str) -> int:
    """Letters added, left out, replaced, or two swapped, to make one word of the other (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, letter in enumerate(first, 1):
        two_before, before, row = before, row, [i]
        for j, other in enumerate(second, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == second[j - 2] and first[i - 2] == other:
                cost = min(cost, two_before[j - 2] + 1)
            row.append(cost)
    return row[-1]
