"""Owns numbers that stand in for the right one: near it, as exact as it, and wrong; must not know other cards."""

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from quizgen.quiz.choosing.other_years import (
    ABOUT,
    BEFORE_CHRIST,
    CENTURY,
    YEAR,
    other_centuries,
    other_years,
    other_years_before_christ,
)
from quizgen.quiz.choosing.unfit_numbers import is_unfit

_THREE = 3
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_RANGE = re.compile(rf"({_NUMBER.pattern})(\s?(?:–|-|to|and|or)\s?)({_NUMBER.pattern})")
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ORDER = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_ORDINALS = tuple(_ORDER.split())
_WORDED = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b", re.IGNORECASE)
_TENS = (
    "fifteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion half twice double"
)
_MORE_WORDS = re.compile(rf"\b(?:{'|'.join((*_WORDS[1:], *_TENS.split()))})s?\b", re.IGNORECASE)
_GREEK = {3: "tri", 4: "(?:quad|tetra)", 5: "(?:penta|quin)", 6: "hexa", 7: "hept", 8: "oct", 10: "dec"}
"""Words that begin so tell the number."""
_NAME = re.compile(r"\b(?:1[0-9]{3}|20[0-9]{2})s?\b(?!,\d)|\b[A-Za-z]+-?\d+\b")
"""Years, and what has a number in its name."""
_VAGUE = Decimal("0.25")
"""A value so near to one that is said to be about right may be about right itself."""
_WIDE = Decimal("2.5")
"""The ends of wider ranges are of other sizes, so that ranges as wide stand out."""
_FAR = 3
"""So many times more, or less, is another size."""
_FACTORS = ("0.3", "0.45", "0.6", "0.7", "0.8", "1.25", "1.4", "1.6", "1.8", "2.2", "2.5")
_SHARES = (-40, -35, -30, -25, -20, -15, -10, 10, 15, 20, 25, 30, 35, 40)
_LADDERS = (
    (re.compile(r"\W?\s?-?months?\b"), (2, 3, 4, 6, 9, 12, 18, 24, 36)),
    (re.compile(r"\W?\s?-?weeks?\b"), (2, 3, 4, 6, 8, 10, 12, 16, 20, 24)),
    (re.compile(r"\W?\s?-?days?\b"), (2, 3, 5, 7, 10, 14, 21, 30, 45, 60)),
    (re.compile(r"\W?\s?-?hours?\b"), (2, 4, 6, 8, 12, 24, 36, 48, 72)),
    (re.compile(r"\W?\s?-?minutes?\b"), (2, 3, 5, 10, 15, 20, 30, 45, 60, 90)),
)
"""Times as people give them."""

Made = list[tuple[Decimal | int, str]]
"""Answers, each with how far it is from the right one."""


def other_numbers(answer: str, around: tuple[str, str], known: str, turn: int) -> tuple[str, ...]:
    """Three texts that differ from the answer in its number alone, or () when it has none to change, or several, or
    the card gives it away.

    `around` is the text before and after the answer; a number that stands in `known` is not used. There are always
    smaller and larger ones to choose from; `turn` says how many of the three are smaller.
    """
    found = YEAR.search(answer), CENTURY.search(answer), _WORDED.search(answer), _NUMBER.search(answer)
    number = next(filter(None, found), None)
    if not number or is_unfit(answer, around, number):
        return ()
    return tuple(_split(_made(answer, around, known), turn))


def _made(answer: str, around: tuple[str, str], known: str) -> Made:
    century, spread, shown = CENTURY.search(answer), _RANGE.search(answer), f"{around[0]} … {around[1]}"
    if century:
        return [] if YEAR.search(shown) else list(other_centuries(answer, century, known))
    if BEFORE_CHRIST.search(answer + around[1][:5]) and not BEFORE_CHRIST.search(around[1][5:] + around[0]):
        return list(other_years_before_christ(answer, around[0], _numbers(known)))
    if YEAR.search(answer):
        return list(other_years(answer, around[0], shown, _numbers(known)))
    if _holds_a_number(shown):
        return []
    if spread and len(_NUMBER.findall(answer)) == 2:
        return _ranges(answer, spread, known)
    return _scaled(answer, around, known)


def _split(made: Made, turn: int) -> list[str]:
    """Three of them: of the nearest smaller and larger ones as `turn` says, as far as there are; none where the right
    one would have to be the smallest or the largest."""
    values = sorted({text: by for by, text in made}.items(), key=lambda one: (one[1], one[0]))
    smaller = [text for text, by in values if by < 0][::-1]
    larger = [text for text, by in values if by > 0]
    can = range(max(0, _THREE - len(larger)), min(_THREE, len(smaller)) + 1)
    if set(can) <= {0, _THREE} and len(can) < 2:
        return []
    below = turn if turn in can else can[turn % len(can)]
    return [*smaller[:below], *larger[: _THREE - below]]


def _numbers(text: str) -> frozenset[str]:
    """The numbers in a text, in digits without commas."""
    worded = (str(_WORDS.index(word.casefold()) + 1) for word in _WORDED.findall(text))
    ordinal = (str(_ORDINALS.index(word) + 1) for word in re.findall(r"[a-z]+", text.casefold()) if word in _ORDINALS)
    return frozenset((*(number.replace(",", "") for number in _NUMBER.findall(text)), *worded, *ordinal))


def _holds_a_number(shown: str) -> bool:
    """Whether the card shows another number than a date: the right one may be reckoned from it."""
    bare = _NAME.sub("", CENTURY.sub("", BEFORE_CHRIST.sub("", shown)))
    return bool(_NUMBER.search(bare) or _MORE_WORDS.search(bare))


# ---------------------------------------------------------------- measures


def _ranges(answer: str, found: re.Match[str], known: str) -> Made:
    """Ranges as wide as the right one that do not touch it."""
    low, high = (Decimal(found[side].replace(",", "")) for side in (1, 3))
    fine, width = min(_step(found[1]), _step(found[3])), high - low
    if width <= 0 or high > _WIDE * low:
        return []
    away = [n * (width + fine) * sign for n in (1, 2, 3) for sign in (-1, 1)]
    seen = _numbers(known)
    most = Decimal(100) if re.search(r"%|percent", answer) else Decimal("Infinity")
    fresh = [by for by in away if low + by > 0 and high + by < most]
    fresh = [by for by in fresh if not {f"{low + by:f}", f"{high + by:f}"} & seen]
    return [(by, _put(answer, found, _joined(found, low + by, high + by))) for by in fresh]


def _joined(found: re.Match[str], low: Decimal, high: Decimal) -> str:
    return f"{_like(found[1], low)}{found[2]}{_like(found[3], high)}"


def _scaled(answer: str, around: tuple[str, str], known: str) -> Made:
    numbers = [*_NUMBER.finditer(answer)] or [*_WORDED.finditer(answer)]
    if len(numbers) != 1:
        return []
    number = numbers[0]
    right, seen = _value(number[0]), _numbers(known)
    values = _near(number[0], answer[number.end() :] + around[1])
    shown = f"{around[0]} {around[1]}"
    if str(right) in _numbers(shown) or re.search(rf"\b{_GREEK.get(int(right), '$.')}", shown, re.IGNORECASE):
        return []
    if ABOUT.search(around[0] + answer[: number.start()]) or re.search(r"little over $", around[0]):
        values = [one for one in values if abs(one - right) >= _VAGUE * right]
    values = [one for one in values if f"{one:f}" not in seen]
    article = re.search(r"\b(an?) $", around[0] + answer[: number.start()], re.IGNORECASE)
    if article:
        values = [one for one in values if _sounds_open(_like(number[0], one)) == (len(article[1]) > 1)]
    return [(one - right, _put(answer, number, _like(number[0], one))) for one in values]


def _put(answer: str, found: re.Match[str], instead: str) -> str:
    return f"{answer[: found.start()]}{instead}{answer[found.end() :]}"


def _sounds_open(number: str) -> bool:
    """Whether "an" stands before it."""
    return bool(re.match(r"8|1[18](?:\D|$)|1[18],|e(?:ight|leven)", number))


def _value(written: str) -> Decimal:
    word = written.casefold()
    return Decimal(_WORDS.index(word) + 1) if word in _WORDS else Decimal(word.replace(",", ""))


def _near(written: str, rest: str) -> Sequence[Decimal]:
    """Values as exact as the one that is written, far enough from it, such as may stand before `rest`."""
    right, worded, step = _value(written), written.casefold() in _WORDS, _step(written)
    is_share = bool(re.match(r"\s?(?:%|percent)", rest))
    ladder = next((steps for unit, steps in _LADDERS if unit.match(rest)), ())
    if right in ladder:
        values = [Decimal(one) for one in ladder]
    elif right <= 12 and "." not in written and not is_share:
        values = [right + by for by in (-4, -3, -2, -1, 1, 2, 3, 4) if right + by >= 2]
    elif is_share and right >= 15:
        values = [right + by for by in _SHARES if by % step == 0 or step == 1]
    else:
        below, above = (right / 10, right / 2) if re.fullmatch(r"10+", written.replace(",", "")) else (step, step)
        sized = [right * Decimal(factor) for factor in _FACTORS]
        values = [_rounded(one, below if one < right else above) for one in sized]
    most = Decimal(99) if is_share else Decimal(12) if worded else Decimal("Infinity")
    return [one for one in values if right / _FAR <= one <= min(most, right * _FAR) and one != right]


def _step(written: str) -> Decimal:
    """How exact a number is written: 1,350 by tens, 20.1 by tenths, 2.5 by halves; by fives where it is one of them."""
    digits = written.replace(",", "")
    if "." in digits:
        return Decimal(5 if digits.endswith("5") else 1).scaleb(-len(digits.split(".")[1]))
    if digits.casefold() in _WORDS:
        return Decimal(1)
    zeros = len(digits) - len(digits.rstrip("0"))
    step = 10 ** min(zeros, len(digits) - 1)
    return Decimal(step * 5 if int(digits) % (5 * step) == 0 and int(digits) >= 10 * step else step)


def _rounded(value: Decimal, step: Decimal) -> Decimal:
    return (value / step).quantize(Decimal(1), ROUND_HALF_UP) * step


def _like(written: str, value: Decimal) -> str:
    """The value written as the number is."""
    if written.casefold() in _WORDS:
        return _spelt(_WORDS[int(value) - 1], written)
    if "." in written:
        return f"{value:f}"
    return f"{int(value):,}" if "," in written or (value >= 10000 and len(written) > 4) else str(int(value))


def _spelt(word: str, like: str) -> str:
    return word.capitalize() if like[0].isupper() else word
