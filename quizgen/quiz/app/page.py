"""Owns a page to read over the card and how it is left; must not change anything."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from quizgen.quiz.app import keys

LEAVE = (keys.Key("escape", "esc", "back", "", is_vital=True), keys.Key("down", "↑ ↓", "scroll", "", is_vital=True))


class PageScreen(ModalScreen[None]):
    """What `lines` yields, scrollable; any key that does not scroll leaves."""

    AUTO_FOCUS = ""
    LEFT_BY: ClassVar = {"escape", "q", "enter", "space", "?", "f1", "o"}

    def compose(self) -> ComposeResult:
        self.page = VerticalScroll(can_focus=False)
        with self.page:
            yield from self.lines()
        yield Static(keys.line(LEAVE), classes="footer")

    def lines(self) -> ComposeResult:
        """What there is to read."""
        yield from ()

    def on_key(self, event: events.Key) -> None:
        event.stop()
        self.action_press(keys.named(event))

    def action_press(self, key: str) -> None:
        """Scroll or leave."""
        if key in keys.SCROLLING:
            getattr(self.page, keys.SCROLLING[key])(animate=False)
        elif key in self.LEFT_BY:
            self.dismiss()
