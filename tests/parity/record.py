"""Records random review histories from the real Anki backend into vectors.json; is no test itself.

The backend reads the system clock, so each zone runs in a child process under libfaketime:

    pip install libfaketime
    python -m tests.parity.record path/to/libfaketime.so.1

The random seed is fixed: the same backend gives the same file.
"""

import heapq
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

VECTORS = Path(__file__).with_name("vectors.json")
ZONES = ("UTC", "America/New_York", "Europe/Berlin")
FIELDS = "answered_at rating state interval_days due_in unit stability difficulty reps lapses"
STATES = {1: "learning", 2: "review", 3: "relearning"}
QUEUE_TYPE_LRN = 1
HISTORIES = 30
YEAR_2038 = 2**31
"""Anki keeps the due of a step in 32 bits."""
LENGTH = 9
SEED = "parity"
START = {"UTC": (2025, 1, 10), "America/New_York": (2025, 2, 20), "Europe/Berlin": (2025, 9, 25)}
"""The zones with daylight saving begin shortly before their clocks change."""


@dataclass(order=True)
class History:
    """One card's coming answer, and the answers given so far."""

    next_at: int
    number: int
    card_id: int = field(compare=False)
    reviews: list[list[Any]] = field(compare=False, default_factory=list)


def main(library: str) -> None:
    """Run one child a zone and write what they print."""
    lines = []
    for zone in ZONES:
        environment = os.environ | {
            "LD_PRELOAD": library,
            "FAKETIME": str(start(zone)),
            "FAKETIME_FMT": "%s",
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "TZ": zone,
            "ANKI_TEST_MODE": "1",  # no fuzz
        }
        command = [sys.executable, "-m", "tests.parity.record", "--child", zone]
        child = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
        lines += child.stdout.splitlines()
    VECTORS.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")


def child(zone: str) -> None:
    """Print one JSON line a history, answering all cards of the zone in the order of time."""
    from anki.collection import Collection

    random = Random(f"{SEED} {zone}")
    with tempfile.TemporaryDirectory() as folder:
        collection = Collection(str(Path(folder) / "collection.anki2"))
        collection.set_config("fsrs", True)
        histories = [new_history(collection, number, zone, random) for number in range(HISTORIES)]
        heap = list(histories)
        heapq.heapify(heap)
        while heap:
            history = heapq.heappop(heap)
            history.reviews.append(answer(collection, history, random))
            history.next_at = avoid_shifted_hours(next_at(history.reviews[-1], zone, random), zone)
            if len(history.reviews) < LENGTH and history.next_at < YEAR_2038:
                heapq.heappush(heap, history)
        collection.close()
    for history in histories:
        sys.stdout.write(json.dumps({"zone": zone, "reviews": history.reviews}) + "\n")


def start(zone: str) -> int:
    return int(datetime(*START[zone], 12, tzinfo=ZoneInfo(zone)).timestamp())


def new_history(collection: Any, number: int, zone: str, random: Random) -> History:
    note = collection.new_note(collection.models.by_name("Basic"))
    note["Front"] = str(number)
    collection.add_note(note, 1)
    first_at = avoid_shifted_hours(start(zone) + random.randrange(60, 86_400), zone)
    return History(first_at, number, note.cards()[0].id)


def avoid_shifted_hours(moment: int, zone: str) -> int:
    """ANKI_TEST_MODE sets the clock back by two hours between 02:00 and 04:00: answer after that."""
    return moment + 7200 if datetime.fromtimestamp(moment, ZoneInfo(zone)).hour in {2, 3} else moment


def answer(collection: Any, history: History, random: Random) -> list[Any]:
    """Answer the card and list what FIELDS names."""
    from anki.scheduler.v3 import CardAnswer

    os.environ["FAKETIME"] = str(history.next_at)
    if int(time.time()) != history.next_at:
        raise RuntimeError("libfaketime does not follow")
    rating = random.choices((1, 2, 3, 4), (15, 10, 65, 10))[0]
    states = collection._backend.get_scheduling_states(history.card_id)
    chosen = (states.again, states.hard, states.good, states.easy)[rating - 1]
    collection._backend.answer_card(
        CardAnswer(
            card_id=history.card_id,
            current_state=states.current,
            new_state=chosen,
            rating=rating - 1,
            answered_at_millis=history.next_at * 1000,
            milliseconds_taken=1000,
        )
    )
    card = collection.get_card(history.card_id)
    memory = (round(card.memory_state.stability, 4), round(card.memory_state.difficulty, 3))
    counts = (card.reps, card.lapses)
    return [history.next_at, rating, STATES[card.type], card.ivl, *due_in(collection, card), *memory, *counts]


def due_in(collection: Any, card: Any) -> tuple[int, str]:
    """How far away the due is: in seconds, or in days where Anki keeps a day number."""
    if card.queue == QUEUE_TYPE_LRN:
        return card.due - int(time.time()), "seconds"
    return card.due - collection._backend.sched_timing_today().days_elapsed, "days"


def next_at(review: list[Any], zone: str, random: Random) -> int:
    """When the card is answered next: mostly when due, at any hour of that day; sometimes early or late."""
    answered_at, _, state, interval_days, due, unit = review[:6]
    if state != "review":
        late = random.choices((random.randrange(300), random.randrange(100_000)), (4, 1))[0]
        return int(answered_at + (due if unit == "seconds" else 600) + late)
    off = random.choices((0, 1, random.randrange(2, 30), -1, -interval_days), (60, 12, 8, 12, 8))[0]
    day_start = datetime.fromtimestamp(answered_at, ZoneInfo(zone)) - timedelta(hours=4)
    day = day_start.date() + timedelta(days=max(0, interval_days + off))
    midnight = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone))
    moment = int(midnight.timestamp()) + random.randrange(4 * 3600, 28 * 3600)
    return max(moment, answered_at + random.randrange(60, 7200))


if __name__ == "__main__":
    if sys.argv[1] == "--child":
        child(sys.argv[2])
    else:
        main(sys.argv[1])
