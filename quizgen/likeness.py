"""Owns how alike two texts are, in words; must not know notes or drafts."""

import re
from difflib import SequenceMatcher

_WORD = re.compile(r"\w+")
_SLIP = 0.75
"""Least share of letters two spellings of one word have in common ("diarhea", "diarrhea": 0.93)."""


def likeness(first: str, second: str) -> float:
    """The share of words both texts have, in order: 0 to 1. A misspelt word counts by its letters.

    Case, punctuation and spacing do not count; texts without a word are like nothing.
    """
    old, new = words(first), words(second)
    if not old or not new:
        return 0.0
    common = 0.0
    for tag, i, i_end, j, j_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            common += i_end - i
        elif tag == "replace":
            common += sum(map(_slip, old[i:i_end], new[j:j_end]))
    return 2 * common / (len(old) + len(new))


def contains(first: str, second: str) -> bool:
    """Whether all words of one text stand in the other."""
    old, new = set(words(first)), set(words(second))
    return bool(old and new) and (old <= new or new <= old)


def words(text: str) -> list[str]:
    """The words of a text, case folded."""
    return _WORD.findall(text.casefold())


def _slip(old: str, new: str) -> float:
    # Another number is another fact, however alike the digits.
    if not (old.isalpha() and new.isalpha()):
        return 0.0
    share = SequenceMatcher(None, old, new, autojunk=False).ratio()
    return share if share >= _SLIP else 0.0
