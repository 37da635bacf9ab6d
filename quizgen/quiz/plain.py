"""Owns the quiz in lines of text: its keys and what it says; must not know how answers are kept."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from quizgen.model import Card, Memory, Note, Rating, Review
from quizgen.quiz import faces, session
from quizgen.quiz.faces import Run, Tone
from quizgen.quiz.screen import Screen
from quizgen.quiz.session import Session, Summary
from quizgen.schedule import intervals

RATINGS = {str(rating.value): rating for rating in Rating}
KEYS_TO_REVEAL = "Enter or space shows the answer, u takes back the last one, q ends the quiz, ? is help"
KEYS_TO_RATE = "1 to 4 rate, u takes back the last answer, q ends the quiz, ? is help"
KEYS_AT_END = "Enter ends the quiz, u takes back the last answer"
HELP = (
    "Think of the answer, then press Enter or space to see it. Rate how well you knew it: 1 Again (you did "
    "not), 2 Hard, 3 Good, 4 Easy; beside each key stands when the card comes back.",
    "u takes the last answer back, q ends the quiz. Every answer is saved at once.",
)


def run(
    sitting: Session,
    *,
    screen: Screen,
    clock: Callable[[], datetime],
    record: Callable[[Review, Memory], None],
    undo: Callable[[Review, Memory | None], None],
) -> Summary:
    """Ask until nothing is left or the learner stops; each answer is recorded before the next card is shown.

    The end of input ends the quiz as q does. KeyboardInterrupt goes on once what was saved is said.
    """
    quiz = _Quiz(sitting, screen, clock, record, undo)
    try:
        quiz.play()
    except EOFError:
        pass
    except KeyboardInterrupt:
        quiz.farewell()
        raise
    quiz.farewell()
    return session.summary(quiz.sitting)


@dataclass
class _Quiz:
    """A sitting in progress and everything it is wired to."""

    sitting: Session
    screen: Screen
    clock: Callable[[], datetime]
    record: Callable[[Review, Memory], None]
    undo: Callable[[Review, Memory | None], None]

    def play(self) -> None:
        going = self.sitting.current is not None
        while going:
            card = self.sitting.current
            if card is None:
                going = self.ask_at_end()
            elif self.sitting.revealed:
                going = self.ask_rating(card)
            else:
                going = self.ask_reveal(card)

    # Each asks until a key changes something, and tells whether the quiz goes on.

    def ask_reveal(self, card: Card) -> bool:
        self.show_front(card)
        while True:
            match self.screen.ask("Enter: answer  ?: help"):
                case "":
                    self.sitting = session.reveal(self.sitting)
                    return True
                case "q":
                    return False
                case "u" if self.take_back():
                    return True
                case key:
                    self.explain(key, KEYS_TO_REVEAL)

    def ask_rating(self, card: Card) -> bool:
        self.show_back(self.sitting.notes[card.guid], card)
        while True:
            after = intervals(card, now=self.clock(), scheduler=self.sitting.scheduler)
            match self.screen.ask(faces.keys(after)):
                case "1" | "2" | "3" | "4" as key:
                    self.rate(RATINGS[key])
                    return True
                case "q":
                    return False
                case "u" if self.take_back():
                    return True
                case key:
                    self.explain(key, KEYS_TO_RATE)

    def ask_at_end(self) -> bool:
        self.screen.write()
        self.screen.write(Run("No cards are left for now."))
        while True:
            match self.screen.ask("Enter: end  u: take back the last answer"):
                case "" | "q":
                    return False
                case "u" if self.take_back():
                    return True
                case key:
                    self.explain(key, KEYS_AT_END)

    # ---------------------------------------------------------------- what keys do

    def rate(self, rating: Rating) -> None:
        after, review, memory = session.rate(self.sitting, rating, now=self.clock())
        self.record(review, memory)
        self.sitting = after
        back_in = memory.due_at - review.reviewed_at
        days = timedelta(days=memory.interval_days)
        label = faces.interval(days if memory.step is None else back_in)
        self.screen.write(Run(f"{rating.name.title()}: {label}", Tone.FAINT))

    def take_back(self) -> bool:
        """Undo the last answer; False when there is none."""
        undone = session.undo(self.sitting, now=self.clock())
        if undone is None:
            return False
        before, review, memory = undone
        self.undo(review, memory)
        self.sitting = before
        self.screen.write(Run(f"Taken back: {review.rating.name.title()}.", Tone.FAINT))
        return True

    def explain(self, key: str, keys: str) -> None:
        if key == "?":
            for paragraph in HELP:
                self.screen.write(Run(paragraph))
        elif key == "u":
            self.screen.write(Run("There is no answer to take back."))
        else:
            self.screen.write(Run(f"'{key}' does nothing here: {keys}."))

    # ---------------------------------------------------------------- what is shown

    def show_front(self, card: Card) -> None:
        note, left = self.sitting.notes[card.guid], session.counts(self.sitting)
        counts = f"({left.new} new, {left.learning} learning, {left.review} review)"
        self.screen.write()
        self.screen.write(Run(f"{faces.breadcrumb(note, card)}  {counts}", Tone.FAINT))
        self.screen.write(*faces.front(note, card))

    def show_back(self, note: Note, card: Card) -> None:
        self.screen.write()
        for paragraph in (faces.back(note, card), faces.context(note), faces.source(note)):
            if paragraph:
                self.screen.write(*paragraph)

    def farewell(self) -> None:
        self.screen.write()
        for line in farewell(session.summary(self.sitting), now=self.clock()):
            self.screen.write(Run(line))


def farewell(summary: Summary, *, now: datetime) -> tuple[str, ...]:
    """What the sitting came to, and what comes next: one or two lines."""
    if not summary.answered:
        return ("Nothing was answered.",) if _left(summary) else ("Nothing is due.",)
    minutes, seconds = divmod(round(summary.duration.total_seconds()), 60)
    cards = "1 answer" if summary.answered == 1 else f"{summary.answered} answers"
    first = f"{cards} saved, {summary.again} Again, in {minutes}:{seconds:02} minutes."
    return (first, _next(summary, now))


def _next(summary: Summary, now: datetime) -> str:
    if left := _left(summary):
        return f"{left} left for today."
    if summary.next_due_at is None:
        return "Nothing is left for today."
    return f"Nothing is left for today; the next of these is due in {_until(summary.next_due_at - now)}."


def _left(summary: Summary) -> int:
    return summary.left.new + summary.left.learning + summary.left.review


def _until(time: timedelta) -> str:
    """A time in words: '10 minutes', '5 hours', '1 day'."""
    minutes = max(1, round(time / timedelta(minutes=1)))
    for unit, size in (("day", 24 * 60), ("hour", 60), ("minute", 1)):
        if minutes >= size:
            number = round(minutes / size)
            return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
    raise AssertionError(minutes)
