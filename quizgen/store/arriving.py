"""Owns how progress and decisions come into a store from an Anki collection, and go again; must not judge them."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, timedelta
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from quizgen.model import Guid, KnownDocument, Memory, Note, RuleId
from quizgen.store import adopting, arrived, building, fates, queries, rows
from quizgen.store import arrival_queries as sql
from quizgen.store.arrived import Arrival, History, Key, News, Ours, Seen, TakenBack
from quizgen.store.building import BuildRecord
from quizgen.store.failures import told

MANY = 50_000
"""So many reviews at once are quicker written without an index, and that made anew."""
CACHE_KIB = 96 << 10
"""For writing them: pages that do not fit are written to the log again and again."""


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
        found = {guid: arrived.to_ours(guid, *row) for guid, *row in self._all(sql.NOTES, wanted)}
        for guid, ordinal, suspended, flag in self._all(sql.CARDS, wanted):
            found[guid].cards[ordinal] = bool(suspended), flag
        for guid, ordinal, kind, decided_at in self._all(sql.DECIDED, wanted):
            found[guid].decided_at[ordinal, kind] = datetime.fromisoformat(decided_at)
        for row in self._all(sql.SEEN, wanted):
            found[row[0]].seen = arrived.to_seen(row)
        return found

    def seen(self, collection: str) -> Iterator[Seen]:
        """What the collection said of each note when it was last read, by guid."""
        with told(self._path):
            yield from map(arrived.to_seen, self._connection.execute(sql.ALL_SEEN, {"collection": collection}))

    def stage(self, arrivals: Iterable[Arrival], seen: Iterable[Seen]) -> News:
        """What comes is at hand to be written, and nothing of it is written yet; what of it is new."""
        with self._looking() as connection:
            for statement in sql.STAGING:
                connection.execute(statement)
            fates.stage(connection, arrivals)
            connection.executemany(sql.SEE, map(arrived.seen_row, seen))
            answers, reschedules, unknown = connection.execute(sql.FATES).fetchone()
            return News(answers, reschedules, unknown, tuple(connection.execute(sql.UNKNOWN)))

    # ------------------------------------------------------------ writing

    def begin(self, file: str, *, now: datetime) -> int:
        """An import of `file` that can be undone; its number."""
        with self._transaction() as connection:
            values = (rows.stamp(now), file)
            found = connection.execute("INSERT INTO builds (built_at, imported) VALUES (?, ?)", values).lastrowid
            return found or 0

    def adopt(self, build: int, notes: Sequence[tuple[KnownDocument, Note]], *, now: datetime) -> None:
        """The notes are stored each below its document, and what was there before is kept with the import."""
        with self._transaction() as connection:
            building.keep_before(connection, build, [entry.path for entry, _ in notes], [one.guid for _, one in notes])
            adopting.write(connection, notes, now)

    def of_rule(self, rule: RuleId) -> tuple[Key, ...]:
        """The cards of the notes that this rule made, by guid and ordinal."""
        return tuple((Guid(guid), ordinal) for guid, ordinal in self._all(sql.OF_RULE, {"rule": rule}))

    def write(self, build: int, collection: str, *, now: datetime) -> None:
        """What was staged is in the store as of this import; memories are as before."""
        with self._transaction() as connection:
            given = {"now": rows.stamp(now), "build": build, "collection": collection}
            with self._many_reviews():
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
                yield History(deck, guid, ordinal, given, [rows.to_reschedule(row) for row in moves(key)])

    def remember(self, memories: Iterable[tuple[Key, Memory | None]]) -> int:
        """The cards remember what is given here, due when a build asked them again since; how many cards it is."""
        values = ((*rows.memory_row(memory), *key) for key, memory in memories)
        with self._transaction() as connection:
            count = connection.executemany(queries.SET_MEMORY, values).rowcount
            connection.execute(sql.DUE_IF_ASKED_AGAIN)
        return max(0, count)

    @contextmanager
    def _many_reviews(self) -> Iterator[None]:
        """When very many come, their index in time is made anew after them: they come in the order of cards."""
        (coming,) = self._all("SELECT count(*) FROM temp.arriving WHERE fate = 'new'")[0]
        if coming < MANY:
            yield
            return
        (index,) = self._all("SELECT sql FROM sqlite_schema WHERE name = 'reviews_in_time'")[0]
        (cache,) = self._all("PRAGMA cache_size")[0]
        self._connection.execute(f"PRAGMA cache_size = {-CACHE_KIB}")
        self._connection.execute("DROP INDEX reviews_in_time")
        try:
            yield
            self._connection.execute(index)
        finally:
            self._connection.execute(f"PRAGMA cache_size = {cache}")

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
