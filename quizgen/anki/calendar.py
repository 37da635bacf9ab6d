"""Owns the days of a collection that we make: when its day 0 began, and which day holds a moment; must not schedule."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo

from quizgen.schedule import ROLLOVER_HOUR

_DAY_ZERO = datetime(2024, 1, 1, ROLLOVER_HOUR)  # noqa: DTZ001 (on whatever clocks)
_QUARTER_MS = 900_000
"""No zone is off by less than a quarter of an hour, so a day never turns within one."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days that turn at 04:00 on the clocks of `timezone`; None is the computer's own zone.

    Day 0 is the same date in every package. Anki shifts days by what its own collection is older or younger.
    """

    timezone: tzinfo | None
    _known: dict[int, int] = field(default_factory=dict, compare=False, repr=False)

    @property
    def created_s(self) -> int:
        """When day 0 began, in seconds since 1970."""
        return int(self._start().timestamp())

    @property
    def minutes_west(self) -> int:
        """The offset of the clocks on day 0, as Anki keeps it."""
        offset = self._start().astimezone(self.timezone).utcoffset() or timedelta()
        return -offset // timedelta(minutes=1)

    def day(self, moment: datetime) -> int:
        """The number of the day that holds the moment; negative before day 0."""
        return self.day_of(int(moment.timestamp() * 1000))

    def day_of(self, moment_ms: int) -> int:
        """The same of a moment in milliseconds since 1970."""
        quarter = moment_ms // _QUARTER_MS
        if quarter not in self._known:
            self._known[quarter] = (self._date(quarter) - _DAY_ZERO.date()).days
        return self._known[quarter]

    def _date(self, quarter: int) -> date:
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=quarter * _QUARTER_MS)
        return (moment.astimezone(self.timezone).replace(tzinfo=None) - timedelta(hours=ROLLOVER_HOUR)).date()

    def _start(self) -> datetime:
        zoned = _DAY_ZERO if self.timezone is None else _DAY_ZERO.replace(tzinfo=self.timezone)
        return zoned.astimezone(UTC)
