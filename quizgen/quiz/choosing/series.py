"""Owns which things textbooks name beside one another, by series.txt; must not know cards."""

import re
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parent / "series.txt"
_COUNTED = "* "
_PLURALS = {"mitochondrion": "mitochondria", "louse": "lice", "mosquito": "mosquitoes"}


@cache
def _series() -> tuple[tuple[str, ...], ...]:
    """The series in the singular, and those of counted things in the plural."""
    lines = [line for line in _TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    single = [tuple(line.removeprefix(_COUNTED).split(", ")) for line in lines]
    many = [tuple(map(_plural, names)) for line, names in zip(lines, single, strict=True) if line.startswith(_COUNTED)]
    return (*single, *many)


def _plural(name: str) -> str:
    if name in _PLURALS:
        return _PLURALS[name]
    if name.endswith(("s", "x", "h")):
        return f"{name}es"
    return f"{name[:-1]}ies" if re.search(r"[^aeiou]y$", name) else f"{name}s"


def _from(series: tuple[str, ...], here: int) -> list[str]:
    return sorted(series, key=lambda name: abs(series.index(name) - here))


@cache
def fellows(thing: str) -> tuple[str, ...]:
    """What stands in a series with the thing, series by series, the nearest first; () when it is in none."""
    told = thing.casefold()
    found: list[str] = []
    for series in _series():
        small = [name.casefold() for name in series]
        if told in small:
            found += _from(series, small.index(told))
    return tuple(dict.fromkeys(name for name in found if name.casefold() != told))
