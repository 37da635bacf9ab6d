"""Owns what the asking screen shows, from what is true of the sitting; must not know what keys do."""

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical

from quizgen.quiz.app import keys
from quizgen.quiz.app.widgets.card import Card
from quizgen.quiz.app.widgets.footer import Footer
from quizgen.quiz.app.widgets.header import Header
from quizgen.quiz.app.widgets.ratings import Ratings
from quizgen.quiz.app.widgets.remark import Remark
from quizgen.quiz.modes import Way
from quizgen.quiz.reply import Reply
from quizgen.quiz.sayings import at_end, parting
from quizgen.quiz.sitting import Question, Sitting


class Stage(Vertical):
    """The whole screen: header, card, remark, ratings and the names of the keys."""

    def __init__(self, sitting: Sitting, take: Callable[[events.Key], bool]) -> None:
        super().__init__()
        self.sitting = sitting
        self.header, self.card, self.remark = Header(sitting), Card(take), Remark()
        self.ratings, self.footer = Ratings(), Footer()

    def compose(self) -> ComposeResult:
        yield from (self.header, self.card, self.remark, self.ratings, self.footer)

    def show(self, given: Reply) -> None:
        """The card being asked, its answer when it is revealed; without a card, what the sitting came to."""
        asked = self.sitting.question
        self.header.update()
        if asked is None:
            self._show_end()
        elif self.sitting.is_revealed:
            self._show_answer(asked, given)
        else:
            self._show_question(asked, given)

    def name_keys(self, *, is_typing: bool) -> None:
        """The footer names the keys that work now."""
        if self.sitting.question is None:
            self.footer.name_keys(keys.END)
        else:
            self.footer.name_keys(keys.TYPING if is_typing else keys.CARD)

    def _show_question(self, asked: Question, given: Reply) -> None:
        is_typed = asked.way is Way.TYPE
        self.card.ask(asked, given)
        if is_typed:
            self.card.prompt(asked, given)
        self.ratings.offer_one("Show answer", "enter" if is_typed else "space")

    def _show_answer(self, asked: Question, given: Reply) -> None:
        self.card.answer_with(asked, given)
        self.ratings.offer(self.sitting.intervals(), given.proposed)

    def _show_end(self) -> None:
        over = (at_end(is_over_time=True),) if self.sitting.is_over_time else ()
        self.card.tell((*over, *parting(self.sitting)))
        self.ratings.offer_one("Leave", "enter")
