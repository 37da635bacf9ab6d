"""Measures the time from a key to the next card inside the full-screen quiz; `python -m bench.app STORE` prints it.

Must not know how a store is filled.
"""

import asyncio
import json
import resource
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual import events

from bench.process import UNITS_PER_MIB
from quizgen.commands import agenda, clock
from quizgen.commands.agenda import Wish
from quizgen.commands.desk import StoreDesk
from quizgen.model import Note
from quizgen.quiz import faces, session
from quizgen.quiz.app import collect_garbage
from quizgen.quiz.app.app import QuizApp
from quizgen.quiz.app.text import content
from quizgen.quiz.sitting import Rules, Sitting
from quizgen.store import Store

ANSWERS = 200
PATIENCE = 30.0
"""Seconds after which a card that has not come will not come."""


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds from a rating's key to the next card on the screen; `peak` memory of the process in MiB."""

    median: float
    p99: float
    answers: int
    peak: float


class WatchedApp(QuizApp):
    """The quiz, which tells after each drawing what stands on the screen."""

    drawn: asyncio.Event

    def _display(self, *arguments: Any) -> None:
        super()._display(*arguments)
        self.drawn.set()


def latency(sitting: Sitting, answers: int = ANSWERS) -> Latency:
    """What `answers` ratings took, each once its card's answer was shown; fewer when the sitting ends."""
    times = sorted(asyncio.run(_times(sitting, answers)))
    if not times:
        raise RuntimeError("no card is due in this store")
    at = max(0, -(-len(times) * 99 // 100) - 1)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / UNITS_PER_MIB
    return Latency(times[len(times) // 2], times[at], len(times), peak)


def over(path: Path, answers: int = ANSWERS) -> Latency:
    """The same over what is due and new in a store, through the desk that `quizgen quiz` uses."""
    with Store.open(path) as store:
        desk = StoreDesk(store)
        cards = agenda.due(store, Wish(), now=desk.now())
        started = session.begin(cards, now=desk.now(), timezone=clock.LOCAL_ZONE)
        return latency(Sitting(started, desk, Rules()), answers)


async def _times(sitting: Sitting, answers: int) -> list[float]:
    app = WatchedApp(sitting, {}, collect_garbage)
    app.drawn = asyncio.Event()
    times: list[float] = []
    async with app.run_test(size=(80, 24)):
        while len(times) < answers and sitting.question:
            await _until_shown(app, "Show answer")
            await _pressed(app, "space", "4 Easy")
            times.append(await _pressed(app, "4", "Show answer"))
    return times


async def _pressed(app: WatchedApp, key: str, until: str) -> float:
    """Milliseconds until the screen shows what is to be expected of it after the key."""
    app.drawn.clear()
    begun = time.perf_counter()
    app.post_message(events.Key(key, " " if key == "space" else key))
    return 1000 * (await _until_shown(app, until) - begun)


async def _until_shown(app: WatchedApp, until: str) -> float:
    """When the drawing was done that showed the text and the card being asked, or that nothing is left."""
    async with asyncio.timeout(PATIENCE):
        while True:
            now = time.perf_counter()
            if _shows(app, until):
                return now
            await app.drawn.wait()
            app.drawn.clear()


def _shows(app: WatchedApp, until: str) -> bool:
    lines = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
    asked = app.sitting.question
    if asked is None:
        return "Leave" in lines
    return until in lines and _beginning(asked.note, asked.card) in lines


def _beginning(note: Note, card: Any) -> str:
    return content(faces.front(note, card)).plain[:30]


if __name__ == "__main__":
    found = over(Path(sys.argv[1]))
    print(json.dumps({"median": found.median, "p99": found.p99, "answers": found.answers, "peak": found.peak}))
