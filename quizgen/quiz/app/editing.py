"""Owns the page on which a card is put in other words; must not know what wording is allowed."""

from functools import partial

import click
from textual.app import ComposeResult, SuspendNotSupported
from textual.widgets import Static, TextArea

from quizgen.quiz.app.form import FormScreen
from quizgen.quiz.app.keys import Key
from quizgen.quiz.sitting import Sitting

KEYS = (
    Key("ctrl+s", "^s", "save", "", is_vital=True),
    Key("ctrl+e", "^e", "$EDITOR", "", is_vital=True),
    Key("escape", "esc", "cancel", "", is_vital=True),
)


class EditScreen(FormScreen):
    """The form of the card, to be written in here or in the learner's own editor."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting
        self.area = TextArea(sitting.form(), soft_wrap=True, show_line_numbers=False, compact=True)
        self.area.cursor_blink = False

    def compose(self) -> ComposeResult:
        yield Static("The card in your own words", classes="title")
        yield self.area
        yield self.remark
        yield self.footer(KEYS)

    def write(self, text: str) -> None:
        self.area.insert(text)

    def press(self, key: str) -> bool:
        match key:
            case "ctrl+s":
                self.save(partial(self.sitting.reword, self.area.text), "the card has your words")
            case "ctrl+e":
                self.edit_outside()
            case _:
                return super().press(key)
        return True

    def edit_outside(self) -> None:
        """What the learner's own editor leaves is in the form; saving it is another key."""
        try:
            with self.app.suspend():
                edited = click.edit(self.area.text, require_save=False)
        except (SuspendNotSupported, click.ClickException) as error:
            self.remark.say(f"no editor could be opened: {error}")
        except UnicodeDecodeError:
            self.remark.say("the editor saved no UTF-8 text; nothing was changed")
        else:
            self.area.text = edited or self.area.text
        self.area.focus()
