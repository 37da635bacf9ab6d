"""Owns how one card is laid out: what is asked, what was answered, the answer and its evidence; must not decide any."""

from collections.abc import Callable, Iterable

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from quizgen.model import Kind
from quizgen.quiz import faces
from quizgen.quiz.app.text import content, is_right_to_left
from quizgen.quiz.app.widgets.options import Options
from quizgen.quiz.app.widgets.typed import Typed
from quizgen.quiz.faces import Run, Tone
from quizgen.quiz.modes import Way
from quizgen.quiz.reply import Reply, is_ordered, items
from quizgen.quiz.sitting import Question


class Paragraph(Static):
    """A text as wide as there is room, from the right where it is written so; without text it takes no place."""

    def show(self, runs: Iterable[Run]) -> None:
        shown = content(runs)
        self.display = bool(shown.plain)
        self.set_class(is_right_to_left(shown.plain), "-rtl")
        self.update(shown)


class Card(VerticalScroll, can_focus=False):
    """One card, scrollable when it is longer than the screen."""

    def __init__(self, take: Callable[[events.Key], bool]) -> None:
        super().__init__()
        self.question = Paragraph(classes="question")
        self.typed = Typed(take)
        self.options = Options()
        self.given = Paragraph(classes="given")
        self.answer = Paragraph(classes="answer")
        self.evidence = Paragraph(classes="evidence")
        self.place = Paragraph(classes="place")

    def compose(self) -> ComposeResult:
        yield self.question
        yield self.given
        yield self.answer
        yield self.evidence
        yield self.place

    def take_typed(self) -> str:
        """What is in the input, which is empty from now on."""
        typed = self.typed.value.strip()
        self.typed.clear()
        return typed

    def prompt(self, asked: Question, given: Reply) -> None:
        """The input says which thing is to be typed, where it is one of several."""
        wanted, at = items(asked), len(given.lines) + 1
        several = f"gap {at} of {wanted}" if is_ordered(asked) else f"{at} of {wanted}, in any order"
        self.typed.placeholder = several if wanted > 1 else "your answer"

    def ask(self, asked: Question, reply: Reply) -> None:
        """The question alone, with room for the answer that is to be typed or chosen."""
        self.question.remove_class("-past")
        note = faces.beside_options(asked.note) if asked.options else asked.note
        self.question.show(faces.front(note, asked.card))
        self.given.show(_listed(reply.lines))
        self._make_room(self.typed, asked.way is Way.TYPE)
        self._make_room(self.options, asked.way is Way.CHOICE)
        self.options.ask(asked.options)
        for paragraph in (self.answer, self.evidence, self.place):
            paragraph.show(())

    def answer_with(self, asked: Question, reply: Reply) -> None:
        """The answer below the question, or in its gap, with what was answered and what it rests on."""
        is_cloze = asked.note.shown.kind is Kind.CLOZE
        back = faces.back(asked.note, asked.card)
        self.question.show(back if is_cloze else faces.front(asked.note, asked.card))
        self.question.set_class(not is_cloze, "-past")
        self.given.show(_joined(reply.verdict))
        self.typed.display = False
        self.options.tell(reply)
        self.answer.show(() if is_cloze or asked.options else back)
        self.evidence.show(faces.context(asked.note))
        self.place.show(_place(asked))

    def scroll_to_answer(self, patience: int = 5) -> None:
        """As much of the answer is seen as there is room for, its beginning in any case, however long the question.

        Its place is known only once all is laid out, which may take another round of messages.
        """
        place = self.answer.virtual_region
        if place.height:
            self.scroll_to(y=max(0, min(place.y - 1, place.bottom - self.size.height)), animate=False)
        elif self.answer.display and patience:
            self.call_after_refresh(self.scroll_to_answer, patience - 1)

    def _make_room(self, widget: Widget, is_wanted: bool) -> None:  # noqa: FBT001
        """Widgets that few cards want come when the first one does: the first card waits for none."""
        widget.display = is_wanted
        if is_wanted and not widget.is_attached:
            self.mount(widget, after=self.given)

    def tell(self, lines: Iterable[str]) -> None:
        """Only these lines: there is no card."""
        self.question.remove_class("-past")
        self.question.show((Run("\n".join(lines)),))
        self.typed.display = False
        self.options.display = False
        for paragraph in (self.given, self.answer, self.evidence, self.place):
            paragraph.show(())


def _listed(lines: tuple[str, ...]) -> tuple[Run, ...]:
    return (Run("\n".join(f"· {line}" for line in lines)),) if lines else ()


def _joined(lines: Iterable[tuple[Run, ...]]) -> tuple[Run, ...]:
    return tuple(run for at, line in enumerate(lines) for run in ((Run("\n"),) if at else ()) + line)


def _place(asked: Question) -> tuple[Run, ...]:
    tags = "".join(f"  #{tag}" for tag in dict.fromkeys((*asked.note.tags, *asked.note.own_tags)))
    return (*faces.source(asked.note), Run(tags, Tone.FAINT))
