"""A desk without a store, for the tests of a quiz; holds no tests."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from quizgen.errors import QuizgenError
from quizgen.model import Card, Edit, Guid, Memory, Note, Span, Wording
from quizgen.quiz.desk import Answered, Buried, Rejected, Source, Step, Suspended
from quizgen.quiz.session import begin, cram
from quizgen.quiz.sitting import Rules, Sitting
from quizgen.schedule import Scheduler
from tests.quiz.notes import NOW, SCHEDULER

LEECH_LAPSES = 8
FULL = QuizgenError("the store cannot be written: no space left", "store library.db", "make room, then press again")
"""What goes wrong when a test wants something to."""
SECTION = "Circulation\n\nBlood carries oxygen.\nThe heart pumps blood through the body. It beats all life long.\n"
EVIDENCE = Span(SECTION.index("The heart"), SECTION.index(" It beats"))


@dataclass
class MemoryDesk:
    """Notes and cards in dicts, and all that was done. `now` goes on by `tick` at each look; `failing` cannot write."""

    notes: dict[Guid, Note]
    cards: dict[tuple[Guid, int], Card] = field(default_factory=dict)
    moment: datetime = NOW
    tick: timedelta = timedelta()
    failing: bool = False
    elsewhere: set[Guid] = field(default_factory=set)
    """Notes answered elsewhere meanwhile."""
    steps: list[Step] = field(default_factory=list)
    said: list[tuple[str, ...]] = field(default_factory=list)
    """What was done, in words."""
    section: Source = field(default_factory=lambda: Source("body.md:7", ("Circulation", "Organs"), SECTION, EVIDENCE))
    on_write: Callable[[tuple[str, ...]], None] = lambda _: None

    def now(self) -> datetime:
        self.moment += self.tick
        return self.moment

    def asked(self, card: Card) -> tuple[Note, Card] | None:
        kept = self.cards.get((card.guid, card.ordinal), card)
        return None if kept.suspended else (self.notes[card.guid], kept)

    def scheduler(self, note: Note) -> Scheduler:
        return SCHEDULER

    def is_leech(self, note: Note, before: Memory | None, after: Memory) -> bool:
        return after.lapses > (before.lapses if before else 0) and after.lapses >= LEECH_LAPSES

    def pool(self, note: Note) -> Sequence[Note]:
        return [other for other in self.notes.values() if other.guid != note.guid]

    def do(self, step: Step) -> bool:
        self._check()
        if step.card.guid in self.elsewhere:
            return False
        self.steps.append(step)
        match step:
            case Answered(card, review, memory):
                self.cards[card.guid, card.ordinal] = replace(card, memory=memory)
                self._write("rated", card.guid, review.rating.name)
            case Suspended(card) | Buried(card) | Rejected(card):
                self._write(type(step).__name__.lower(), card.guid)
        return True

    def take_back(self, step: Step) -> None:
        self._check()
        self.cards[step.card.guid, step.card.ordinal] = step.card
        self._write("taken back", step.card.guid)

    def last_answer(self) -> Answered | None:
        return None

    def flag(self, card: Card, flag: int) -> Card:
        self._check()
        self._write("flagged", card.guid, str(flag))
        return self._keep(replace(card, flag=flag))

    def tag(self, note: Note, tags: Sequence[str]) -> Note:
        self._check()
        self._write("tagged", note.guid, *tags)
        return self._keep_note(replace(note, own_tags=tuple(tags)))

    def form(self, note: Note) -> str:
        return f"Question:\n{note.shown.question}\n\nAnswer:\n{note.shown.answer}\n"

    def reword(self, note: Note, text: str) -> Note:
        self._check()
        question, _, answer = text.removeprefix("Question:\n").partition("\n\nAnswer:\n")
        if not answer.strip():
            raise QuizgenError("there is no answer", hint="write it below a line 'Answer:'")
        mine = Wording(question.strip(), answer.strip(), (), note.draft.context)
        self._write("reworded", note.guid, question.strip(), answer.strip())
        return self._keep_note(replace(note, edit=Edit(mine, note.draft.wording)))

    def source(self, note: Note) -> Source:
        self._check()
        return self.section

    def _check(self) -> None:
        if self.failing:
            raise FULL

    def _write(self, *said: str) -> None:
        self.said.append(said)
        self.on_write(said)

    def _keep(self, card: Card) -> Card:
        self.cards[card.guid, card.ordinal] = card
        return card

    def _keep_note(self, note: Note) -> Note:
        self.notes[note.guid] = note
        return note


def desk_of(*notes: Note) -> MemoryDesk:
    return MemoryDesk({note.guid: note for note in notes})


def sitting_of(desk: MemoryDesk, cards: Iterable[Card], rules: Rules | None = None) -> Sitting:
    """A sitting at the desk over the cards, in their order."""
    rules = rules or Rules()
    started = (cram if rules.is_cram else begin)(tuple(cards), now=NOW, timezone=SCHEDULER.timezone)
    return Sitting(started, desk, rules)
