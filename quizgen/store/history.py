"""Owns the SQL of statistics: what was answered when and where, and how the cards stand; must not judge it."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

from quizgen.figures import MATURE_DAYS, STATES, TALLIED, HardCard, Place, Tally
from quizgen.model import Guid
from quizgen.store import queries, rows
from quizgen.store.failures import told

_CHOSEN = """CREATE TEMP TABLE chosen (
    guid, ordinal, deck, section, is_asked, is_retired, suspended, state, stability, difficulty, lapses, interval_days,
    due_at,  -- or, for a buried card, when it is dug out
    PRIMARY KEY (guid, ordinal)
) WITHOUT ROWID"""
_CHOOSE = """INSERT INTO chosen
SELECT cards.guid, cards.ordinal, notes.deck, notes.section,
    notes.status = 'active' AND notes.rejected = 0 AND cards.present = 1,
    notes.status = 'retired' AND notes.withdrawn = 0,
    cards.suspended, cards.state, cards.stability, cards.difficulty, cards.lapses, cards.interval_days,
    max(cards.due_at, coalesce(cards.buried_until, cards.due_at))
FROM cards CROSS JOIN notes INDEXED BY notes_beside_cards USING (guid) WHERE {where}"""
# What is taken back is little beside all there is, so it is counted apart.
_UNDONE = """CREATE TEMP TABLE undone AS
SELECT reviews.* FROM review_undos CROSS JOIN reviews USING (guid, ordinal, id) WHERE redone_at <= undone_at"""
_TALLY = f"""count(*) FILTER (WHERE rating = 1), count(*) FILTER (WHERE rating = 2),
    count(*) FILTER (WHERE rating = 3), count(*) FILTER (WHERE rating = 4), coalesce(sum(duration_ms), 0),
    count(*) FILTER (WHERE last_interval_days BETWEEN 1 AND {MATURE_DAYS - 1} AND rating > 1),
    count(*) FILTER (WHERE last_interval_days BETWEEN 1 AND {MATURE_DAYS - 1}),
    count(*) FILTER (WHERE last_interval_days >= {MATURE_DAYS} AND rating > 1),
    count(*) FILTER (WHERE last_interval_days >= {MATURE_DAYS})"""
"""In the order of Tally."""
_BETWEEN = f"SELECT {_TALLY} FROM {{table}} AS answers WHERE reviewed_at >= ? AND reviewed_at < ?{{chosen}}"
_OF_CHOSEN = """ AND EXISTS (
    SELECT 1 FROM chosen WHERE chosen.guid = answers.guid AND chosen.ordinal = answers.ordinal
)"""
_PLACES = """SELECT deck, section, count(DISTINCT guid) FILTER (WHERE is_asked),
    count(*) FILTER (WHERE is_asked AND suspended = 0 AND state IS NULL),
    count(*) FILTER (WHERE is_asked AND suspended = 0 AND due_at < ?),
    count(DISTINCT guid) FILTER (WHERE is_retired)
FROM chosen GROUP BY deck, section"""
# By card first, because a card that was answered often is then looked up once.
_TALLIES = f"""WITH tallies (guid, ordinal, {", ".join(TALLIED)}) AS MATERIALIZED (
    SELECT guid, ordinal, {_TALLY} FROM standing_reviews WHERE reviewed_at >= ? GROUP BY guid, ordinal
)
SELECT deck, section, count(*), {", ".join(f"sum({name})" for name in TALLIED)}
FROM tallies CROSS JOIN chosen USING (guid, ordinal) GROUP BY deck, section"""
_STATES = """SELECT count(*) FILTER (WHERE suspended = 0 AND state IS NULL),
    count(*) FILTER (WHERE suspended = 0 AND state = 1), count(*) FILTER (WHERE suspended = 0 AND state = 2),
    count(*) FILTER (WHERE suspended = 0 AND state = 3), count(*) FILTER (WHERE suspended = 1)
FROM chosen WHERE is_asked"""
_DUE = f"""SELECT due_at, count(*) FILTER (WHERE interval_days < {MATURE_DAYS}),
    count(*) FILTER (WHERE interval_days >= {MATURE_DAYS})
FROM chosen WHERE is_asked AND suspended = 0 AND due_at < ? GROUP BY due_at ORDER BY due_at"""
_VALUES = """SELECT CAST({column} AS INTEGER), count(*) FROM chosen
WHERE is_asked AND state IS NOT NULL GROUP BY 1 ORDER BY 1"""
_HARDEST = """WITH hardest AS MATERIALIZED (
    SELECT guid, ordinal, lapses, difficulty, suspended FROM chosen
    WHERE is_asked AND lapses > 0 ORDER BY lapses DESC, difficulty DESC, guid, ordinal LIMIT ?
)
SELECT guid, ordinal, lapses, difficulty, count(rating), count(*) FILTER (WHERE rating = 1),
    coalesce(sum(duration_ms), 0), suspended
FROM hardest LEFT JOIN standing_reviews USING (guid, ordinal)
GROUP BY guid, ordinal ORDER BY lapses DESC, difficulty DESC, guid, ordinal"""


class History:
    """What is known of the cards of a deck and a section, or of all, as they were when it was opened."""

    def __init__(self, path: Path, connection: sqlite3.Connection, asked: Sequence[queries.Filter]) -> None:
        self._path = path
        self._connection = connection
        self._chosen = _OF_CHOSEN if asked else ""
        where = " AND ".join(condition for condition, _ in asked) or "true"
        values = tuple(value for _, given in asked for value in given)
        self._all("DROP TABLE IF EXISTS temp.chosen")
        self._all("DROP TABLE IF EXISTS temp.undone")
        self._all(_CHOSEN)
        self._all(_CHOOSE.format(where=where), *values)
        self._all(_UNDONE)

    def begun_at(self) -> datetime | None:
        """When the first review was, taken back or not; None without any."""
        first = self._all("SELECT min(reviewed_at) FROM reviews")[0][0]
        return datetime.fromisoformat(first) if first else None

    def tallies(self, bounds: Sequence[datetime]) -> tuple[Tally, ...]:
        """The answers from each of the ascending bounds until the next."""
        stamps = tuple(map(rows.stamp, bounds))
        return tuple(self._tally("reviews", *span).without(self._tally("undone", *span)) for span in pairwise(stamps))

    def _tally(self, table: str, since: str, before: str) -> Tally:
        return Tally(*self._all(_BETWEEN.format(table=table, chosen=self._chosen), since, before)[0])

    def states(self) -> dict[str, int]:
        """How many of the cards asked are in each of STATES."""
        return dict(zip(STATES, self._all(_STATES)[0], strict=True))

    def due(self, *, before: datetime) -> tuple[tuple[datetime, int, int], ...]:
        """When cards are asked again, buried ones after that, with how many young and mature ones; in time order."""
        found = self._all(_DUE, rows.stamp(before))
        return tuple((datetime.fromisoformat(due_at), young, mature) for due_at, young, mature in found)

    def stabilities(self) -> Iterator[tuple[int, int]]:
        """The stability in days of cards reviewed, without decimals, ascending, with how many have it."""
        yield from self._all(_VALUES.format(column="stability"))

    def difficulties(self) -> Iterator[tuple[int, int]]:
        """The difficulty, 1 to 10, of cards reviewed, without decimals, ascending, with how many have it."""
        yield from self._all(_VALUES.format(column="difficulty"))

    def places(self, *, since: datetime, before: datetime) -> tuple[Place, ...]:
        """Each section, by deck and headings: what is due before `before`, and the answers at or after `since`."""
        found = self._all(_TALLIES, rows.stamp(since))
        recent = {(deck, section): (cards, Tally(*tally)) for deck, section, cards, *tally in found}
        places = (
            Place(
                deck, tuple(json.loads(section)), notes, new, due, retired, *recent.get((deck, section), (0, Tally()))
            )
            for deck, section, notes, new, due, retired in self._all(_PLACES, rows.stamp(before))
        )
        return tuple(sorted(places, key=lambda place: (place.deck, place.section)))

    def hardest(self, *, limit: int) -> tuple[HardCard, ...]:
        """The cards asked that have lapsed, most often first, then the most difficult."""
        return tuple(
            HardCard(Guid(guid), ordinal, lapses, difficulty, reviews, again, duration_ms, bool(suspended))
            for guid, ordinal, lapses, difficulty, reviews, again, duration_ms, suspended in self._all(_HARDEST, limit)
        )

    def _all(self, sql: str, *values: object) -> list[Any]:
        with told(self._path):
            return self._connection.execute(sql, values).fetchall()
