"""Owns what gives a hidden number away: another one that stays shown, or the grammar around it; must not parse."""

import re

from quizgen.generate.shown import Shown, around
from quizgen.language.inflect import can_be_noun
from quizgen.model import Kind


def number_told(shown: Shown) -> bool:
    """Whether a hidden number is told by one that stays shown, or by what it counts, or is only what others are per."""
    if shown.kind is not Kind.CLOZE:
        return False
    before, after = around(shown)
    return (
        bool(_PER.search(before))
        or _alone(shown.answer, after)
        or _alternative(before, shown.answer, after)
        or _beside(shown.answer, before + after)
    )


_PER = re.compile(r"\bper $")
"""A unit or a round amount follows, which the measure shown implies: "8 grams per [cubic metre]"."""


def _alone(hidden: str, after: str) -> bool:
    """Whether a noun in the singular follows a bare number, so that it can only be one: "[1] metre tall"."""
    counted = re.match(r" ([a-z]+)", after)
    return (
        bool(re.fullmatch(r"1|one", hidden, re.IGNORECASE))
        and counted is not None
        and not counted[1].endswith("s")
        and can_be_noun(counted[1])
    )


_OR = re.compile(r",? or (?:about )?\d")
_OR_BEFORE = re.compile(r"\d[\d,.]*%?(?: [a-z]+)?,? or (?:about )?$")


def _alternative(before: str, hidden: str, after: str) -> bool:
    """Whether the number is one of two said of the same thing: "6 or [7] eggs", "6 divided by 3, or [2]"."""
    return hidden[:1].isdigit() and bool(_OR.match(after) or _OR_BEFORE.search(before))


_COUNT = re.compile(r"(?<![\w.,/-])\d[\d,]*(?![\w.]*\d)(?!-?[A-Za-z])")
_SMALLEST = 10


def _beside(hidden: str, prompt: str) -> bool:
    """Whether a number that stays shown is next to the hidden one, or half or twice of it."""
    first = re.match(r"(?:[a-z]+ of )?(\d[\d,]*)(?!\.\d)", hidden)
    if first is None:
        return False
    number = _value(first.group(1))
    others = (_value(match.group()) for match in _COUNT.finditer(prompt))
    return number >= _SMALLEST and any(
        other >= _SMALLEST and (abs(number - other) <= 1 or 2 * number == other or 2 * other == number)
        for other in others
    )


def _value(figure: str) -> int:
    return int(figure.replace(",", ""))
