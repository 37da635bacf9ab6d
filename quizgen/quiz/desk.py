"""Owns what a quiz needs of the learner's store and computer, as an interface; must not know either."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from quizgen.model import Card, Memory, Note, Review, Span
from quizgen.schedule import Scheduler


@dataclass(frozen=True, slots=True)
class Answered:
    """A review, the card as it was asked, and the memory the review gave it."""

    card: Card
    review: Review
    memory: Memory
    leech: bool = False
    """Whether the answer makes the card a leech, which is suspended."""


@dataclass(frozen=True, slots=True)
class Suspended:
    card: Card


@dataclass(frozen=True, slots=True)
class Buried:
    """All cards of the note, until the day turns."""

    card: Card


@dataclass(frozen=True, slots=True)
class Rejected:
    card: Card


@dataclass(frozen=True, slots=True)
class Crammed:
    """An answer while cramming, which no desk hears of."""

    card: Card


Step = Answered | Suspended | Buried | Rejected | Crammed
"""What a learner did to the card being asked, and can take back."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a note comes from: the text of its section, with the evidence's place in it; None when it is not there."""

    place: str
    """File and line, as for an editor."""
    headings: tuple[str, ...]
    text: str
    evidence: Span | None
    remark: str = ""
    """What there is to say when the text is not what the card was made from."""


class Desk(Protocol):
    """What a quiz can do; whatever it writes is on disk when the call returns. QuizgenError when it cannot be done."""

    def now(self) -> datetime:
        """The time in UTC; never before what it gave last, though the clock be set back."""

    def asked(self, card: Card) -> tuple[Note, Card] | None:
        """Note and card as they are now; None when the card is no longer to be asked (retired, rejected,
        suspended, buried) or was answered elsewhere since it was read."""

    def scheduler(self, note: Note) -> Scheduler:
        """By the options of the note's deck."""

    def is_leech(self, note: Note, before: Memory | None, after: Memory) -> bool:
        """Whether this answer makes the card a leech, by the options of the note's deck."""

    def pool(self, note: Note) -> Sequence[Note]:
        """Notes to take wrong answers from: those of the same document first, then of the same deck."""

    def do(self, step: Step) -> bool:
        """The step is done; False, and nothing is written, when the card was answered elsewhere meanwhile."""

    def take_back(self, step: Step) -> None:
        """All is as before the step; an answer taken back stays on record."""

    def last_answer(self) -> Answered | None:
        """The last answer given today that stands, but for those given in a quiz beside this one; None without."""

    def flag(self, card: Card, flag: int) -> Card:
        """The card has the flag (0 none) from now on."""

    def tag(self, note: Note, tags: Sequence[str]) -> Note:
        """These are the learner's own tags of the note from now on."""

    def form(self, note: Note) -> str:
        """The note's wording as text to edit."""

    def reword(self, note: Note, text: str) -> Note:
        """The note says what the edited form says; QuizgenError when a note cannot."""

    def source(self, note: Note) -> Source:
        """Where the note comes from."""
