"""Owns the digest of all that a learner has; must not change anything."""

import json
import sqlite3
from collections.abc import Iterable
from hashlib import sha256

from quizgen.store import queries, rows

_MACHINE = ("created_at", "modified_at")
_NOTE = ", ".join(name for name in (*rows.NOTE, *rows.DECISION) if name not in _MACHINE)
WHOLE = (
    f"SELECT 'note', {_NOTE} FROM notes WHERE withdrawn = 0 ORDER BY guid",
    """SELECT 'card', cards.guid, ordinal, suspended, flag, hidden FROM cards CROSS JOIN notes USING (guid)
    WHERE present = 1 AND withdrawn = 0 ORDER BY cards.guid, ordinal""",
    f"SELECT 'review', {', '.join(rows.REVIEW)} FROM standing_reviews ORDER BY guid, ordinal, id",
    f"""SELECT 'reschedule', {", ".join(rows.RESCHEDULE)} FROM reschedules
    WHERE {queries.STANDS_SET} ORDER BY guid, ordinal, id""",
    "SELECT DISTINCT 'rescue', candidate FROM rescues ORDER BY candidate",
    "SELECT 'options', deck, options FROM deck_options WHERE options <> '{}' ORDER BY deck",
)
"""What a learner has, wherever it stands: no paths, no files, no times of builds, nothing that replaying gives."""


def digest(connection: sqlite3.Connection, asked: Iterable[str]) -> str:
    """Equal when what is asked gives the same rows; none of them is kept in memory."""
    found = sha256()
    for query in asked:
        for row in connection.execute(query):
            found.update(json.dumps(row, ensure_ascii=False).encode() + b"\n")
    return found.hexdigest()
