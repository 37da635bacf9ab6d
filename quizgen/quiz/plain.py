"""Owns the quiz in lines of text: what it asks and shows; must not know how answers are kept."""

from dataclasses import dataclass, field

from quizgen.model import Rating
from quizgen.quiz import faces, reply, sayings
from quizgen.quiz.acting import Acts
from quizgen.quiz.faces import Run, Tone
from quizgen.quiz.modes import Way
from quizgen.quiz.reply import Reply
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
    quiz = _Quiz(sitting, screen, Acts(sitting, screen))
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
    """A sitting in progress, the screen it is shown on, and what the learner answered to the card being asked."""

    sitting: Sitting
    screen: Screen
    acts: Acts
    reply: Reply = field(default_factory=Reply)

    def play(self) -> None:
        going = self.sitting.question is not None or self.sitting.can_undo
        while going:
            asked = self.sitting.question
            if asked is None:
                going = self.ask_at_end()
            elif self.sitting.is_revealed:
                going = self.ask_rating(asked)
            else:
                going = self.ask_answer(asked)

    # Each asks until a key changes what is asked, and tells whether the quiz goes on.

    def ask_answer(self, asked: Question) -> bool:
        self.reply = Reply()
        self.show_front(asked)
        while True:
            key = self.answered(asked)
            if key is None:
                self.sitting.reveal()
                return True
            if key == "q":
                return False
            if self.acts.done(key, sayings.KEYS_TO_REVEAL):
                return True

    def ask_rating(self, asked: Question) -> bool:
        self.show_back(asked)
        while True:
            key = self.screen.ask(self.keys_to_rate())
            rating = self.reply.proposed if key == "" else RATINGS.get(key)
            if rating is not None:
                if self.rated(rating):
                    return True
            elif key == "q":
                return False
            elif self.acts.done(key, sayings.KEYS_TO_RATE):
                return True

    def ask_at_end(self) -> bool:
        self.screen.write()
        self.screen.write(Run(sayings.at_end(is_over_time=self.sitting.is_over_time)))
        while True:
            match self.screen.ask("Enter: end  u: take back the last answer"):
                case "" | "q":
                    return False
                case "u":
                    if self.acts.take_back():
                        return True
                case key:
                    self.acts.explain(key, sayings.KEYS_AT_END)

    def rated(self, rating: Rating) -> bool:
        """Whether the card is done with; when it could not be saved, why is said, and it can be rated again."""
        after, asked = self.sitting.intervals(), self.sitting.question
        counted: list[bool] = []
        if not self.acts.tried(lambda: counted.append(self.sitting.rate(rating))):
            return self.sitting.question is not asked  # saved, though the next card could not be read
        if all(counted) and after:
            self.screen.write(Run(f"{rating.name.title()}: {faces.interval(after[rating])}", Tone.FAINT))
        self.acts.say_remark()
        return True

    # ---------------------------------------------------------------- answers

    def answered(self, asked: Question) -> str | None:
        """None when the answer is to be shown; else a key that does something else."""
        match asked.way:
            case Way.FLIP:
                return self.screen.ask("Enter: answer  ?: help") or None
            case Way.CHOICE:
                return self.chosen(asked)
            case Way.TYPE:
                return self.typed(asked)

    def chosen(self, asked: Question) -> str | None:
        key = self.screen.ask(f"1 to {len(asked.options)}: choose  Enter: answer  ?: help")
        if key.isdecimal() and 0 < int(key) <= len(asked.options):
            self.reply = reply.choosing(asked, asked.options[int(key) - 1])
            return None
        return key or None

    def typed(self, asked: Question) -> str | None:
        """Line by line as many as are to be typed; an empty one ends them, but for a gap among several."""
        total = reply.items(asked)
        while len(self.reply.lines) < total:
            said = self.screen.ask_line(sayings.to_type(len(self.reply.lines) + 1, total))
            if said.startswith(":"):
                return said[1:].strip() or "?"
            if not said and not (self.reply.lines and reply.is_ordered(asked)):
                break
            line = said[1:] if said.startswith("\\:") else said
            self.reply = Reply((*self.reply.lines, line))
        if self.reply.lines:
            self.reply = reply.typing(asked, self.reply.lines)
        return None

    # ---------------------------------------------------------------- what is shown

    def keys_to_rate(self) -> str:
        after = self.sitting.intervals()
        keys = faces.keys(after) if after else sayings.KEYS_TO_CRAM
        proposed = self.reply.proposed
        return keys if proposed is None else f"Enter: {proposed.name.title()}  {keys}"

    def show_front(self, asked: Question) -> None:
        self.screen.write()
        crumbs = faces.breadcrumb(asked.note, asked.card)
        self.screen.write(Run(f"{crumbs}  {sayings.left(self.sitting)}", Tone.FAINT))
        note = faces.beside_options(asked.note) if asked.options else asked.note
        self.screen.write(*faces.front(note, asked.card))
        for number, option in enumerate(asked.options, start=1):
            self.screen.write(Run(f"{number}: {option}"))

    def show_back(self, asked: Question) -> None:
        self.screen.write()
        for line in (*sayings.choice(self.reply), *self.reply.verdict):
            self.screen.write(*line)
        for paragraph in (faces.back(asked.note, asked.card), faces.context(asked.note), faces.source(asked.note)):
            if paragraph:
                self.screen.write(*paragraph)

    def farewell(self) -> None:
        self.screen.write()
        for line in sayings.parting(self.sitting):
            self.screen.write(Run(line))
