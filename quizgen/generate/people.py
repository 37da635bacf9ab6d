"""Owns who in a document is a person, by votes of its own sentences; must not parse."""

import re
from collections import Counter
from collections.abc import Iterator

from quizgen.language.lexicon import words

_NAME = r"[A-Z][a-z]+(?:[-'’][A-Z][a-z]+)?"
_FULL = rf"(?:{_NAME}|[A-Z]\.)(?: (?:{_NAME}|[A-Z]\.|de|von|van|of|[IVX]+)(?= [A-Z]|\b))*"
_STRONG = 2
"""Votes from which on a name is a person's."""
_TITLED = re.compile(rf"\b(\w+) ({_FULL})")
_CALLED = re.compile(rf"({_FULL}), (?:an?|the) ((?:[\w-]+ ?){{1,4}})")
_LIVED = re.compile(rf"({_FULL}) \((?:born |c\. ?|d\. ?)?\d{{3,4}}")
_ACTED = re.compile(
    rf"\b({_FULL}),? (?:was born|died|wrote|argued|believed|proposed|discovered|invented|suggested|thought|married|"
    r"published|coined|described|showed|demonstrated|studied|founded|claimed|noticed|observed|realized|persuaded|"
    r"refused|fled|painted|composed|lectured|ruled)\b"
)
_SPOKEN_OF = re.compile(rf"(?:^|[.!?]\s+)({_FULL})\b[^.!?]*[.!?]\s+(?:He|She|His|Her)\b")


_PAIR = re.compile(rf"\b({_NAME}) {_NAME}\b")


def people(prose: str) -> frozenset[str]:
    """The words of the names of people in the text: {"Marie", "Curie"}."""
    votes: Counter[str] = Counter()
    for name, count in _named(prose):
        for word in name.split():
            if len(word) > 2 and word[0].isupper() and word.lower() not in words("people-no-names"):
                votes[word] += count
    return frozenset(word for word, count in votes.items() if count >= _STRONG)


def _named(prose: str) -> Iterator[tuple[str, int]]:
    """Names that may be a person's, each with how much speaks for it."""
    titles = words("people-titles")
    for match in _TITLED.finditer(prose):
        if {match.group(1).lower(), match.group(1).lower().rstrip("s")} & titles:
            yield match.group(2), _STRONG
    for match in _CALLED.finditer(prose):
        if titles & set(match.group(2).lower().split()):
            yield match.group(1), _STRONG
    for match in _PAIR.finditer(prose):
        if match.group(1).lower() in words("given-names") | words("people-given"):
            yield match.group(), _STRONG
    yield from ((match.group(1), _STRONG) for match in _LIVED.finditer(prose))
    yield from ((match.group(1), 1) for pattern in (_ACTED, _SPOKEN_OF) for match in pattern.finditer(prose))
