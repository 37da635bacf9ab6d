"""Owns the page that says what the keys do; must not do it."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from quizgen.quiz.app import keys
from quizgen.quiz.app.page import PageScreen

LINES = (
    ("space, enter", "show the answer, or give the rating that is marked"),
    (
        "1 2 3 4",
        "rate how well you knew it: Again (you did not), Hard, Good, Easy; below each stands when it comes back",
    ),
    ("a b c d", "choose an answer, where there are four; 1 to 4 do as well"),
    ("esc", "leave the line an answer is typed in, so that the keys below work; tab goes back to it"),
    *((key.shown, key.line) for key in keys.CARD),
    ("d", "light or dark"),
    ("↑ ↓ pgup pgdn", "scroll a long card"),
    ("ctrl+z", "back to the shell; fg comes back here"),
    ("ctrl+c", "quit"),
)


class HelpScreen(PageScreen):
    """All keys."""

    def lines(self) -> ComposeResult:
        yield Static(Content("Every answer is saved at once. The keys, on a card:"), classes="title")
        for shown, line in LINES:
            yield Static(Content.assemble((shown, "bold $text-accent"), "  ", line), classes="key")
