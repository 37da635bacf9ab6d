"""Owns what a quiz needs of the learner's store and computer; must not know how it is asked."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from quizgen.commands import clock
from quizgen.model import Card, Guid, Memory, Note, Review, State
from quizgen.options import Options, inherited
from quizgen.quiz.desk import Answered, Buried, Crammed, Rejected, Source, Step, Suspended
from quizgen.schedule import Scheduler, day_end, day_start, day_starts, is_leech
from quizgen.scheduling.replaying import replay
from quizgen.store import Store
from quizgen.store.quizzes import Standing

Key = tuple[Guid, int]
MILLISECOND = timedelta(milliseconds=1)


def unanswered(read: Card, stored: Card) -> bool:
    """Whether nobody answered the card since it was read."""
    return _answers(read.memory) == _answers(stored.memory)


def whatever(_read: Card, _stored: Card) -> bool:
    """Cramming asks cards whatever happened to them."""
    return True


class StoreDesk:
    """A quiz's desk over an open store. It remembers of the cards it showed what it needs to take things back."""

    def __init__(self, store: Store, is_still_asked: Callable[[Card, Card], bool] = unanswered) -> None:
        self._store = store
        self._quizzes = store.quizzes
        self._is_still_asked = is_still_asked
        self._given = store.options()
        self._latest: datetime | None = None
        self._asked_again: dict[Key, datetime | None] = {}
        self._buried: dict[Guid, tuple[tuple[int, datetime | None], ...]] = {}
        self._modified_at: dict[Guid, datetime] = {}
        self._last_before = self._quizzes.last_id()
        self._given_here: set[tuple[Guid, int, int]] = set()

    def now(self) -> datetime:
        """The time in UTC; never before what it gave last, though the clock be set back."""
        now = clock.now()
        self._latest = now if self._latest is None else max(now, self._latest)
        return self._latest

    # ------------------------------------------------------------ what is asked

    def asked(self, card: Card) -> tuple[Note, Card] | None:
        """Note and card as they are now; None when the card is no longer to be asked."""
        found = self._standing(card)
        if found is None or not found.is_asked or not self._is_still_asked(card, found.card):
            return None
        self._asked_again[_key(card)] = found.asked_again_at
        self._given = self._store.options()  # they may be set beside
        return found.note, found.card

    def options(self, note: Note) -> Options:
        """Of the note's deck."""
        return inherited(note.deck, self._given)

    def scheduler(self, note: Note) -> Scheduler:
        """By the options of the note's deck."""
        return Scheduler.of(self.options(note), clock.LOCAL_ZONE)

    def is_leech(self, note: Note, before: Memory | None, after: Memory) -> bool:
        """Whether this answer makes the card a leech, by the options of the note's deck."""
        return is_leech(before, after, self.options(note))

    def pool(self, note: Note) -> Sequence[Note]:
        """Notes to take wrong answers from: those of the same document first, then of the same deck."""
        return self._quizzes.neighbours(note.guid)

    # ------------------------------------------------------------ steps

    def do(self, step: Step) -> bool:
        """The step is on disk; False, and nothing is written, when the card was answered elsewhere meanwhile."""
        with self._store.locked():
            found = self._standing(step.card)
            if found is None or not self._is_still_asked(step.card, found.card):
                return False
            match step:
                case Answered():
                    self._answer(step, found)
                case Suspended():
                    self._quizzes.suspend(*_key(step.card), suspended=True, now=self.now())
                case Buried():
                    self._bury(step.card.guid)
                case Rejected():
                    self._reject(step.card.guid)
                case Crammed():
                    pass
        return True

    def _answer(self, step: Answered, found: Standing) -> None:
        """The card is due again at once when its fact was changed while the learner read the words before."""
        self._quizzes.answer(step.review, step.memory)
        self._given_here.add((step.review.guid, step.review.ordinal, step.review.id))
        if found.asked_again_at != self._asked_again.get(_key(step.card), found.asked_again_at):
            self._quizzes.ask_again(*_key(step.card), now=step.review.reviewed_at + MILLISECOND)
        if step.leech:
            self._quizzes.suspend(*_key(step.card), suspended=True, now=self.now())

    def _bury(self, guid: Guid) -> None:
        before = self._quizzes.buried(guid)
        until = day_end(self.now(), clock.LOCAL_ZONE)
        self._buried[guid] = before
        self._quizzes.bury(guid, [(ordinal, max(until, earlier or until)) for ordinal, earlier in before])

    def _reject(self, guid: Guid) -> None:
        from quizgen.commands import amending

        self._modified_at[guid] = amending.reject(self._store, guid, now=self.now())

    def take_back(self, step: Step) -> None:
        """All is as before the step; an answer taken back stays on record."""
        with self._store.locked():
            match step:
                case Answered():
                    self._unanswer(step)
                case Suspended():
                    self._quizzes.suspend(*_key(step.card), suspended=False, now=self.now())
                case Buried():
                    self._quizzes.bury(step.card.guid, self._buried.get(step.card.guid, ()))
                case Rejected():
                    self._restore(step.card.guid)
                case Crammed():
                    pass

    def _unanswer(self, step: Answered) -> None:
        """The memory before; when the card was answered elsewhere since, what the answers that stand give."""
        found = self._standing(step.card)
        if found is None or not self._stands(step.review):
            return
        untouched = found.card.memory == step.memory
        before = step.card.memory if untouched else self._replayed(step.review, found)
        self._quizzes.take_back(step.review, before, now=self.now())
        if step.leech:
            self._quizzes.suspend(*_key(step.card), suspended=False, now=self.now())

    def _stands(self, review: Review) -> bool:
        """Whether nobody took it back meanwhile."""
        return any(given.id == review.id for given in self._quizzes.reviews_of(review.guid, review.ordinal))

    def _restore(self, guid: Guid) -> None:
        from quizgen.commands import amending

        amending.restore(self._store, guid, self._modified_at.get(guid), now=self.now())

    # ------------------------------------------------------------ earlier sittings

    def last_answer(self) -> Answered | None:
        """The last answer given today that stands; None when there is none, or it was given in a quiz beside this one.

        What the card was like before is worked out from the answers before.
        """
        last = self._quizzes.last_review()
        if last is None or last.reviewed_at < day_start(self.now(), clock.LOCAL_ZONE):
            return None
        if last.id > self._last_before and (last.guid, last.ordinal, last.id) not in self._given_here:
            return None
        found = self._quizzes.standing(last.guid, last.ordinal, now=self.now())
        if found is None or found.card.memory is None:
            return None
        before = self._replayed(last, found)
        leech = found.card.suspended and self.is_leech(found.note, before, found.card.memory)
        card = replace(found.card, memory=before, suspended=found.card.suspended and not leech)
        return Answered(card, last, found.card.memory, leech)

    def _replayed(self, without: Review, found: Standing) -> Memory | None:
        """What the card's other answers give; due when a build asked the card again since the last of them.

        Options may have changed since: the interval that the last answer found stands with that answer.
        """
        others = [given for given in self._quizzes.reviews_of(*_key(found.card)) if given.id != without.id]
        moved = self._quizzes.reschedules_of(*_key(found.card))
        memory = replay(others, self.scheduler(found.note), moved)
        if memory and without.last_interval_days and all(given.id < without.id for given in others):
            memory = _in_review(memory, without.last_interval_days)
        if memory and found.asked_again_at and found.asked_again_at > memory.last_review_at:
            return replace(memory, due_at=found.asked_again_at)
        return memory

    # ------------------------------------------------------------ note and card

    def flag(self, card: Card, flag: int) -> Card:
        """The card has the flag (0 none) from now on."""
        self._quizzes.flag(*_key(card), flag, now=self.now())
        return replace(card, flag=flag)

    def tag(self, note: Note, tags: Sequence[str]) -> Note:
        """These are the learner's own tags of the note from now on; QuizgenError when one cannot be a tag."""
        from quizgen.commands import amending

        return amending.retag(self._store, note.guid, tags, now=self.now())

    def form(self, note: Note) -> str:
        """The note's wording as text to edit."""
        from quizgen.commands import amending

        return amending.form_of(note)

    def reword(self, note: Note, text: str) -> Note:
        """The note says what the edited form says; QuizgenError when a note cannot."""
        from quizgen.commands import amending

        return amending.reword(self._store, note, text)

    def source(self, note: Note) -> Source:
        """Where the note comes from."""
        from quizgen.commands import passage

        return passage.source(note, self._store.placed([note.guid])[note.guid])

    def _standing(self, card: Card) -> Standing | None:
        return self._quizzes.standing(*_key(card), now=self.now())


def _in_review(memory: Memory, days: int) -> Memory:
    """The memory of a card in Review with this interval."""
    (due_at,) = day_starts(memory.last_review_at, clock.LOCAL_ZONE, range(days, days + 1))
    return replace(memory, state=State.REVIEW, step=None, interval_days=days, due_at=due_at)


def _key(card: Card) -> Key:
    return card.guid, card.ordinal


def _answers(memory: Memory | None) -> tuple[int, datetime | None]:
    return (memory.reps, memory.last_review_at) if memory else (0, None)
