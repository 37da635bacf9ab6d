"""Owns reading notes, cards and reviews one by one, in order; must not know decks' or notetypes' names.

SQL takes numbers for what they should be and sorts; what does not fit into memory SQLite sorts on disk.
"""

import sqlite3
from collections.abc import Iterator, Mapping

from quizgen.anki.foreign import ForeignCard, ForeignNote, ForeignReview, Stage
from quizgen.anki.reading.values import between, mapping, parsed, real, whole

LATEST_S = 253_402_300_799
"""The last second of the year 9999: no calendar goes further."""
MOST_DAYS = 1_000_000
"""From a collection's day 0 to a due; no interval is longer than 36 500 days."""
_MOST_GRAVES = 2_000_000
_FIRST_TIMESTAMP = 1_000_000_000
"""Below it a due in (re)learning counts days: Anki tells the two apart in the same way."""
_DAY_S = 86_400
_SUSPENDED, _BURIED = -1, (-2, -3)
_STAGES = {int(stage): stage for stage in Stage}


def _whole(column: str) -> str:
    return f"ifnull(CAST({column} AS INTEGER), 0)"


def _time_s(column: str) -> str:
    return f"max(0, min({_whole(column)}, {LATEST_S}))"


_CARDS_OF_NOTES = "cards c NOT INDEXED CROSS JOIN notes n NOT INDEXED ON n.id = c.nid"
"""By the keys of the rows alone: a damaged index could lose some."""
_REVIEWS_OF_CARDS = "revlog r NOT INDEXED CROSS JOIN temp.places p ON p.card = r.cid"
_PLACES = (
    f"""CREATE TEMP TABLE ranked AS SELECT n.guid AS guid, {_whole("c.ord")} AS ordinal, c.id AS card
    FROM {_CARDS_OF_NOTES} ORDER BY 1, 2, 3""",
    "CREATE TEMP TABLE places (card INTEGER PRIMARY KEY, rank INTEGER)",
    "INSERT INTO temp.places SELECT card, min(rowid) OVER (PARTITION BY guid, ordinal) FROM temp.ranked",
    "CREATE TEMP TABLE listed AS SELECT id AS note FROM notes NOT INDEXED ORDER BY guid, id",
)
"""Where each note and card comes in the order of guids and ordinals; `rank` is the same for cards that share both.

Long values are joined to what is sorted already: sorting them would hold many at a time. And a million reviews are
sorted by one number in a third of the time that text takes.
"""
_RANKED = "SELECT rowid, guid, ordinal FROM temp.ranked ORDER BY rowid"
_NOTES = f"""
SELECT guid, id, {_whole("mid")}, {_time_s("mod")}, CAST(ifnull(tags, '') AS TEXT), CAST(ifnull(flds, '') AS TEXT)
FROM temp.listed l CROSS JOIN notes n NOT INDEXED ON n.id = l.note ORDER BY l.rowid"""
_CARDS = f"""
SELECT k.guid, k.ordinal, c.id, {_whole("CASE WHEN c.odid THEN c.odid ELSE c.did END")}, {_whole("c.type")},
  {_whole("CASE WHEN c.odid AND c.odue THEN c.odue ELSE c.due END")}, {_whole("c.ivl")}, {_whole("c.reps")},
  {_whole("c.lapses")}, {_whole("c.queue")}, {_whole("c.flags")} & 7, c.data, {_time_s("c.mod")}
FROM temp.ranked k CROSS JOIN cards c NOT INDEXED ON c.id = k.card ORDER BY k.rowid"""
_REVIEWS = f"""
SELECT p.rank, r.id, CASE WHEN r.ease BETWEEN 1 AND 4 THEN {_whole("r.ease")} ELSE 0 END, {_whole("r.ivl")},
  {_whole("r.lastIvl")}, {_whole("r.factor")}, {_whole("r.time")}, {_whole("r.type")}
FROM {_REVIEWS_OF_CARDS} ORDER BY 1, 2"""
_COUNTS = f"""
SELECT (SELECT count(id) FROM notes NOT INDEXED), (SELECT count(c.id) FROM {_CARDS_OF_NOTES}),
  (SELECT count(r.id) FROM {_REVIEWS_OF_CARDS})"""


def prepare(connection: sqlite3.Connection) -> None:
    """The connection knows the order of cards, on which counts and reviews rest; the file itself is as it was."""
    for statement in _PLACES:
        connection.execute(statement)


def counts(connection: sqlite3.Connection) -> tuple[int, int, int]:
    """How many notes, cards and reviews the iterators give: none whose card or note is gone."""
    notes, cards, reviews = connection.execute(_COUNTS).fetchone()
    return notes, cards, reviews


def notes(connection: sqlite3.Connection) -> Iterator[ForeignNote]:
    """Every note, by guid."""
    for guid, id_, notetype, modified_s, tags, fields in connection.execute(_NOTES):
        yield ForeignNote(guid, id_, notetype, modified_s, tuple(tags.split()), tuple(fields.split("\x1f")))


def cards(connection: sqlite3.Connection, decks: Mapping[int, str], day_zero_s: int) -> Iterator[ForeignCard]:
    """Every card that has a note, by guid and ordinal; one in no known deck is in Anki's first."""
    for row in connection.execute(_CARDS):
        guid, ordinal, id_, deck, kind, due, interval, reps, lapses, queue, flag, data, modified_s = row
        stage = _STAGES.get(kind, Stage.NEW)
        yield ForeignCard(
            guid,
            ordinal,
            id_,
            decks.get(deck, "Default"),
            stage,
            _due(stage, due, day_zero_s),
            interval,
            reps,
            lapses,
            queue == _SUSPENDED,
            queue in _BURIED,
            flag,
            *_memory(data),
            modified_s,
        )


def reviews(connection: sqlite3.Connection) -> Iterator[ForeignReview]:
    """Every row of the log whose card is still there, by guid, ordinal and id."""
    ranked = connection.execute(_RANKED)
    at, guid, ordinal = 0, "", 0
    for rank, *review in connection.execute(_REVIEWS):
        while at < rank:
            at, guid, ordinal = next(ranked)
        yield ForeignReview(guid, ordinal, *review)


def deleted_notes(connection: sqlite3.Connection) -> frozenset[int]:
    """Ids of the notes that were deleted since the collection was last synchronised in full."""
    rows = connection.execute(f"SELECT oid FROM graves WHERE type = 1 LIMIT {_MOST_GRAVES}")
    return frozenset(whole(oid) for (oid,) in rows)


def _due(stage: Stage, due: int, day_zero_s: int) -> int:
    if stage is Stage.NEW:
        return due
    if stage is Stage.REVIEW:
        return between(-MOST_DAYS, due, MOST_DAYS)
    if due < _FIRST_TIMESTAMP:  # a step of a day or more
        due = day_zero_s + between(-MOST_DAYS, due, MOST_DAYS) * _DAY_S
    return between(0, due, LATEST_S)


def _memory(data: object) -> tuple[float | None, float | None, float | None, int | None]:
    """Stability, difficulty, desired retention and the time of the last review, so far as Anki has them."""
    found = mapping(parsed(data)) if data else {}
    if not found:
        return None, None, None, None
    seen = real(found.get("lrt"))
    stability, difficulty, retention = (real(found.get(name)) for name in ("s", "d", "dr"))
    last = None if seen is None else between(0, whole(seen), LATEST_S)
    return stability, difficulty, retention, last
