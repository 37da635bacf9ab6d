"""Owns what a definition says a term is: its genus, and whether one tells the other; must not choose options."""

import re
from functools import lru_cache

from quizgen.quiz.choosing.answer_form import form
from quizgen.quiz.choosing.asked import DEFINING, Asked
from quizgen.quiz.choosing.kinds import CONCRETE, group, is_verb, sorts

_DEFINED = re.compile(r"“(.+)”|\bthe term for (.+)\?$|\bis it called when (.+)\?$")
_ARTICLE = re.compile(r"^(?:an?|the|one of|any of|this is|these are)\s+", re.IGNORECASE)
_NAMED = re.compile(
    r"^(?:class|family|group|kind|sort|type|form|set|series|part|piece|state|act|process) of (?:an?|the)?\s*"
)
"""What is of a kind is what the kind is."""
_DIFFERENTIA = re.compile(
    r"\b(?:that|which|who|whom|whose|where|when|with|without|per|made|used|given|found|caused|calculated|chosen|gained|"
    r"placed|divided|composed|created|characterized|characterised|formed|wound|around|between|belonging|is|are|was|were|"
    r"has|have|can|may|and|or|once|of|in|on|at|for|from|to|by)\b|[,;:(“\"–—]|\w+ed (?:from|by|in|with|between)\b"
)
"""What comes after the genus begins so."""
_MEASURED = (
    "number value amount rate ratio sum average probability distance width range share percentage root deviation "
    "measure measurement quantity force energy charge cost price total difference proportion length height size speed "
    "velocity degree chance likelihood frequency fraction square product mean quotient maximum minimum volume mass"
)
_QUANTITIES = frozenset(_MEASURED.split())
_GERUND = re.compile(r"[a-z]{2,}ing$")
_LEAST_SHARED = 5
"""So many letters in common, at the beginning or throughout, and one word brings the other to mind."""
_WORD = re.compile(r"[^\W\d_]{4,}")


def meaning(one: Asked) -> str:
    """The definition in a card that asks for a term or for what it means; empty where there is none."""
    if one.rule in DEFINING:
        return one.verbatim
    found = _DEFINED.search(one.before) if one.rule == "term-line" and not one.is_gap else None
    return next(filter(None, found.groups()), "") if found else ""


@lru_cache(maxsize=4096)
def genus(definition: str) -> str:
    """What a definition says its term is: a kind of things, "quantity", "doing" or a noun; empty when not seen."""
    text = _NAMED.sub("", _ARTICLE.sub("", definition.strip()), count=1).strip()
    words = _DIFFERENTIA.split(text, maxsplit=1)[0].split()
    if not words:
        return ""
    first = words[0].casefold()
    if text == definition.strip() and len(words) > 1 and re.search(r"[^su]s$", first):
        return ""  # a verb: "maps keys to values"
    if _GERUND.match(first) and (is_verb(first) or not sorts(first) or len(words) > 1):
        return "doing"
    head = form(" ".join(words)).head.casefold()
    if head in _QUANTITIES:
        return "quantity"
    kinds = [sort for sort in sorts(head) if sort.usual]
    if kinds and group(kinds[0]) in CONCRETE and kinds[0].kind != kinds[0].family:
        return kinds[0].kind
    return head if kinds else ""


def brings_to_mind(answer: str, shown: str) -> bool:
    """Whether a word of the answer is like a word that the card shows: "electronvolt", "electron"."""
    seen = set(_WORD.findall(shown.casefold()))
    return any(_alike(word, other) for word in _WORD.findall(answer.casefold()) for other in seen)


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one.rstrip("s"), other.rstrip("s")), key=len)
    if len(short) < _LEAST_SHARED:
        return long.startswith(short)
    return short in long or one[:_LEAST_SHARED] == other[:_LEAST_SHARED]
