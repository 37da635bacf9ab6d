"""Owns what happens in a quiz, whatever screen shows it: each thing a learner does is on disk before the next card.

Must not know a screen.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from quizgen.model import Card, Note, Rating
from quizgen.quiz import modes, session
from quizgen.quiz.desk import Answered, Buried, Crammed, Desk, Rejected, Source, Step, Suspended
from quizgen.quiz.modes import Mode, Way
from quizgen.quiz.session import Counts, Session, Summary
from quizgen.schedule import intervals, review

FLAGS = ("none", "red", "orange", "green", "blue", "pink", "turquoise", "purple")
"""Anki's, in its order."""


@dataclass(frozen=True, slots=True)
class Rules:
    """How a sitting goes. `until` None is no end; cramming records nothing."""

    mode: Mode = Mode.FLIP
    until: datetime | None = None
    is_cram: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """The card being asked with its note, and how it is asked; `options` are for choice."""

    note: Note
    card: Card
    way: Way
    options: tuple[str, ...] = ()


class Sitting:
    """A quiz in progress. `question` is None when nothing is left for now; `remark` is what there is to say of it."""

    def __init__(self, started: Session, desk: Desk, rules: Rules) -> None:
        self.desk = desk
        self.rules = rules
        self.session = started
        self.question: Question | None = None
        self.remark = ""
        self._steps: tuple[Step, ...] = ()
        self._show()

    @property
    def is_revealed(self) -> bool:
        return self.session.revealed

    @property
    def is_over_time(self) -> bool:
        """Whether the minutes asked for are over: nothing is drawn any more."""
        return self.rules.until is not None and self.desk.now() >= self.rules.until

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back, of this sitting or of an earlier one today."""
        return (self._last_here() or self._last_anywhere()) is not None

    def counts(self) -> Counts:
        return session.counts(self.session)

    def summary(self) -> Summary:
        return session.summary(self.session)

    def intervals(self) -> dict[Rating, timedelta]:
        """When the card comes back, for each rating; nothing while cramming, which moves no card."""
        asked = self._asked()
        if self.rules.is_cram:
            return {}
        return intervals(asked.card, now=self.desk.now(), scheduler=self.desk.scheduler(asked.note))

    # ---------------------------------------------------------------- what a learner does

    def wait(self) -> bool:
        """Ask what has become due meanwhile; whether there is something."""
        if self.question is None:
            self._show()
        return self.question is not None

    def reveal(self) -> None:
        """The answer is shown."""
        self.session = session.reveal(self.session)

    def rate(self, rating: Rating) -> bool:
        """The answer is on disk and the next card is asked; False when it was answered elsewhere meanwhile.

        ValueError when no answer is shown.
        """
        asked = self._asked()
        if not self.is_revealed:
            raise ValueError("only a revealed card can be rated")
        if self.rules.is_cram:
            self._cram(rating)
            return True
        now = self._moment(asked.card)
        memory = review(asked.card, rating, now=now, scheduler=self.desk.scheduler(asked.note))
        after = session.answer(self.session, rating, memory, now=now)
        leech = self.desk.is_leech(asked.note, asked.card.memory, memory)
        is_done = self._done(Answered(asked.card, after.reviews[-1], memory, leech), after)
        if is_done and leech:
            self.remark = f"a leech: forgotten {memory.lapses} times, and suspended; put it in other words"
        return is_done

    def suspend(self) -> None:
        """The card is not asked any more until it is unsuspended."""
        self._done(Suspended(self._asked().card), session.leave(self.session))

    def bury(self) -> None:
        """No card of the note is asked any more today; while cramming, in this sitting."""
        if self.rules.is_cram:
            self._stepped(Crammed(self._asked().card), session.leave_note(self.session))
            return
        self._done(Buried(self._asked().card), session.leave_note(self.session))

    def reject(self) -> None:
        """The learner does not want the note, in whatever wording it comes back."""
        self._done(Rejected(self._asked().card), session.leave_note(self.session))

    def undo(self) -> Step | None:
        """The last step is taken back and its card asked again; None when there is none since the day began."""
        step, before = self._last_here() or self._last_anywhere() or (None, self.session)
        if step is None:
            return None
        if not isinstance(step, Crammed):
            self.desk.take_back(step)
        self._steps = self._steps[:-1]
        self.session = before
        self.remark = ""
        self._show()
        return step

    def _last_here(self) -> tuple[Step, Session] | None:
        """The last step of this sitting, and the sitting before it."""
        before = session.back(self.session, now=self.desk.now())
        return None if before is None else (self._steps[-1], before)

    def _last_anywhere(self) -> tuple[Step, Session] | None:
        """The last answer of an earlier sitting today; cramming has nothing to do with it."""
        last = None if self.rules.is_cram else self.desk.last_answer()
        if last is None:
            return None
        others = tuple(given for given in self.session.reviews if given != last.review)
        return last, session.ask(replace(self.session, reviews=others), last.card, now=self.desk.now())

    def flag(self) -> None:
        """The card has the next of Anki's flags."""
        asked = self._asked()
        card = self.desk.flag(asked.card, (asked.card.flag + 1) % len(FLAGS))
        self._replace(asked.note, card)
        self.remark = f"flag: {FLAGS[card.flag]}"

    def tag(self, tags: tuple[str, ...]) -> None:
        """These are the learner's own tags of the note."""
        asked = self._asked()
        self._replace(self.desk.tag(asked.note, tags), asked.card)

    def form(self) -> str:
        """The note's wording as text to edit."""
        return self.desk.form(self._asked().note)

    def reword(self, text: str) -> None:
        """The note says what the edited form says; when that has the card no longer, the next one is asked."""
        asked = self._asked()
        note = self.desk.reword(asked.note, text)
        if self.desk.asked(asked.card) is None:
            self.session = session.drop(self.session)
            self._show()
            self.remark = "the card is no longer in your wording"
        elif self.is_revealed:
            self._replace(note, asked.card)
        else:
            self._ask(note, asked.card)  # with options that fit the new words

    def source(self) -> Source:
        return self.desk.source(self._asked().note)

    # ---------------------------------------------------------------- how it goes on

    def _asked(self) -> Question:
        if self.question is None:
            raise ValueError("nothing is being asked")
        return self.question

    def _moment(self, card: Card) -> datetime:
        """Now, to what a review keeps, so that replay is exact; after the card's last answer, whatever a clock says."""
        now = self.desk.now()
        now = now.replace(microsecond=now.microsecond // 1000 * 1000)
        return now if card.memory is None else max(now, card.memory.last_review_at + timedelta(milliseconds=1))

    def _done(self, step: Step, after: Session) -> bool:
        """The step is on disk and the next card is asked; False when somebody else was first."""
        if not self.desk.do(step):
            self.remark = "this card was answered elsewhere meanwhile; your answer was not counted"
            self.session = session.drop(self.session)
            self._show()
            return False
        self._stepped(step, after)
        return True

    def _stepped(self, step: Step, after: Session) -> None:
        self.remark = ""
        self._steps = (*self._steps, step)[-session.KEPT_STEPS :]
        self.session = after
        self._show()

    def _cram(self, rating: Rating) -> None:
        put = session.repeat if rating is Rating.AGAIN else session.leave
        self._stepped(Crammed(self._asked().card), put(self.session))

    def _replace(self, note: Note, card: Card) -> None:
        self.session = replace(self.session, current=card)
        self.question = replace(self._asked(), note=note, card=card)

    def _show(self) -> None:
        """Ask the card being asked, or the next that is still to be asked."""
        self.question = None
        while not (self.session.current is None and self.is_over_time):
            self.session = session.draw(self.session, now=self.desk.now())
            if self.session.current is None:
                return
            found = self.desk.asked(self.session.current)
            if found is not None:
                self._ask(*found)
                return
            self.session = session.drop(self.session)

    def _ask(self, note: Note, card: Card) -> None:
        self.session = replace(self.session, current=card)
        way = modes.wanted(self.rules.mode, card)
        options = self._options(note, card) if way is Way.CHOICE else ()
        self.question = Question(note, card, Way.FLIP if way is Way.CHOICE and not options else way, options)

    def _options(self, note: Note, card: Card) -> tuple[str, ...]:
        from quizgen.quiz.choosing import choice  # knows words of every kind, which takes a while

        return choice.options(note, card, self.desk.pool(note))
