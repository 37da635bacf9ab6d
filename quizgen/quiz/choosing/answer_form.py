"""Owns what an answer looks like and so what it may be: a name, a noun of a kind, a clause; must not know cards."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from quizgen.likeness import FUNCTION_WORDS
from quizgen.quiz.choosing.kinds import (
    Sort,
    is_adjective,
    is_common,
    is_plural,
    is_verb,
    singular,
    sorts,
    sorts_of_name,
)


class Shape(Enum):
    NOUN = auto()
    NAME = auto()
    ACRONYM = auto()
    NUMBER = auto()
    ADJECTIVE = auto()
    PAIR = auto()
    """Things joined by "and", "or" or commas."""
    FORMULA = auto()
    CLAUSE = auto()


@dataclass(frozen=True, slots=True)
class Form:
    """`head` is the singular of the noun that says what the answer is; `modifiers` are the words before it."""

    shape: Shape
    words: tuple[str, ...]
    head: str
    modifiers: tuple[str, ...]
    plural: bool
    sorts: tuple[Sort, ...]


_WORD = re.compile(r"[^\W_]+(?:[-'’./][^\W_]+)*")
_ACRONYM = re.compile(r"(?=.*[A-Z].*[A-Z0-9])[A-Z0-9][A-Za-z0-9+/-]{1,7}s?")
_FORMULA = re.compile(r"[=<>^√∑∫×·±|{}\[\]_/\\]|\w\(|\)\w|->|→|--")
_BREAK = re.compile(
    r"^(?:of|in|for|with|on|from|to|by|at|into|between|among|during|under|within|as|than|about|through)$"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can|may|will|should|must|that|which|who|when|where|because|if|whether|do|does|not)\b"
)
_NUMBERED = re.compile(r"\d")
_COUNTS = (
    "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty hundred hundreds "
    "thousand thousands million millions billion billions dozen dozens half third quarter"
)
_NUMBER_WORDS = frozenset(_COUNTS.split())
_LABELS = re.compile(
    r"\b(?:type|stage|phase|grade|class|chromosome|factor|level|step|group|vitamin|hepatitis|layer|photosystem|"
    r"article|act)s? \d",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def form(text: str) -> Form:
    """The form of a text without its article, as it stands within a sentence."""
    words = tuple(_WORD.findall(text))
    return _formed(words, _shape(text, words) if words else Shape.FORMULA)


@lru_cache(maxsize=2048)
def form_at_start(text: str) -> Form:
    """The form of a text that begins a sentence: the first capital says nothing."""
    inside = form(text)
    if inside.shape is not Shape.NAME or any(word[0].isupper() for word in inside.words[1:]):
        return inside
    first = inside.words[0]
    known = len(inside.words) > 1 or is_common(first) or sorts(first) or is_plural(first)
    return _formed(inside.words, _of_words(inside.words)) if known else inside


def _formed(words: tuple[str, ...], shape: Shape) -> Form:
    core = _core(words)
    head = core[-1] if core else ""
    if shape is Shape.NAME and not any(word[0].isupper() for word in core):
        return Form(Shape.CLAUSE, words, head, core[:-1], plural=False, sorts=())
    if shape is Shape.NAME:
        return Form(shape, words, head, core[:-1], is_plural(head) and not sorts_of_name(head), _of_name(core))
    return Form(shape, words, singular(head), core[:-1], is_plural(head), sorts(head) if head else ())


def _shape(text: str, words: tuple[str, ...]) -> Shape:
    if _FORMULA.search(text):
        return Shape.FORMULA
    if len(words) == 1 and _ACRONYM.fullmatch(text):
        return Shape.ACRONYM
    if _is_number(text, words):
        return Shape.NUMBER
    if _VERB.search(text) or len(words) > 7 or words[0].casefold() in FUNCTION_WORDS:
        return Shape.CLAUSE
    if re.search(r"[;,]| (?:and|or) ", text):
        return Shape.PAIR
    return Shape.NAME if _is_name(words) else _of_words(words)


def _of_words(words: tuple[str, ...]) -> Shape:
    if len(words) > 1 and is_verb(words[0]) and not is_adjective(words[0]):
        return Shape.CLAUSE
    return Shape.ADJECTIVE if is_adjective(words[-1]) else Shape.NOUN


def _is_number(text: str, words: tuple[str, ...]) -> bool:
    if _LABELS.search(text) or len(words) > 6 or _VERB.search(text):
        return False
    if any(word.casefold() in _NUMBER_WORDS for word in words[:3]):
        return True
    return any(_NUMBERED.match(word) for word in words)


def _is_name(words: tuple[str, ...]) -> bool:
    """Whether the words are a proper name: the last of them has a capital, or the first and another one."""
    capitals = [word for word in words[1:] if word[0].isupper() and word.casefold() not in FUNCTION_WORDS]
    return words[-1][0].isupper() or (bool(capitals) and words[0][0].isupper())


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words up to the first preposition: "waves of the brain" -> "waves"."""
    end = next((at for at, word in enumerate(words) if at and _BREAK.match(word.casefold())), len(words))
    return words[:end]


def _of_name(words: tuple[str, ...]) -> tuple[Sort, ...]:
    """The kinds of a name: by the common noun it ends with ("the Jin dynasty"), else by any of its words."""
    if not words:
        return ()
    if len(words) > 1 and is_common(words[-1]) and sorts(words[-1]) and not sorts_of_name(words[-1]):
        return sorts(words[-1])
    if words[0].islower() and sorts(words[0]):
        return sorts(words[0])
    found = [sort for word in reversed(words) for sort in sorts_of_name(word)]
    return tuple(dict.fromkeys(found))
