"""Owns joining a list item to the line that introduces it; must not parse."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.generate.naming import SAID_OF
from quizgen.generate.topic import Intent, Topic
from quizgen.language.casing import lower_first, upper_first
from quizgen.language.normalise import normalise

_OPEN = re.compile(
    r"\b(?:includ(?:e|es|ed|ing)|are|is|be|were|was|such as|like|involves?|contains?|comprises?|from|to|of|by|with|in|"
    r"for|if|when|that|because|as|can|may|should|must|will|means?|you|who|they|"
    r"(?:if|when) (?:it|he or she|he|she|people|someone|a person))$",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(
    r",?\s*\b(?:the following|as follows|one or more of the following|any of the following)(?: \w+)?$",
    re.IGNORECASE,
)
_CLAUSAL = re.compile(
    r"\b(?:if|when|that|because|(?:if|when) (?:you|they|it|he or she|he|she|people|someone|a person))$", re.IGNORECASE
)
_POINTER = re.compile(
    r"^(?:They|These|Some (?:of these|examples)|Examples|Such \w+)(?: \w+)? (?:can |may |often |also )?include$",
    re.IGNORECASE,
)
_OPTIONS = re.compile(
    r"^(?:The )?(?:(?:main|common|usual) )?(?:options|choices)\b(?= (?:can |may )?(?:include|are)$)", re.I
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


def announces(stems: Sequence[str]) -> bool:
    """Whether the line above says that a list follows: a colon behind it, and none within, as a note's own line has."""
    return any(re.fullmatch(r"(?:(?!\w: ).)*:\W*", stem) for stem in stems)


def tidy_stem(stem: str) -> str:
    """The last sentence of a stem without its colon and "the following"."""
    return _FOLLOWING.sub("", certain(stem.strip()).rstrip(" :;—–-").strip()).strip()


def certain(stem: str) -> str:
    """A stem that names its items as it would name some of them: "do the following tests:" -> "do certain tests"."""
    return re.sub(r"(?<!include )(?<!includes )(?<!\bof )\bthe following (?=[\w-]+s\s*:?\s*$)", "certain ", stem)


def gist(item: str) -> str:
    """An item without what only explains it: "Kidney stones, which are hard. They hurt" -> "Kidney stones"."""
    opening = _opening(item)
    said = opening if _ONLY_A_KIND.match(opening) else _EXPLAINED.split(opening, maxsplit=1)[0]
    return _alone(_APPOSED.split(said, maxsplit=1)[0])


def explained(item: str) -> bool:
    """Whether the first sentence of an item goes on to explain it."""
    return len(gist(item)) < len(_alone(_opening(item)))


def _opening(item: str) -> str:
    return re.split(r"(?<=\w)\. ", normalise(item).text, maxsplit=1)[0]


def _alone(item: str) -> str:
    """The item without what joins it to the next."""
    return re.sub(r"[,;] (?:and|or)$", "", item.strip().rstrip(" .;,"))


_ONLY_A_KIND = re.compile(
    r"(?:\w+ )?(?:conditions?|medicines?|drugs?|diseases?|problems?|factors?|foods?|things?) such as ", re.IGNORECASE
)
"""What its examples alone tell: "conditions such as gout"."""
_EXPLAINED = re.compile(
    r"\s*(?:[;(–—]|\s-\s| such as |, (?:which|who|whose|in which|such as|especially|particularly|mostly|mainly|often|"
    r"usually|sometimes|including|(?:also )?(?:known as|called)|for example|for instance|like|where (?!it\b)|"
    r"(?:found|seen|used|made|given|done|caused) (?:in|by|for|to|with|from|under|when)|"
    r"(?:with|leading|resulting|causing))\b|,? to (?:look|check|see|find|help|learn|rule|measure|test|show)\b)"
)
_APPOSED = re.compile(r", (?:an?|the) (?![\w-]+(?: [\w-]+)?,? (?:and|or) )(?!.*, (?:and|or) )")


def as_one(stem: str, count: str, *, opens: bool) -> tuple[str, int]:
    """The stem as a sentence that says of how many things it speaks ("Hives may cause four things."), and where these
    stand in it: at its end when it is complete without them."""
    stem = upper_first(tidy_stem(stem))
    if _CLAUSAL.search(stem):
        return f"{stem} so.", len(stem) + 1
    if opens or open_clause(stem):
        return f"{stem} {count} things.", len(stem) + 1
    return f"{stem}.", len(stem)


def points_back(stem: str) -> bool:
    """Whether the stem is no more than "They include"."""
    return bool(_POINTER.match(tidy_stem(stem)))


def including(stem: str) -> str:
    """How a stem that only points back says "include": "They may include" -> "may include"."""
    match = re.search(r"(?:(?:can|may|often) )?include$", tidy_stem(stem), re.IGNORECASE)
    return match.group() if match else "include"


def options(stem: str) -> str:
    """The "options" of a stem that leaves it to the sentence before what they are for; else ''."""
    match = _OPTIONS.match(tidy_stem(stem))
    return match.group() if match else ""


def open_clause(stem: str) -> bool:
    """Whether an item completes the stem's clause ("Symptoms can include")."""
    return bool(_OPEN.search(stem))


def join(stem: str, item: str, proper: frozenset[str], cue: Cue, *, opens: bool) -> Joined | None:
    """The item after its stem, its cue around it; `opens` says that an item completes the stem's clause.
    None when they do not fit."""
    stem = tidy_stem(stem) if not cue.left_out else told_in_part(tidy_stem(stem))
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
_SOMEBODY = r"(?<!\byou)(?<!\bwho)(?<!\bthey)(?<!\bthat)(?<!\bthere)"
"""Before a verb whose complement is said of somebody, not of a list."""
_WHOLE = tuple(
    (re.compile(f"{_SOMEBODY} (?:{verbs})$", re.IGNORECASE), f" {said}")
    for verbs, said in (
        ("are|consist of|comprise|are (?:made up|composed) of", "include"),
        ("were|consisted of|comprised|were (?:made up|composed) of", "included"),
        ("consists of|comprises|is (?:made up|composed) of", "includes"),
    )
)
"""The end of a stem that says its items are all there are ("common triggers are"), and how it says that some are."""
_ONE = re.compile(r"(?<!\bit)(?<!\bhe)(?<!\bshe)(?<!\bwho)(?<!\bthat) (?:is|was)$", re.IGNORECASE)
"""The end of a stem that calls its items one thing, as no one of several is."""


def told_in_part(stem: str) -> str:
    """A stem as it may stand before some of its items: "triggers are" -> "triggers include"; '' where none may."""
    for pattern, said in _WHOLE:
        if pattern.search(stem):
            return pattern.sub(said, stem)
    return "" if _ONE.search(stem) else stem


_ALL = re.compile(r"\b(?:all|both|each|two|three|four|five|six|seven|eight)\b", re.IGNORECASE)
"""A stem that speaks of its items together."""
_ANY = re.compile(r"\b(?:if|when|may be|can be|might be)\b", re.IGNORECASE)
"""A stem of which each item alone is enough."""
_PARTITIVE = re.compile(r"\b(?:one|any|some|all|each|none|more|two|three) of$|\btalk to you about$", re.IGNORECASE)
LONGEST_STEM = 30
LONGEST_ITEM = 25


def _shown(item: str, proper: frozenset[str]) -> str:
    body = _alone(item)
    if _ASYNDETIC.fullmatch(body) and not _LOOSE.search(body):
        body = re.sub(r", (?=[^,]+$)", ", and ", body)
    return lower_first(body, proper)


_ASYNDETIC = re.compile(r"[\w'’ -]{3,40}(?:, [\w'’ -]{3,30}){2,}")
"""Short things beside each other without a last "and" …"""
_LOOSE = re.compile(
    r"\b(?:and|or)\b|\b(?:such|like|which|who|that|with) [^,]*$|"
    r", (?:especially|particularly|mostly|mainly|usually|often|sometimes|even|if|when|for|with|in|on|at|by|from|to|"
    r"including|such|which|who|where)\b"
)
"""… unless a part only adds to the one before it ("physical activity, especially in cold, dry air")."""


def stem_from_heading(intent: Intent, topic: Topic) -> str:
    """A stem for a list that has none but its heading; '' when the heading gives none."""
    said = SAID_OF.get(intent)
    return upper_first(said.format(topic.name)) + " include" if said and topic.firm else ""
