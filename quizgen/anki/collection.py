"""Owns the making of Anki's collection file, and is the only importer of genanki; must not touch the disk."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from itertools import count

import genanki

from quizgen.anki.decks import deck_id
from quizgen.anki.notetypes import MODIFIED, Shape
from quizgen.anki.rows import Row
from quizgen.model import Guid, Notetype


def collection(rows: Sequence[Row], shapes: Sequence[Shape]) -> bytes:
    """An Anki collection (schema 11) with these notes; new cards come up in the order of the rows."""
    models = {shape.notetype: _model(shape) for shape in shapes}
    connection = sqlite3.connect(":memory:")
    try:
        cursor = connection.cursor()
        genanki.Package([]).write_to_db(cursor, 0, iter(()))  # Anki's tables and an empty collection
        _write_names(cursor, {row.deck for row in rows}, models)
        _write_notes(cursor, rows, models)
        connection.commit()
        return connection.serialize()
    finally:
        connection.close()


def _write_names(cursor: sqlite3.Cursor, decks: set[str], models: Mapping[Notetype, genanki.Model]) -> None:
    """Decks and notetypes in one go: genanki reads and writes all of them again for each deck."""
    (known,) = cursor.execute("SELECT decks FROM col").fetchone()
    named = {str(deck_id(name)): genanki.Deck(deck_id(name), name).to_json() for name in sorted(decks)}
    shaped = {str(model.model_id): model.to_json(MODIFIED, 1) for model in models.values()}
    values = (json.dumps(json.loads(known) | named), json.dumps(shaped))
    cursor.execute("UPDATE col SET decks = ?, models = ?", values)


def _write_notes(cursor: sqlite3.Cursor, rows: Sequence[Row], models: Mapping[Notetype, genanki.Model]) -> None:
    cards = {ordinal: genanki.Card(ordinal) for row in rows for ordinal in row.ordinals}
    ids = _card_ids(rows)
    decks = {name: deck_id(name) for name in {row.deck for row in rows}}
    for position, row in enumerate(rows, start=1):
        note = genanki.Note(models[row.notetype], list(row.fields), None, row.tags, row.guid, position)
        note.cards = [cards[ordinal] for ordinal in row.ordinals]  # genanki's guess misses some
        note._check_invalid_html_tags_in_fields = _trust  # slow, quadratic on '<', and our text is escaped
        note.write_to_db(cursor, row.modified_s, decks[row.deck], ids[row.guid])


def _trust() -> None:
    return None


def _card_ids(rows: Sequence[Row]) -> dict[Guid, Iterator[int]]:
    """For each note its own id, then one for each card: like note ids, times in milliseconds that differ."""
    found: dict[Guid, Iterator[int]] = {}
    free = 0
    for row in sorted(rows, key=lambda row: row.created_ms):
        free = max(free, row.created_ms)
        found[row.guid] = iter((row.created_ms, *range(free, free + len(row.ordinals))))
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
    """The editor folds spare fields away, and refuses to delete any: the notetype would be another one."""
    return {"name": name, "id": ident, "preventDeletion": True, "collapsed": name.startswith("Spare")}
