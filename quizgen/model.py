"""Owns the frozen values every stage speaks in; imports nothing of ours and does nothing."""

from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import NamedTuple, NewType

Guid = NewType("Guid", str)
"""Anki's note id: opaque, made once, stored, never derived again."""
RuleId = NewType("RuleId", str)
Anchor = NewType("Anchor", str)
"""A section's place in its document: slugs of its heading path joined by '/', unique within the document."""


# ---------------------------------------------------------------- documents


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open character range [start, end) in the decoded text of a file, after newline normalisation."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Text:
    """Markup-free text of one block, with the way back to the file.

    `runs` are (offset in plain, offset in file) pairs, ascending; between two pairs both advance together.
    """

    plain: str
    runs: tuple[tuple[int, int], ...]

    def locate(self, start: int, end: int) -> Span:
        """The file span that holds plain[start:end]; start < end."""
        return Span(self._source(start), self._source(end - 1) + 1)

    def _source(self, offset: int) -> int:
        plain, source = self.runs[bisect_right(self.runs, offset, key=lambda run: run[0]) - 1]
        return source + offset - plain


class BlockKind(StrEnum):
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a list item, or a row of a table.

    An item knows the list it stands in: `stems` are the lines that introduce it, outermost first, without
    the bullet of a parent item and with their closing colon kept ("Symptoms can include:"); `list_number`
    counts lists within the section from 1 (0: not in a list); `position` counts items from 1.
    `term` is the head of a definition line ("**Atomicity**: either …" -> "Atomicity"), which `text` keeps;
    `body_at` is where the definition begins in text.plain. `strong` are bold ranges of text.plain. A row has
    the ranges of its `cells` in text.plain and the names of their `columns`.
    """

    kind: BlockKind
    text: Text
    span: Span
    line: int
    stems: tuple[str, ...] = ()
    list_number: int = 0
    position: int = 0
    ordered: bool = False
    term: str = ""
    body_at: int = 0
    strong: tuple[tuple[int, int], ...] = ()
    cells: tuple[tuple[int, int], ...] = ()
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """The blocks under one heading. `heading_path` goes from the outermost heading to its own; noise
    (references, captions, trial records, code) is already gone."""

    anchor: Anchor
    heading_path: tuple[str, ...]
    blocks: tuple[Block, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Document:
    """One study document as read. `source` is its path below the folder the user named, with '/'."""

    source: str
    title: str
    sections: tuple[Section, ...]
    text: str
    sha256: str
    deck: str = ""
    """Deck asked for in the front matter; empty when none."""
    tags: tuple[str, ...] = ()


# ---------------------------------------------------------------- generation


class Kind(StrEnum):
    QA = "qa"
    CLOZE = "cloze"


class Notetype(StrEnum):
    """The shape a note has in Anki, chosen when the note is made and never changed."""

    QA = "qa"
    QA_TYPED = "qa-typed"
    CLOZE = "cloze"


@dataclass(frozen=True, slots=True)
class ClozePart:
    """A run of a cloze text; `number` 0 is shown text, n > 0 is cloze deletion n."""

    text: str
    number: int = 0
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The verbatim source text a draft rests on: document.text[span.start:span.end] == quote."""

    quote: str
    span: Span
    line: int


@dataclass(frozen=True, slots=True)
class Draft:
    """What a rule made of a sentence: the content of a note, without identity.

    A QA draft has `question` and `answer`; a cloze draft has `cloze` and `answer` (the hidden text).
    `context` is the evidence without markup, shown on the back. `trace` names each rewrite between the
    sentence and the draft. All text is plain: escaping happens at the exits.
    """

    kind: Kind
    question: str
    answer: str
    cloze: tuple[ClozePart, ...]
    context: str
    evidence: Evidence
    anchor: Anchor
    section: tuple[str, ...]
    rule: RuleId
    score: float
    trace: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    """What moved the score most, for a learner who asks why."""
    signs: tuple[tuple[str, float], ...] = ()
    """What was seen on it, for the ranker; a chosen draft has none."""

    @property
    def wording(self) -> "Wording":
        return Wording(self.question, self.answer, self.cloze, self.context)


def hidden(draft: Draft, number: int) -> str:
    """What a cloze number hides; several deletions of one number are told apart by a bar."""
    return " | ".join(part.text for part in draft.cloze if part.number == number)


@dataclass(frozen=True, slots=True)
class Rejection:
    """A candidate that became no note, and the named reason."""

    draft: Draft
    reason: str


@dataclass(frozen=True, slots=True)
class Harvest:
    """All that one section gave: drafts before selection, and what the gate refused."""

    drafts: tuple[Draft, ...]
    rejections: tuple[Rejection, ...] = ()


# ---------------------------------------------------------------- notes and cards


class Status(StrEnum):
    ACTIVE = "active"
    RETIRED = "retired"
    """Its source text is gone; kept with its history, never asked."""
    WITHDRAWN = "withdrawn"
    """The build that made it was undone: as if never made, but a package may have carried it away."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a learner reads on a note, its place aside."""

    question: str
    answer: str
    cloze: tuple[ClozePart, ...]
    context: str


@dataclass(frozen=True, slots=True)
class Edit:
    """A learner's own wording, and the document's wording that it was made over."""

    mine: Wording
    over: Wording


@dataclass(frozen=True, slots=True)
class Note:
    """A draft with identity. `modified_at` moves only when what a learner sees changes.

    `draft` is always the document's; `shown` is what the learner reads. From `rejected` on, the fields are the
    learner's or the past's: no build changes them.
    """

    guid: Guid
    notetype: Notetype
    draft: Draft
    source: str
    deck: str
    tags: tuple[str, ...]
    status: Status
    created_at: datetime
    modified_at: datetime
    replaces: Guid | None = None
    """The note that asked this fact in the other kind."""
    rejected: bool = False
    """The learner does not want it: never asked, in whatever wording it comes back."""
    own_tags: tuple[str, ...] = ()
    edit: Edit | None = None
    former: tuple[tuple[int, str], ...] = ()
    """Cloze numbers no longer in the text, with what each hid: never given to anything else."""

    @property
    def is_asked(self) -> bool:
        return self.status is Status.ACTIVE and not self.rejected

    @property
    def shown(self) -> Draft:
        """The draft in the learner's own wording, where there is one."""
        if self.edit is None:
            return self.draft
        mine = self.edit.mine
        return replace(self.draft, question=mine.question, answer=mine.answer, cloze=mine.cloze, context=mine.context)

    @property
    def is_overtaken(self) -> bool:
        """Whether the document's wording changed since the learner edited the note."""
        return self.edit is not None and self.edit.over != self.draft.wording


class State(IntEnum):
    """FSRS' states; a new card has no Memory at all."""

    LEARNING = 1
    REVIEW = 2
    RELEARNING = 3


class Rating(IntEnum):
    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True, slots=True)
class Memory:
    """What replaying a card's reviews gives: a cache, never the truth.

    `stability` in days, `difficulty` 1–10, `step` None in Review, times UTC. `due_at` of a card in Review
    is the instant its due day begins (04:00 local); `lapses` counts Again in Review; `reps` all reviews.
    """

    state: State
    step: int | None
    stability: float
    difficulty: float
    due_at: datetime
    last_review_at: datetime
    reps: int
    lapses: int
    interval_days: int


@dataclass(frozen=True, slots=True)
class Card:
    """One thing asked: a note and an ordinal (0 for QA, cloze number - 1 for Cloze)."""

    guid: Guid
    ordinal: int
    memory: Memory | None = None
    suspended: bool = False
    flag: int = 0
    """One of Anki's seven colours, 0 none."""


class DueCard(NamedTuple):
    """A card in Review that is due, in the little that its turn depends on: there can be very many."""

    guid: Guid
    ordinal: int
    deck: str
    due_at: datetime
    last_review_at: datetime
    stability: float


class NewCard(NamedTuple):
    """A card never reviewed, likewise."""

    guid: Guid
    ordinal: int
    deck: str


@dataclass(frozen=True, slots=True)
class Review:
    """One answer. `id` is milliseconds since the epoch, unique per card; (guid, ordinal, id) is the key."""

    id: int
    guid: Guid
    ordinal: int
    rating: Rating
    reviewed_at: datetime
    duration_ms: int
    source: str = "quizgen"
    last_interval_days: int = 0
    """The interval that a card in Review had when it was answered; 0 while new or in steps."""
    interval: int = 0
    """What the answer gave in Anki: days when positive, seconds when negative; 0 for an answer given here."""


@dataclass(frozen=True, slots=True)
class Reschedule:
    """What was done to a card's schedule in Anki without an answer; (guid, ordinal, id) is the key, as of a Review.

    The card is due `interval_days` after the day of its last answer, as Anki's log has it under FSRS; at 0 it was
    forgotten and is new again.
    """

    id: int
    guid: Guid
    ordinal: int
    interval_days: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Progress:
    """What a learner has in a note: reviews that stand, and when its next card is due (None: never reviewed)."""

    reviews: int
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class DeckCount:
    """A deck and what waits in it: active notes, cards never reviewed, cards due, retired notes."""

    deck: str
    notes: int
    new: int
    due: int
    retired: int


# ---------------------------------------------------------------- building again

GONE = ""
"""The sha256 of a known document whose file is no longer there: no file's, so a file that is back is read."""


@dataclass(frozen=True, slots=True)
class Change:
    """A note and the draft that now speaks for it; for each card asked again, by ordinal, the reason."""

    note: Note
    draft: Draft
    asked_again: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """A note that several drafts could continue, none clearly: it is retired, and they start fresh."""

    note: Note
    drafts: tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a build will do to one document's notes; every note stands in exactly one list.

    So does every draft, but for those that ask what a rejected note asked: they stand in none.
    """

    added: tuple[Draft, ...] = ()
    answer_changed: tuple[Change, ...] = ()
    """The fact itself is another: the history stays, the card is asked again."""
    changed: tuple[Change, ...] = ()
    """Only the wording is another."""
    moved: tuple[Change, ...] = ()
    """Stands under another heading, or in another document."""
    shifted: tuple[Change, ...] = ()
    """Nothing a learner sees changes: the place in the file, or the score."""
    revived: tuple[Change, ...] = ()
    """A retired note whose text is back."""
    unchanged: tuple[Note, ...] = ()
    replaced: tuple[Change, ...] = ()
    """Asked in the other kind from now on: the draft becomes a new note, linked to the old one, which is retired."""
    ambiguous: tuple[Ambiguity, ...] = ()
    """Retired because it is unclear which draft continues it; the drafts are among the added."""
    retired: tuple[Note, ...] = ()
    """Active notes whose text is gone."""
    dormant: tuple[Note, ...] = ()
    """Not asked before, and not now."""


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """What the store remembers of a document. `path` (absolute, '/') is its identity here; `source`, the name
    learners see, is fixed at the first build. `sha256` is of the file's bytes, `settings` of everything else
    that decides its drafts (rules, model, threshold, wording)."""

    path: str
    source: str
    title: str
    deck: str
    sha256: str
    settings: str
    built_at: datetime
