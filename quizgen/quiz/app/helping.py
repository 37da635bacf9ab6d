"""Owns the page that says what the keys do; must not do it."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from quizgen.quiz.app import keys
from quizgen.quiz.app.page import PageScreen

LINES = (
    ("space enter", "show the answer, or give the rating that is marked"),
    ("1 2 3 4", "rate how well you knew it: Again (not at all), Hard, Good, Easy; below each, when it comes back"),
    ("a b c d", "choose an answer, where there are four; 1 to 4 do as well"),
    ("esc", "leave the line an answer is typed in, so that the keys below work; tab goes back to it"),
    *((key.shown, key.line) for key in keys.CARD),
    ("d", "light or dark"),
    ("↑ ↓", "scroll a long card; page up and page down too"),
    ("ctrl+z", "back to the shell; fg comes back here"),
    ("ctrl+c", "quit at once; everything is saved"),
)


class HelpScreen(PageScreen):
    """All keys."""

    def lines(self) -> ComposeResult:
        yield Static(Content("Every answer is saved at once. The keys on a card:"), classes="title")
        for shown, line in LINES:
            with Horizontal(classes="row"):
                yield Static(Content.styled(shown, "bold $text-accent"), classes="key")
                yield Static(Content(line), classes="line")
