"""Owns five simple notions of what makes two cards the same note, to compare with; must not use the matcher."""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence

from quality.edits.truth import asks, shown
from quizgen.model import Draft

Identity = Callable[[Sequence[Draft], Sequence[Draft]], dict[int, int]]
"""For each old draft that goes on, the position of the new one; both in document order."""

ALIKE = 0.6
"""Least share of words that two cards have in common (Dice)."""
_WORD = re.compile(r"\w+")


def keyed(key: Callable[[Sequence[Draft], int], Hashable]) -> Identity:
    """The identity by equal keys, in document order where several have one."""

    def pair(old: Sequence[Draft], new: Sequence[Draft]) -> dict[int, int]:
        waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
        for place in range(len(new)):
            waiting[key(new, place)].append(place)
        keys = [(place, key(old, place)) for place in range(len(old))]
        return {place: waiting[mine].pop(0) for place, mine in keys if waiting[mine]}

    return pair


def _card(drafts: Sequence[Draft], place: int) -> Hashable:
    return drafts[place].kind, asks(drafts[place]), drafts[place].answer


def _front(drafts: Sequence[Draft], place: int) -> Hashable:
    return asks(drafts[place])


def _question(drafts: Sequence[Draft], place: int) -> Hashable:
    return drafts[place].kind, tuple(_WORD.findall(asks(drafts[place]).casefold()))


def _position(drafts: Sequence[Draft], place: int) -> Hashable:
    before = sum(draft.section == drafts[place].section for draft in drafts[:place])
    return drafts[place].section, before


def greedy(old: Sequence[Draft], new: Sequence[Draft]) -> dict[int, int]:
    """The identity by likeness: the most alike pairs first, down to ALIKE."""
    ours, theirs = [_words(draft) for draft in old], [_words(draft) for draft in new]
    scores = [
        (-score, one, two)
        for one, mine in enumerate(ours)
        for two, other in enumerate(theirs)
        if (score := _dice(mine, other)) >= ALIKE
    ]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, one, two in sorted(scores):
        if one not in found and two not in taken:
            found[one] = two
            taken.add(two)
    return found


def _words(draft: Draft) -> frozenset[str]:
    return frozenset(_WORD.findall(f"{asks(draft)} {shown(draft)}".casefold()))


def _dice(one: frozenset[str], two: frozenset[str]) -> float:
    return 2 * len(one & two) / (len(one) + len(two)) if one or two else 0.0


IDENTITIES: Mapping[str, Identity] = {
    "card": keyed(_card),
    "front": keyed(_front),
    "question": keyed(_question),
    "position": keyed(_position),
    "tokens": greedy,
}
