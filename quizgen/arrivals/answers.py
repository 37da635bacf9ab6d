"""Owns which rows of Anki's log are answers, and which reschedule a card; must not know what is known already."""

from collections.abc import Iterable, Iterator

from quizgen.anki.foreign import ForeignReview, ReviewKind
from quizgen.arrivals.naming import Names
from quizgen.store.arrived import Arrival

LAST_ORDINAL, LONGEST_DAYS, LONGEST_MS = 0xFFFF, 36_500, 2**31
_IN_REVIEW = (ReviewKind.REVIEW, ReviewKind.FILTERED)
_NO_ANSWERS = (ReviewKind.BY_HAND, ReviewKind.RESCHEDULED)
_FILTERED, _BY_HAND = int(ReviewKind.FILTERED), int(ReviewKind.BY_HAND)


def arrivals(log: Iterable[ForeignReview], names: Names | None = None) -> Iterator[Arrival]:
    """What counts of the log, in its order; without `names` each card goes under the name it has."""
    for guid, ordinal, identity, rating, interval, last_interval, factor, duration_ms, kind in log:
        if not 0 <= ordinal <= LAST_ORDINAL:
            continue
        key = names(guid, ordinal) if names else (guid, ordinal)
        if rating and not (kind == _FILTERED and not factor):  # Anki does not count what was crammed
            last = last_interval if kind in _IN_REVIEW and last_interval > 0 else 0
            yield Arrival(
                *key, identity, rating, _days_or_seconds(interval), min(last, LONGEST_DAYS), _took(duration_ms)
            )
        elif not rating and kind in _NO_ANSWERS:
            is_forgotten = kind == _BY_HAND and not factor
            yield Arrival(*key, identity, 0, 0 if is_forgotten else _whole_days(interval), 0, 0)


def _days_or_seconds(interval: int) -> int:
    return max(-LONGEST_MS, min(interval, LONGEST_DAYS))


def _whole_days(interval: int) -> int:
    """A card in steps that was rescheduled is back in no more than a day; 0 is for what was forgotten."""
    return min(interval, LONGEST_DAYS) if interval >= 0 else 1


def _took(duration_ms: int) -> int:
    return max(0, min(duration_ms, LONGEST_MS))
