"""Owns the screen on which cards are asked: which key does what, and what is shown after it; must not schedule."""

from collections.abc import Callable
from functools import partial

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen

from quizgen.errors import QuizgenError
from quizgen.model import Rating
from quizgen.quiz import faces, reply
from quizgen.quiz.app import keys
from quizgen.quiz.app.widgets.options import LETTERS
from quizgen.quiz.app.widgets.press import Press
from quizgen.quiz.app.widgets.stage import Stage
from quizgen.quiz.desk import Answered, Source, Step
from quizgen.quiz.modes import Way
from quizgen.quiz.reply import Reply
from quizgen.quiz.sayings import buried
from quizgen.quiz.sitting import Question, Sitting

RATINGS = {str(rating.value): rating for rating in Rating}
DIGITS = dict(zip(RATINGS, LETTERS, strict=True))
NOT_SAVED = "Your answer is NOT saved; the card is still asked."


class AskingScreen(Screen[None]):
    """The card being asked, or what there is to say when none is. Each key does one thing that `sitting` can do."""

    AUTO_FOCUS = ""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting
        self.held = keys.Held()
        self.reply = Reply()
        self.is_left = False
        self.stage = Stage(sitting, self.take)

    def compose(self) -> ComposeResult:
        yield self.stage

    def on_mount(self) -> None:
        self.set_interval(1, self.tick)
        self.ask()

    def tick(self) -> None:
        """A second has passed: a learning card may have become due."""
        if self.sitting.question is None and self.attempt(self.sitting.wait) and self.sitting.question is not None:
            self.ask()
        self.stage.header.refresh()

    @property
    def is_typing(self) -> bool:
        return self.focused is self.stage.card.typed

    # ---------------------------------------------------------------- keys

    def on_key(self, event: events.Key) -> None:
        if self.take(event):
            event.stop()
        elif self.is_typing and event.is_printable and event.character:  # typed before the input had the focus
            event.stop()
            self.stage.card.typed.insert_text_at_cursor(event.character)

    def on_press_pressed(self, press: Press.Pressed) -> None:
        self.press(press.key, press.at)

    def action_press(self, key: str) -> None:
        """The key was clicked where it is named."""
        self.press(key, float("-inf"))

    def take(self, event: events.Key) -> bool:
        """Whether the key was for the screen, not for the input; it then has done what it does."""
        if self.is_typing and event.is_printable:
            self.held.let_go()
            return False
        return self.press(keys.named(event), event.time)

    def press(self, key: str, time: float) -> bool:
        """Whether the key does anything here; a key held down does it once."""
        deed = self.deed(key)
        is_held = self.held.is_held(key, time) and key not in keys.REPEATED
        if deed is not None and (not is_held or (self.is_typing and self.reply.lines)):
            deed()
        return deed is not None

    def deed(self, key: str) -> Callable[[], object] | None:
        """What the key does now."""
        asked = self.sitting.question
        if self.is_left:
            return None
        if asked is None:
            return self.leave if key in {"enter", "space"} else self.deeds().get(key) if key in keys.AT_END else None
        if asked.way is Way.CHOICE and not self.sitting.is_revealed and DIGITS.get(key, key) in LETTERS:
            return partial(self.choose, LETTERS.index(DIGITS.get(key, key)))
        if key in RATINGS:
            return partial(self.rate, RATINGS[key])
        return self.deeds().get(key)

    def deeds(self) -> dict[str, Callable[[], object]]:
        """What the keys do whatever is shown."""
        return {
            "enter": self.go_on,
            "space": self.go_on,
            "escape": partial(self.set_focus, None),
            "u": self.undo,
            "e": self.edit,
            "s": partial(self.put_away, self.sitting.suspend, "suspended"),
            "b": partial(self.put_away, self.sitting.bury, buried(self.sitting)),
            "x": partial(self.put_away, self.sitting.reject, "rejected"),
            "f": partial(self.change, self.sitting.flag),
            "o": self.source,
            "t": self.tag,
            "d": self.app.action_toggle_dark,
            "?": self.help,
            "f1": self.help,
            "q": self.leave,
            **{key: partial(self.scroll, key) for key in keys.SCROLLING},
        }

    # ---------------------------------------------------------------- what is shown

    def ask(self) -> None:
        """The card that the sitting asks is shown without its answer; without one, what the sitting came to."""
        self.reply = Reply()
        self.stage.card.scroll_home(animate=False)
        self.stage.show(self.reply)
        asked = self.sitting.question
        self.set_focus(self.stage.card.typed if asked and asked.way is Way.TYPE else None)
        self.name_keys()

    def show_answer(self, given: Reply) -> None:
        """The answer, with what was answered and the rating that it proposes."""
        self.reply = given
        self.sitting.reveal()
        self.stage.remark.say("")
        self.stage.show(given)
        self.call_after_refresh(self.stage.card.scroll_to_answer)
        self.set_focus(None)
        self.name_keys()

    def name_keys(self) -> None:
        self.stage.name_keys(is_typing=self.is_typing)

    def on_descendant_focus(self) -> None:
        self.name_keys()

    def on_descendant_blur(self) -> None:
        self.name_keys()

    # ---------------------------------------------------------------- what the keys do

    def attempt(self, action: Callable[[], object], loss: str = "") -> bool:
        """Whether it could be done; if not, why is said, and what it means if the card is still asked."""
        asked = self.sitting.question
        try:
            action()
        except QuizgenError as error:
            self.stage.remark.complain(error, loss if self.sitting.question is asked else "")
            if self.sitting.question is not asked:  # it was done, but what comes next could not be read
                self.ask()
            return False
        return True

    def go_on(self) -> None:
        """The answer is shown, or the proposed rating given."""
        asked = self.asked()
        if self.sitting.is_revealed and self.reply.proposed is not None:
            self.rate(self.reply.proposed)
        elif self.sitting.is_revealed:
            self.stage.remark.say("1 to 4 rates how well you knew it")
        elif asked.way is Way.TYPE:
            self.go_on_typing(asked)
        else:
            self.show_answer(reply.choosing(asked, "") if asked.options else Reply())

    def go_on_typing(self, asked: Question) -> None:
        """What is typed is an item of the answer, or with it the answer is there."""
        typed = self.stage.card.take_typed()
        more = bool(typed) or (reply.is_ordered(asked) and bool(self.reply.lines))
        lines = (*self.reply.lines, typed) if more else self.reply.lines
        if more and len(lines) < reply.items(asked):
            self.reply = Reply(lines)
            self.stage.show(self.reply)
        else:
            self.show_answer(reply.typing(asked, lines))

    def choose(self, at: int) -> None:
        asked = self.asked()
        self.show_answer(reply.choosing(asked, asked.options[at]))

    def rate(self, rating: Rating) -> None:
        if not self.sitting.is_revealed:
            self.stage.remark.say("first the answer: space or Enter shows it")
            return
        after = self.sitting.intervals()
        if self.attempt(partial(self.sitting.rate, rating), NOT_SAVED):
            back = f": {faces.interval(after[rating])}" if after else ""
            self.go_to_next(f"{rating.name.title()}{back}; u takes it back")

    def put_away(self, action: Callable[[], None], done: str) -> None:
        if self.attempt(action):
            self.go_to_next(f"{done}; u takes it back")

    def go_to_next(self, done: str) -> None:
        """The next card is asked below what was done, or what the sitting has to say of it."""
        self.stage.remark.say(self.said() or done)
        self.ask()

    def said(self) -> str:
        """What the sitting has to say of what was done, once."""
        remark, self.sitting.remark = self.sitting.remark, ""
        return remark

    def undo(self) -> None:
        taken: list[Step | None] = []
        if not self.attempt(lambda: taken.append(self.sitting.undo())):
            return
        step = taken[0]
        self.stage.remark.say(f"taken back: {_named(step)}" if step else "there is nothing to take back")
        if step:
            self.ask()

    def change(self, action: Callable[[], None]) -> None:
        """Something about the card is another from now on; it is still asked."""
        if self.attempt(action):
            self.stage.remark.say(self.said())
            self.stage.show(self.reply)

    def edit(self) -> None:
        from quizgen.quiz.app.editing import EditScreen

        self.attempt(lambda: self.app.push_screen(EditScreen(self.sitting), self.changed))

    def tag(self) -> None:
        from quizgen.quiz.app.tagging import TagScreen

        self.app.push_screen(TagScreen(self.sitting), self.changed)

    def changed(self, done: str | None) -> None:
        """The learner is back from changing the card, or from not changing it; new wording may have lost the card."""
        if not done:
            return
        self.stage.remark.say(self.said() or done)
        if self.sitting.is_revealed:
            self.stage.show(self.reply)
        else:
            self.ask()

    def source(self) -> None:
        from quizgen.quiz.app.sourcing import SourceScreen

        found: list[Source] = []
        if self.attempt(lambda: found.append(self.sitting.source())):
            self.app.push_screen(SourceScreen(found[0]))

    def help(self) -> None:
        from quizgen.quiz.app.helping import HelpScreen

        self.app.push_screen(HelpScreen())

    def leave(self) -> None:
        self.is_left = True  # keys typed after it count for nothing
        self.app.exit()

    def scroll(self, key: str) -> None:
        getattr(self.stage.card, keys.SCROLLING[key])(animate=False)

    def asked(self) -> Question:
        if self.sitting.question is None:
            raise ValueError("nothing is being asked")
        return self.sitting.question


def _named(step: Step) -> str:
    return step.review.rating.name.title() if isinstance(step, Answered) else type(step).__name__.lower()
