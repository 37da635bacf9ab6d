"""Owns one-to-one assignment of greatest total weight on a sparse graph; must not know what is assigned."""

from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from heapq import heappop, heappush
from math import log2

Weights = Mapping[tuple[int, int], float]
"""For each pair that may be assigned (left, right) a weight above 0."""

_UNIT = 1_000_000
"""Weights are counted in whole millionths, so that the total is exact and no order of addition shows."""
_FREE = -1


def assign(weights: Weights) -> dict[int, int]:
    """For each left the right it is given, no right twice, with the greatest total weight; ties go to the earlier.

    Nobody must be given anything. Cost grows with the sizes of the connected parts, each of which is solved alone.
    """
    given: dict[int, int] = {}
    for part in _components(weights):
        given |= _solved(part)
    return dict(sorted(given.items()))


def _components(weights: Weights) -> Iterator[dict[int, dict[int, int]]]:
    """The connected parts of the graph: for each left its rights and what each costs (less is better)."""
    costs: defaultdict[int, dict[int, int]] = defaultdict(dict)
    lefts: defaultdict[int, list[int]] = defaultdict(list)
    for left, right in sorted(weights):
        costs[left][right] = -round(weights[left, right] * _UNIT)
        lefts[right].append(left)
    waiting = dict.fromkeys(costs)
    while waiting:
        part, open_lefts = [], [next(iter(waiting))]
        del waiting[open_lefts[0]]
        while open_lefts:
            part.append(open_lefts.pop())
            near = dict.fromkeys(left for right in costs[part[-1]] for left in lefts[right] if left in waiting)
            for left in near:
                del waiting[left]
            open_lefts += near
        yield {left: costs[left] for left in sorted(part)}


def _solved(costs: Mapping[int, Mapping[int, int]]) -> dict[int, int]:
    """Successive shortest augmenting paths with prices (Jonker and Volgenant); to stay without costs 0."""
    given: dict[int, int] = {}
    taken: dict[int, int] = {}
    price: defaultdict[int, int] = defaultdict(int)
    for left in costs:
        end, came, reached = _shortest(left, costs, given, taken, price)
        for right, distance in reached.items():
            price[right] += distance
        _augment(end, came, given, taken)
    return given


def _shortest(
    start: int,
    costs: Mapping[int, Mapping[int, int]],
    given: Mapping[int, int],
    taken: Mapping[int, int],
    price: Mapping[int, int],
) -> tuple[tuple[int, int], dict[int, int], dict[int, int]]:
    """The cheapest way to give `start` something, or to leave one on the way without.

    The last step of it as (left, right or none), for each right the left before it, and by how much each settled
    right's price falls.
    """
    best, end = 0, (start, _FREE)
    came: dict[int, int] = {}
    distances: dict[int, int] = {}
    settled: dict[int, int] = {}
    heap: list[tuple[int, int]] = []
    left, so_far = start, 0
    while True:
        # A left that has something stays reachable at the reduced cost 0 of what it has.
        own = costs[left][given[left]] - price[given[left]] if left in given else 0
        if so_far - own < best:
            best, end = so_far - own, (left, _FREE)
        for right, cost in costs[left].items():
            distance = so_far + cost - price[right] - own
            if right not in settled and distance < distances.get(right, best):
                distances[right], came[right] = distance, left
                heappush(heap, (distance, right))
        while heap and (heap[0][1] in settled or heap[0][0] > distances[heap[0][1]]):
            heappop(heap)
        if not heap or heap[0][0] >= best:
            break
        so_far, right = heappop(heap)
        if right not in taken:
            best, end = so_far, (came[right], right)
            break
        settled[right] = so_far
        left = taken[right]
    return end, came, {right: distance - best for right, distance in settled.items()}


def _augment(end: tuple[int, int], came: Mapping[int, int], given: dict[int, int], taken: dict[int, int]) -> None:
    """Give each left on the way the right that follows it."""
    left, right = end
    while True:
        before = given.pop(left, _FREE)
        if right != _FREE:
            given[left], taken[right] = right, left
        if before == _FREE:
            return
        left, right = came[before], before


# ---------------------------------------------------------------- which pairs are worth weighing

_WIDEST = 60
"""A key that more rights than this have says little, and costs much."""
_LOOKS = 240
"""How many rights are looked at for one left, those of the rarest keys first."""
_CANDIDATES = 12
"""How many rights one left is weighed against."""
_NEAR = 0.25
"""Least share of what the best of them has in common with it."""


def candidates(lefts: Mapping[int, Iterable[str]], rights: Mapping[int, Iterable[str]]) -> Iterator[tuple[int, int]]:
    """For each left the rights that share its rarest keys, at most twelve: the cost grows with the lefts alone."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for right, keys in rights.items():
        for key in dict.fromkeys(keys):
            holders[key].append(right)
    for left, keys in lefts.items():
        shared = sorted((len(holders[key]), key) for key in {*keys} if key in holders)
        score: defaultdict[int, float] = defaultdict(float)
        looks = 0
        for width, key in shared:
            looks += width
            if width > _WIDEST or looks > _LOOKS:
                break
            for right in holders[key]:
                score[right] += 1 / (1 + log2(width))
        best = sorted(score, key=lambda right: (-score[right], right))[:_CANDIDATES]
        yield from ((left, right) for right in best if score[right] >= _NEAR * score[best[0]])


# ---------------------------------------------------------------- which of them stand out

Apart = Callable[[int, int, int], float]
"""By how much the pair of the first with the second must outweigh that with the third."""


def clear(weights: Weights, lefts_apart: Apart, rights_apart: Apart) -> dict[int, int]:
    """The assignment without the pairs that another pair of their left, or of their right, comes near."""
    of_left: defaultdict[int, list[int]] = defaultdict(list)
    of_right: defaultdict[int, list[int]] = defaultdict(list)
    for left, right in sorted(weights):
        of_left[left].append(right)
        of_right[right].append(left)

    def stands_out(left: int, right: int) -> bool:
        weight = weights[left, right]
        return all(
            weight - weights[left, other] >= rights_apart(left, right, other)
            for other in of_left[left]
            if other != right
        ) and all(
            weight - weights[other, right] >= lefts_apart(right, left, other)
            for other in of_right[right]
            if other != left
        )

    return {left: right for left, right in assign(weights).items() if stands_out(left, right)}


class Neighbours:
    """Between which assigned pairs the lefts and rights stand, named by the right; -1 before the first and after the
    last."""

    def __init__(self, left_of: Mapping[int, int]) -> None:
        self._rights = sorted(left_of)
        self._lefts = sorted(left_of.values())
        self._right_of = {left: right for right, left in left_of.items()}

    def of_left(self, place: int) -> tuple[str, str]:
        """The pairs whose lefts are nearest before and after."""
        at = bisect(self._lefts, place)
        before = self._right_of[self._lefts[at - 1]] if at else -1
        after = self._right_of[self._lefts[at]] if at < len(self._lefts) else -1
        return f"after {before}", f"before {after}"

    def of_right(self, place: int) -> tuple[str, str]:
        """The pairs whose rights are nearest before and after."""
        at = bisect(self._rights, place)
        before = self._rights[at - 1] if at else -1
        after = self._rights[at] if at < len(self._rights) else -1
        return f"after {before}", f"before {after}"
