"""Switches and days are told whatever a collection says of them."""

from datetime import UTC, datetime
from typing import Any

import pytest

from quizgen.anki.reading.setup import Setup
from quizgen.anki.reading.values import parameters

CREATED = int(datetime(2026, 3, 2, 13, 30, tzinfo=UTC).timestamp())


def setup(**config: Any) -> Setup:
    return Setup(notetypes={}, decks={}, parameters={}, config=config)


@pytest.mark.parametrize(
    ("config", "begins"),
    [
        ({"creationOffset": 0}, "2026-03-02T04:00:00+00:00"),
        ({"creationOffset": 300, "rollover": 2}, "2026-03-02T02:00:00-05:00"),
        ({"creationOffset": -660}, "2026-03-03T04:00:00+11:00"),
        ({"creationOffset": None, "rollover": "x"}, "2026-03-02T04:00:00+00:00"),
        ({"creationOffset": 10**9, "rollover": 99}, "2026-03-01T23:00:00-23:59"),
        ({}, "2026-03-02T13:30:00+00:00"),
        ({"rollover": 6}, "2026-03-02T13:30:00+00:00"),
        ({"schedVer": 2, "rollover": 6}, "2026-03-02T15:30:00+00:00"),
    ],
)
def test_day_zero(config: dict[str, Any], begins: str) -> None:
    """Day 0 begins at the hour of rollover on the date of creation, there and then."""
    assert setup(**config).day_zero(CREATED).isoformat() == begins


@pytest.mark.parametrize("created_s", [-5, 0, 2**62])
def test_any_creation(created_s: int) -> None:
    """There is a day 0 whenever a collection says it was created."""
    assert 1969 <= setup(creationOffset=1439).day_zero(created_s).year <= 2106


@pytest.mark.parametrize(("value", "is_on"), [(True, True), (False, False), (None, None), (1, None), ("true", None)])
def test_fsrs(value: object, is_on: bool | None) -> None:
    """FSRS is on or off, or it is not said."""
    assert setup(fsrs=value).fsrs() is is_on
    assert setup().fsrs() is None


@pytest.mark.parametrize("numbers", [[1, "x"], [1, None], [float("nan")], [1e300], [True], [10**400]])
def test_no_parameters(numbers: list[object]) -> None:
    """Parameters among which one is no number are none."""
    assert parameters(numbers) == ()
