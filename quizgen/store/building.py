"""Owns how a build is written so that it can be undone; must not decide what a build does."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from quizgen.model import GONE, Guid, KnownDocument, Note
from quizgen.store import queries, rows

KEPT_BUILDS = 100
"""How many builds back can be undone."""


@dataclass(frozen=True, slots=True)
class BuiltDocument:
    """All that a build writes of one document. Cards to be asked again are named by guid and ordinal."""

    document: KnownDocument
    notes: tuple[Note, ...] = ()
    asked_again: tuple[tuple[Guid, int], ...] = ()
    former_path: str = ""
    """Where the document stood until now, when it was moved or renamed."""
    arrived: tuple[Guid, ...] = ()
    """Notes of other documents that are this one's from now on."""


@dataclass(frozen=True, slots=True)
class BuildRecord:
    """A build that can be undone: what its documents and notes were before; None where there was nothing."""

    id: int
    built_at: datetime
    documents: tuple[tuple[str, KnownDocument | None], ...]
    notes: tuple[tuple[Guid, tuple[str, Note] | None], ...]
    """Each note with the path of its document."""
    imported: str | None = None
    """The name of the file, when it was an import."""


def write(connection: sqlite3.Connection, built: Sequence[BuiltDocument], now: datetime) -> None:
    """The documents are stored, and what they were before is kept."""
    build = connection.execute("INSERT INTO builds (built_at) VALUES (?)", (rows.stamp(now),)).lastrowid
    for entry in built:
        paths = filter(None, (entry.former_path, entry.document.path))
        _remember(connection, build, "document", ((path,) for path in paths), queries.DOCUMENT_BEFORE)
        _remember(connection, build, "note", _guids(connection, entry), queries.NOTE_BEFORE)
        _remember(connection, build, "card", entry.asked_again, queries.CARD_BEFORE)
    for entry in built:
        if entry.former_path:
            _move(connection, entry)
        put(connection, entry.document, entry.notes)
        here = ((entry.document.path, guid) for guid in entry.arrived)
        connection.executemany("UPDATE notes SET path = ? WHERE guid = ?", here)
        again = ((rows.stamp(now), rows.stamp(now), *card) for card in entry.asked_again)
        connection.executemany(queries.ASK_AGAIN, again)
    connection.execute("DELETE FROM builds_before WHERE build <= ?", ((build or 0) - KEPT_BUILDS,))


def keep_before(connection: sqlite3.Connection, build: int, paths: Iterable[str], guids: Iterable[Guid]) -> None:
    """What these documents and notes are now is kept, so that the build can be undone."""
    _remember(connection, build, "document", ((path,) for path in paths), queries.DOCUMENT_BEFORE)
    _remember(connection, build, "note", ((guid,) for guid in guids), queries.NOTE_BEFORE)


def put(connection: sqlite3.Connection, document: KnownDocument, notes: Iterable[Note]) -> None:
    """The document and the notes are stored, and the cards are those of their texts."""
    connection.execute(queries.UPSERT_DOCUMENT, rows.document_row(document))
    for note in notes:
        put_note(connection, document.path, note)


def put_note(connection: sqlite3.Connection, path: str, note: Note) -> None:
    """The note is stored with a card for each thing it asks; cards it no longer has are kept aside."""
    connection.execute(queries.UPSERT_NOTE, (path, *rows.note_row(note)))
    put_cards(connection, note)


def put_cards(connection: sqlite3.Connection, note: Note, put_card: str = queries.PUT_CARD) -> None:
    """The note's cards are those of the text it shows; `put_card` puts one."""
    hidden = rows.hidden_texts(note)
    connection.execute("UPDATE cards SET present = 0 WHERE guid = ?", (note.guid,))
    cards = ({"guid": note.guid, "ordinal": ordinal, "hidden": text} for ordinal, text in hidden.items())
    connection.executemany(put_card, cards)


def latest(connection: sqlite3.Connection) -> BuildRecord | None:
    """The last build that can be undone."""
    found = connection.execute(queries.LATEST_BUILD, (KEPT_BUILDS,)).fetchone()
    if found is None:
        return None
    build, built_at, imported = found
    before = connection.execute("SELECT kind, key, before FROM builds_before WHERE build = ? ORDER BY key", (build,))
    entries = [(kind, json.loads(key)[0], json.loads(row) if row else None) for kind, key, row in before]
    return BuildRecord(
        id=build,
        built_at=datetime.fromisoformat(built_at),
        documents=tuple(
            (key, rows.to_document(row) if row else None) for kind, key, row in entries if kind == "document"
        ),
        notes=tuple((Guid(key), _placed(row) if row else None) for kind, key, row in entries if kind == "note"),
        imported=imported,
    )


def take_back(
    connection: sqlite3.Connection,
    record: BuildRecord,
    documents: Iterable[KnownDocument],
    notes: Iterable[tuple[str, Note]],
    now: datetime,
) -> None:
    """The build is undone: documents and notes are as given, and cards asked again are due as they were.

    A card answered meanwhile keeps what the answer gave.
    """
    for document in documents:
        connection.execute(queries.UPSERT_DOCUMENT, rows.document_row(document))
    for path, note in notes:
        put_note(connection, path, note)
    cards = connection.execute("SELECT key, before FROM builds_before WHERE build = ? AND kind = 'card'", (record.id,))
    for key, before in cards.fetchall():
        due_at, asked_again_at, last_review_at = json.loads(before)
        guid, ordinal = json.loads(key)
        values = (due_at, asked_again_at, guid, ordinal, last_review_at)
        connection.execute(queries.ASK_AS_BEFORE, values)
    connection.execute("UPDATE builds SET undone_at = ? WHERE id = ?", (rows.stamp(now), record.id))
    connection.execute("DELETE FROM builds_before WHERE build = ?", (record.id,))


def _guids(connection: sqlite3.Connection, entry: BuiltDocument) -> list[tuple[str]]:
    """Of the notes written, and of all that move with the document."""
    moving = connection.execute("SELECT guid FROM notes WHERE path = ? ORDER BY guid", (entry.former_path,)).fetchall()
    return [*((note.guid,) for note in entry.notes), *((guid,) for guid in entry.arrived), *moving]


def _placed(row: list[Any]) -> tuple[str, Note]:
    path, *note = row
    return path, rows.to_note((*note, *rows.UNDECIDED, "[]"))


def _move(connection: sqlite3.Connection, entry: BuiltDocument) -> None:
    """The document's notes and what is remembered of it stand at the new path; the old one is as a lost file."""
    path, former = entry.document.path, entry.former_path
    connection.execute(queries.UPSERT_DOCUMENT, rows.document_row(entry.document))
    connection.execute("UPDATE notes SET path = ? WHERE path = ?", (path, former))
    connection.execute("UPDATE documents SET sha256 = ? WHERE path = ?", (GONE, former))


def _remember(
    connection: sqlite3.Connection, build: int | None, kind: str, keys: Iterable[Sequence[Any]], query: str
) -> None:
    for key in keys:
        row = connection.execute(query, tuple(key)).fetchone()
        before = json.dumps(row, ensure_ascii=False) if row else None
        values = (build, kind, json.dumps(key), before)
        connection.execute("INSERT OR IGNORE INTO builds_before (build, kind, key, before) VALUES (?, ?, ?, ?)", values)
