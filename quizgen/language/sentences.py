"""Owns where a sentence ends; must not parse. Linear in the length of the text."""

import re

_END = re.compile(r"[.!?]['\")\]”’]*(?=\s+[\"'(\[“‘]*[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|Dr|Mr|Mrs|Ms|Prof|St|Gen|Sen|Rep|Gov|Jr|Sr|vs|etc|e\.g|i\.e|cf|ca|approx|no|No|Fig|Figs|Eq|"
    r"Vol|pp|al|Inc|Ltd|Co|Corp|[Vv]ar|[Ss]p|spp|a\.m|p\.m|U\.S|U\.K|D\.C|B\.C|A\.D|Ph\.D|Jan|Feb|Mar|Apr|Jun|Jul|"
    r"Aug|Sept?|Oct|Nov|Dec))\.$"
)


def split(text: str) -> list[tuple[int, int]]:
    """The half-open ranges of the sentences of a block, without surrounding white space."""
    ranges, start = [], 0
    for match in _END.finditer(text):
        if _closes(text, start, match):
            ranges.append((start, match.end()))
            start = match.end()
    ranges.append((start, len(text)))
    return [trimmed for begin, end in ranges if (trimmed := _trim(text, begin, end))[0] < trimmed[1]]


def _closes(text: str, start: int, match: re.Match[str]) -> bool:
    if match.group().startswith("."):
        before = text[max(start, match.start() - 12) : match.start() + 1]
        if _ABBREVIATION.search(before):
            return False
    opened = text.count("(", start, match.end()) - text.count(")", start, match.end())
    return opened <= 0


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
