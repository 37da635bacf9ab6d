"""Owns the year that a narrative says once and then only its months; must not parse."""

import re

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_NAMED = "|".join(_MONTHS)
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
_MONTH = re.compile(rf"\b(?:{_NAMED})\b")
_YEARLESS = re.compile(
    rf"\b(?:[Ii]n|[Oo]n|[Bb]y|[Uu]ntil|[Ss]ince|of) "
    rf"(?:(?:early|late|mid) |mid-)?"
    rf"(?:(?:{_NAMED}) \d{{1,2}}|\d{{1,2}} (?:{_NAMED})|(?:{_NAMED}))\b(?!,? \d)(?! of \d)(?! (?:to|and|or)\b)"
)
"""A month or day that stands alone: "in June", "on 28 August", "at the end of October"."""


def yearless(text: str) -> bool:
    """Whether a sentence dates something by month or day, and nothing in it says the year."""
    return bool(_YEARLESS.search(text)) and not re.search(r"\b\d{4}\b", text)


def with_year(text: str, before: str) -> str:
    """The sentence with the year of the text before it behind its first month; as it was when that is not sure.

    Sure is the last year that `before` names, when it names no later one and no month told since then is later.
    """
    match, years = _YEARLESS.search(text), list(_YEAR.finditer(before))
    if match is None or not yearless(text) or not years:
        return text
    last = years[-1]
    told = (*_MONTH.findall(before[max(0, last.start() - _DATE) :]), *_MONTH.findall(text))
    if last.group() != max(year.group() for year in years) or list(told) != sorted(told, key=_MONTHS.index):
        return text
    inner = "," if re.search(rf"(?:{_NAMED}) \d{{1,2}}$", match.group()) else ""
    after = text[match.end() :]
    comma = "," if match.start() == 0 and not after.startswith(",") else ""
    return f"{text[: match.end()]}{inner} {last.group()}{comma}{after}"


_DATE = 14
"""Characters before a year in which its own month stands: "28 September 1939"."""
