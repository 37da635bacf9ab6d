"""Owns which nouns are kinds or parts of which, by above.txt; must not know cards."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from quizgen.quiz.choosing.kinds import singular

_TABLE = Path(__file__).parent / "above.txt"
_STEPS = 5
"""So far up a kind says little."""


@dataclass(frozen=True, slots=True)
class _Table:
    wider: dict[str, tuple[str, ...]]
    same: dict[str, tuple[str, ...]]


@cache
def _table() -> _Table:
    wider: dict[str, tuple[str, ...]] = {}
    same: dict[str, tuple[str, ...]] = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, _, narrower = line.partition(": ")
        for words in narrower.split():
            alike = words.split("=")
            for word in alike:
                wider[word] = (*wider.get(word, ()), name)
                if len(alike) > 1:
                    same[word] = (*same.get(word, ()), *alike)
    return _Table(wider, same)


def is_kind_of(narrow: str, wide: str) -> bool:
    """Whether what the first term names is a kind or a part of what the second names, or both name the same: "vein"
    and "blood vessel", "iris" and "eye"."""
    names = _names(wide)
    return any(_climbs(name, names) for name in _names(narrow))


def _climbs(name: str, wide: frozenset[str]) -> bool:
    table, at = _table(), {name}
    for _ in range(_STEPS):
        same = {other for one in at for other in table.same.get(one, ())}
        if not wide.isdisjoint(at | same):
            return True
        at = {above for one in at | same for above in table.wider.get(one, ())}
    return not wide.isdisjoint(at)


@cache
def _names(term: str) -> frozenset[str]:
    """A term as the table may have it: whole."""
    said = term.casefold().replace("-", " ").split()
    return frozenset({"_".join((*said[:-1], singular(said[-1])))}) if said else frozenset()
