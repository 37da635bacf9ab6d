"""Owns the values in which somebody's Anki collection is read; must not know what file they come from."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import NamedTuple


class Stage(IntEnum):
    """Where a card stands in Anki, under its own numbers."""

    NEW = 0
    LEARNING = 1
    REVIEW = 2
    RELEARNING = 3


class ReviewKind(IntEnum):
    """What a row of Anki's review log is; the last two are no answers."""

    LEARNING = 0
    REVIEW = 1
    RELEARNING = 2
    FILTERED = 3
    BY_HAND = 4
    """A due date was set, or the card was forgotten."""
    RESCHEDULED = 5


@dataclass(frozen=True, slots=True)
class ForeignNotetype:
    """A notetype as Anki has it; `fields` by position, each template (name, front, back)."""

    id: int
    name: str
    is_cloze: bool
    fields: tuple[str, ...]
    templates: tuple[tuple[str, str, str], ...]
    field_ids: tuple[int | None, ...] = ()
    """Ids that survive a renaming; None where the file has none."""
    template_ids: tuple[int | None, ...] = ()
    original_id: int | None = None
    """The id it had in the package it came from, where it got another here."""


class ForeignNote(NamedTuple):
    """A note as Anki has it: fields are HTML, by position; `id` is the moment it was added, in ms."""

    guid: str
    id: int
    notetype_id: int
    modified_s: int
    tags: tuple[str, ...]
    fields: tuple[str, ...]


class ForeignCard(NamedTuple):
    """A card as Anki has it. A card in a filtered deck is as in its home deck: `deck`, `due` are those it returns to.

    `due` is a day number of the collection in Review, seconds since 1970 in (re)learning (the beginning of the day,
    where Anki counts a long step in days), a position when new;
    stability (days) and difficulty are None where Anki has no FSRS memory.
    """

    guid: str
    ordinal: int
    id: int
    deck: str
    stage: Stage
    due: int
    interval_days: int
    reps: int
    lapses: int
    suspended: bool
    buried: bool
    flag: int
    stability: float | None
    difficulty: float | None
    desired_retention: float | None
    last_review_s: int | None
    modified_s: int


class ForeignReview(NamedTuple):
    """A row of the review log; `id` in ms since 1970. Intervals are days when positive, seconds when negative.

    `rating` is 1 to 4, or 0 where nobody answered.
    """

    guid: str
    ordinal: int
    id: int
    rating: int
    interval: int
    last_interval: int
    factor: int
    duration_ms: int
    kind: int


@dataclass(frozen=True, slots=True)
class About:
    """What a file is: the whole of somebody's collection or a part; when it was made, which names it; its switches.

    `day_zero` is the beginning of the collection's day 0: day n of `ForeignCard.due` begins n dates later, at the same
    hour of the clock. Notes, cards and reviews are as many as the iterators give. `fsrs` is
    None where the file does not say. `fsrs_parameters` are those of each deck's preset, by deck, where it says.
    """

    is_whole: bool
    schema: int
    created_s: int
    day_zero: datetime
    fsrs: bool | None
    fsrs_parameters: tuple[tuple[str, tuple[float, ...]], ...]
    decks: tuple[str, ...]
    notes: int
    cards: int
    reviews: int
