"""Owns whether a typed word is a misspelling of another one; must not know texts."""

import re
from functools import lru_cache

from quizgen.quiz.typed.kinship import is_another

_SHORTEST = 5
"""Shorter words are so close to each other that a letter makes another one."""
_FARTHEST = 4
"""More letters than this no slip adds or drops."""
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
    if typed == meant or min(len(typed), len(meant)) < _SHORTEST or abs(len(typed) - len(meant)) > _FARTHEST:
        return False
    if not (typed.isalpha() and meant.isalpha()):
        return False
    first, second = sound(typed), sound(meant)
    if first != second and (first[0] != second[0] or not _near(first, second, max(len(typed), len(meant)))):
        return False
    return not is_another(typed, meant)


@lru_cache(maxsize=4096)
def sound(word: str) -> str:
    """A word roughly as it is heard: "pneumonia" begins with an n, "ph" is an f, doubled letters are one."""
    for pattern, put in _SOUNDS:
        word = pattern.sub(put, word)
    return word


def _near(first: str, second: str, length: int) -> bool:
    """Whether one letter is astray, or in a long word more of them that are all vowels."""
    allowed = 1 if length < 9 else 2 if length < 14 else 3
    if abs(len(first) - len(second)) > allowed or (length < _FIRM and _is_replaced(first, second)):
        return False
    one, other = _bones(first), _bones(second)
    if one == other:
        return distance(first, second) <= allowed
    return abs(len(one) - len(other)) < 2 and not _is_replaced(first, second) and distance(first, second) == 1


def _is_replaced(first: str, second: str) -> bool:
    """Whether a letter took another's place; two that changed places have not."""
    return len(first) == len(second) and sorted(first) != sorted(second)


def _bones(word: str) -> str:
    """The consonants: people double, drop and swap them, but put only vowels in each other's place."""
    return re.sub(r"[aeiou]", "", word)


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
