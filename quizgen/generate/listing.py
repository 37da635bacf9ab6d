"""Owns joining a list item to the line that introduces it; must not parse."""

import re
from dataclasses import dataclass

from quizgen.generate.naming import SAID_OF
from quizgen.generate.topic import Intent, Topic
from quizgen.language.casing import lower_first, upper_first

_OPEN = re.compile(
    r"\b(?:includ(?:e|es|ed|ing)|are|is|be|were|was|such as|like|involves?|contains?|comprises?|from|to|of|by|with|in|for|if|when|that|because|as|can|may|mean|means)$",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(
    r",?\s*\b(?:the following|as follows|one or more of the following|any of the following)(?: \w+)?$",
    re.IGNORECASE,
)
_CLAUSAL = re.compile(r"\b(?:if|when|that|because)$", re.IGNORECASE)
_POINTER = re.compile(
    r"^(?:They|These|Some (?:of these|examples)|Examples|Such \w+)(?: \w+)? (?:can |may |often |also )?include$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Joined:
    """A stem and an item as one sentence; text[start:end] is the item."""

    text: str
    start: int
    end: int
    form: str


@dataclass(frozen=True, slots=True)
class Cue:
    """A neighbouring item shown with a short one, before or after it."""

    before: str = ""
    after: str = ""


def tidy_stem(stem: str) -> str:
    """The last sentence of a stem without its colon and "the following"."""
    return _FOLLOWING.sub("", stem.strip().rstrip(" :;—–-").strip()).strip()


def points_back(stem: str) -> bool:
    """Whether the stem is no more than "They include"."""
    return bool(_POINTER.match(tidy_stem(stem)))


def open_clause(stem: str) -> bool:
    """Whether an item completes the stem's clause ("Symptoms can include")."""
    return bool(_OPEN.search(stem))


def join(stem: str, item: str, proper: frozenset[str], cue: Cue = Cue()) -> Joined | None:
    """The item after its stem; `cue` is a neighbouring item shown with it. None when they do not fit."""
    stem = tidy_stem(stem)
    body = item.strip().rstrip(" .;,")
    body = re.sub(r"[,;] (?:and|or)$", "", body)
    if not stem or not body or len(stem.split()) > 30:
        return None
    words = len(body.split())
    if words > 25:
        return None
    shown = lower_first(body, proper)
    if _CLAUSAL.search(stem):
        before, form = f"{stem} ", "clause"
    elif open_clause(stem):
        before, form = f"{stem} ", "open"
    else:
        before, form = f"{stem}: ", "colon"
    after = ""
    if form != "clause" and cue.before:
        before += f"{_shown(cue.before, proper)} and "
    elif form != "clause" and cue.after:
        after = f" and {_shown(cue.after, proper)}"
    before = upper_first(before)
    return Joined(f"{before}{shown}{after}.", len(before), len(before) + len(shown), form)


def _shown(item: str, proper: frozenset[str]) -> str:
    return lower_first(item.strip().rstrip(" .;,"), proper)


def stem_from_heading(intent: Intent, topic: Topic) -> str:
    """A stem for a list that has none but its heading; '' when the heading gives none."""
    said = SAID_OF.get(intent)
    return upper_first(said.format(topic.name)) + " include" if said and topic.firm else ""
