"""Owns what is shown in a gap so that one answer fits: a number's class, else first letters; must not choose gaps."""

import re

from quizgen.language.inflect import NUMBERS
from quizgen.language.lexicon import words

_SMALL = words("topic-small") | {"and", "or", "not", "no"}
_TIMES = r"(second|minute|hour|day|week|month|year|decade|centur(?:y|ie))s?\b"
_YEAR = re.compile(r"(?:1[0-9]{3}|20[0-9]{2})(?:s)?$")
_YEARS = re.compile(r"(?:1[0-9]{3}|20[0-9]{2})(?: to | and |[–-])(?:1[0-9]{3}|20)?[0-9]{2}$")
_MOST_WORDS = 6


def hint(hidden: str, after: str) -> str:
    """What stands in the gap of `hidden`, given the text that follows it; '' when nothing helps."""
    if _MEASURE.fullmatch(hidden):
        return _of_number(hidden, after)
    if hidden.lower() in NUMBERS:
        return "how many" if re.match(r" [a-z]", after) else "number"
    return _letters(hidden)


_MEASURE = re.compile(
    r"[$€£]?\d[\d,.]*(?:(?: to | and | or |[–-])[$€£]?\d[\d,.]*)?\s?(?:(?:million|billion|thousand|hundred)\s?)?"
    r"(?:%|percent|°[CF]|[a-zA-Z/]{1,3}|seconds?|minutes?|hours?|days?|weeks?|months?|years?|century|centuries|"
    r"decades?|meters?|metres?|kilometers?|kilometres?|miles?|feet|inches|grams?|kilograms?|liters?|"
    r"degrees?(?: Celsius)?|mg/dL)?"
)


def _of_number(hidden: str, after: str) -> str:
    if _YEAR.match(hidden) or _YEARS.match(hidden):
        return "year" if _YEAR.match(hidden) else "years"
    if re.search(r"%|percent$", hidden) or re.match(r" percent", after):
        return "percentage"
    if hidden[0] in "$€£":
        return "how much"
    if re.search(_TIMES, hidden):
        return "how long"
    if re.search(r"[a-zA-Z°]$", hidden):
        return "how much" if re.search(r"(?:g|l|L|oz|pounds?|°[CF]|degrees|Hz|mol|J|V|W|Pa)$", hidden) else "number"
    return "how many" if re.match(r" [a-z]", after) else "number"


def _letters(hidden: str) -> str:
    """The first letter of each telling word: "kidney disease" -> "k… d…"; '' where that is all there is, as of "E"."""
    said = hidden.split()
    if len(hidden) > 1 and _SPELT.fullmatch(hidden):
        return f"{len(hidden)} letters" if hidden.isalpha() else ""
    if len(hidden) == 1 or len(said) > _MOST_WORDS:
        return ""
    return " ".join(_initial(word) for word in said)


_SPELT = re.compile(r"[A-Z0-9]{2,5}s?|[a-z]{1,2}[A-Z][A-Za-z0-9]{0,4}")
"""What is said letter by letter, so that the first of them is half of it: "DNA", "pH". With no hint at all
a quarter of such gaps had more than one answer, as readers saw it."""


def _initial(word: str) -> str:
    bare = word.lstrip("\"'(“‘")
    if word.lower() in _SMALL or not bare or not bare[0].isalpha():
        return word if word.lower() in _SMALL else "#" if bare[:1].isdigit() else "…"
    if len(bare) == 1:  # its letter is all of it: "Z disc" is "… d…"
        return "…"
    return "-".join(f"{part[0]}…" for part in bare.split("-") if part)
