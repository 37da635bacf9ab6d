"""Owns answers typed item by item: what counts as an item, and which line gave which; must not judge an item."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quizgen.assignment import assign
from quizgen.model import Card, Kind, Note, Rating
from quizgen.quiz.typed.folding import folded
from quizgen.quiz.typed.grade import Outcome, Verdict, compare

_BULLET = re.compile(r"\s*(?:[-*•]|\d+[.)])\s+")
_WEIGHTS = {Outcome.RIGHT: 1.0, Outcome.CLOSE: 0.75}
"""Two items nearly found outweigh one found exactly."""


@dataclass(frozen=True, slots=True)
class ItemsVerdict:
    """For each item expected, in order, what was typed for it (WRONG with '' when nothing was); what fits nothing."""

    items: tuple[Verdict, ...]
    surplus: tuple[str, ...] = ()

    @property
    def found(self) -> int:
        return sum(item.outcome is not Outcome.WRONG for item in self.items)

    @property
    def rating(self) -> Rating:
        """The rating proposed: Good for all of it, Hard for most of it or a slip or a guess too many, else Again."""
        if 2 * self.found <= len(self.items):
            return Rating.AGAIN
        exact = all(item.outcome is Outcome.RIGHT for item in self.items)
        return Rating.GOOD if exact and not self.surplus else Rating.HARD


def items_of(note: Note, card: Card) -> tuple[str, ...]:
    """What is to be typed for a card: one text, or the items of a list, or the gaps of one number in order."""
    draft = note.shown
    if draft.kind is Kind.CLOZE:
        return tuple(part.text for part in draft.cloze if part.number == card.ordinal + 1)
    items = tuple(item.strip() for item in draft.answer.split("; "))
    return items if all(items) else (draft.answer,)


def compare_items(expected: Sequence[str], typed: Sequence[str], *, asked: str = "") -> ItemsVerdict:
    """Items in any order: each line typed counts for one item at most, so that as many as possible are found.

    A line may list several, told apart as no item expected is.
    """
    lines = _lines(expected, typed)
    verdicts = {
        (at, place): compare(item, line, asked=asked)
        for at, item in enumerate(expected)
        for place, line in enumerate(lines)
    }
    weights = {pair: _WEIGHTS[given.outcome] for pair, given in verdicts.items() if given.outcome in _WEIGHTS}
    taken = assign(weights)
    items = (
        verdicts[at, taken[at]] if at in taken else Verdict(Outcome.WRONG, item, "") for at, item in enumerate(expected)
    )
    left = (line for place, line in enumerate(lines) if place not in taken.values())
    return ItemsVerdict(tuple(items), tuple(left))


def compare_gaps(expected: Sequence[str], typed: Sequence[str], *, asked: str = "") -> ItemsVerdict:
    """The gaps of one cloze number: the first line is for the first gap, and so on; lines too many fit nothing."""
    lines = [*typed, *[""] * len(expected)]
    items = (compare(item, line, asked=asked) for item, line in zip(expected, lines, strict=False))
    return ItemsVerdict(tuple(items), tuple(line for line in typed[len(expected) :] if line.strip()))


def _lines(expected: Sequence[str], typed: Sequence[str]) -> tuple[str, ...]:
    """The single things typed, none twice."""
    marks = [r";|\n"]
    if not any(re.search(r",(?!\d)", item) for item in expected):
        marks.append(r",(?!\d)")
    if not any(re.search(r"\band\b|&", item) for item in expected):
        marks.append(r"(?:^|\s)(?:and|&)\s")
    parts = (_BULLET.sub("", part).strip() for line in typed for part in re.split("|".join(marks), line))
    return tuple({folded(part): part for part in reversed([*parts]) if folded(part)}.values())[::-1]
