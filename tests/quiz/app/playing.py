"""Plays a quiz in a terminal that is not there; holds no tests."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from textual.pilot import Pilot

from quizgen.model import Note
from quizgen.quiz.app.app import Ending, QuizApp
from quizgen.quiz.modes import Mode, Way
from quizgen.quiz.sitting import Rules, Sitting
from tests.quiz.desks import MemoryDesk, desk_of, sitting_of
from tests.quiz.notes import new, qa

Do = Callable[[Pilot[Any]], Any]
OPTIONS = ("the lung", "the heart", "the liver", "the kidney")
NARROW, USUAL, WIDE = (40, 15), (80, 24), (120, 40)


@dataclass(frozen=True, slots=True)
class Seen:
    """What stood on the screen at the end, line by line, and how the application ended if it did."""

    lines: tuple[str, ...]
    result: Ending | None
    is_over: bool

    @property
    def text(self) -> str:
        return "\n".join(line for line in self.lines if line)


def play(
    sitting: Sitting,
    *steps: str | Do,
    size: tuple[int, int] = USUAL,
    environment: Mapping[str, str] | None = None,
) -> Seen:
    """Press the keys, or do with the pilot what a step does, one after the other."""

    async def run() -> Seen:
        app = QuizApp(sitting, environment or {})
        async with app.run_test(size=size) as pilot:
            await take(pilot, steps)
            seen = lines(app)
        return Seen(seen, app.return_value, app._exit)

    return asyncio.run(run())


async def take(pilot: Pilot[Any], steps: Sequence[str | Do]) -> None:
    for step in steps:
        if isinstance(step, str):
            await pilot.press(step)
        else:
            await step(pilot)
    await pilot.pause()


def lines(app: QuizApp) -> tuple[str, ...]:
    """The screen as text."""
    return tuple(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


def click(selector: str) -> Do:
    """A click on what the selector finds, once it is there."""

    async def do(pilot: Pilot[Any]) -> None:
        await pilot.pause()
        await pilot.click(selector)

    return do


def asking(*notes: Note, rules: Rules | None = None) -> tuple[Sitting, MemoryDesk]:
    """A sitting over new cards of the notes, by default of the heart and the lung, and its desk."""
    notes = notes or (qa("heart"), qa("lung", "Which organ takes up oxygen?", "the lung"))
    desk = desk_of(*notes)
    return sitting_of(desk, [new(note.guid) for note in notes], rules), desk


def typing(*notes: Note) -> tuple[Sitting, MemoryDesk]:
    return asking(*notes, rules=Rules(Mode.TYPE))


def choosing(*options: str) -> tuple[Sitting, MemoryDesk]:
    """A sitting that offers these options for its first card."""
    sitting, desk = asking()
    assert sitting.question
    sitting.question = replace(sitting.question, way=Way.CHOICE, options=options or OPTIONS)
    return sitting, desk
