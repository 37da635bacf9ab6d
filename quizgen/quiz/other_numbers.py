"""Owns numbers that stand in for the right one: near it, as exact as it, and wrong; must not know other cards."""

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_RANGE = re.compile(rf"({_NUMBER.pattern})(\s?(?:–|-|to|and|or)\s?)({_NUMBER.pattern})")
_YEAR = re.compile(
    r"(?<![\d,.])(?:1[0-9]{3}|20[0-2][0-9])"
    r"(?![\d,]|\.\d)(?!\s?(?:%|[a-z]*(?:met(?:er|re)s?|grams?|people|years?|miles|calories)))"
)
_CENTURY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)(?= (?:and|to|century|centuries|BC))")
_RATIO = re.compile(r"\b\d:\d\b")
_RATIOS = ("1:1", "1:2", "2:1", "1:3", "3:1", "2:3", "1:4")
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_WORDED = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b", re.IGNORECASE)
_AGE = re.compile(r"\b(?:older|younger) than|\b(?:over|under|above|below)(?: the)? age\b")
"""Whoever is older than 60 is older than 50, too."""
_AT_LEAST = re.compile(
    r"\b(?:(?:more|longer|greater|higher|larger) than|over|at least|above|beyond|exceed(?:s|ed|ing)?|after|from|"
    r"past|last|minimum(?: of)?) *(?:about |around )?$",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"\b(?:(?:less|fewer|shorter|lower|no more) than|up to|under|below|at most|within|nearly|almost|before|by|until|"
    r"rarely passes|maximum(?: of)?|as (?:few|little) as) *(?:about |around )?$",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\b(?:about|around|roughly|approximately|nearly|almost|some|perhaps|circa|c\.) *$", re.IGNORECASE)
_VAGUE = Decimal("0.25")
"""A value so near to one that is said to be about right may be about right itself."""
_VAGUE_YEARS = 12
_BY = re.compile(r"\bby *$", re.IGNORECASE)
"""What was so by 1465 was so by 1470, too."""
_WHOSE = re.compile(
    r"\b(?:people|persons|patients|adults|children|women|men|those|who|whose|if|when|whenever|unless)\b"
)
"""Of whom a bound is told, it may be true with other bounds, too."""
_INEXACT = re.compile(
    r"[+*/^=]|\d\s?[x×]\s?\d|[⁰¹²³⁴-⁹]|\b(?:hundreds|thousands|millions|billions|dozens)\b", re.IGNORECASE
)
_FACTORS = ("0.25", "0.4", "0.5", "0.6", "0.75", "1.25", "1.5", "2", "2.5", "3", "4", "5")
_YEARS = (-40, -31, -24, -18, -13, -9, -6, -4, 3, 5, 8, 12, 17, 23, 30, 41)
_LAST_YEAR = 2015
"""Made years are no later, or no later than the right one."""
_LADDERS = (
    (re.compile(r"\W?\s?-?months?\b"), (2, 3, 4, 6, 9, 12, 18, 24, 36)),
    (re.compile(r"\W?\s?-?weeks?\b"), (2, 3, 4, 6, 8, 10, 12, 16, 20, 24)),
    (re.compile(r"\W?\s?-?days?\b"), (2, 3, 5, 7, 10, 14, 21, 30, 45, 60)),
    (re.compile(r"\W?\s?-?hours?\b"), (2, 4, 6, 8, 12, 24, 36, 48, 72)),
    (re.compile(r"\W?\s?-?minutes?\b"), (2, 3, 5, 10, 15, 20, 30, 45, 60, 90)),
)
"""Times as people give them."""


def other_numbers(answer: str, around: tuple[str, str], known: str, turn: int) -> tuple[str, ...]:
    """Three texts that differ from the answer in its number alone, or () when it has none to change, or several.

    `around` is the text before and after the answer; a number that stands in `known` is not used. No text is made
    true by the right one ("more than 90" is also more than 80). `turn` says how many of the three are smaller.
    """
    if _INEXACT.search(answer) or _AGE.search(f"{around[0][-20:]} {answer}"):
        return ()
    century, ratio, spread = _CENTURY.search(answer), _RATIO.search(answer), _RANGE.search(answer)
    if century:
        made = _centuries(answer, century, known, turn)
    elif ratio:
        made = [_put(answer, ratio, one) for one in _RATIOS if one not in f"{ratio[0]} {known}"][:3]
    elif _YEAR.search(answer):
        made = _years(answer, around[0], known, turn)
    elif spread and len(_NUMBER.findall(answer)) == 2:
        made = _ranges(answer, spread, known, turn)
    else:
        made = _scaled(answer, around, known, turn)
    made = list(dict.fromkeys(made))
    return tuple(made) if len(made) == 3 else ()


def _put(answer: str, found: re.Match[str], instead: str) -> str:
    return f"{answer[: found.start()]}{instead}{answer[found.end() :]}"


def _split(others: Iterable[Decimal], right: Decimal, turn: int) -> list[Decimal]:
    """Three of them: `turn` of the nearest smaller ones where there are as many, the rest larger."""
    values = sorted({*others})
    smaller, larger = [one for one in values if one < right][::-1], [one for one in values if one > right]
    below = min(len(smaller), max(turn, 3 - len(larger)))
    return [*smaller[:below], *larger[: 3 - below]]


def _numbers(text: str) -> frozenset[str]:
    """The numbers in a text, in digits without commas."""
    worded = (str(_WORDS.index(word.casefold()) + 1) for word in _WORDED.findall(text))
    return frozenset((*(number.replace(",", "") for number in _NUMBER.findall(text)), *worded))


# ---------------------------------------------------------------- dates


def _years(answer: str, before: str, known: str, turn: int) -> list[str]:
    """The same dates some years away, all by as many."""
    lead = before + re.split(r"\d", answer)[0]
    said, seen = [int(year) for year in _YEAR.findall(answer)], _numbers(known)
    steps = range(-50, 50, 10) if re.search(r"\d0s\b", answer) else _YEARS
    fresh = [by for by in steps if by and not seen & {str(year + by) for year in said}]
    fresh = [by for by in fresh if by <= max(_LAST_YEAR - max(said), 0)]
    if _ABOUT.search(lead):
        fresh = [by for by in fresh if abs(by) >= _VAGUE_YEARS]
    if _BY.search(lead):
        fresh = [by for by in fresh if by < 0]
    return [_moved(answer, int(by)) for by in _split(map(Decimal, fresh), Decimal(0), turn)]


def _moved(answer: str, by: int) -> str:
    return _YEAR.sub(lambda year: str(int(year[0]) + by), answer)


def _centuries(answer: str, found: re.Match[str], known: str, turn: int) -> list[str]:
    right = int(found[1])
    others = [one for one in range(max(1, right - 4), min(21, right + 5)) if _ordinal(one) not in known]
    return [_put(answer, found, _ordinal(int(one))) for one in _split(map(Decimal, others), Decimal(right), turn)]


def _ordinal(number: int) -> str:
    ending = "th" if number in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


# ---------------------------------------------------------------- measures


def _ranges(answer: str, found: re.Match[str], known: str, turn: int) -> list[str]:
    """Ranges as wide as the right one that do not touch it."""
    low, high = (Decimal(found[side].replace(",", "")) for side in (1, 3))
    fine, width = min(_step(found[1]), _step(found[3])), high - low
    if width <= 0:
        return []
    away = [_rounded(low + n * (width + fine) * sign, fine) for n in (1, 2, 3) for sign in (-1, 1)]
    seen = _numbers(known)
    starts = [one for one in away if one > 0 and not {f"{one:f}", f"{one + width:f}"} & seen]
    if re.search(r"%|percent", answer):
        starts = [one for one in starts if one + width < 100]
    return [
        _put(answer, found, f"{_like(found[1], one)}{found[2]}{_like(found[3], one + width)}")
        for one in _split(starts, low, turn)
    ]


def _scaled(answer: str, around: tuple[str, str], known: str, turn: int) -> list[str]:
    found = [*_NUMBER.finditer(answer), *_WORDED.finditer(answer)]
    if len(found) != 1 or re.search(r"[A-Za-z]-?$", answer[: found[0].start()]):
        return []
    number, rest = found[0], answer[found[0].end() :] or around[1]
    values = _near(number[0], rest)
    right = _value(number[0])
    lead = f"{around[0].rstrip()} {answer[: number.start()]}".rstrip()
    if (_AT_LEAST.search(lead) or _AT_MOST.search(lead)) and _WHOSE.search(lead):
        return []
    if _AT_LEAST.search(lead):
        values = [one for one in values if one > right]
    elif _AT_MOST.search(lead):
        values = [one for one in values if one < right]
    if _ABOUT.search(lead):
        values = [one for one in values if abs(one - right) >= _VAGUE * right]
    seen = _numbers(known)
    values = [one for one in values if f"{one:f}" not in seen]
    return [_put(answer, number, _like(number[0], one)) for one in _split(values, right, turn)]


def _value(written: str) -> Decimal:
    word = written.casefold()
    return Decimal(_WORDS.index(word) + 1) if word in _WORDS else Decimal(word.replace(",", ""))


def _near(written: str, rest: str) -> list[Decimal]:
    """Values as exact as the one that is written, far enough from it, such as may stand before `rest`."""
    right, worded = _value(written), written.casefold() in _WORDS
    if not right or (worded and right == 1):
        return []
    ladder = next((steps for unit, steps in _LADDERS if unit.match(rest)), ())
    if right in ladder:
        values = [Decimal(one) for one in ladder]
    elif right <= 12 and "." not in written:
        values = [right + by for by in (-4, -3, -2, -1, 1, 2, 3, 4) if right + by >= 2]
    else:
        values = [_rounded(right * Decimal(factor), _step(written)) for factor in _FACTORS]
    most = Decimal(99) if re.match(r"\s?(?:%|percent)", rest) else Decimal(12) if worded else Decimal("Infinity")
    return [one for one in values if 0 < one <= most]


def _step(written: str) -> Decimal:
    """How exact a number is written: 1,350 by tens, 20.1 by tenths; by fives where it is one of them."""
    digits = written.replace(",", "")
    if "." in digits:
        return Decimal(1).scaleb(-len(digits.split(".")[1]))
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
    return f"{int(value):,}" if "," in written else str(int(value))


def _spelt(word: str, like: str) -> str:
    return word.capitalize() if like[0].isupper() else word
