"""Owns the setup of a collection in schema 11, which keeps it as JSON in one row; must not read rows of notes."""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from quizgen.anki.foreign import ForeignNotetype
from quizgen.anki.reading.database import names
from quizgen.anki.reading.refusal import damaged
from quizgen.anki.reading.setup import Setup
from quizgen.anki.reading.values import mapping, parameters, parsed, sequence, text, whole

_CLOZE = 1
_PARAMETERS = ("fsrsParams6", "fsrsParams5", "fsrsWeights")
"""Of each version of FSRS, newest first."""


def setup(connection: sqlite3.Connection) -> Setup:
    """What the one row says; whatever in it is not as Anki writes it is left out."""
    row = next(names(connection, "SELECT conf, models, decks, dconf FROM col LIMIT 1"))
    conf, models, decks, presets = (parsed(value) for value in row)
    if not isinstance(models, dict) or not isinstance(decks, dict):
        raise damaged("its notetypes and decks cannot be read")
    return Setup(
        notetypes={id_: _notetype(id_, model) for id_, model in _by_id(models).items()},
        decks={id_: text(deck.get("name")) for id_, deck in _by_id(decks).items()},
        parameters=_parameters(_by_id(decks), _by_id(presets)),
        config=mapping(conf),
    )


def _by_id(value: object) -> Mapping[int, Mapping[str, Any]]:
    return {_id(key): mapping(one) for key, one in mapping(value).items()}


def _id(key: str) -> int:
    try:
        return whole(int(key))
    except ValueError:
        return 0


def _notetype(id_: int, model: Mapping[str, Any]) -> ForeignNotetype:
    fields, templates = _in_order(model.get("flds")), _in_order(model.get("tmpls"))
    return ForeignNotetype(
        id=id_,
        name=text(model.get("name")),
        is_cloze=whole(model.get("type")) == _CLOZE,
        fields=tuple(text(field.get("name")) for field in fields),
        templates=tuple((text(one.get("name")), text(one.get("qfmt")), text(one.get("afmt"))) for one in templates),
        field_ids=tuple(whole(field.get("id")) or None for field in fields),
        template_ids=tuple(whole(one.get("id")) or None for one in templates),
        original_id=whole(model.get("originalId")) or None,
    )


def _in_order(value: object) -> Sequence[Mapping[str, Any]]:
    return sorted((mapping(one) for one in sequence(value)), key=lambda one: whole(one.get("ord")))


def _parameters(
    decks: Mapping[int, Mapping[str, Any]], presets: Mapping[int, Mapping[str, Any]]
) -> Mapping[int, tuple[float, ...]]:
    by_preset = {id_: _newest(preset) for id_, preset in presets.items()}
    return {id_: by_preset.get(whole(deck.get("conf")), ()) for id_, deck in decks.items()}


def _newest(preset: Mapping[str, Any]) -> tuple[float, ...]:
    return next((found for name in _PARAMETERS if (found := parameters(sequence(preset.get(name))))), ())
