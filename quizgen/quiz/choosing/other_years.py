"""Owns dates that stand in for the right one, as exact as it and wrong; must not know cards."""

import re

YEAR = re.compile(
    r"(?<![\d,.])(?:1[0-9]{3}|20[0-2][0-9])"
    r"(?![\d,]|\.\d)(?!\s?(?:%|[a-z]*(?:met(?:er|re)s?|grams?|people|years?|miles|calories)))"
)
BEFORE_CHRIST = re.compile(r"\b(?P<year>\d{1,4})(?= ?(?:BCE?|B\.C\.))")
CENTURY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)(?= (?:and|to|century|centuries|BC))")
ABOUT = re.compile(
    r"\b(?:about|around|roughly|approximately|nearly|almost|some|perhaps|estimated|circa|c\.) *$", re.IGNORECASE
)
_DECADE = re.compile(r"\d0s\b")
_HUNDREDS = re.compile(r"00s\b")
_SHORT, _VAGUE = 3, 12
"""Years nearer than so many cannot be told apart by whoever knows the time, or knows it about. All stand as far from
one another, so that none is seen to be the one the others were made from."""
_MOST = 6
_LAST = 2015
"""Made years are no later, or no later than the right one."""


def other_years(answer: str, before: str, shown: str, seen: frozenset[str]) -> list[tuple[int, str]]:
    """The same dates some years away, each with how many; none on the other side of a year that the card shows."""
    said = [int(year) for year in YEAR.findall(answer)]
    shown_years = [int(year) for year in YEAR.findall(shown)]
    fresh = []
    for by in _steps(answer, said, before):
        moved = {year + by for year in said}
        if not by or seen & {str(year) for year in moved} or max(moved) > max(_latest(answer), *said):
            continue
        if all((year < min(said)) == (year < min(moved)) for year in shown_years):
            fresh.append((by, YEAR.sub(lambda year, by=by: str(int(year[0]) + by), answer)))  # type: ignore[misc]
    return fresh


def _latest(answer: str) -> int:
    return 1999 if _HUNDREDS.search(answer) else _LAST


def _steps(answer: str, said: list[int], before: str) -> list[int]:
    """As round as the right one: a year that ends with 0 by fives, a vague one by tens, the 1900s by hundreds."""
    about = bool(ABOUT.search(before + re.split(r"\d", answer)[0])) and not answer.endswith("0s")
    sizes: tuple[int, ...]
    if _HUNDREDS.search(answer):
        sizes = (100, 200)
    elif _DECADE.search(answer) or all(year % (10 if about else 100) == 0 for year in said):
        sizes = (10, 20, 30, 40)
    elif all(year % 10 == 0 for year in said):
        sizes = (5, 10, 15, 20)
    else:
        sizes = _evenly(_VAGUE if about else _SHORT)
    least = _VAGUE if about else _SHORT
    return [sign * size for size in sizes if size >= least for sign in (-1, 1)]


def _evenly(step: int) -> tuple[int, ...]:
    return tuple(range(step, step * _MOST, step))


def other_years_before_christ(answer: str, around: str, seen: frozenset[str]) -> list[tuple[int, str]]:
    """The same date some years away, each with how many; a year is as round as the right one."""
    found = BEFORE_CHRIST.search(answer) or re.search(r"(?P<year>\d+)", answer)
    if not found:
        return []
    year, lead = int(found["year"]), around + answer[: found.start()]
    least = _VAGUE if ABOUT.search(lead) else _SHORT
    steps = range(50, 250, 50) if year % 50 == 0 else range(5, 50, 5) if year % 10 == 0 else _evenly(least)
    moves = [sign * size for size in steps if least <= size <= year // 2 for sign in (-1, 1)]
    fresh = [by for by in moves if year + by > 0 and str(year + by) not in seen]
    return [(by, f"{answer[: found.start()]}{year + by}{answer[found.end() :]}") for by in fresh]


def other_centuries(answer: str, found: re.Match[str], known: str) -> list[tuple[int, str]]:
    """The same part of centuries near it, each with how many away."""
    right = int(found[1])
    others = [one for one in range(max(1, right - 2), min(20, right + 2) + 1) if one != right]
    fresh = [one for one in others if _ordinal(one) not in known]
    return [(one - right, f"{answer[: found.start()]}{_ordinal(one)}{answer[found.end() :]}") for one in fresh]


def _ordinal(number: int) -> str:
    ending = "th" if number in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
