"""Owns walking along two sorted streams at once; must not know what is in them."""

from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeVar

Key = TypeVar("Key")
Left = TypeVar("Left")
Right = TypeVar("Right")


def matched(
    left: Iterable[tuple[Key, Left]], right: Iterable[tuple[Key, Right]]
) -> Iterator[tuple[Key, list[Left], list[Right]]]:
    """For each key of either, in order, what both have under it; both come in order of their keys."""
    tagged: list[Iterable[tuple[Any, int, Any]]] = [
        ((key, 0, value) for key, value in left),
        ((key, 1, value) for key, value in right),
    ]
    for key, found in groupby(merge(*tagged, key=itemgetter(0)), itemgetter(0)):
        sides: tuple[list[Any], list[Any]] = ([], [])
        for _, side, value in found:
            sides[side].append(value)
        yield key, *sides
