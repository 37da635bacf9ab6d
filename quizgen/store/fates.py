"""Owns which of the answers that come from elsewhere are news to the store; must not write any."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

from quizgen.store import arrival_queries as sql
from quizgen.store.arrived import Arrival

NEW, REDONE, UNKNOWN = "new", "redone", "unknown"
BUMPED_MS = 50
"""Anki's log has one row a millisecond: of answers of the same moment all but one come back so much later at most."""
AT_ONCE = 20_000
_CARD = itemgetter(0, 1)


@dataclass(slots=True)
class _Known:
    """What the store has of a card, by id: whether it can count again. Answers given here also as they come back."""

    reviews: dict[int, bool] = field(default_factory=dict)
    reschedules: dict[int, bool] = field(default_factory=dict)
    given_here: list[tuple[int, int, int]] = field(default_factory=list)

    def fate(self, arrival: Arrival) -> str | None:
        """None for what is here already, taken back by the learner or not."""
        known = self.reviews if arrival.rating else self.reschedules
        if arrival.id in known:
            return REDONE if known[arrival.id] else None
        return None if arrival.rating and self._is_bumped(arrival) else NEW

    def _is_bumped(self, arrival: Arrival) -> bool:
        return any(
            0 < arrival.id - ident <= BUMPED_MS and (rating, duration_ms) == (arrival.rating, arrival.duration_ms)
            for ident, rating, duration_ms in self.given_here
        )


def stage(connection: sqlite3.Connection, arrivals: Iterable[Arrival]) -> None:
    """All that is news is at hand with its fate."""
    others: list[tuple[Any, ...]] = []
    coming = news(connection, arrivals, others)
    while some := list(islice(coming, AT_ONCE)):
        connection.executemany(sql.STAGE_NEW, some)
        connection.executemany(sql.STAGE, others)
        others.clear()
    connection.executemany(sql.STAGE, others)


def news(
    connection: sqlite3.Connection, arrivals: Iterable[Arrival], others: list[tuple[Any, ...]]
) -> Iterator[Arrival]:
    """What is new; what else is not to be passed over is among the `others`, with its fate.

    The store is asked once a card.
    """
    for (guid, ordinal), group in groupby(arrivals, _CARD):
        if connection.execute(sql.HAS_CARD, (guid, ordinal)).fetchone() is None:
            if connection.execute(sql.HAS_NOTE, (guid,)).fetchone():
                others += ((*arrival, UNKNOWN) for arrival in group)
            continue
        known = _known(connection, guid, ordinal)
        if not (known.reviews or known.reschedules):
            yield from group
            continue
        for arrival in group:
            fate = known.fate(arrival)
            if fate == NEW:
                yield arrival
            elif fate:
                others.append((*arrival, fate))


def _known(connection: sqlite3.Connection, guid: str, ordinal: int) -> _Known:
    found = _Known()
    for ident, rating, duration_ms, is_here, is_open in connection.execute(sql.KNOWN_REVIEWS, (guid, ordinal)):
        found.reviews[ident] = bool(is_open)
        if is_here:
            found.given_here.append((ident, rating, duration_ms))
    found.reschedules.update(connection.execute(sql.KNOWN_RESCHEDULES, (guid, ordinal)))
    return found
