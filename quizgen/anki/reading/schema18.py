"""Owns the setup of a collection in schemas 15 to 18: tables with protobuf in them; must not read rows of notes."""

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from quizgen.anki.foreign import ForeignNotetype
from quizgen.anki.reading import protobuf
from quizgen.anki.reading.database import check_table, names
from quizgen.anki.reading.setup import Setup
from quizgen.anki.reading.values import octets, parameters, parsed, text, whole

_TABLES = {
    "config": ("key", "val"),
    "decks": ("id", "name", "kind"),
    "deck_config": ("id", "config"),
    "notetypes": ("id", "name", "config"),
    "fields": ("ntid", "ord", "name", "config"),
    "templates": ("ntid", "ord", "name", "config"),
}
_NOTETYPES = "SELECT id, name, config FROM notetypes NOT INDEXED"
_SETTINGS = "'fsrs', 'creationOffset', 'rollover', 'schedVer'"
_KIND, _CLOZE = 1, 1
"""A notetype's kind, and which one is cloze."""
_FRONT, _BACK = 1, 2
_FIELD_ID, _TEMPLATE_ID, _ORIGINAL_ID = 9, 8, 10
_NORMAL, _PRESET = 1, 1
"""A deck that is not filtered, and the id of its preset in it."""
_PARAMETERS = (6, 5, 3)
"""Of each version of FSRS, newest first."""

Named = Mapping[int, list[tuple[str, protobuf.Message]]]


def setup(connection: sqlite3.Connection) -> Setup:
    """What the tables say; protobuf that is none counts as empty."""
    for table, columns in _TABLES.items():
        check_table(connection, table, columns)
    settings = names(connection, f"SELECT key, val FROM config WHERE key IN ({_SETTINGS})")
    decks = list(names(connection, "SELECT id, name, kind FROM decks NOT INDEXED"))
    presets = names(connection, "SELECT id, config FROM deck_config NOT INDEXED")
    own = {whole(id_): _newest(_message(config)) for id_, config in presets}
    return Setup(
        notetypes=_notetypes(connection),
        decks={whole(id_): _deck(name) for id_, name, _ in decks},
        parameters={whole(id_): own.get(_preset(_message(kind)), ()) for id_, _, kind in decks},
        config={text(key): parsed(value) for key, value in settings},
    )


def _deck(name: object) -> str:
    return text(name).replace("\x1f", "::")


def _message(value: object) -> protobuf.Message:
    return protobuf.parsed(octets(value)) or {}


def _notetypes(connection: sqlite3.Connection) -> Mapping[int, ForeignNotetype]:
    fields, templates = _grouped(connection, "fields"), _grouped(connection, "templates")
    rows = [(whole(id_), name, _message(config)) for id_, name, config in names(connection, _NOTETYPES)]
    return {
        id_: ForeignNotetype(
            id=id_,
            name=text(name),
            is_cloze=protobuf.number(config, _KIND) == _CLOZE,
            fields=tuple(name for name, _ in fields.get(id_, ())),
            templates=tuple(
                (name, protobuf.text(message, _FRONT), protobuf.text(message, _BACK))
                for name, message in templates.get(id_, ())
            ),
            field_ids=_ids(fields.get(id_, ()), _FIELD_ID),
            template_ids=_ids(templates.get(id_, ()), _TEMPLATE_ID),
            original_id=_signed(protobuf.number(config, _ORIGINAL_ID)),
        )
        for id_, name, config in rows
    }


def _grouped(connection: sqlite3.Connection, table: str) -> Named:
    """Fields or templates by notetype, in their order."""
    rows: list[tuple[Any, ...]] = sorted(
        names(connection, f"SELECT ntid, ord, name, config FROM {table} NOT INDEXED"),
        key=lambda row: (whole(row[0]), whole(row[1])),
    )
    found: dict[int, list[tuple[str, protobuf.Message]]] = {}
    for notetype, _, name, config in rows:
        found.setdefault(whole(notetype), []).append((text(name), _message(config)))
    return found


def _preset(kind: protobuf.Message) -> int:
    normal = protobuf.parsed(protobuf.octets(kind, _NORMAL) or b"") or {}
    return protobuf.number(normal, _PRESET) or 0


def _newest(preset: protobuf.Message) -> tuple[float, ...]:
    return next((found for field in _PARAMETERS if (found := parameters(protobuf.floats(preset, field)))), ())


def _ids(parts: Iterable[tuple[str, protobuf.Message]], field: int) -> tuple[int | None, ...]:
    return tuple(_signed(protobuf.number(message, field)) for _, message in parts)


def _signed(value: int | None) -> int | None:
    """Ids are signed numbers of 64 bits."""
    return value - (1 << 64) if value is not None and value >> 63 else value or None
