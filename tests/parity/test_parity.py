"""Facts about parity: what Anki's real backend gave, we give too. record.py tells how it was recorded."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from quizgen.model import Card, Guid, Rating
from quizgen.options import Options
from quizgen.schedule import Scheduler, is_leech, review
from tests.parity.record import FIELDS, SETTINGS, START, VECTORS

History = dict[str, Any]
HISTORIES: list[History] = json.loads(VECTORS.read_text(encoding="utf-8"))


def kind(history: History) -> tuple[str, str]:
    return history["settings"], history["zone"]


GROUPS = {key: list(found) for key, found in groupby(sorted(HISTORIES, key=kind), kind)}


def told(key: tuple[str, str]) -> str:
    """'retention 0.8, UTC: 120 reviews'."""
    return f"{', '.join(key)}: {sum(len(history['reviews']) for history in GROUPS[key])} reviews"


def test_vectors_are_many() -> None:
    """There are at least 5,000 reviews, in four zones and under all settings, with each state and with leeches."""
    rows = [dict(zip(FIELDS.split(), row, strict=True)) for history in HISTORIES for row in history["reviews"]]

    assert len(rows) >= 5_000
    assert {history["zone"] for history in HISTORIES} == set(START)
    assert {history["settings"] for history in HISTORIES} == set(SETTINGS)
    assert {row["state"] for row in rows} == {1, 2, 3}
    assert sum(row["leech"] for row in rows) >= 10


@pytest.mark.parametrize("key", GROUPS, ids=told)
def test_every_review_agrees_with_anki(key: tuple[str, str]) -> None:
    """State, interval, due, lapses, leeches, difficulty and stability are those Anki gave, to the last digit."""
    for history in GROUPS[key]:
        for ours, anki in compared(history):
            assert ours == anki


def compared(history: History) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """What we and what Anki have after each review, each going on from its own."""
    zone, options = ZoneInfo(history["zone"]), settings_of(history)
    scheduler, card, at = Scheduler.of(options, zone), Card(Guid("g"), 0), history["begun_at"]
    for row in history["reviews"]:
        anki = dict(zip(FIELDS.split(), row, strict=True))
        at += anki.pop("after_seconds")
        now = datetime.fromtimestamp(at, UTC)
        memory = review(card, Rating(anki.pop("rating")), now=now, scheduler=scheduler)
        anki["due_at"] = anki_due_at(now, zone, anki.pop("due_in"))
        ours = {name: getattr(memory, name) for name in anki if name != "leech"}
        yield ours | {"leech": is_leech(card.memory, memory, options)}, anki
        card = Card(Guid("g"), 0, memory)


def settings_of(history: History) -> Options:
    """The deck's options that the history was recorded under."""
    steps = {
        name: tuple(timedelta(minutes=step) for step in value) for name, value in given(history) if "steps" in name
    }
    others = {name: value for name, value in given(history) if "steps" not in name}
    return Options(**others, **steps, fuzz=False)


def given(history: History) -> list[tuple[str, Any]]:
    return list(SETTINGS[history["settings"]].items())


def anki_due_at(now: datetime, zone: ZoneInfo, due_in: int) -> datetime:
    """Anki's due as an instant: seconds from now, or 04:00 of a day counted on the local calendar."""
    if due_in < 0:
        return now + timedelta(seconds=-due_in)
    day = (now.astimezone(zone).replace(tzinfo=None) - timedelta(hours=4)).date() + timedelta(days=due_in)
    return datetime(day.year, day.month, day.day, 4, tzinfo=zone).astimezone(UTC)
