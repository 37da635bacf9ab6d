"""Owns the last line, which names the keys; must not do what they do."""

from collections.abc import Sequence

from textual.app import RenderResult
from textual.widget import Widget

from quizgen.quiz.app import keys
from quizgen.quiz.app.keys import Key


class Footer(Widget):
    """The keys that work now, as many as there is room for, to be clicked too."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: Sequence[Key] = keys.CARD

    def name_keys(self, named: Sequence[Key]) -> None:
        """These are the keys that work from now on."""
        if named != self.keys:
            self.keys = named
            self.refresh()

    def render(self) -> RenderResult:
        room = self.content_size.width
        vital = [key for key in self.keys if key.is_vital]
        lines = (keys.line(self.keys, "  "), keys.line(self.keys, " "), keys.line(vital, "  "))
        return next((line for line in lines if line.cell_length <= room), keys.line(vital, " "))
