"""Owns the values in which progress comes into a store, and their columns; must not run SQL."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from quizgen.model import Guid, Reschedule
from quizgen.store import rows

Key = tuple[Guid, int]
NONE = "[]"
"""Most notes have no tags of the learner's own: they need no reading."""


class Arrival(NamedTuple):
    """An answer from elsewhere; rating 0 is a card rescheduled without one, its interval then in days, 0 forgotten."""

    guid: str
    ordinal: int
    id: int
    rating: int
    interval: int
    last_interval_days: int
    duration_ms: int


@dataclass(frozen=True, slots=True)
class News:
    """What of the staged answers is not in the store; answers to cards that no note of ours has stay out of it."""

    answers: int
    reschedules: int
    unknown: int
    unknown_cards: tuple[tuple[Guid, int, int], ...]
    """Guid and ordinal of cards that notes of ours do not have, and how many answers they got."""


class Seen(NamedTuple):
    """What an Anki collection said of a note when it was last read; `digest` is empty when it was gone."""

    guid: Guid
    note_id: int
    sent: str
    digest: str
    tags: tuple[str, ...]
    cards: tuple[tuple[int, bool, int], ...]
    """Ordinal, whether suspended, flag."""


@dataclass(slots=True)
class Ours:
    """What the store has of a note, as far as an Anki collection can have it otherwise."""

    guid: Guid
    deck: str
    modified_at: datetime
    is_active: bool
    rejected: bool
    own_tags: tuple[str, ...]
    rejected_in: str | None
    """The source of the last word on that."""
    cards: dict[int, tuple[bool, int]]
    """By ordinal: whether suspended, flag."""
    decided_at: dict[tuple[int, str], datetime]
    """When the learner last decided, not in Anki, by ordinal (OF_NOTE) and kind."""
    seen: Seen | None = None


class History(NamedTuple):
    """All that counts of a card's past, each part in time order, and its note's deck."""

    deck: str
    guid: Guid
    ordinal: int
    answers: list[tuple[int, int, int]]
    """Id, rating and the interval that the answer gave in Anki, 0 for one given here: there can be very many."""
    reschedules: list[Reschedule]


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A value that a note (OF_NOTE) or card had before an import, in the field named `kind`."""

    guid: Guid
    ordinal: int
    kind: str
    value: Any


def to_ours(guid: str, *row: Any) -> Ours:
    deck, modified_at, is_active, rejected, own_tags, rejected_in = row
    return Ours(
        Guid(guid),
        deck,
        datetime.fromisoformat(modified_at),
        bool(is_active),
        bool(rejected),
        tuple(json.loads(own_tags)) if own_tags != NONE else (),
        rejected_in,
        {},
        {},
    )


def to_seen(row: rows.Row) -> Seen:
    guid, note_id, sent, digest, tags, cards, *_ = row
    return Seen(
        Guid(guid),
        note_id,
        sent,
        digest,
        tuple(json.loads(tags)) if tags != NONE else (),
        tuple((ordinal, bool(suspended), flag) for ordinal, suspended, flag in json.loads(cards)),
    )


def seen_row(seen: Seen) -> rows.Row:
    cards = [[ordinal, int(suspended), flag] for ordinal, suspended, flag in seen.cards]
    tags, pairs = json.dumps(seen.tags, ensure_ascii=False), json.dumps(cards, separators=(",", ":"))
    return seen.guid, seen.note_id, seen.sent, seen.digest, tags, pairs
