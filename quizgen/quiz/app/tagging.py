"""Owns the page on which a note is tagged; must not know what a tag may be."""

from functools import partial

from textual.app import ComposeResult
from textual.widgets import Input, Static

from quizgen.quiz.app.form import FormScreen
from quizgen.quiz.app.keys import Key
from quizgen.quiz.sitting import Sitting

KEYS = (Key("enter", "enter", "save", "", is_vital=True), Key("escape", "esc", "cancel", "", is_vital=True))


class TagScreen(FormScreen):
    """The learner's own tags of the note, in one line."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting
        own = sitting.question.note.own_tags if sitting.question else ()
        self.input = Input(" ".join(own), placeholder="tags, with blanks between", compact=True)
        self.input.cursor_blink = False

    def compose(self) -> ComposeResult:
        yield Static("Tags of your own, with blanks between", classes="title")
        yield self.input
        yield self.remark
        yield self.footer(KEYS)

    def write(self, text: str) -> None:
        self.input.insert_text_at_cursor(text)

    def press(self, key: str) -> bool:
        if key != "enter":
            return super().press(key)
        tags = tuple(dict.fromkeys(self.input.value.split()))
        self.save(partial(self.sitting.tag, tags), f"tags: {' '.join(tags)}" if tags else "no tags of your own")
        return True
