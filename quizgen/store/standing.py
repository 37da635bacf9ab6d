"""Owns the reading of all that a learner did, card by card, of which there can be a million; must not judge it."""

import sqlite3
from collections.abc import Iterator
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from quizgen.model import Learnt
from quizgen.store import queries, rows
from quizgen.store.failures import told

_CARDS = f"""SELECT notes.deck, {", ".join(f"cards.{name}" for name in rows.CARD)}
FROM cards CROSS JOIN notes INDEXED BY notes_beside_cards USING (guid)
WHERE (cards.state NOT NULL OR cards.suspended = 1 OR cards.flag > 0) AND cards.present = 1
    AND notes.status = 'active' AND notes.rejected = 0 AND {{condition}}
ORDER BY cards.guid, cards.ordinal"""
_REVIEWS = f"""SELECT {", ".join(rows.REVIEW)} FROM standing_reviews
ORDER BY guid, ordinal, reviewed_at, id"""
_KEY = itemgetter(rows.REVIEW.index("guid"), rows.REVIEW.index("ordinal"))


class Standing:
    """The cards that are asked and that were answered, suspended or flagged, by guid and ordinal; read at each turn."""

    def __init__(self, path: Path, connection: sqlite3.Connection, chosen: queries.Filter) -> None:
        self._path = path
        self._connection = connection
        condition, self._values = chosen
        self._cards = _CARDS.format(condition=condition)

    def __iter__(self) -> Iterator[Learnt]:
        for (deck, *columns), given in self._merged():
            yield Learnt(deck, rows.to_card(columns), tuple(map(rows.to_review, given)))

    def digest(self) -> str:
        """Equal when these cards and their reviews are."""
        digest = sha256()
        for card, given in self._merged():
            digest.update(repr((card, given)).encode())
        return digest.hexdigest()

    def _merged(self) -> Iterator[tuple[rows.Row, list[rows.Row]]]:
        """Each card with its reviews: both come in the same order, and neither is ever all in memory."""
        none: tuple[tuple[str, int] | None, Iterator[rows.Row]] = (None, iter(()))
        answered = groupby(self._rows(_REVIEWS), _KEY)
        key, given = next(answered, none)
        for card in self._rows(self._cards, *self._values):
            wanted = card[1:3]
            while key is not None and key < wanted:
                key, given = next(answered, none)
            yield card, list(given) if key == wanted else []

    def _rows(self, sql: str, *values: object) -> Iterator[Any]:
        with told(self._path):
            yield from self._connection.execute(sql, values)
