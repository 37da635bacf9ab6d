"""Days are counted from one date, and turn at 04:00 on the learner's clocks."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from quizgen.anki.calendar import Calendar

ZONES = ["UTC", "America/New_York", "Europe/Berlin", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe"]


@pytest.mark.parametrize("zone", ZONES)
def test_a_day_begins_at_four(zone: str) -> None:
    """A second before 04:00 is the day before, on every day of a year, whatever the clocks did at night."""
    calendar = Calendar(ZoneInfo(zone))

    for number in range(366):
        date = datetime(2024, 1, 1, 4, tzinfo=ZoneInfo(zone)) + timedelta(days=number)
        assert (calendar.day(date), calendar.day(date.astimezone(UTC) - timedelta(seconds=1))) == (number, number - 1)


def test_days_before_the_first() -> None:
    """What was due before day 0 has a negative number."""
    assert Calendar(UTC).day(datetime(2023, 12, 31, 12, tzinfo=UTC)) == -1


@pytest.mark.parametrize(
    ("zone", "west"),
    [("UTC", 0), ("America/New_York", 300), ("Asia/Kolkata", -330), ("Europe/Berlin", -60)],
)
def test_day_zero(zone: str, west: int) -> None:
    """It begins at 04:00 there; the offset is that of the date, as Anki keeps it."""
    calendar = Calendar(ZoneInfo(zone))

    assert calendar.minutes_west == west
    assert calendar.created_s == datetime(2024, 1, 1, tzinfo=UTC).timestamp() + 4 * 3600 + west * 60
