"""Owns joining a list item to the line that introduces it; must not parse."""

import re
from dataclasses import dataclass

from quizgen.generate.naming import SAID_OF
from quizgen.generate.topic import Intent, Topic
from quizgen.language.casing import lower_first, upper_first

_OPEN = re.compile(
    r"\b(?:includ(?:e|es|ed|ing)|are|is|be|were|was|such as|like|involves?|contains?|comprises?|from|to|of|by|with|in|"
    r"for|if|when|that|because|as|can|may|means?|you|who|they|(?:if|when) (?:it|he|she|people|someone|a person))$",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(
    r",?\s*\b(?:the following|as follows|one or more of the following|any of the following)(?: \w+)?$",
    re.IGNORECASE,
)
_CLAUSAL = re.compile(
    r"\b(?:if|when|that|because|(?:if|when) (?:you|they|it|he|she|people|someone|a person))$", re.IGNORECASE
)
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
    """Neighbouring items shown with a short one, in their order."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    left_out: bool = False
    """Whether the list has items that are not shown."""


def tidy_stem(stem: str) -> str:
    """The last sentence of a stem without its colon and "the following"."""
    return _FOLLOWING.sub("", stem.strip().rstrip(" :;—–-").strip()).strip()


def points_back(stem: str) -> bool:
    """Whether the stem is no more than "They include"."""
    return bool(_POINTER.match(tidy_stem(stem)))


def open_clause(stem: str) -> bool:
    """Whether an item completes the stem's clause ("Symptoms can include")."""
    return bool(_OPEN.search(stem))


def join(stem: str, item: str, proper: frozenset[str], cue: Cue, *, opens: bool) -> Joined | None:
    """The item after its stem, its cue around it; `opens` says that an item completes the stem's clause.
    None when they do not fit."""
    stem = tidy_stem(stem)
    shown = _shown(item, proper)
    if (
        not stem
        or not shown
        or _PARTITIVE.search(stem)
        or len(stem.split()) > LONGEST_STEM
        or len(shown.split()) > LONGEST_ITEM
    ):
        return None
    counted = bool(_ALL.search(stem)) and not open_clause(stem)
    form = "clause" if _CLAUSAL.search(stem) else "open" if (opens and not counted) or open_clause(stem) else "colon"
    if form == "colon" and _SEVERAL.search(stem):
        stem, form = f"{stem}, including", "open"
    if cue.left_out and form == "open":
        stem = _WHOLE.sub(" include", stem)
    head = upper_first(f"{stem}: " if form == "colon" else f"{stem} ")
    word = "or" if _ANY.search(stem) else "and"
    if form == "clause":
        cue = Cue()
    before = "".join(f"{_shown(other, proper)}, " for other in cue.before)
    after = "".join(f", {_shown(other, proper)}" for other in cue.after)
    if cue.after:
        last = f", {_shown(cue.after[-1], proper)}"
        after = after.removesuffix(last) + last.replace(
            ", ", f", {word} " if len(cue.before + cue.after) > 1 else f" {word} ", 1
        )
    elif cue.before:
        before = before[:-2] + (f", {word} " if len(cue.before) > 1 else f" {word} ")
    start = len(head) + len(before)
    return Joined(f"{head}{before}{shown}{after}.", start, start + len(shown), form)


def command(aim: str, item: str, proper: frozenset[str]) -> Joined | None:
    """What an item tells to do, after what it is for: "To prevent X, wash your hands."; None without an aim."""
    shown = _shown(item, proper)
    if not aim or not shown or len(shown.split()) > LONGEST_ITEM or shown.endswith(":"):
        return None
    start = len(aim) + 2
    return Joined(f"{aim}, {shown}.", start, start + len(shown), "command")


_SEVERAL = re.compile(
    r"\b(?:several|many|various|different|some|certain|a (?:combination|number|variety) of) [\w -]*s$"
)
"""A stem that ends in what its items are some of: "several tools"."""
_WHOLE = re.compile(r"(?<=s) are$")
"""The end of a stem that says its items are all there are: "common triggers are"."""
_ALL = re.compile(r"\b(?:all|both|each|two|three|four|five|six|seven|eight)\b", re.IGNORECASE)
"""A stem that speaks of its items together."""
_ANY = re.compile(r"\b(?:if|when|may be|can be|might be)\b", re.IGNORECASE)
"""A stem of which each item alone is enough."""
_PARTITIVE = re.compile(r"\b(?:one|any|some|all|each|none|more|two|three) of$|\btalk to you about$", re.IGNORECASE)
LONGEST_STEM = 30
LONGEST_ITEM = 25


def _shown(item: str, proper: frozenset[str]) -> str:
    body = re.sub(r"[,;] (?:and|or)$", "", item.strip().rstrip(" .;,"))
    if _ASYNDETIC.fullmatch(body):
        body = re.sub(r", (?=[^,]+$)", ", and ", body)
    return lower_first(body, proper)


_ASYNDETIC = re.compile(
    r"(?!.*\b(?:and|or|such|like|which|who|that|with) [^,]*$)[\w'’ -]{3,40}(?:, [\w'’ -]{3,30}){2,}"
)
"""Short things beside each other without a last "and"."""


def stem_from_heading(intent: Intent, topic: Topic) -> str:
    """A stem for a list that has none but its heading; '' when the heading gives none."""
    said = SAID_OF.get(intent)
    return upper_first(said.format(topic.name)) + " include" if said and topic.firm else ""
