"""Owns how many whole days a card in Review waits: in Anki's order, bounds and fuzz; must not know FSRS."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from math import floor, inf

from quizgen.model import Card, Rating

FUZZ_RANGES = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, inf, 0.05))
"""From so many days to so many, each day adds this much to how far fuzz reaches. Anki's."""
UNFUZZED_DAYS = 2.5


@dataclass(frozen=True, slots=True)
class Bounds:
    """No interval is longer than `maximum`; `draw`, from 0 up to 1, places it within its fuzz (None: no fuzz)."""

    maximum: int
    draw: float | None


def draw(card: Card) -> float:
    """From 0 up to 1, always the same for a card at a repetition, and like chance over cards and repetitions."""
    reps = card.memory.reps if card.memory else 0
    digest = sha256(f"{card.guid} {card.ordinal} {reps}".encode()).digest()
    return int.from_bytes(digest[:6]) / 2**48


def in_review(wanted: Mapping[Rating, float], previous: int, bounds: Bounds) -> dict[Rating, int]:
    """The interval each rating gives a card in Review after `previous` days: the better the longer."""
    hard = _drawn(wanted[Rating.HARD], _not_below(wanted[Rating.HARD], previous), bounds)
    good = _drawn(wanted[Rating.GOOD], max(_not_below(wanted[Rating.GOOD], previous), hard + 1), bounds)
    easy = _drawn(wanted[Rating.EASY], max(_not_below(wanted[Rating.EASY], previous), good + 1), bounds)
    return {Rating.AGAIN: lapsed(wanted[Rating.AGAIN]), Rating.HARD: hard, Rating.GOOD: good, Rating.EASY: easy}


def lapsed(wanted: float) -> int:
    """What Anki notes of a card that leaves Review: fuzz and the maximum come when it is back there."""
    return max(1, floor(wanted + 0.5))


def after_steps(wanted: Mapping[Rating, float], bounds: Bounds) -> dict[Rating, int]:
    """The interval each rating gives where it ends the steps of a card."""
    days = {rating: _drawn(max(1.0, floor(wanted[rating] + 0.5)), 1, bounds) for rating in Rating}
    easy = max(1.0, floor(wanted[Rating.EASY] + 0.5))
    return days | {Rating.EASY: _drawn(easy, days[Rating.GOOD] + 1, bounds)}


def _not_below(wanted: float, previous: int) -> int:
    """The least interval: none shrinks while the previous one is within the fuzz of what is wanted."""
    if floor(wanted + 0.5) > previous:
        return previous + 1
    return previous if previous <= _fuzz(wanted)[1] else 1


def _drawn(wanted: float, least: int, bounds: Bounds) -> int:
    """Whole days from `least` to the maximum, drawn from the fuzz of what is wanted."""
    least = max(1, min(least, bounds.maximum))
    wanted = min(max(wanted, least), bounds.maximum)
    if bounds.draw is None:
        return floor(wanted + 0.5)
    lower, upper = (min(max(days, least), bounds.maximum) for days in _fuzz(wanted))
    if lower == upper and 2 < upper < bounds.maximum:
        upper += 1
    return floor(lower + bounds.draw * (1 + upper - lower))


def _fuzz(wanted: float) -> tuple[int, int]:
    """The shortest and the longest interval that count as what is wanted."""
    reach = 0.0
    if wanted >= UNFUZZED_DAYS:
        reach = 1.0 + sum(factor * max(min(wanted, end) - start, 0.0) for start, end, factor in FUZZ_RANGES)
    return floor(wanted - reach + 0.5), floor(wanted + reach + 0.5)
