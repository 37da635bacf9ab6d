"""Owns the row of what can be pressed: show the answer, or the four ratings with their intervals; must not rate."""

from collections.abc import Mapping
from datetime import timedelta

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from quizgen.model import Rating
from quizgen.quiz import faces
from quizgen.quiz.app.widgets.press import Press


class Ratings(Horizontal):
    """One row at the bottom."""

    def __init__(self) -> None:
        super().__init__()
        self.one = Press("enter", classes="one")
        self.presses = {rating: Press(str(rating.value), classes=rating.name.lower()) for rating in Rating}

    def compose(self) -> ComposeResult:
        yield self.one
        yield from self.presses.values()

    def offer_one(self, label: str, keys: str) -> None:
        """One thing can be pressed."""
        self.one.display = True
        self.one.update(_labelled(label, keys))
        for press in self.presses.values():
            press.display = False

    def offer(self, after: Mapping[Rating, timedelta], proposed: Rating | None) -> None:
        """The four ratings can be pressed; the proposed one stands out."""
        self.one.display = False
        for rating, press in self.presses.items():
            press.display = True
            press.set_class(rating is proposed, "-proposed")
            mark = "▶ " if rating is proposed else ""
            back = faces.interval(after[rating]) if rating in after else ""
            press.update(_labelled(f"{mark}{rating.value} {rating.name.title()}", back))


def _labelled(first: str, second: str) -> Content:
    return Content.assemble((first, "bold"), "\n", second)
