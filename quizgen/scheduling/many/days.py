"""Owns on which day many moments lie, by the same clocks as quizgen/schedule.py; must not know cards.

Moments are milliseconds since 1970. A day is told by its number: how many days its date is after 1970-01-01.
"""

from datetime import UTC, timedelta, tzinfo

import numpy as np

from quizgen.schedule import ROLLOVER_HOUR
from quizgen.scheduling.many.columns import EPOCH, MILLISECOND, Ints

SECOND_MS = 1000
DAY_MS = 86_400 * SECOND_MS
ROLLOVER_MS = ROLLOVER_HOUR * 3600 * SECOND_MS
_CHUNK = 1 << 17
"""So many moments at a time: what is reckoned in between stays small."""


def offsets(moments: Ints, zone: tzinfo | None) -> Ints:
    """How far the clocks of `zone` are ahead of UTC at each moment, in milliseconds."""
    found = np.empty(len(moments), np.int32)
    known: dict[int, tuple[int, int, int]] = {}
    for start in range(0, len(moments), _CHUNK):
        chunk = moments[start : start + _CHUNK]
        days, place = np.unique(chunk // DAY_MS, return_inverse=True)
        for day in days.tolist():
            if day not in known:
                known[day] = _changing(day * DAY_MS, zone)
        change, before, after = np.array([known[day] for day in days.tolist()], np.int64).T
        found[start : start + _CHUNK] = np.where(chunk < change[place], before[place], after[place])
    return found


def day_ends(moments: Ints, ahead: Ints) -> Ints:
    """The next 04:00 after each moment, on clocks that are so far ahead then and go on so."""
    return (day_numbers(moments, ahead) + 1) * DAY_MS + (ROLLOVER_MS - ahead)


def day_numbers(moments: Ints, ahead: Ints) -> Ints:
    """The day on which each moment lies; it turns at 04:00."""
    numbers: Ints = (moments + (ahead - np.int64(ROLLOVER_MS))) // DAY_MS
    return numbers


def day_starts(numbers: Ints, zone: tzinfo | None) -> Ints:
    """When each day begins, at 04:00 on the clocks of `zone`."""
    days, place = np.unique(numbers, return_inverse=True)
    starts = np.array([_start(day, zone) for day in days.tolist()], np.int64)
    return starts[place]


def _start(day: int, zone: tzinfo | None) -> int:
    naive = EPOCH.replace(tzinfo=None) + timedelta(day, milliseconds=ROLLOVER_MS)
    start = naive if zone is None else naive.replace(tzinfo=zone)
    return (start.astimezone(UTC) - EPOCH) // MILLISECOND


def _changing(start: int, zone: tzinfo | None) -> tuple[int, int, int]:
    """When on a day of UTC the clocks change, and how far ahead they are before and after; they do so once at most."""
    before, after = _ahead(start, zone), _ahead(start + DAY_MS, zone)
    low, high = start, start + DAY_MS
    while before != after and high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _ahead(middle, zone) == before else (low, middle)
    return high, before, after


def _ahead(moment: int, zone: tzinfo | None) -> int:
    at = (EPOCH + moment * MILLISECOND).astimezone(zone)
    return (at.utcoffset() or timedelta()) // MILLISECOND
