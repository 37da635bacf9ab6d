"""Owns what the keys of line mode do to a card besides answering it; must not ask cards."""

from collections.abc import Callable
from dataclasses import dataclass, field

from quizgen.errors import QuizgenError
from quizgen.quiz import sayings
from quizgen.quiz.desk import Answered, Crammed
from quizgen.quiz.faces import Run, Tone
from quizgen.quiz.screen import Screen
from quizgen.quiz.sitting import Sitting


@dataclass
class Acts:
    """The keys over a sitting, and the screen that tells what they did."""

    sitting: Sitting
    screen: Screen
    keys: dict[str, Callable[[str], None]] = field(init=False)

    def __post_init__(self) -> None:
        self.keys = {
            "s": lambda _: self.step(self.sitting.suspend, "Suspended: not asked until `quizgen unsuspend`."),
            "b": lambda _: self.step(self.sitting.bury, sayings.sentence(sayings.buried(self.sitting))),
            "x": lambda _: self.step(self.sitting.reject, "Rejected: never asked again."),
            "f": lambda _: self.sitting.flag(),
            "t": self.tag,
            "e": lambda _: self.edit(),
            "o": lambda _: self.show_source(),
        }

    def done(self, line: str, keys: str) -> bool:
        """What the line asks for is done or explained; whether another card is asked, or the same one anew."""
        key, _, rest = line.partition(" ")
        key = key.lower()
        if key == "u":
            return self.take_back()
        if key not in self.keys:
            self.explain(key, keys)
            return False
        before = self.sitting.session
        is_done = self.tried(lambda: self.keys[key](rest)) or self.sitting.session is not before
        self.say_remark()
        return is_done and key in "sbxe"

    def tried(self, act: Callable[[], None]) -> bool:
        """Whether it could be done; if not, why is said, and the card is still asked."""
        try:
            act()
        except QuizgenError as refused:
            for line in str(refused).splitlines():
                self.screen.write(Run(line))
            return False
        return True

    def take_back(self) -> bool:
        """Whether the last step could be undone; what happened is said."""
        before = self.sitting.session
        self.tried(self._take_back)
        return self.sitting.session is not before

    def _take_back(self) -> None:
        match self.sitting.undo():
            case None:
                said = "There is no answer to take back."
            case Answered(review=review):
                said = f"Taken back: {review.rating.name.title()}."
            case Crammed():
                said = "Taken back."
            case step:
                said = f"Taken back: {type(step).__name__.lower()}."
        self.screen.write(Run(said, Tone.FAINT))

    def step(self, act: Callable[[], None], said: str) -> None:
        act()
        self.screen.write(Run(sayings.sentence(self.sitting.remark) or said, Tone.FAINT))
        self.sitting.remark = ""

    def tag(self, given: str) -> None:
        asked = self.sitting.question
        if asked is None:
            return
        have = " ".join(asked.note.own_tags) or "none"
        names = given or self.screen.ask_line(f"Tags, separated by blanks (now: {have}; Enter: as they are; -: none)")
        if names:
            self.sitting.tag(() if names == "-" else tuple(names.split()))
            self.sitting.remark = "no tags of your own" if names == "-" else f"tags: {names}"

    def edit(self) -> None:
        """The card says what the learner writes; whoever writes what a card cannot say may mend it."""
        text = self.screen.edit(self.sitting.form())
        while text is not None:
            written = text
            if self.tried(lambda: self.sitting.reword(written)):  # noqa: B023 (called at once)
                self.sitting.remark = self.sitting.remark or "the card is in your words; no build changes it"
                return
            if self.screen.ask("Enter: edit again  q: leave the card as it was") == "q":
                return
            text = self.screen.edit(text)

    def show_source(self) -> None:
        for line in sayings.source(self.sitting.source()):
            self.screen.write(*line)

    def explain(self, key: str, keys: str) -> None:
        if key == "?":
            for paragraph in sayings.HELP:
                self.screen.write(Run(paragraph))
        else:
            self.screen.write(Run(f"{repr(key) if key else 'Enter'} does nothing here: {keys}."))

    def say_remark(self) -> None:
        if self.sitting.remark:
            self.screen.write(Run(sayings.sentence(self.sitting.remark)))
            self.sitting.remark = ""
