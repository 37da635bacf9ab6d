"""Owns what can be seen on a line that tells whether it was written out or jotted down; must not weigh it.

A glossary says in a whole phrase what a term is. A note puts remarks beside one another and leaves out small words.
"""

import re
from collections.abc import Iterator

from quizgen.frequency import zipf
from quizgen.generate.candidate import Question, Sentence
from quizgen.model import BlockKind

_FRAMES = frozenset(
    ("definition", "meant", "does", "states", "happens-in", "term-line", "what-does", "law", "called-when")
)


def of_line(fact: Question) -> Iterator[tuple[str, float]]:
    """The signs of a card that a definition line gave, by its body and its term; none for a formula."""
    if fact.frame not in _FRAMES or not isinstance(fact.answer, str):
        return
    backwards = fact.slots.get("said")
    body = backwards if isinstance(backwards, str) else fact.answer
    term = fact.answer if isinstance(backwards, str) else str(fact.slots.get("term", ""))
    yield from _of_body(body)
    yield from _of_term(re.sub(r"^(?:an?|the) ", "", term))


def _of_body(body: str) -> Iterator[tuple[str, float]]:
    said = _WORD.findall(body.lower())
    pieces = re.split(r",(?: |$)", body)[1:]
    yield "line opens with article", bool(_OPENED.match(body))
    yield "line small words", _share(said, _SMALL)
    yield "line short", max(0, _SHORT - len(said))
    yield "line long", max(0, min(_LONG, len(said)) - _SAID)
    yield "line loose pieces", min(3, sum(not _BOUND.match(piece) for piece in pieces))
    yield "line symbols", min(3, len(_SYMBOL.findall(body)))
    yield "line in brackets", "(" in body
    yield "line year", bool(re.search(r"\b(?:1\d|20)\d\d\b", body))


def _of_term(term: str) -> Iterator[tuple[str, float]]:
    heard = [zipf(word) for word in re.findall(r"[a-z]+", term.lower())]
    yield "line term of letters", len(term) <= 2
    yield "line term name", bool(re.match(r"[A-Z][a-z]", term))
    yield "line term common", max(0.0, min(heard, default=0.0) - _COMMON)


def jotted(sentence: Sentence) -> float:
    """How far a note's own line lacks the small words of a sentence, and the stop behind it: "Fox eats hen vs. hay"."""
    said = _WORD.findall(sentence.text.lower())
    if sentence.block.kind is not BlockKind.ITEM or sentence.item is not None or not said:
        return 0.0
    stopped = sentence.block.text.plain[: sentence.end].rstrip(' )"”').endswith((".", "!", "?"))
    lacking = max(0.0, _WRITTEN_OUT - _share(said, _SMALL_IN_SENTENCES))
    return lacking * (1 if stopped else 2) / _WRITTEN_OUT


def _share(said: list[str], small: frozenset[str]) -> float:
    return sum(word in small for word in said) / max(1, len(said))


_WORD = re.compile(r"[^\W_][\w'’-]*")
_OPENED = re.compile(r"(?:an?|the|any|one|each|half) ", re.IGNORECASE)
_SMALL = frozenset(("the", "a", "an", "of", "that", "which", "is", "are", "to", "in", "by", "and", "or", "for"))
_SMALL_IN_SENTENCES = _SMALL | frozenset(
    ["was", "were", "with", "as", "on", "at", "from", "it", "its", "has", "have", "be", "not"]
)
_WRITTEN_OUT = 0.25
"""The share of small words from which on a line reads like a sentence."""
_SHORT, _SAID, _LONG = 8, 12, 22
_BOUND = re.compile(
    r"(?:and|or|but|which|who|that|such|usually|often|including|in|for|like|with|written|calculated|from|when|if|so|by)\b"
)
"""What joins a piece behind a comma to what stands before it."""
_SYMBOL = re.compile(r"[+&=→<>≈~/:;]|\betc\b|\be\.g\.|\bvs\b| [–-] ")
_COMMON = 4.5
"""Zipf frequency above which even the rarest word of a term is in daily use."""
