"""Owns what a collection says of itself beside its rows: notetypes, decks, switches; must not read rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from quizgen.anki.foreign import ForeignNotetype
from quizgen.anki.reading.values import between, whole

_ROLLOVER_HOUR = 4
_LATEST_S = (1 << 32) - 1
_MOST_MINUTES = 24 * 60 - 1


@dataclass(frozen=True, slots=True)
class Setup:
    """Decks by id; FSRS' parameters by deck id; `config` are Anki's settings by their names, as JSON has them."""

    notetypes: Mapping[int, ForeignNotetype]
    decks: Mapping[int, str]
    parameters: Mapping[int, tuple[float, ...]]
    config: Mapping[str, Any]

    def fsrs(self) -> bool | None:
        """Whether FSRS is on; None when the file does not say."""
        value = self.config.get("fsrs")
        return value if isinstance(value, bool) else None

    def day_zero(self, created_s: int) -> datetime:
        """When the collection's day 0 began, with the offset from UTC of that time where it is known.

        Anki counts days by dates: day n begins n dates later at the same hour of the clock. A collection of old says
        no offset, and was always created at 4 o'clock.
        """
        hour = between(0, whole(self.config.get("rollover"), _ROLLOVER_HOUR), 23)
        created = datetime.fromtimestamp(between(0, created_s, _LATEST_S), UTC)
        if "creationOffset" not in self.config:
            is_dated = whole(self.config.get("schedVer"), 1) > 1
            return created + timedelta(hours=hour - _ROLLOVER_HOUR) if is_dated else created
        west = between(-_MOST_MINUTES, whole(self.config["creationOffset"]), _MOST_MINUTES)
        local = created.astimezone(timezone(timedelta(minutes=-west)))
        return local.replace(hour=hour, minute=0, second=0, microsecond=0)
