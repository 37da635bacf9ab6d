"""Owns which indefinite article stands before a word, and whether a noun takes one; must not parse."""

import re

from quizgen.frequency import zipf
from quizgen.language.inflect import plural

_SOUNDS_CONSONANT = re.compile(r"(?:uni(?![mn])|us[aeiu]|ur[aeio]|eu|ewe|one\b|once\b|u-|ubiq|util)", re.IGNORECASE)
_SPELLED = re.compile(r"[A-Z](?:[A-Z\d]|$|[-/])")
_SELDOM = 1.2
"""How much rarer the plural of a noun is that is hardly counted: "information", "energy"."""


def indefinite(text: str) -> str:
    """The text with "a" or "an", by how its first word sounds: "an outlier", "a unit", "an MRI"."""
    if _SPELLED.match(text):
        an = text[0] in "AEFHILMNORSX"
    else:
        an = bool(re.match(r"[aeiou]|hour|honest|heir|honou?r", text, re.IGNORECASE))
        an = an and not _SOUNDS_CONSONANT.match(text)
    return f"{'an' if an else 'a'} {text}"


def is_counted(noun: str) -> bool:
    """Whether a singular noun is often met in the plural, so that it wants an article: "region", but not "energy"."""
    many = plural(noun.lower())
    return many != noun.lower() and zipf(many) > max(0.0, zipf(noun.lower()) - _SELDOM)
