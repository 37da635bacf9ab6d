"""Owns how notes that Anki owns are written; must not decide which."""

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from quizgen.model import KnownDocument, Note
from quizgen.store import building, deciding, queries, rows
from quizgen.store.deciding import FROM_ANKI, OF_NOTE, Decision


def write(connection: sqlite3.Connection, notes: Iterable[tuple[KnownDocument, Note]], now: datetime) -> None:
    """Each note is stored below its document, with its cards and the learner's tags, which Anki decided."""
    written: set[str] = set()
    for document, note in notes:
        if document.path not in written:
            connection.execute(queries.UPSERT_DOCUMENT, rows.document_row(document))
            written.add(document.path)
        building.put_note(connection, document.path, note)
        decided = dict(zip(rows.DECISION, rows.decision_row(note), strict=True))
        deciding.write(connection, [Decision(note.guid, OF_NOTE, "own_tags", decided["own_tags"], now, FROM_ANKI)])
