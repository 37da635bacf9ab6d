"""Owns the application around the screens: its colours, its signals, and how it ends; must not know cards."""

import asyncio
import select
import signal
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from enum import Enum, auto
from pathlib import Path
from typing import Any, ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.theme import Theme

from quizgen.quiz.app.asking import AskingScreen
from quizgen.quiz.sitting import Sitting

KEY_PATIENCE = 2.0
"""Seconds that a key waits for the one before it; only a page that hangs needs them."""
DARK = "textual-dark"
LIGHT = "quizgen-light"
LIGHT_THEME = Theme(
    LIGHT,
    primary="#00508c",
    secondary="#3c4b8c",
    warning="#8c5a00",
    error="#aa0032",
    success="#00692d",
    accent="#964600",
    foreground="#14161a",
    background="#f7f7f5",
    surface="#e9e9e6",
    panel="#dcdcd8",
    dark=False,
)
"""Textual's own light theme has orange on light grey, which is hard to read."""


class Ending(Enum):
    """How a quiz ended that did not end by itself or by q."""

    INTERRUPTED = auto()
    TERMINATED = auto()


class QuizApp(App[Ending]):
    """One sitting in the whole terminal; `ready` is called once the first card is shown.

    `failure` is the error that ended it, if one did.
    """

    CSS_PATH = Path(__file__).with_name("quiz.tcss")
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False  # Ctrl-C leaves; with Shift held the terminal's own selection works
    TITLE = "quizgen"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (64, "-wide")]  # noqa: RUF012 (as Textual declares it)
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "interrupt", show=False, priority=True),
        Binding("ctrl+q", "quit", show=False, priority=True),
        Binding("ctrl+z", "suspend_process", show=False),
    ]

    def __init__(
        self, sitting: Sitting, environment: Mapping[str, str], ready: Callable[[], None] | None = None
    ) -> None:
        # Without colours only what the terminal has by itself is left, where Textual alone would use greys.
        super().__init__(ansi_color=True if environment.get("NO_COLOR") else None)
        self.sitting = sitting
        self.ready = ready
        self.failure: Exception | None = None
        self.register_theme(LIGHT_THEME)
        self.theme = theme(environment)

    def get_default_screen(self) -> Screen[Any]:
        return AskingScreen(self.sitting)

    def on_mount(self) -> None:
        with suppress(NotImplementedError, RuntimeError, ValueError):  # there is no such signal here
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, self.action_terminate)

        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))  # after Ctrl-Z and fg
        if not self.is_headless:
            self.set_interval(1, end_without_terminal)
        if self.ready:
            self.call_after_refresh(self.ready)

    async def on_event(self, event: events.Event) -> None:
        """A key typed ahead goes to the page that the keys before it have opened, in the order of typing."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
            return
        asked = [*(self.focused or self.screen).ancestors_with_self][:-1]
        await super().on_event(event)
        with suppress(TimeoutError):
            async with asyncio.timeout(KEY_PATIENCE):
                for widget in asked:  # the key rises from queue to queue
                    done = asyncio.Event()
                    if widget.call_later(done.set):
                        await done.wait()

    def action_interrupt(self) -> None:
        self.exit(Ending.INTERRUPTED)

    def action_terminate(self) -> None:
        self.exit(Ending.TERMINATED)

    def action_toggle_dark(self) -> None:
        self.theme = LIGHT if self.theme == DARK else DARK

    def _handle_exception(self, error: Exception) -> None:
        # Textual would print a traceback on leaving; the command has a report of its own.
        self.failure = self.failure or error
        super()._handle_exception(error)
        self._exit_renderables.clear()


def end_without_terminal() -> None:
    """The process ends as a terminal that closes ends it, should the terminal have closed and the signal be ignored.

    Textual would read nothing for ever, and wait for ever to write. All answers are saved.
    """
    if hasattr(select, "poll"):
        terminal = select.poll()
        terminal.register(sys.__stdin__ or 0, 0)
        if any(event & select.POLLHUP for _, event in terminal.poll(0)):
            signal.signal(signal.SIGHUP, signal.SIG_DFL)
            signal.raise_signal(signal.SIGHUP)


def theme(environment: Mapping[str, str]) -> str:
    """Light when the learner or the terminal says so, else dark."""
    wanted = environment.get("QUIZGEN_THEME", "").lower()
    if wanted in {"light", "dark"}:
        return LIGHT if wanted == "light" else DARK
    background = environment.get("COLORFGBG", "").rpartition(";")[2]
    return LIGHT if background in {"7", "9", "10", "11", "12", "13", "14", "15"} else DARK
