"""Owns keeping count of what was found, with a few examples; must not find anything."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from quizgen.diagnosis.kinds import Kind, Weight
from quizgen.diagnosis.tellings import TELLINGS

FEW = 3
"""Examples kept of each finding, unless all are wanted."""


NAMELESS = (Kind.SAME, Kind.NEW_CARDS)
"""Nobody wants to see them one by one."""


class Example(NamedTuple):
    """One of what was found: a note (`guid`), and of its cards one, where that matters; or only words."""

    guid: str
    text: str
    ordinal: int | None = None


@dataclass(slots=True)
class Findings:
    """All that was found so far; of each kind no more than `most` examples are kept."""

    most: int = FEW
    counts: Counter[Kind] = field(default_factory=Counter)
    examples: dict[Kind, list[Example]] = field(default_factory=dict)

    def add(self, kind: Kind, example: Callable[..., Example], *given: object) -> None:
        """One more of the kind, with an example, made out of what is given only when it is kept."""
        self.counts[kind] += 1
        if kind in NAMELESS:
            return
        kept = self.examples.setdefault(kind, [])
        if len(kept) < self.most:
            kept.append(example(*given))

    def count(self, kind: Kind, number: int) -> None:
        """So many more of the kind, without an example."""
        if number:
            self.counts[kind] += number

    def told(self) -> Iterator[tuple[Kind, int, list[Example]]]:
        """What was found, the gravest first."""
        for kind in sorted(Kind, key=lambda kind: TELLINGS[kind].weight):
            if self.counts[kind]:
                yield kind, self.counts[kind], self.examples.get(kind, [])

    def number(self, weight: Weight) -> int:
        """How many findings are of this weight."""
        return sum(bool(self.counts[kind]) for kind in Kind if TELLINGS[kind].weight is weight)
