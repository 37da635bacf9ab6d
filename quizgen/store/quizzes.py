"""Owns what a quiz reads of the store and writes to it; must not decide what is asked."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from quizgen.model import Card, DueCard, Guid, Memory, NewCard, Note, Reschedule, Review
from quizgen.store import asking, deciding, queries, rows
from quizgen.store.asking import Filters
from quizgen.store.deciding import Decision
from quizgen.store.failures import told

NEIGHBOURS = 100
"""How many notes are read to take wrong answers from."""


@dataclass(frozen=True, slots=True)
class Today:
    """What was answered today of one note: of cards in Review, and cards introduced."""

    guid: Guid
    deck: str
    reviews: int
    introduced: int


@dataclass(frozen=True, slots=True)
class Standing:
    """A card as it is stored, with its note, the moment a changed fact made it due, and whether it may be asked."""

    note: Note
    card: Card
    asked_again_at: datetime | None
    is_asked: bool


@dataclass(frozen=True, slots=True)
class Coming:
    """What waits, whatever today allows: when the next step ends and the next review is due, cards never reviewed."""

    step_at: datetime | None
    review_at: datetime | None
    new: int


class Quizzes:
    """The part of an open store that quizzes speak to."""

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        transaction: Callable[[], AbstractContextManager[sqlite3.Connection]],
    ) -> None:
        self._path = path
        self._connection = connection
        self._transaction = transaction

    # ------------------------------------------------------------ what can be asked

    def in_steps(self, filters: Filters, *, now: datetime, before: datetime) -> tuple[Card, ...]:
        """Cards in (Re)learning whose step ends before `before`, by that."""
        return self.cards(self._rows(asking.IN_STEPS, filters, now=now, before=before))

    def due(self, filters: Filters, *, now: datetime, before: datetime) -> Iterator[DueCard]:
        """Cards in Review that fall due before `before`, in no order."""
        read = datetime.fromisoformat
        for guid, ordinal, deck, due_at, last_review_at, stability in self._rows(
            asking.DUE, filters, now=now, before=before
        ):
            yield DueCard(guid, ordinal, deck, read(due_at), read(last_review_at), stability)

    def fresh(self, filters: Filters, *, now: datetime) -> Iterator[NewCard]:
        """Cards never reviewed in document order; read as they are asked for."""
        return map(NewCard._make, self._rows(asking.FRESH, filters, now=now))

    def all_of(self, filters: Filters, *, now: datetime, limit: int) -> tuple[Card, ...]:
        """Cards whatever their state, in document order; memories are left out."""
        found = self._rows(asking.ALL, filters, now=now, limit=limit)
        return tuple(Card(guid, ordinal) for guid, ordinal in found)

    def coming(self, filters: Filters) -> Coming:
        """What there would be to ask, now or later."""
        (found,) = self._rows(asking.COMING, filters)
        step_at, review_at, new = found
        return Coming(_moment(step_at), _moment(review_at), new)

    def today(self, since: datetime) -> tuple[Today, ...]:
        """The notes answered since the day began, by guid."""
        found = self._all(asking.TODAY, {"since": rows.stamp(since)})
        return tuple(Today(*row) for row in found)

    def cards(self, keys: Iterable[tuple[Guid, int]]) -> tuple[Card, ...]:
        """The cards with these guids and ordinals, in that order."""
        found = self._all(asking.CARDS_OF, {"keys": json.dumps(list(keys))})
        return tuple(map(rows.to_card, found))

    def tags(self) -> tuple[str, ...]:
        """The tags of notes, the learner's too, by name."""
        return tuple(row[0] for row in self._all(asking.TAGS))

    # ------------------------------------------------------------ one card

    def standing(self, guid: Guid, ordinal: int, *, now: datetime) -> Standing | None:
        """The card and its note as they are; None when there is no such card."""
        found = self._all(asking.STANDING, {"guid": guid, "ordinal": ordinal, "now": rows.stamp(now)})
        if not found:
            return None
        is_asked, asked_again_at, *columns = found[0]
        width = len(rows.CARD)
        note = rows.to_note(columns[width:])
        return Standing(note, rows.to_card(columns[:width]), _moment(asked_again_at), bool(is_asked))

    def reviews_of(self, guid: Guid, ordinal: int) -> tuple[Review, ...]:
        """The reviews of one card that stand, in time order."""
        found = self._all(asking.REVIEWS_OF, {"guid": guid, "ordinal": ordinal})
        return tuple(map(rows.to_review, found))

    def reschedules_of(self, guid: Guid, ordinal: int) -> tuple[Reschedule, ...]:
        """What was set of the card in Anki without an answer, and stands, in time order."""
        found = self._all(queries.RESCHEDULES_OF, {"guid": guid, "ordinal": ordinal})
        return tuple(map(rows.to_reschedule, found))

    def last_review(self) -> Review | None:
        """The latest review that stands."""
        found = self._all(asking.LAST_REVIEW)
        return rows.to_review(found[0]) if found else None

    def changed(self, guids: Iterable[Guid]) -> frozenset[tuple[Guid, int]]:
        """The cards of these notes that a build has asked again since they were last answered."""
        found = self._all(asking.CHANGED, {"guids": json.dumps(sorted(set(guids)))})
        return frozenset((Guid(guid), ordinal) for guid, ordinal in found)

    def last_id(self) -> int:
        """The highest id of the latest reviews, taken back or not; 0 without reviews."""
        return int(self._all(asking.LAST_ID)[0][0] or 0)

    def neighbours(self, guid: Guid) -> tuple[Note, ...]:
        """Notes of the same document, the nearest first, then notes of the same deck."""
        here = self._all(asking.NEAR, {"guid": guid, "limit": NEIGHBOURS})
        more = self._all(asking.OF_DECK, {"guid": guid, "limit": NEIGHBOURS - len(here)})
        return tuple(map(rows.to_note, (*here, *more)))

    # ------------------------------------------------------------ what a learner does

    def answer(self, review: Review, memory: Memory) -> None:
        """The review is appended and its card remembers `memory`."""
        with self._transaction() as connection:
            connection.execute(queries.ADD_REVIEW, rows.review_row(review))
            self._remember(review.guid, review.ordinal, memory)

    def ask_again(self, guid: Guid, ordinal: int, *, now: datetime) -> None:
        """The card is due now, because its fact is another."""
        moment = rows.stamp(now)
        self._do(queries.ASK_AGAIN, (moment, moment, guid, ordinal))

    def take_back(self, review: Review, before: Memory | None, *, now: datetime) -> None:
        """The review is taken back, on record; its card remembers `before`, and is due if asked again since then."""
        key = (review.guid, review.ordinal)
        with self._transaction() as connection:
            connection.execute(queries.TAKE_BACK, (*key, review.id, rows.stamp(now)))
            self._remember(*key, before)
            connection.execute(asking.DUE_IF_ASKED_AGAIN, key)

    def suspend(self, guid: Guid, ordinal: int, *, suspended: bool, now: datetime) -> None:
        """The card is not asked while suspended."""
        with self._transaction() as connection:
            deciding.write(connection, [Decision(guid, ordinal, "suspended", int(suspended), now)])

    def flag(self, guid: Guid, ordinal: int, flag: int, *, now: datetime) -> None:
        """The card has the flag, 0 none."""
        with self._transaction() as connection:
            deciding.write(connection, [Decision(guid, ordinal, "flag", flag, now)])

    def buried(self, guid: Guid) -> tuple[tuple[int, datetime | None], ...]:
        """Until when each card of the note is buried, by ordinal."""
        found = self._all("SELECT ordinal, buried_until FROM cards WHERE guid = :guid ORDER BY 1", {"guid": guid})
        return tuple((ordinal, _moment(until)) for ordinal, until in found)

    def bury(self, guid: Guid, cards: Iterable[tuple[int, datetime | None]]) -> None:
        """Each of these cards of the note, by ordinal, is not asked before that moment."""
        with self._transaction() as connection:
            values = ((rows.stamp(until) if until else None, guid, ordinal) for ordinal, until in cards)
            connection.executemany("UPDATE cards SET buried_until = ? WHERE guid = ? AND ordinal = ?", values)

    # ------------------------------------------------------------ SQL

    def _remember(self, guid: Guid, ordinal: int, memory: Memory | None) -> None:
        self._connection.execute(queries.SET_MEMORY, (*rows.memory_row(memory), guid, ordinal))

    def _rows(self, template: str, filters: Filters, **given: Any) -> Iterator[Any]:
        condition, values = filters.sql()
        moments = {name: rows.stamp(v) if isinstance(v, datetime) else v for name, v in given.items()}
        with told(self._path):
            yield from self._connection.execute(template.format(filters=condition), {**moments, **values})

    def _all(self, sql: str, values: dict[str, Any] | None = None) -> list[Any]:
        with told(self._path):
            return self._connection.execute(sql, values or {}).fetchall()

    def _do(self, sql: str, values: tuple[Any, ...]) -> None:
        with self._transaction() as connection:
            connection.execute(sql, values)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
