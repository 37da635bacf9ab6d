"""Owns the line an answer is typed in; must not grade it."""

from collections.abc import Callable

from textual import events
from textual.widgets import Input


class Typed(Input):
    """An input that offers each key to the screen first, at once, so that keys typed ahead stay in order."""

    def __init__(self, take: Callable[[events.Key], bool]) -> None:
        super().__init__(compact=True, select_on_focus=False)
        self.cursor_blink = False
        self.take = take

    async def _on_key(self, event: events.Key) -> None:
        if self.take(event):
            event.stop()
            event.prevent_default()
