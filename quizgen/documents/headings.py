"""Owns deciding which units of a plain text are headings; must not drop or change any."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.documents.noise import NAMES
from quizgen.documents.noise_kinds import is_noise_line, is_record, is_reference
from quizgen.documents.units import Unit, UnitKind

TITLE, SECTION, SUBSECTION = 1, 2, 3
ATX = re.compile(r"(#{1,6})\s+\S")
NUMBERED = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,4})\.?\s+[A-Z\"“]")
CHAPTER = re.compile(r"(?:chapter|part|unit|lecture|module|lesson|section|week)\s+[\dIVXLC]{1,6}\b", re.IGNORECASE)
QUESTION = re.compile(
    r"(?:what|which|who|whom|whose|why|when|where|how|is|are|was|were|do|does|did|can|could|should|will|would|has|have)\b"
    r".*\?+$",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"\b(?:is|are|was|were|has|have|had|can|may|might|will|must|should|does|do)\b")
ASKING = re.compile(r"(?:how|what|why|when|where|who)\b", re.IGNORECASE)
DASHED = re.compile(r"\s[–—-]\s")
_GENERAL = """
    overview outlook introduction summary background causes symptoms diagnosis treatment treatments
    prevention complications prognosis definition history examples types conclusion
    glossary basics applications
"""
GENERAL = frozenset(_GENERAL.split())
MOST_WORDS, MOST_CHARACTERS = 8, 70
TITLE_WORDS = 14
QUESTION_WORDS = 25
BODY_WORDS = 6


@dataclass(frozen=True, slots=True)
class Heading:
    """A unit's rank as a heading; `firm` when it is marked as one, not guessed from standing alone."""

    level: int
    firm: bool


def headings_of(units: Sequence[Unit]) -> list[Heading | None]:
    """For each unit its rank, or None."""
    firm = [_firm(units, at) for at in range(len(units))]
    names = _under_names(units, firm)
    found = list(firm)
    for at in range(len(units) - 1, -1, -1):  # a guess may rest on the guess below it
        if not (found[at] or names[at]) and _is_soft(units, firm, found, at):
            found[at] = Heading(SUBSECTION, firm=False)
    return found


def _firm(units: Sequence[Unit], at: int) -> Heading | None:
    unit = units[at]
    if unit.rule in {"=", "-", "~", "_"} and len(unit.words) <= MOST_CHARACTERS * 2:
        return Heading(TITLE if unit.rule == "=" else SECTION, firm=True)
    if unit.kind is UnitKind.TEXT and len(unit.lines) == 1:
        level = _marked_level(unit.words) or _standing_level(units, at)
    else:
        level = SECTION if _is_numbered_item(units, at) else 0
    return Heading(level, firm=True) if level else None


def _marked_level(words: str) -> int:
    """The level of a line that says by its own form that it is a heading; 0 when it does not."""
    count = len(words.split())
    atx = ATX.match(words)
    if atx:
        return len(atx[1])
    if QUESTION.match(words) and count <= QUESTION_WORDS and not re.search(r"[.!?]\s", words):
        return SECTION
    if words[-1] in ".,;:!" or count > MOST_WORDS + 4:
        return 0
    numbered = NUMBERED.match(words)
    return 1 + numbered["number"].count(".") + 1 if numbered else 0


def _standing_level(units: Sequence[Unit], at: int) -> int:
    """The level of a title, a chapter line or a line in capitals; 0 for anything else."""
    words, after = units[at].words, _after(units, at)
    if words[-1] in ".,;:!" or len(words.split()) > TITLE_WORDS or not after or is_noise_line(words):
        return 0
    if at == 0 and after.blanks and after.kind is UnitKind.TEXT and _is_phrase(words):
        return TITLE
    if CHAPTER.match(words) and units[at].blanks and after.blanks:
        return TITLE
    is_capitals = words.isupper() and sum(c.isalpha() for c in words) > 3 and not is_record(words)
    return SECTION if is_capitals and units[at].blanks and _is_body(after) else 0


def _is_phrase(words: str) -> bool:
    is_sentence = SENTENCE.search(words) and not ASKING.match(words)
    is_other = words[0].islower() or is_sentence or re.search(r"[.!?]\s", words) or is_reference(words)
    return not is_other and any(c.isalpha() for c in words)


def _is_numbered_item(units: Sequence[Unit], at: int) -> bool:
    """ "1. Introduction" alone before a paragraph, rather than the first item of a list."""
    unit, after = units[at], _after(units, at)
    if unit.kind is not UnitKind.ITEM or not unit.marker.rstrip(".").isdigit() or len(unit.lines) > 1:
        return False
    words = unit.words[len(unit.marker) :].strip()
    alone = unit.blanks > 0 and unit.lines[0].indent == 0 and after is not None and after.blanks > 0
    short = len(words.split()) <= MOST_WORDS and words[-1] not in ".,;:!" and words[0].isupper()
    return alone and short and after is not None and after.kind is UnitKind.TEXT and _is_body(after)


def _is_soft(units: Sequence[Unit], firm: Sequence[Heading | None], found: Sequence[Heading | None], at: int) -> bool:
    """A short line that stands alone above text and belongs to it."""
    unit, after = units[at], _after(units, at)
    after_noise = at > 0 and is_noise_line(units[at - 1].words)
    if unit.kind is not UnitKind.TEXT or not after or not (unit.blanks or after_noise) or not _may_head(unit):
        return False
    if after.blanks > max(unit.blanks, 1):
        return False
    nearest = _next_wordy(units, at)
    heads_heading = nearest is not None and found[nearest] is not None and firm[nearest] is None
    if not (heads_heading or (nearest is not None and found[nearest] is None and _is_body(units[nearest]))):
        return False
    if not after.blanks and not (after.kind is UnitKind.ITEM or len(after.words.split()) >= 2 * BODY_WORDS):
        return False
    return firm[at - 1] is None or at == 0 or _belongs(units, at)


def _may_head(unit: Unit) -> bool:
    words = unit.words
    if len(unit.lines) > 1 or not words[0].isalnum() or words[0].islower():
        return False
    if len(words.split()) > MOST_WORDS or len(words) > MOST_CHARACTERS or words[-1] in ".,;:!?…":
        return False
    if DASHED.search(words) or (SENTENCE.search(words) and not ASKING.match(words)):
        return False
    return not (is_noise_line(words) or is_record(words) or is_reference(words)) and not words.isdigit()


def _under_names(units: Sequence[Unit], firm: Sequence[Heading | None]) -> list[bool]:
    """For each unit whether it stands under a heading about names: lone phrases there are text."""
    under, about_names = [], False
    for unit, heading in zip(units, firm, strict=True):
        about_names = bool(NAMES.search(unit.words)) if heading else about_names
        under.append(about_names)
    return under


def _belongs(units: Sequence[Unit], at: int) -> bool:
    """Directly under a heading only a general word, or one shared with the text around, makes a heading."""
    own = _roots(units[at].words)
    around = units[at - 1].words + " " + " ".join(unit.words for unit in units[at + 1 : at + 4])
    return units[at].words.lower() in GENERAL or bool(own & _roots(around))


def _roots(words: str) -> set[str]:
    return {word[:5] for word in re.findall(r"[^\W\d_]{4,}", words.lower())}


def _is_body(unit: Unit) -> bool:
    if unit.kind is UnitKind.ITEM:
        return not is_record(unit.words[len(unit.marker) :].strip())
    return len(unit.words.split()) >= BODY_WORDS and not is_noise_line(unit.words) and not is_reference(unit.words)


def _after(units: Sequence[Unit], at: int) -> Unit | None:
    return units[at + 1] if at + 1 < len(units) else None


def _next_wordy(units: Sequence[Unit], at: int) -> int | None:
    """The next unit that is no mere noise line."""
    return next((i for i in range(at + 1, len(units)) if not is_noise_line(units[i].words)), None)
