"""Owns a page on which something is written and saved or not; must not know what."""

from collections.abc import Callable, Sequence

from textual import events
from textual.screen import ModalScreen
from textual.widgets import Static

from quizgen.errors import QuizgenError
from quizgen.quiz.app import keys
from quizgen.quiz.app.keys import Key
from quizgen.quiz.app.widgets.remark import Remark


class FormScreen(ModalScreen[str]):
    """A page that gives what was done, for the learner to read; None when nothing was."""

    def __init__(self) -> None:
        super().__init__()
        self.remark = Remark()

    def footer(self, named: Sequence[Key]) -> Static:
        """The line that names the keys."""
        return Static(keys.line(named), classes="footer")

    def on_key(self, event: events.Key) -> None:
        if self.press(keys.named(event)):
            event.stop()
        elif event.is_printable and event.character:  # typed before the field had the focus
            event.stop()
            self.write(event.character)

    def write(self, text: str) -> None:
        """The text is typed where the cursor is."""
        raise NotImplementedError

    def action_press(self, key: str) -> None:
        """The key was clicked where it is named."""
        self.press(key)

    def press(self, key: str) -> bool:
        """Whether the key does anything here, beside writing."""
        if key == "escape":
            self.dismiss()
        return key == "escape"

    def save(self, action: Callable[[], None], done: str) -> None:
        """It is saved and this page left; or it is said why not, and what was written stays."""
        try:
            action()
        except QuizgenError as error:
            self.remark.complain(error, "Not saved.")
        else:
            self.dismiss(done)
