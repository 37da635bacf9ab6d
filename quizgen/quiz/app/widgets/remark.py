"""Owns the line in which is said what was done or why it was not; must not do it."""

from textual.content import Content
from textual.widgets import Static

from quizgen.errors import QuizgenError
from quizgen.quiz.app.text import safe


class Remark(Static):
    """What is to be said until the next key says something else."""

    DEFAULT_CLASSES = "-empty"

    def say(self, text: str) -> None:
        """This is said; '' for nothing."""
        self.remove_class("-error")
        self.set_class(not text, "-empty")
        self.update(Content(safe(text)))

    def complain(self, error: QuizgenError, loss: str = "") -> None:
        """The error with where it happened and the way out, after what it means for the learner."""
        lines = (loss, error.fact, f"  {error.where}" if error.where else "", error.hint)
        self.add_class("-error")
        self.remove_class("-empty")
        self.update(Content(safe("\n".join(filter(None, lines)))))
