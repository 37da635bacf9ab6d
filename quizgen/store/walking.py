"""Owns walking over cards and answers in the order of Anki's, a row at a time; must not judge them."""

import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from quizgen.model import Card
from quizgen.store import rows
from quizgen.store.failures import told

_COLUMNS = ", ".join(f"cards.{name}" for name in ("asked_again_at", *rows.CARD))
_ASKED = "notes.status = 'active' AND notes.withdrawn = 0 AND notes.rejected = 0 AND cards.present = 1"
CARDS = f"""SELECT notes.deck, {_COLUMNS} FROM cards CROSS JOIN notes USING (guid)
WHERE {_ASKED} ORDER BY cards.guid, cards.ordinal"""
GUIDS = "SELECT guid FROM notes ORDER BY guid"
ANSWERS = "SELECT guid, ordinal, id, rating FROM standing_reviews ORDER BY guid, ordinal, id"


class Standing(NamedTuple):
    """A card that is asked, its deck, and when a changed fact made it due."""

    asked_again_at: datetime | None
    deck: str
    card: Card


class Walk:
    """The part of an open store that comparisons speak to."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection

    def cards(self) -> Iterator[Standing]:
        """Every card that is asked, suspended ones too, by guid and ordinal."""
        with told(self._path):
            for deck, again, *card in self._connection.execute(CARDS):
                yield Standing(datetime.fromisoformat(again) if again else None, deck, rows.to_card(card))

    def guids(self) -> Iterator[str]:
        """Of every note ever made, in order."""
        with told(self._path):
            for (guid,) in self._connection.execute(GUIDS):
                yield guid

    def answers(self) -> Iterator[tuple[str, int, int, int]]:
        """Guid, ordinal, id and rating of every answer that counts, in that order."""
        with told(self._path):
            yield from self._connection.execute(ANSWERS)
