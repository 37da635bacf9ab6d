"""Owns who in a document is a person, by votes of its own sentences, and the full names of these; must not parse."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from quizgen.frequency import zipf
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


_REIGNING = re.compile(r"\b([A-Z][a-zà-ÿ]{2,}) [IVX]+\b( of [A-Z])?")
"""A ruler with a number; "Saturn V" has one too, so that without a realm it alone makes no person."""
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
    yield from ((name, _STRONG) for name in _titled(prose))
    for match in _PAIR.finditer(prose):
        if match.group(1).lower() in words("given-names") | words("people-given"):
            yield match.group(), _STRONG
    yield from ((name, _STRONG if realm else 1) for name, realm in dict.fromkeys(_REIGNING.findall(prose)))
    yield from ((match.group(1), _STRONG) for match in _LIVED.finditer(prose))
    yield from ((match.group(1), 1) for pattern in (_ACTED, _SPOKEN_OF) for match in pattern.finditer(prose))


def _titled(prose: str) -> Iterator[str]:
    """Names beside a word that says it is a person's."""
    titles = words("people-titles")
    for match in _TITLED.finditer(prose):
        first, _, rest = match.group(2).partition(" ")
        if {match.group(1).lower(), match.group(1).lower().rstrip("s")} & titles:
            yield match.group(2)
        elif rest and first.lower() in titles:  # "In 1348 Pope Clement"
            yield rest
    for match in _CALLED.finditer(prose):
        if titles & set(match.group(2).lower().split()):
            yield match.group(1)


_WORD = r"(?:[A-Z]\.|[A-Z][\w-]*(?:['’][A-Z]\w+)?)"
_PARTICLE = r"(?:von|van|de|da|di|del|der)"
_LONGEST = 4
_CAPITALS = re.compile(
    rf"\b(?:[^\W\d_a-z][\w.'’-]*|{_PARTICLE})(?: (?:[^\W\d_a-z][\w.'’-]*|{_PARTICLE}\b)){{0,11}}(?: v\b)?"
)
"""A run of words that may hold a name, no longer than any name with what stands around it."""


def full_names(prose: str, persons: frozenset[str]) -> Mapping[str, str]:
    """What each person is called in full, by the word that the text may say alone: {"Curie": "Marie Curie"}."""
    told: defaultdict[str, set[str]] = defaultdict(set)
    by_start: defaultdict[str, list[str]] = defaultdict(list)
    for person in persons:
        for start in _START.findall(person)[:1]:
            by_start[start].append(person)
    for match in _CAPITALS.finditer(prose):
        run = match.group()
        for start in set(_START.findall(run)):
            for person in by_start.get(start, ()):
                told[person].update(_names(person, run))
    return {person: name for person in sorted(persons) if (name := _full_name(told[person]))}


_START = re.compile(r"\w+")


def _names(word: str, run: str) -> Iterator[str]:
    """The names of more than one word that a word is told with in a run of capitals."""
    said = re.escape(word)
    named = rf"\b(?:{_WORD} |{_PARTICLE} (?={said}\b))*{said}\b(?! v\b)(?: (?:{_WORD}|[IVX]+\b))*"
    for match in re.finditer(named, run):
        name = _without_opener(match.group(), word)
        if " " in name:
            yield name


def _full_name(names: set[str]) -> str:
    """The longest of the names that a word is told with, when it holds all others; '' when there is none."""
    best = max(sorted(names), key=len, default="")
    one = all(name in best for name in names) and len(best.split()) <= _LONGEST
    return best if one and _is_full(best) else ""


def _without_opener(name: str, word: str) -> str:
    """The name without what only opens its sentence: "Then Marie Curie"."""
    first, _, rest = name.partition(" ")
    common = first.islower() or zipf(first.lower()) >= _COMMON
    opens = rest and first != word and first.lower() not in _given() and common
    return _without_opener(rest, word) if opens else name


_COMMON = 4.5


@cache
def _given() -> frozenset[str]:
    """What shows that a word beside it is a surname."""
    return words("people-titles") | words("given-names") | words("people-given")


def _is_full(name: str) -> bool:
    """Whether a given name, a title, a "von" or the number of a ruler stands in it."""
    return any(
        part.lower() in _given() or part in ("von", "van") or re.fullmatch(r"[IVX]+", part) for part in name.split()
    )
