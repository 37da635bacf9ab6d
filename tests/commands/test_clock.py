"""The clock's looks outside: the moment, the build's time and the local zone."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from quizgen.commands import clock
from quizgen.errors import QuizgenError
from quizgen.schedule import day_end


def test_source_date_epoch_fixes_the_time_of_a_build(monkeypatch: pytest.MonkeyPatch) -> None:
    """With SOURCE_DATE_EPOCH set, the build's time is that moment."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")

    moment = clock.build_time()

    assert moment == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)


@pytest.mark.parametrize("value", ["soon", "1e400", "99999999999999999999"])
def test_a_source_date_epoch_that_is_no_moment_is_the_users_problem(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    """A SOURCE_DATE_EPOCH that names no moment is told with its value."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)

    with pytest.raises(QuizgenError, match=f"SOURCE_DATE_EPOCH is '{value}'"):
        clock.build_time()


def test_now_is_in_utc() -> None:
    """The moment handed down is aware and in UTC."""
    moment = clock.now()

    assert moment.tzinfo is UTC


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process is fixed on Windows")
@pytest.mark.parametrize("zone", ["Europe/Berlin", "CET-1CEST,M3.5.0,M10.5.0/3"])
def test_the_local_zone_keeps_daylight_saving_time(in_zone: Callable[[str], None], zone: str) -> None:
    """A day ends at 04:00 on the local clocks, in winter and in summer."""
    in_zone(zone)

    ends = [day_end(datetime(2026, month, 1, 12, tzinfo=UTC), clock.LOCAL_ZONE) for month in (1, 7)]

    assert ends == [datetime(2026, 1, 2, 3, tzinfo=UTC), datetime(2026, 7, 2, 2, tzinfo=UTC)]
