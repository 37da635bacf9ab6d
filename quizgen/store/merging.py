"""Owns how another store is merged into this one, by sets of rows; must not touch the other one or hold its rows."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from quizgen import merging
from quizgen.merging import Decided, Disputed, Merge, Renumbered, Word
from quizgen.model import Card, Guid, KnownDocument, Reschedule, Review
from quizgen.store import asking, building, queries, rows
from quizgen.store import merging_log_sql as log_sql
from quizgen.store import merging_sql as sql

# What is suspended in either store is told by both stores' cards, not by what the first of several merges met.
_PUT_CARD = """INSERT INTO cards (guid, ordinal, hidden) VALUES (:guid, :ordinal, :hidden)
ON CONFLICT DO UPDATE SET hidden = excluded.hidden, present = 1"""


class Merging:
    """Another store beside this one: what it would bring, and bringing it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._changed = 0

    def prepare(self) -> None:
        """What differs is known, as the stores are now."""
        for statement in (*sql.FORGET, *sql.PREPARE):
            self._connection.execute(statement)
        theirs, ours = (self._documents(schema) for schema in ("other", "main"))
        shared = {(there, here): count for there, here, count in self._connection.execute(sql.SHARED)}
        self._connection.executemany(sql.HOME, merging.homes(theirs, ours, shared).items())

    def plan(self) -> Merge:
        """What a merge would bring."""
        reviews, taken_back, notes, rewritten = self._connection.execute(sql.COUNTS).fetchone()
        hidden = (Renumbered(*row) for row in self._connection.execute(sql.RENUMBERED))
        return Merge(
            reviews=reviews,
            taken_back=taken_back,
            notes=notes,
            rewritten=rewritten,
            decided=tuple(self._decided()),
            renumbered=tuple(one for one in hidden if merging.are_unrelated(one.ours, one.theirs)),
            disputed=tuple(Disputed(*row) for row in self._connection.execute(sql.DISPUTED)),
            options=tuple(deck for (deck,) in self._connection.execute(sql.OPTIONS)),
        )

    def write(self) -> int:
        """All of the other store but what replaying gives is here; how many rows that changed."""
        self._connection.execute("PRAGMA defer_foreign_keys = ON")
        with self._loosened():
            self._run(*sql.NOTES, *sql.DECISIONS)
            self._put_cards()
            self._move_on()
            self._run(*log_sql.REVIEWS, *sql.REST)
        self._carry_seen()
        return self._changed

    def options_there(self) -> dict[str, dict[str, Any]]:
        """What was set for each deck in the other store."""
        return {deck: json.loads(options) for deck, options in self._connection.execute(log_sql.OPTIONS_THERE)}

    def adopt(self, decks: Iterable[str]) -> None:
        """Cards of these decks whose log is now that of the other store remember what they do there."""
        for statement in log_sql.ADOPT:
            values = {"decks": json.dumps(sorted(decks))} if ":decks" in statement else {}
            self._connection.execute(statement, values)

    def touched(self) -> Iterator[tuple[str, Card]]:
        """The cards to replay, each with its deck, by guid and ordinal: other reviews of them count than before."""
        cursor = self._connection.execute(log_sql.TOUCHED)
        return ((deck, rows.to_card(card)) for deck, *card in cursor)

    def log(self, card: Card) -> tuple[tuple[Review, ...], tuple[Reschedule, ...]]:
        """All that stands of what was answered and set of the card, each in time order."""
        key = {"guid": card.guid, "ordinal": card.ordinal}
        reviews = map(rows.to_review, self._connection.execute(asking.REVIEWS_OF, key))
        return tuple(reviews), tuple(map(rows.to_reschedule, self._connection.execute(queries.RESCHEDULES_OF, key)))

    def remember(self, cards: Iterable[Card]) -> None:
        """The cards remember what is given here."""
        values = ((*rows.memory_row(card.memory), card.guid, card.ordinal) for card in cards)
        self._connection.executemany(queries.SET_MEMORY, values)

    def ask_again(self) -> None:
        """Cards whose fact a build changed after their last review are due, as they were in either store."""
        self._run(sql.DUE_IF_ASKED_AGAIN)

    # ------------------------------------------------------------ the plan

    def _decided(self) -> Iterator[Decided]:
        found = self._connection.execute(sql.WORDS)
        for (guid, ordinal, kind), words in groupby(found, key=lambda row: row[:3]):
            logs: tuple[list[Word], list[Word]] = ([], [])
            for *_, decided_at, value, is_theirs in words:
                logs[is_theirs].append(Word(datetime.fromisoformat(decided_at), value))
            yield merging.decided((Guid(guid), ordinal, kind), *logs)

    def _documents(self, schema: str) -> list[KnownDocument]:
        found = self._connection.execute(sql.DOCUMENTS.format(schema=schema))
        return [rows.to_document(row) for row in found]

    # ------------------------------------------------------------ writing

    def _run(self, *statements: str) -> None:
        for statement in statements:
            self._changed += self._connection.execute(statement).rowcount

    @contextmanager
    def _loosened(self) -> Iterator[None]:
        """A review and a notetype can be changed: two stores that have the same one must have the same at last."""
        is_needed = self._connection.execute(log_sql.IS_LOOSENED).fetchone()[0]
        triggers = self._connection.execute(log_sql.TRIGGERS).fetchall() if is_needed else []
        for name, _ in triggers:
            self._connection.execute(f"DROP TRIGGER main.{name}")
        yield
        for _, statement in triggers:
            self._connection.execute(statement)

    def _put_cards(self) -> None:
        """Notes whose text may be another have the cards of that text; other numbers are kept aside."""
        for (guid,) in self._connection.execute(sql.REWORDED).fetchall():
            note = rows.to_note(self._connection.execute(f"{queries.NOTES} WHERE guid = ?", (guid,)).fetchone())
            building.put_cards(self._connection, note, _PUT_CARD)

    def _move_on(self) -> None:
        """Anki takes every note that shows something else than it did in either store."""
        moved = []
        for guid, here, ours, is_ours, theirs, is_theirs in self._connection.execute(sql.DIFFERING):
            sides = ((datetime.fromisoformat(ours), is_ours == 1), (datetime.fromisoformat(theirs), is_theirs == 1))
            stamp = rows.stamp(merging.moved_on(sides))
            moved += [(stamp, guid)] if stamp != here else []
        self._connection.executemany(queries.MODIFIED, moved)
        self._changed += len(moved)

    def _carry_seen(self) -> None:
        """What Anki last said to either store is known here, below a build of its own that nothing undoes."""
        for there, built_at in self._connection.execute(sql.SEEN_TIMES).fetchall():
            here = self._connection.execute(sql.SEEN_BUILD, (built_at,)).lastrowid
            self._changed += self._connection.execute(sql.SEEN, {"here": here, "there": there}).rowcount


@contextmanager
def beside(connection: sqlite3.Connection, other: Path) -> Iterator[Merging]:
    """The store at `other`, which is of the present schema, beside the open one until the end of the block."""
    connection.create_function("written_at", 1, _written_at, deterministic=True)
    connection.execute("ATTACH ? AS other", (str(other),))
    try:
        yield Merging(connection)
    finally:
        for statement in sql.FORGET:
            connection.execute(statement)
        connection.execute("DETACH other")


def _written_at(modified_at: str) -> str:
    return rows.stamp(merging.written_at(datetime.fromisoformat(modified_at)))
