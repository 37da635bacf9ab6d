"""Owns which numbers cannot be asked by choice: bounds, names, parts of longer answers; must not make others."""

import re

_BOUND = re.compile(
    r"\b(?:(?:more|longer|greater|higher|larger|older|less|fewer|shorter|lower|smaller|younger|later|earlier|other|"
    r"further|farther|deeper|rather) than|(?<!little )over|under|at least|at most|above|below|beyond|past|"
    r"exceed(?:s|ed|ing)?|minimum(?: of)?|maximum(?: of)?|up to|within|before|after|by|until|till|since|following|"
    r"the last|as (?:few|little|low|many|much|high|long|early|late) as|passes|only|reach(?:es|ing)?|ages?|aged)"
    r" *(?:about |around |the |early |late |mid-?|ages? |of |the age of )*$",
    re.IGNORECASE,
)
_BOUND_AFTER = re.compile(
    r"\s*(?:or|and) (?:more|less|fewer|over|above|below|under|older|younger|so|later|earlier)\b|"
    r".*\b(?:enough|suffic\w+|or (?:more|less))\b"
)
"""With a bound another number would be right too, or the right one would be first or last."""
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_NAMING = re.compile(
    r"“[^”]*$|^[^\"]*\"(?:[^\"]*\"[^\"]*\")*[^\"]*$|\b[A-Z][\w-]* of $|[A-Za-z]-?$|[#§]$|"
    rf"\b(?:version|chapter|No\.|number) $|[\w,;=] (?!{_MONTHS})[A-Z]\w* $|\bpH\b[a-z ]*$"
)
"""Before a number that is part of a name, or one of a scale on which the words beside it give it away."""
_INEXACT = re.compile(
    r"[+*/^=<>:]|\d\s?[x×]\s?\d|[⁰¹²³⁴-⁹]|\b(?:hundreds|thousands|millions|billions|dozens|half|thirds?|"
    r"quarters?|fifths?|tenths?)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:(?:about|around|roughly|approximately|nearly|almost|some|perhaps|early|late|mid|the|spring|summer|autumn|"
    rf"fall|winter|of|in|on|{_MONTHS}|\d{{1,2}}|[$€£])[ ,-]*)*",
    re.IGNORECASE,
)
"""Words before the number that leave it the point of the answer."""
_JOINING = r"(?!(?:of|in|on|to|from|and|or|with|for|at|by)\b)"
_UNIT = re.compile(rf"\s?-?(?:%|[a-zµ°]+(?:-[a-z]+)?)?(?: {_JOINING}[a-z]+){{0,2}}\.?|\s?(?:BCE?|AD|CE)")
"""What may follow it: its unit and little more."""
_DIGITS = re.compile(r"\d[\d,.]*\b")


def is_unfit(answer: str, around: tuple[str, str], number: re.Match[str]) -> bool:
    """Whether the number is a bound, part of a name, or one word of a longer answer that tells the rest."""
    lead = around[0] + answer[: number.start()]
    if _INEXACT.search(answer) or _BOUND.search(lead) or _BOUND_AFTER.match(around[1]) or _NAMING.search(around[0]):
        return True
    end = max((found.end() for found in _DIGITS.finditer(answer)), default=number.end())
    rest = re.sub(r"^(?:st|nd|rd|th|s)\b", "", answer[max(end, number.end()) :])
    return not _LEAD.fullmatch(answer[: number.start()]) or not _UNIT.fullmatch(rest)
