"""Facts about many moments at once: each lies on the day on which it lies alone."""

from datetime import UTC, datetime, timedelta, tzinfo
from random import Random
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from quizgen.scheduling.many import days
from quizgen.scheduling.many.columns import EPOCH, MILLISECOND

ZONES = tuple(map(ZoneInfo, ("Europe/Berlin", "America/New_York", "America/St_Johns", "Australia/Lord_Howe")))


@pytest.mark.parametrize("zone", [*ZONES, UTC, None], ids=str)
def test_clocks_are_ahead_as_the_zone_has_it(zone: tzinfo | None) -> None:
    """Also in the very milliseconds around the changes of the clocks, at whatever hour they are."""
    random = Random("offsets")
    changes = [change for year in (2008, 2025) for change in changes_in(year, zone)]
    near = [change + shift for change in changes for shift in (-1, 0, 1, 3_600_000)]
    moments = np.array(near + [random.randrange(0, 1_900_000_000_000) for _ in range(500)])

    found = days.offsets(moments, zone).tolist()

    assert found == [ahead(moment, zone) for moment in moments.tolist()]


def test_day_starts_at_four_on_the_clocks_of_the_zone() -> None:
    """On a day of 23 hours and on the one after it alike."""
    berlin = ZoneInfo("Europe/Berlin")
    dates = [datetime(2025, 3, day, 4, tzinfo=berlin) for day in (29, 30, 31)]
    numbers = np.array([(date.replace(tzinfo=UTC) - EPOCH).days for date in dates])

    starts = days.day_starts(numbers, berlin)

    assert [EPOCH + start * MILLISECOND for start in starts.tolist()] == dates


def changes_in(year: int, zone: tzinfo | None) -> list[int]:
    """The first millisecond of each new offset of the zone; clocks change on a full minute."""
    start = (datetime(year, 1, 1, tzinfo=UTC) - EPOCH) // MILLISECOND
    days_of_year = range(start, start + 365 * days.DAY_MS, days.DAY_MS)
    return [first_after(day, zone) for day in days_of_year if ahead(day, zone) != ahead(day + days.DAY_MS, zone)]


def first_after(day: int, zone: tzinfo | None) -> int:
    minutes = range(day, day + days.DAY_MS + 1, 60_000)
    return next(minute for minute in minutes if ahead(minute, zone) != ahead(day, zone))


def ahead(moment: int, zone: tzinfo | None) -> int:
    return ((EPOCH + moment * MILLISECOND).astimezone(zone).utcoffset() or timedelta()) // MILLISECOND
