"""Owns where a sentence ends; must not parse. Linear in the length of the text."""

import re

_END = re.compile(
    r"[.!?]['\")\]”’]*(?:(?<=\D[.!?])\d{1,2}|(?<=\d[.!?])\d{1,2}(?=\s+[A-Z][a-z]))?(?=\s+[\"'(\[“‘]*[A-Z0-9À-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽ])"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Dr|Mr|Mrs|Ms|Prof|St|Gen|Sen|Rep|Gov|Jr|Sr|v|vs|etc|e\.g|i\.e|cf|ca|approx|no|No|Fig|Figs|Eq|"
    r"Vol|pp|al|Inc|Ltd|Co|Corp|[Vv]ar|[Ss]p|spp|a\.m|p\.m|U\.S|U\.K|D\.C|B\.C|A\.D|Ph\.D|Jan|Feb|Mar|Apr|Jun|Jul|"
    r"Aug|Sept?|Oct|Nov|Dec))\.$"
)


_CODE = re.compile(
    r"\b(?:vitamin|hepatitis|type|class|group|stage|grade|appendix|figure|table|part|factor) [A-Z]\.$", re.IGNORECASE
)
"""A letter that ends a name ("vitamin D."), not an initial."""
_DEGREES = re.compile(r"°\s?[CFK]\.$")
"""The letter of a temperature, behind which a sentence may end."""
_CIRCA = re.compile(r"(?:^|[\s(–-])c\.$")
_HALVES = 5
"""Words on each side of the one semicolon that makes two sentences of one."""


def split(text: str) -> list[tuple[int, int]]:
    """The half-open ranges of the sentences of a block, without surrounding white space."""
    ranges, start = [], 0
    for match in _END.finditer(text):
        if _closes(text, start, match):
            ranges.append((start, match.end()))
            start = match.end()
    ranges.append((start, len(text)))
    halves = [half for begin, end in ranges for half in _halves(text, begin, end)]
    return [trimmed for begin, end in halves if (trimmed := _trim(text, begin, end))[0] < trimmed[1]]


def _halves(text: str, start: int, end: int) -> list[tuple[int, int]]:
    at = text.find("; ", start, end)
    if at < 0 or text.find(";", at + 1, end) >= 0:
        return [(start, end)]
    if min(text.count(" ", start, at), text.count(" ", at + 2, end)) + 1 < _HALVES:
        return [(start, end)]
    return [(start, at), (at + 1, end)]


def _closes(text: str, start: int, match: re.Match[str]) -> bool:
    if match.group().startswith("."):
        before = text[max(start, match.start() - 16) : match.start() + 1]
        if _ABBREVIATION.search(before) and not (_CODE.search(before) or _DEGREES.search(before)):
            return False
        if _CIRCA.search(before) and text[match.end() :].lstrip()[:1].isdigit():
            return False
    opened = text.count("(", start, match.end()) - text.count(")", start, match.end())
    return opened <= 0


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
