"""Owns cutting and tidying Text without losing the way back to the file; must not know any format."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import takewhile

from quizgen.model import Span, Text

Part = tuple[str, int]
"""Characters and the file offset of the first; the others follow it in the file."""
Range = tuple[int, int]

# Soft hyphens, zero-width and direction marks, and control characters (a terminal would obey them).
INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\u202a-\u202e\u2066-\u2069\ufeff]+")
WHITESPACE = re.compile(r"\s+")


def weave(parts: Iterable[Part]) -> Text:
    """One Text of the parts, in order, with the fewest runs."""
    plain: list[str] = []
    runs: list[tuple[int, int]] = []
    offset = 0
    for characters, source in parts:
        if not characters:
            continue
        if not runs or source - offset != runs[-1][1] - runs[-1][0]:
            runs.append((offset, source))
        plain.append(characters)
        offset += len(characters)
    return Text("".join(plain), tuple(runs))


def keep(text: Text, ranges: Iterable[Range]) -> Text:
    """Only these ranges (ascending, disjoint) of text.plain."""
    starts = [run[0] for run in text.runs]
    return weave(part for start, end in ranges for part in _parts(text, starts, start, end))


def _parts(text: Text, starts: Sequence[int], start: int, end: int) -> Iterable[Part]:
    run = bisect_right(starts, start) - 1
    while start < end:
        stop = min(end, starts[run + 1]) if run + 1 < len(starts) else end
        yield text.plain[start:stop], text.runs[run][1] + start - text.runs[run][0]
        start, run = stop, run + 1


def drop(text: Text, ranges: Iterable[Range]) -> Text:
    """All but these ranges (ascending, disjoint) of text.plain."""
    kept: list[Range] = []
    at = 0
    for start, end in ranges:
        kept.append((at, start))
        at = end
    return keep(text, [*kept, (at, len(text.plain))])


def tidy(text: Text) -> Text:
    """Invisible characters gone, each run of white space one space, none at either end."""
    text = drop(text, (match.span() for match in INVISIBLE.finditer(text.plain)))
    last = len(text.plain)
    surplus = []
    for match in WHITESPACE.finditer(text.plain):
        at_edge = match.start() == 0 or match.end() == last
        surplus.append((match.start() + (not at_edge), match.end()))
    spaced = Text(re.sub(r"\s", " ", text.plain), text.runs)
    return drop(spaced, surplus)


def span(text: Text) -> Span:
    """The file span of the whole text, which must not be empty."""
    return text.locate(0, len(text.plain))


def ranges_of(text: Text, spans: Sequence[Span]) -> tuple[Range, ...]:
    """The ranges of text.plain that stand in these file spans (ascending), touching ones joined."""
    found: list[Range] = []
    ends = [run[0] for run in text.runs[1:]] + [len(text.plain)]
    for (start, source), end in zip(text.runs, ends, strict=True):
        for span in _overlapping(spans, source, source + end - start):
            low = start + max(span.start - source, 0)
            high = start + min(span.end - source, end - start)
            _join(found, (low, high))
    return tuple(found)


def _overlapping(spans: Sequence[Span], start: int, end: int) -> Iterable[Span]:
    first = bisect_right(spans, start, key=lambda span: span.end)
    return takewhile(lambda span: span.start < end, (spans[at] for at in range(first, len(spans))))


def _join(ranges: list[Range], new: Range) -> None:
    if ranges and ranges[-1][1] == new[0]:
        ranges[-1] = (ranges[-1][0], new[1])
    elif new[0] < new[1]:
        ranges.append(new)
