"""Owns the making of Anki's collection file, and is the only importer of genanki; must not touch the disk."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from itertools import count

import genanki

from quizgen.anki import learning
from quizgen.anki.carried import Carried
from quizgen.anki.decks import deck_id
from quizgen.anki.notetypes import MODIFIED, Shape
from quizgen.anki.rows import Row
from quizgen.anki.standing import NEW, CardRow
from quizgen.model import Guid, Notetype

_NOTE = "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, 0, 0, '')"
_CARD = "INSERT INTO cards VALUES (?, ?, ?, ?, ?, -1, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?)"
_FOLDED = ("Sent", "Spare")


def collection(rows: Sequence[Row], shapes: Sequence[Shape], carried: Carried | None = None) -> bytes:
    """An Anki collection (schema 11) with these notes and what is carried of progress.

    New cards come up in the order of the rows.
    """
    connection = sqlite3.connect(":memory:")
    try:
        cursor = connection.cursor()
        genanki.Package([]).write_to_db(cursor, 0, iter(()))  # Anki's tables and an empty collection
        _write_names(cursor, {row.deck for row in rows}, shapes)
        _write_notes(cursor, rows, {shape.notetype: shape.id for shape in shapes})
        ids = _card_ids(rows)
        standing = learning.write(cursor, carried, _by_card(rows, ids)) if carried else {}
        cursor.executemany(_CARD, _cards(rows, ids, standing))
        connection.commit()
        return connection.serialize()
    finally:
        connection.close()


def _write_names(cursor: sqlite3.Cursor, decks: set[str], shapes: Sequence[Shape]) -> None:
    """Decks and notetypes in one go: genanki reads and writes all of them again for each deck."""
    (known,) = cursor.execute("SELECT decks FROM col").fetchone()
    named = {str(deck_id(name)): genanki.Deck(deck_id(name), name).to_json() for name in sorted(decks)}
    shaped = {str(shape.id): _model(shape).to_json(MODIFIED, 1) for shape in shapes}
    values = (json.dumps(json.loads(known) | named), json.dumps(shaped))
    cursor.execute("UPDATE col SET decks = ?, models = ?", values)


def _write_notes(cursor: sqlite3.Cursor, rows: Sequence[Row], notetypes: Mapping[Notetype, int]) -> None:
    """By SQL of our own: genanki checks each field's HTML, slow and quadratic on '<', and our text is escaped."""
    cursor.executemany(_NOTE, (_note(row, notetypes[row.notetype]) for row in rows))


def _note(row: Row, notetype: int) -> tuple[object, ...]:
    fields = row.fields
    tags = f" {' '.join(row.tags)} "
    return row.created_ms, row.guid, notetype, row.modified_s, tags, "\x1f".join(fields), fields[0]


def _cards(
    rows: Sequence[Row], ids: Mapping[Guid, int], standing: Mapping[int, CardRow]
) -> Iterator[tuple[object, ...]]:
    """By id, each as it stands; new where nothing is known of it."""
    decks = {name: deck_id(name) for name in {row.deck for row in rows}}
    for position, row in enumerate(rows, start=1):
        for ident, ordinal in enumerate(row.ordinals, start=ids[row.guid]):
            kind, queue, due, *told = standing.get(ident, NEW)
            place = position if due is None else due
            yield ident, row.created_ms, decks[row.deck], ordinal, row.modified_s, kind, queue, place, *told


def _by_card(rows: Sequence[Row], ids: Mapping[Guid, int]) -> dict[tuple[Guid, int], int]:
    return {
        (row.guid, ordinal): ident for row in rows for ident, ordinal in enumerate(row.ordinals, start=ids[row.guid])
    }


def _card_ids(rows: Sequence[Row]) -> dict[Guid, int]:
    """For each note the id of its first card, those of the others following: like note ids, times that differ."""
    found: dict[Guid, int] = {}
    free = 0
    for row in sorted(rows, key=lambda row: row.created_ms):
        found[row.guid] = free = max(free, row.created_ms)
        free += len(row.ordinals)
    return found


def _model(shape: Shape) -> genanki.Model:
    front, back, css = shape.look
    name, ident = shape.template
    kind = genanki.Model.CLOZE if shape.notetype is Notetype.CLOZE else genanki.Model.FRONT_BACK
    model = genanki.Model(
        shape.id,
        shape.name,
        fields=[_field(position, *named) for position, named in zip(count(), shape.fields, strict=False)],
        templates=[{"name": name, "id": ident, "qfmt": front, "afmt": back}],
        css=css,
        model_type=kind,
    )
    model._req = [[0, "any", [0]]]  # genanki's guess is wrong for filtered fields; Anki works it out anew
    return model


def _field(position: int, name: str, ident: int) -> dict[str, object]:
    """The editor folds away what is not for reading, and refuses to delete any: the notetype would be another one."""
    return {"name": name, "id": ident, "preventDeletion": True, "collapsed": name.startswith(_FOLDED)}
