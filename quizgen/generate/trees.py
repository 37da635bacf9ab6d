"""Owns how signs are weighed together: small trees, each step of which moves the log odds; must not know cards."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Node = Sequence[Any]
"""[sign by its number, limit, gain up to it, subtree, gain above it, subtree]; no subtree is None."""


@dataclass(frozen=True, slots=True)
class Trees:
    """Learned trees: the log odds before any step, the names of the signs they ask for, and the roots."""

    start: float
    signs: tuple[str, ...]
    roots: tuple[Node, ...]

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> "Trees":
        """The trees as weights.json holds them."""
        return cls(content["start"], tuple(content["signs"]), tuple(content["trees"]))

    def effects(self, signs: Mapping[str, float]) -> dict[str, float]:
        """What each sign moved the log odds by: the sum of the steps that asked for it. A sign not there is 0."""
        amounts = [signs.get(name, 0.0) for name in self.signs]
        moved: defaultdict[int, float] = defaultdict(float)
        for root in self.roots:
            node: Node | None = root
            while node:
                sign, limit, gain, below, gain_above, above = node
                if amounts[sign] > limit:
                    gain, below = gain_above, above
                moved[sign] += gain
                node = below
        return {self.signs[sign]: effect for sign, effect in moved.items()}
