"""Owns the one view of an opened Anki collection; must not know what file it came from."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from quizgen.anki.foreign import About, ForeignCard, ForeignNote, ForeignNotetype, ForeignReview
from quizgen.anki.reading import rows, schema11, schema18
from quizgen.anki.reading.database import check_table
from quizgen.anki.reading.refusal import damaged, located, newer, told
from quizgen.anki.reading.setup import Setup
from quizgen.anki.reading.values import whole
from quizgen.errors import QuizgenError

_JSON, _TABLES = 11, range(15, 19)
_LETTER = "Please update to the latest Anki version%"
"""The one note of the collection that a package holds for Ankis too old to read the true one."""
_Row = TypeVar("_Row")


class ForeignCollection:
    """Somebody's Anki collection: each iterator reads it anew, a row at a time, until it is closed."""

    def __init__(self, connection: sqlite3.Connection, where: str, *, is_whole: bool) -> None:
        """QuizgenError when the collection is of no schema that can be read, or its rows are of no possible time."""
        self._connection = connection
        self._where = where
        self._is_whole = is_whole
        with located(where), told():
            self._created_s, self._schema = _beginning(connection)
            self._setup = _setup(connection, self._schema)
            self._day_zero = self._setup.day_zero(self._created_s)
            check_table(connection, "graves", ("oid", "type"))
            _check_times(connection)
            _check_letter(connection)
            rows.prepare(connection)

    def about(self) -> About:
        """What the collection is and how much is in it, counted now."""
        setup = self._setup
        with located(self._where), told():
            notes, cards, reviews = rows.counts(self._connection)
        return About(
            is_whole=self._is_whole,
            schema=self._schema,
            created_s=self._created_s,
            day_zero=self._day_zero,
            fsrs=setup.fsrs(),
            fsrs_parameters=tuple(
                sorted((setup.decks[id_], found) for id_, found in setup.parameters.items() if found)
            ),
            decks=tuple(sorted(setup.decks.values())),
            notes=notes,
            cards=cards,
            reviews=reviews,
        )

    def notetypes(self) -> Mapping[int, ForeignNotetype]:
        """Every notetype, by its id."""
        return self._setup.notetypes

    def notes(self) -> Iterator[ForeignNote]:
        """Every note, by guid."""
        return self._read(lambda: rows.notes(self._connection))

    def cards(self) -> Iterator[ForeignCard]:
        """Every card that has a note, by guid and ordinal."""
        day_zero_s = int(self._day_zero.timestamp())
        return self._read(lambda: rows.cards(self._connection, self._setup.decks, day_zero_s))

    def reviews(self) -> Iterator[ForeignReview]:
        """Every row of the review log whose card is still there, by guid, ordinal and id."""
        return self._read(lambda: rows.reviews(self._connection))

    def deleted_notes(self) -> frozenset[int]:
        """Ids of the notes deleted in Anki, so far as it remembers."""
        with located(self._where), told():
            return rows.deleted_notes(self._connection)

    def _read(self, source: Callable[[], Iterator[_Row]]) -> Iterator[_Row]:
        """What the source gives; damage found on the way is told, too."""
        with located(self._where), told():
            yield from source()


def _beginning(connection: sqlite3.Connection) -> tuple[int, int]:
    """When the collection was created, and its schema."""
    row = connection.execute("SELECT crt, ver FROM col LIMIT 1").fetchone()
    if row is None:
        raise damaged("its table 'col' is empty")
    return max(0, min(whole(row[0]), rows.LATEST_S)), whole(row[1])


def _setup(connection: sqlite3.Connection, schema: int) -> Setup:
    if schema == _JSON:
        return schema11.setup(connection)
    if schema in _TABLES:
        return schema18.setup(connection)
    if schema >= _TABLES.stop:
        raise newer(f"schema {schema}")
    hint = "open it in a current Anki once, and export it from there"
    raise QuizgenError(f"the file was made by an Anki too old to be read (schema {schema})", hint=hint)


def _check_times(connection: sqlite3.Connection) -> None:
    """Ids of notes, cards and reviews are moments, in milliseconds."""
    for table in ("notes", "cards", "revlog"):
        first, last = connection.execute(f"SELECT min(id), max(id) FROM {table}").fetchone()
        if first is not None and (first < 0 or last > rows.LATEST_S * 1000):
            raise damaged(f"a row of '{table}' is of no possible time")


def _check_letter(connection: sqlite3.Connection) -> None:
    sql = "SELECT count(id) = 1 AND max(CAST(flds AS TEXT)) LIKE ? FROM (SELECT id, flds FROM notes LIMIT 2)"
    if connection.execute(sql, (_LETTER,)).fetchone()[0]:
        raise damaged("its collection is missing, and in its place is only a note for older Ankis")
