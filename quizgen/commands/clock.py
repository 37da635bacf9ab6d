"""Owns the only look at the clock; must not compute with it."""

import os
from datetime import UTC, datetime

from quizgen.errors import QuizgenError

LOCAL_ZONE = None
"""The computer's own time zone, as datetime and the schedule name it: with its daylight-saving rules at any
date, wherever the system keeps them (TZ, /etc/localtime, the registry of Windows)."""


def now() -> datetime:
    """This moment, UTC."""
    return datetime.now(UTC)


def build_time() -> datetime:
    """This moment, or the one SOURCE_DATE_EPOCH names (reproducible-builds.org), so that bytes can repeat."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH")
    if not fixed:
        return now()
    try:
        return datetime.fromtimestamp(int(fixed), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise QuizgenError(
            f"SOURCE_DATE_EPOCH is '{fixed}', not a number of seconds since 1970",
            hint="unset it, or give a whole number",
        ) from error
