"""Owns the quiz in lines of text: its keys and what it says; must not know how answers are kept."""

from collections.abc import Callable
from dataclasses import dataclass, field

from quizgen.errors import QuizgenError
from quizgen.model import Rating
from quizgen.quiz import faces, sayings
from quizgen.quiz.desk import Answered
from quizgen.quiz.faces import Run, Tone
from quizgen.quiz.modes import Way
from quizgen.quiz.sayings import farewell
from quizgen.quiz.screen import Screen
from quizgen.quiz.session import Summary
from quizgen.quiz.sitting import Question, Sitting

__all__ = ["farewell", "run"]

RATINGS = {str(rating.value): rating for rating in Rating}


def run(sitting: Sitting, screen: Screen) -> Summary:
    """Ask until nothing is left or the learner stops; each answer is on disk before the next card is shown.

    The end of input ends the quiz as q does. KeyboardInterrupt goes on once what was saved is said.
    """
    quiz = _Quiz(sitting, screen)
    try:
        quiz.play()
    except EOFError:
        pass
    except KeyboardInterrupt:
        quiz.farewell()
        raise
    quiz.farewell()
    return sitting.summary()


@dataclass
class _Quiz:
    """A sitting in progress and the screen it is shown on."""

    sitting: Sitting
    screen: Screen
    typed: str = ""
    """What was typed or chosen for the card being asked."""
    acts: dict[str, Callable[[str], None]] = field(init=False)

    def __post_init__(self) -> None:
        self.acts = {
            "s": lambda _: self.step(self.sitting.suspend, "Suspended: not asked until `quizgen unsuspend`."),
            "b": lambda _: self.step(self.sitting.bury, "Buried until tomorrow."),
            "x": lambda _: self.step(self.sitting.reject, "Rejected: never asked again."),
            "f": lambda _: self.sitting.flag(),
            "t": self.tag,
            "e": lambda _: self.edit(),
            "o": lambda _: self.show_source(),
        }

    def play(self) -> None:
        going = self.sitting.question is not None
        while going:
            asked = self.sitting.question
            if asked is None:
                going = self.ask_at_end()
            elif self.sitting.is_revealed:
                going = self.ask_rating(asked)
            else:
                going = self.ask_answer(asked)

    # Each asks until a key changes something, and tells whether the quiz goes on.

    def ask_answer(self, asked: Question) -> bool:
        self.typed = ""
        self.show_front(asked)
        while True:
            key = self.answered(asked)
            if key is None:
                self.sitting.reveal()
                return True
            if key == "q":
                return False
            if self.acted(key, sayings.KEYS_TO_REVEAL):
                return True

    def answered(self, asked: Question) -> str | None:
        """None when the answer is to be shown; else a key that does something else."""
        match asked.way:
            case Way.FLIP:
                return self.screen.ask("Enter: answer  ?: help") or None
            case Way.TYPE:
                said = self.screen.ask_line("Type the answer, then Enter  :?: help")
                self.typed = said.removeprefix("\\")
                return said[1:] if said.startswith(":") else None
            case Way.CHOICE:
                key = self.screen.ask(f"1 to {len(asked.options)}: choose  Enter: answer  ?: help")
                if key.isdecimal() and 0 < int(key) <= len(asked.options):
                    self.typed = asked.options[int(key) - 1]
                    return None
                return key or None

    def ask_rating(self, asked: Question) -> bool:
        self.show_back(asked)
        while True:
            key = self.screen.ask(self.keys_to_rate())
            if key in RATINGS:
                self.rate(RATINGS[key])
                return True
            if key == "q":
                return False
            if self.acted(key, sayings.KEYS_TO_RATE):
                return True

    def ask_at_end(self) -> bool:
        self.screen.write()
        self.screen.write(Run(sayings.at_end(is_over_time=self.sitting.is_over_time)))
        while True:
            match self.screen.ask("Enter: end  u: take back the last answer").lower():
                case "" | "q":
                    return False
                case "u" if self.take_back():
                    return True
                case key:
                    self.explain(key, sayings.KEYS_AT_END)

    # ---------------------------------------------------------------- what keys do

    def acted(self, line: str, keys: str) -> bool:
        """Whether the line changed what is to be shown."""
        key, _, rest = line.partition(" ")
        key = key.lower()
        if key == "u" and self.take_back():
            return True
        if key not in self.acts:
            self.explain(key, keys)
            return False
        try:
            self.acts[key](rest)
        except QuizgenError as refused:
            self.say_all(str(refused))
            return False
        self.say_remark()
        return key in "sbxe"

    def rate(self, rating: Rating) -> None:
        after = self.sitting.intervals()
        if self.sitting.rate(rating) and after:
            self.screen.write(Run(f"{rating.name.title()}: {faces.interval(after[rating])}", Tone.FAINT))
        self.say_remark()

    def take_back(self) -> bool:
        """The last step is undone; False when there is none."""
        step = self.sitting.undo()
        if step is None:
            return False
        what = step.review.rating.name.title() if isinstance(step, Answered) else type(step).__name__.lower()
        self.screen.write(Run(f"Taken back: {what}.", Tone.FAINT))
        return True

    def step(self, act: Callable[[], None], said: str) -> None:
        act()
        self.screen.write(Run(self.sitting.remark.capitalize() or said, Tone.FAINT))
        self.sitting.remark = ""

    def tag(self, given: str) -> None:
        asked = self.sitting.question
        if asked is None:
            return
        have = " ".join(asked.note.own_tags) or "none"
        names = given or self.screen.ask_line(f"Tags, separated by blanks (now: {have}; Enter: as they are; -: none)")
        if names:
            self.sitting.tag(() if names == "-" else tuple(names.split()))
            self.sitting.remark = f"tags: {names}"

    def edit(self) -> None:
        """The card says what the learner writes; whoever writes what a card cannot say may mend it."""
        text = self.screen.edit(self.sitting.form())
        while text is not None:
            try:
                self.sitting.reword(text)
            except QuizgenError as refused:
                self.say_all(str(refused))
                if self.screen.ask("Enter: edit again  q: leave the card as it was").lower() == "q":
                    return
                text = self.screen.edit(text)
            else:
                self.sitting.remark = self.sitting.remark or "the card is in your words; no build changes it"
                return

    def explain(self, key: str, keys: str) -> None:
        if key == "?":
            for paragraph in sayings.HELP:
                self.screen.write(Run(paragraph))
        elif key == "u":
            self.screen.write(Run("There is no answer to take back."))
        else:
            self.screen.write(Run(f"'{key}' does nothing here: {keys}."))

    # ---------------------------------------------------------------- what is shown

    def keys_to_rate(self) -> str:
        after = self.sitting.intervals()
        return faces.keys(after) if after else sayings.KEYS_TO_CRAM

    def show_front(self, asked: Question) -> None:
        self.screen.write()
        crumbs = faces.breadcrumb(asked.note, asked.card)
        self.screen.write(Run(f"{crumbs}  {sayings.left(self.sitting)}", Tone.FAINT))
        self.screen.write(*faces.front(asked.note, asked.card))
        for number, option in enumerate(asked.options, start=1):
            self.screen.write(Run(f"{number}: {option}"))

    def show_back(self, asked: Question) -> None:
        self.screen.write()
        if self.typed:
            self.screen.write(Run(f"You said: {self.typed}"))
        for paragraph in (faces.back(asked.note, asked.card), faces.context(asked.note), faces.source(asked.note)):
            if paragraph:
                self.screen.write(*paragraph)

    def show_source(self) -> None:
        for line in sayings.source(self.sitting.source()):
            self.screen.write(*line)

    def say_remark(self) -> None:
        if self.sitting.remark:
            self.screen.write(Run(self.sitting.remark.capitalize() + "."))
            self.sitting.remark = ""

    def say_all(self, text: str) -> None:
        for line in text.splitlines():
            self.screen.write(Run(line))

    def farewell(self) -> None:
        self.screen.write()
        if self.sitting.rules.is_cram:
            self.screen.write(Run(sayings.CRAMMED))
            return
        for line in farewell(self.sitting.summary(), now=self.sitting.desk.now()):
            self.screen.write(Run(line))
