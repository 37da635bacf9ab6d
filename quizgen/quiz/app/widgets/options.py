"""Owns the answers to choose among, and how they look once one is chosen; must not know which is right."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from quizgen.quiz.app.text import safe
from quizgen.quiz.app.widgets.press import Press
from quizgen.quiz.reply import Reply

LETTERS = "abcd"


class Options(Vertical):
    """Four answers, each a key."""

    def __init__(self) -> None:
        super().__init__()
        self.presses = tuple(Press(letter, classes=f"option -{letter}") for letter in LETTERS)

    def compose(self) -> ComposeResult:
        yield from self.presses

    def ask(self, options: Sequence[str]) -> None:
        """The options with their letters."""
        for press, option in zip(self.presses, options, strict=False):
            press.remove_class("-right", "-wrong")
            press.can_focus = True
            press.update(_labelled(f"{press.key}  ", option))

    def tell(self, reply: Reply) -> None:
        """The right one is marked, and the chosen one where that is another."""
        for press, option in zip(self.presses, reply.options, strict=False):
            is_right, is_chosen = option == reply.right, option == reply.chosen
            press.set_class(is_right, "-right")
            press.set_class(is_chosen and not is_right, "-wrong")
            press.can_focus = False
            press.update(_labelled("✓  " if is_right else "✗  " if is_chosen else f"{press.key}  ", option))


def _labelled(mark: str, option: str) -> Content:
    return Content.assemble((mark, "bold"), safe(option))
