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
START = {
    "UTC": (2025, 1, 10),
    "America/New_York": (2025, 2, 20),
    "Europe/Berlin": (2025, 9, 25),
    "Asia/Kolkata": (2025, 1, 10),
}
"""The zones with daylight saving begin shortly before their clocks change."""
SETTINGS: dict[str, dict[str, Any]] = {
    "default": {},
    "retention 0.8": {"desired_retention": 0.8},
    "retention 0.95": {"desired_retention": 0.95},
    "no steps": {"learning_steps": (), "relearning_steps": ()},
    "no steps, retention 0.8": {"learning_steps": (), "relearning_steps": (), "desired_retention": 0.8},
    "one step": {"learning_steps": (15,), "relearning_steps": (10, 60)},
    "three steps": {"learning_steps": (1, 10, 1440), "relearning_steps": (10,)},
    "long steps": {"learning_steps": (600, 2880), "relearning_steps": (1440,)},
    "at most 100 days": {"maximum_interval_days": 100},
    "at most 20 days": {"maximum_interval_days": 20, "relearning_steps": ()},
    "leech at 3": {"leech_lapses": 3},
    "often forgotten": {},
}
"""What a deck is set to, where not Anki's defaults; steps in minutes."""
HISTORIES = dict.fromkeys(SETTINGS, 12) | {"default": 60, "often forgotten": 3}
"""How many of each, in each zone."""
LENGTHS = dict.fromkeys(SETTINGS, 14) | {"often forgotten": 50}
MIXES = ((15, 10, 65, 10), (15, 10, 65, 10), (40, 15, 40, 5), (5, 5, 45, 45))
"""How often the learners press Again, Hard, Good, Easy; cards take turns."""
FORGETFUL = (45, 5, 50, 0)
FIELDS = "after_seconds rating state interval_days due_in stability difficulty lapses leech"
"""`due_in` is in days, or in seconds when negative, as in Anki's own log; `leech` is whether the answer made it one."""
QUEUE_TYPE_LRN = 1
REVIEW = 2
LEECH_IS_TAGGED = 1
YEAR_2038 = 2**31
"""Anki keeps the due of a step in 32 bits."""
SEED = "parity"


@dataclass(order=True)
class History:
    """One card's coming answer, and the answers given so far."""

    next_at: int
    number: int
    settings: str = field(compare=False)
    card_id: int = field(compare=False)
    begun_at: int = field(compare=False)
    answered_at: int = field(compare=False)
    reviews: list[list[Any]] = field(compare=False, default_factory=list)


def main(library: str) -> None:
    """Run one child a zone and write what they print."""
    lines = []
    for zone in START:
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
        child = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
        lines += child.stdout.splitlines()
    VECTORS.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")


def child(zone: str) -> None:
    """Print one JSON line a history, answering all cards of the zone in the order of time."""
    from anki.collection import Collection

    random = Random(f"{SEED} {zone}")
    with tempfile.TemporaryDirectory() as folder:
        collection = Collection(str(Path(folder) / "collection.anki2"))
        collection.set_config("fsrs", True)
        histories = new_histories(collection, zone, random)
        heap = list(histories)
        heapq.heapify(heap)
        while heap:
            history = heapq.heappop(heap)
            history.reviews.append(answer(collection, history, random))
            history.answered_at = history.next_at
            history.next_at = avoid_shifted_hours(next_at(history, zone, random), zone)
            if (
                len(history.reviews) < LENGTHS[history.settings]
                and history.next_at < YEAR_2038
                and not breaks_anki(history)
            ):
                heapq.heappush(heap, history)
        collection.close()
    for history in histories:
        line = {"zone": zone, "settings": history.settings, "begun_at": history.begun_at, "reviews": history.reviews}
        sys.stdout.write(json.dumps(line, separators=(",", ":")) + "\n")


def breaks_anki(history: History) -> bool:
    """Without fuzz, Anki breaks off where Good would end the steps at the longest interval and Easy be above it."""
    _, _, state, _, _, stability = history.reviews[-1][:6]
    longest = SETTINGS[history.settings].get("maximum_interval_days", 36_500)
    return bool(state != REVIEW and stability > longest / 2)


def start(zone: str) -> int:
    return int(datetime(*START[zone], 12, tzinfo=ZoneInfo(zone)).timestamp())


def new_histories(collection: Any, zone: str, random: Random) -> list[History]:
    histories = []
    for settings, count in HISTORIES.items():
        deck = new_deck(collection, settings)
        for _ in range(count):
            first_at = avoid_shifted_hours(start(zone) + random.randrange(60, 86_400), zone)
            card = new_card(collection, deck, len(histories))
            histories.append(History(first_at, len(histories), settings, card, first_at, first_at))
    return histories


def new_deck(collection: Any, settings: str) -> int:
    """A deck with a preset of its own, under which leeches are not suspended: they go on being answered."""
    wanted = SETTINGS[settings]
    preset = collection.decks.add_config(settings)
    preset["desiredRetention"] = wanted.get("desired_retention", 0.9)
    preset["new"]["delays"] = list(wanted.get("learning_steps", (1, 10)))
    preset["lapse"]["delays"] = list(wanted.get("relearning_steps", (10,)))
    preset["lapse"]["leechAction"] = LEECH_IS_TAGGED
    preset["lapse"]["leechFails"] = wanted.get("leech_lapses", 8)
    preset["rev"]["maxIvl"] = wanted.get("maximum_interval_days", 36_500)
    collection.decks.update_config(preset)
    deck = collection.decks.get(collection.decks.id(settings))
    collection.decks.set_config_id_for_deck_dict(deck, preset["id"])
    return int(deck["id"])


def new_card(collection: Any, deck: int, number: int) -> int:
    note = collection.new_note(collection.models.by_name("Basic"))
    note["Front"] = str(number)
    collection.add_note(note, deck)
    return int(note.cards()[0].id)


def avoid_shifted_hours(moment: int, zone: str) -> int:
    """A moment at which Anki tells the time as a learner would.

    ANKI_TEST_MODE sets the clock back by two hours between 02:00 and 04:00. And a collection that is open while the
    clocks go forward ends its day by the old time, at 05:00 by the new.
    """
    local, yesterday = (datetime.fromtimestamp(at, ZoneInfo(zone)) for at in (moment, moment - 86_400))
    changed = local.utcoffset() != yesterday.utcoffset()
    is_shifted = local.hour in {2, 3} or (changed and local.hour == 4)
    return avoid_shifted_hours(moment + 3600, zone) if is_shifted else moment


def answer(collection: Any, history: History, random: Random) -> list[Any]:
    """Answer the card and list what FIELDS names."""
    from anki.scheduler.v3 import CardAnswer

    os.environ["FAKETIME"] = str(history.next_at)
    if int(time.time()) != history.next_at:
        raise RuntimeError("libfaketime does not follow")
    mix = FORGETFUL if history.settings == "often forgotten" else MIXES[history.number % len(MIXES)]
    rating = random.choices((1, 2, 3, 4), mix)[0]
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
    leech = int(chosen.normal.review.leeched or chosen.normal.relearning.review.leeched)
    after = history.next_at - history.answered_at
    return [after, rating, card.type, card.ivl, due_in(collection, card), *memory, card.lapses, leech]


def due_in(collection: Any, card: Any) -> int:
    """How far away the due is: in days, or in negative seconds where Anki keeps a time."""
    if card.queue == QUEUE_TYPE_LRN:
        return int(time.time()) - int(card.due)
    return int(card.due) - int(collection._backend.sched_timing_today().days_elapsed)


def next_at(history: History, zone: str, random: Random) -> int:
    """When the card is answered next: mostly when due, at any hour of that day; sometimes early or late."""
    answered_at = history.answered_at
    _, _, state, interval_days, due = history.reviews[-1][:5]
    if due < 0:
        late = random.choices(("soon", "late", "early"), (7, 2, 1))[0]
        span = {"soon": (-due, 300 - due), "late": (-due, 100_000 - due), "early": (20, max(21, -due))}[late]
        return int(answered_at + random.randrange(*span))
    days = interval_days if state == REVIEW else due
    off = random.choices((0, 1, random.randrange(2, 30), 2 * days, -1, -(days // 2), -days), (56, 10, 8, 6, 6, 4, 10))[
        0
    ]
    day_start = datetime.fromtimestamp(answered_at, ZoneInfo(zone)) - timedelta(hours=4)
    day = day_start.date() + timedelta(days=max(0, days + off))
    midnight = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone))
    moment = int(midnight.timestamp()) + random.randrange(4 * 3600, 28 * 3600)
    return max(moment, answered_at + random.randrange(60, 7200))


if __name__ == "__main__":
    if sys.argv[1] == "--child":
        child(sys.argv[2])
    else:
        main(sys.argv[1])
