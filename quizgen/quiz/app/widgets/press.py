"""Owns what can be clicked or focused in place of pressing a key; must not know what the key does."""

from textual import events
from textual.message import Message
from textual.widgets import Static


class Press(Static, can_focus=True):
    """Stands for `key`: a click, or Enter or space while it has the focus, says that the key is meant."""

    class Pressed(Message):
        """The key is meant, at the time of the click."""

        def __init__(self, key: str, time: float) -> None:
            super().__init__()
            self.key = key
            self.at = time

    def __init__(self, key: str, classes: str) -> None:
        super().__init__(markup=False, classes=classes)
        self.key = key

    def on_click(self, event: events.Click) -> None:
        event.stop()
        if event.chain == 1:  # the second click of two would fall on what the first one brought there
            self.post_message(self.Pressed(self.key, event.time))

    def on_key(self, event: events.Key) -> None:
        if event.key in {"enter", "space"}:
            event.stop()
            self.post_message(self.Pressed(self.key, event.time))
