"""Owns how progress and decisions come into a store from an Anki collection, and go again; must not judge them."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from quizgen.model import Guid, Memory, Reschedule, Review
from quizgen.store import arrival_queries as sql
from quizgen.store import queries, rows
from quizgen.store.building import BuildRecord
from quizgen.store.deciding import OF_NOTE
from quizgen.store.failures import told

Key = tuple[Guid, int]


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


@dataclass(frozen=True, slots=True)
class Seen:
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


class Arrivals:
    """The part of an open store that imports speak to."""

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        transaction: Callable[[], AbstractContextManager[sqlite3.Connection]],
    ) -> None:
        self._path = path
        self._connection = connection
        self._transaction = transaction

    def moment(self, now: datetime) -> datetime:
        """`now`, or right after the last build, import, undo or decision: what is of it can be told by its time."""
        (latest,) = self._all(sql.LATEST_MOMENT)[0]
        if latest is None or rows.stamp(now) > latest:
            return now.astimezone(UTC)
        return datetime.fromisoformat(latest) + timedelta(microseconds=1)

    # ------------------------------------------------------------ what would come

    def ours(self, collection: str, guids: Iterable[str]) -> dict[Guid, Ours]:
        """What there is to compare of those of these notes that are in the store."""
        wanted = {"guids": json.dumps(list(guids)), "collection": collection}
        found = {guid: _to_ours(guid, *row) for guid, *row in self._all(sql.NOTES, wanted)}
        for guid, ordinal, suspended, flag in self._all(sql.CARDS, wanted):
            found[guid].cards[ordinal] = bool(suspended), flag
        for guid, ordinal, kind, decided_at in self._all(sql.DECIDED, wanted):
            found[guid].decided_at[ordinal, kind] = datetime.fromisoformat(decided_at)
        for row in self._all(sql.SEEN, wanted):
            found[row[0]].seen = _to_seen(row)
        return found

    def seen(self, collection: str) -> Iterator[Seen]:
        """What the collection said of each note when it was last read, by guid."""
        with told(self._path):
            yield from map(_to_seen, self._connection.execute(sql.ALL_SEEN, {"collection": collection}))

    def stage(self, arrivals: Iterable[Arrival], seen: Iterable[Seen]) -> News:
        """What comes is at hand to be written, and nothing of it is written yet; what of it is new."""
        with self._looking() as connection:
            for statement in sql.STAGING:
                connection.execute(statement)
            connection.executemany(sql.STAGE, arrivals)
            connection.executemany(sql.SEE, map(_seen_row, seen))
            answers, reschedules, unknown = connection.execute(sql.FATES).fetchone()
            return News(answers, reschedules, unknown, tuple(connection.execute(sql.UNKNOWN)))

    # ------------------------------------------------------------ writing

    def write(self, file: str, collection: str, *, now: datetime) -> None:
        """What was staged is in the store as of an import of `file` at `now`; memories are as before."""
        with self._transaction() as connection:
            values = (rows.stamp(now), file)
            build = connection.execute("INSERT INTO builds (built_at, imported) VALUES (?, ?)", values).lastrowid
            given = {"now": rows.stamp(now), "build": build, "collection": collection}
            for statement in (*sql.WRITE, *sql.TOUCH):
                connection.execute(statement, given)

    def take_back(self, record: BuildRecord, *, now: datetime) -> tuple[TakenBack, ...]:
        """No answer that the import brought counts any more; what it decided that is still the last word."""
        given = {"moment": rows.stamp(record.built_at), "now": rows.stamp(now), "build": record.id}
        with self._transaction() as connection:
            for statement in sql.TAKE_BACK:
                connection.execute(statement, given)
            found = connection.execute(sql.LAST_WORDS, given)
            return tuple(TakenBack(guid, place, kind, rows.decided(kind, value)) for guid, place, kind, value in found)

    def histories(self) -> Iterator[History]:
        """The cards that got or lost answers just now, with all that counts of their past, by guid and ordinal."""
        with told(self._path):
            answers = _by_card(self._connection.execute(sql.ANSWERS))
            moves = _by_card(self._connection.execute(sql.RESCHEDULES))
            for deck, guid, ordinal in self._connection.execute(sql.TOUCHED):
                key = guid, ordinal
                given = [row[2:] for row in answers(key)]
                yield History(deck, guid, ordinal, given, [_to_reschedule(row) for row in moves(key)])

    def reviews_of(self, guid: Guid, ordinal: int) -> tuple[Review, ...]:
        """The reviews of one card that stand, in the order of their ids."""
        found = self._all(sql.REVIEWS_OF, {"guid": guid, "ordinal": ordinal})
        return tuple(map(rows.to_review, found))

    def remember(self, memories: Iterable[tuple[Key, Memory | None]]) -> int:
        """The cards remember what is given here, due when a build asked them again since; how many cards it is."""
        values = ((*rows.memory_row(memory), *key) for key, memory in memories)
        with self._transaction() as connection:
            count = connection.executemany(queries.SET_MEMORY, values).rowcount
            connection.execute(sql.DUE_IF_ASKED_AGAIN)
        return max(0, count)

    @contextmanager
    def _looking(self) -> Iterator[sqlite3.Connection]:
        """One transaction that writes to nothing but this connection's own tables: each row one would take long."""
        if self._connection.in_transaction:
            yield self._connection
            return
        with told(self._path):
            self._connection.execute("BEGIN")
            try:
                yield self._connection
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("COMMIT")

    def _all(self, query: str, values: dict[str, Any] | None = None) -> list[Any]:
        with told(self._path):
            return self._connection.execute(query, values or {}).fetchall()


def _by_card(found: Iterable[Any]) -> Callable[[Key], Iterable[Any]]:
    """The rows of each card, asked for in order of guid and ordinal."""
    groups = groupby(found, itemgetter(0, 1))
    waiting = next(groups, None)

    def of(key: Key) -> Iterable[Any]:
        nonlocal waiting
        if waiting is None or waiting[0] != key:
            return ()
        mine = list(waiting[1])
        waiting = next(groups, None)
        return mine

    return of


def _to_reschedule(row: rows.Row) -> Reschedule:
    guid, ordinal, identity, interval_days = row
    at = datetime.fromtimestamp(identity // 1000, UTC) + timedelta(milliseconds=identity % 1000)
    return Reschedule(identity, guid, ordinal, interval_days, at)


def _to_ours(guid: str, *row: Any) -> Ours:
    deck, modified_at, is_active, rejected, own_tags, rejected_in = row
    return Ours(
        Guid(guid),
        deck,
        datetime.fromisoformat(modified_at),
        bool(is_active),
        bool(rejected),
        tuple(json.loads(own_tags)),
        rejected_in,
        {},
        {},
    )


def _to_seen(row: rows.Row) -> Seen:
    guid, note_id, sent, digest, tags, cards, *_ = row
    return Seen(
        Guid(guid),
        note_id,
        sent,
        digest,
        tuple(json.loads(tags)),
        tuple((ordinal, bool(suspended), flag) for ordinal, suspended, flag in json.loads(cards)),
    )


def _seen_row(seen: Seen) -> rows.Row:
    cards = [[ordinal, int(suspended), flag] for ordinal, suspended, flag in seen.cards]
    tags, pairs = json.dumps(seen.tags, ensure_ascii=False), json.dumps(cards, separators=(",", ":"))
    return seen.guid, seen.note_id, seen.sent, seen.digest, tags, pairs


__all__ = ["OF_NOTE", "Arrival", "Arrivals", "History", "News", "Ours", "Seen", "TakenBack"]
