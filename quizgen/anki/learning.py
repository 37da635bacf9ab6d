"""Owns how progress is put into Anki's collection file; must not know how a card or a review is said there."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from functools import cache

from quizgen.anki.calendar import Calendar
from quizgen.anki.carried import Carried
from quizgen.anki.revlog import Log, LogRow
from quizgen.anki.standing import CardRow, card_row
from quizgen.model import Guid

_INDEXES = {"ix_revlog_usn": "usn", "ix_revlog_cid": "cid"}
"""Of the log: quicker made at the end than kept up with a million rows."""
_REVIEW = "INSERT INTO revlog VALUES (?, ?, -1, ?, ?, ?, ?, ?, ?)"


def write(cursor: sqlite3.Cursor, carried: Carried, ids: Mapping[tuple[Guid, int], int]) -> dict[int, CardRow]:
    """The review log of the cards that have one of these ids is written, and days are counted; how each card stands.

    Anki wants an id once in a whole log: reviews of the same millisecond follow one another, by guid and ordinal.
    """
    _count_days(cursor, carried.calendar)
    for name in _INDEXES:
        cursor.execute(f"DROP INDEX {name}")
    log_by = cache(lambda options: Log(options, carried.calendar))  # one for all decks that have the same
    log_of = cache(lambda deck: log_by(carried.options(deck)))
    standing: dict[int, CardRow] = {}
    taken: set[int] = set()
    for deck, card, reviews in carried.cards:
        ident = ids.get((card.guid, card.ordinal))
        if ident is None:
            continue
        log = log_of(deck)
        standing[ident] = card_row(card, log.options, carried.calendar)
        cursor.executemany(_REVIEW, _apart(log.rows(card, reviews), ident, taken))
    for name, column in _INDEXES.items():
        cursor.execute(f"CREATE INDEX {name} on revlog ({column})")
    return standing


def _apart(log: Iterator[LogRow], card: int, taken: set[int]) -> Iterator[tuple[int, ...]]:
    for ident, *told in log:
        free = ident
        while free in taken:
            free += 1
        taken.add(free)
        yield free, card, *told


def _count_days(cursor: sqlite3.Cursor, calendar: Calendar) -> None:
    """Dues are days since the collection began; without schedVer 2 Anki would take the log for one of its first."""
    (known,) = cursor.execute("SELECT conf FROM col").fetchone()
    conf = json.loads(known) | {"schedVer": 2, "creationOffset": calendar.minutes_west}
    cursor.execute("UPDATE col SET crt = ?, conf = ?", (calendar.created_s, json.dumps(conf)))
