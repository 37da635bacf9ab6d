"""Owns the hard checks that only questions need, on text alone; must not score or repair."""

import re

from quizgen.language.inflect import singular
from quizgen.language.lexicon import words
from quizgen.quiz.choosing.kinds import describes

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?! (?:of )?\d{4}| ?\d{1,2},? \d{4}|,? \d{4})"
)
_DAY = re.compile(rf"\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Ff]rom) {_MONTH}|\b[Oo]n (?:\d{{1,2}} {_MONTH}|{_MONTH} \d)")
_YEAR = re.compile(r"\b[12]\d{3}\b|\bBC")
_ALWAYS = re.compile(r"\b(?:do|does|is|are|can|may|should|must|has|have)\b")


def undated(prompt: str, answer: str) -> bool:
    """A day or a month of one year that is not told: "Who spoke in June?"; what is so every June may be asked."""
    said = f"{prompt} {answer}"
    return bool(_DAY.search(said)) and not _YEAR.search(said) and not _ALWAYS.search(prompt)


_ONE_NOUN = re.compile(r"(?:in |on |at )?(?:the|an?) (?:([a-z]+) )?([a-z]+)")
_KINDS = words("subjects-common-kinds") | words("asking-bare-kinds")


_ANY = frozenset(("special", "particular", "specific", "single", "different", "important", "natural", "additional"))
"""Adjectives that tell no one of a kind from the others."""


def bare_kind(answer: str) -> bool:
    """An answer that names no one thing but only its kind: "the gene", "a special protein"."""
    match = _ONE_NOUN.fullmatch(answer)
    if match is None or (match.group(1) and not (describes(match.group(1)) or match.group(1) in _ANY)):
        return False
    return bool({match.group(2), singular(match.group(2))} & (_KINDS - words("asking-names")))


_WHICH = re.compile(r"\bwhich (?:type of )?([a-z]{3,})\b(.*)", re.IGNORECASE)


def kind_twice(prompt: str) -> bool:
    """A question that speaks of another of the kind it asks for: "From which gland does the gland …?"."""
    match = _WHICH.search(prompt)
    return match is not None and bool(re.search(rf"\b{match.group(1)}s?\b", match.group(2), re.IGNORECASE))
