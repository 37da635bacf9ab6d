"""Owns what a document is called; must not change its headings."""

import re
from collections.abc import Sequence
from itertools import takewhile

from quizgen.documents.piece import Piece, Role

CHAPTER = re.compile(
    r"\A(?:(?:(?i:chapter|part|unit|lecture|module|lesson|section|week)\s+(?:\d{1,3}|[IVXLC]{1,6}|"
    r"(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))\b\s*[.:,–—-]*\s*)+"
    r"|(?:\d{1,2}(?:\.\d{1,2}){1,4}\.?|\d{1,2}[.)])\s+(?=[A-Z]))"
)
ASKED = re.compile(
    r"(?:what|who|how|why|when|where|which)\s+(?:is|are|was|were|causes?)\s+"
    r"(?:(?:the|an?)\s+)?(?:\(?(?:definition|meaning|causes?|symptoms?|treatments?)\)?\s+(?:of|for)\s+)?"
    r"(?P<topic>.+?)\?*$",
    re.IGNORECASE,
)
_FUNCTION_WORDS = """
    what who how why when where which is are was were do does did can could should will would may the a an
    of for to in on by with from about and or be been being i you my your it its have has there not
"""
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
SHARED_BY = 0.6
"""The share of the question headings that must name the topic."""


def title_of(pieces: Sequence[Piece], file_stem: str) -> str:
    """A heading of the first rank at the top, else the topic of the questions, else the file name."""
    headings = [piece for piece in pieces if piece.role is Role.HEADING]
    if headings and headings[0].level == 1:
        return cleaned(headings[0].text.plain)
    questions = [h.text.plain for h in headings if h.text.plain.endswith("?")]
    topic = common_topic(questions)
    if topic:
        return topic
    firm = [heading for heading in headings if heading.firm]
    if firm and firm[0] is pieces[0]:
        return cleaned(firm[0].text.plain)
    leading = list(takewhile(_heads, pieces))
    named = [heading for heading in leading if _names(heading)]
    if not named or len(leading) < 2:
        return readable(file_stem)
    title = cleaned(named[0].text.plain)
    return title.title() if title.isupper() else title


def _heads(piece: Piece) -> bool:
    """Whether a piece at the top is a heading, or a line set in capitals as titles are."""
    plain = piece.text.plain
    return piece.role is Role.HEADING or (plain.isupper() and len(plain.split()) <= TITLE_WORDS)


TITLE_WORDS = 10


def _names(heading: Piece) -> bool:
    """Whether a heading says more than its place: not "CHAPTER 2", nor "Introduction"."""
    words = CHAPTER.sub("", heading.text.plain, count=1).casefold().strip(" .:")
    return bool(words) and words not in ("introduction", "overview", "contents", "summary")


def cleaned(heading: str) -> str:
    """The heading without "Chapter 3:"; a heading that is only that stays."""
    return CHAPTER.sub("", heading, count=1).strip() or heading


def readable(file_stem: str) -> str:
    """A file's name as a title: "plate-tectonics_2" becomes "Plate tectonics 2"."""
    words = re.sub(r"[-_.\s]+", " ", file_stem).strip()
    return words[:1].upper() + words[1:]


def common_topic(questions: Sequence[str]) -> str:
    """The longest run of words that most questions share, without function words at its ends."""
    if len(questions) < 2:
        asked = ASKED.fullmatch(questions[0]) if questions else None
        return asked["topic"].strip() if asked else ""
    split = [_words(question) for question in questions]
    needed = max(2, SHARED_BY * len(split))
    lowered = [f" {' '.join(words).casefold()} " for words in split]
    best: list[str] = []
    for run in _runs(split[0]) + _runs(split[1]):
        if len(run) > len(best):
            target = f" {' '.join(run).casefold()} "
            best = run if sum(target in question for question in lowered) >= needed else best
    return " ".join(best)


def _words(question: str) -> list[str]:
    return question.rstrip("? ").split()[:40]


def _runs(words: list[str]) -> list[list[str]]:
    return [
        words[start:end]
        for start in range(len(words))
        for end in range(start + 1, len(words) + 1)
        if not {words[start].lower(), words[end - 1].lower()} & FUNCTION_WORDS
    ]
