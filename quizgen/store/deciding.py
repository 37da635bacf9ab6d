"""Owns how decisions are written: each on its log, in which the last word counts; must not make one."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from quizgen.model import Guid, Note
from quizgen.store import building, queries, rows

OF_NOTE = -1
"""The ordinal under which the log has what was decided of a whole note."""
HERE, FROM_ANKI, TAKEN_BACK = "quizgen", "anki", "undo"
"""The sources of what was decided in the terminal, of what an import brought, and of what took that back."""

_OF_NOTE = ("notes", "guid = :guid")
_OF_CARD = ("cards", "guid = :guid AND ordinal = :ordinal")
_LAST = """(SELECT max(decided_at) FROM decisions AS earlier
    WHERE earlier.guid = :guid AND earlier.ordinal = :ordinal AND earlier.kind = :kind)"""
# Never earlier than the last word, whatever the clock says: else this one would not count.
_LOG = f"""INSERT INTO decisions (guid, ordinal, kind, decided_at, value, source)
SELECT :guid, :ordinal, :kind, max(:decided_at, coalesce({_LAST}, '')), :value, :source
FROM {{table}} WHERE {{this}} AND {{kind}} IS NOT nullif(:value, 'null')
ON CONFLICT DO UPDATE SET value = excluded.value, source = excluded.source"""
_SET = "UPDATE {table} SET {kind} = nullif(:value, 'null') WHERE {this} AND {kind} IS NOT nullif(:value, 'null')"


@dataclass(frozen=True, slots=True)
class Decision:
    """The value, as the column named `kind` holds it, that a learner gave a note (OF_NOTE) or a card."""

    guid: Guid
    ordinal: int
    kind: str
    value: str | int | None
    decided_at: datetime
    source: str = HERE


def write(connection: sqlite3.Connection, decisions: Iterable[Decision]) -> None:
    """Each stands on the log and in its column, where it is not what is there already."""
    for made in decisions:
        table, this = _OF_NOTE if made.ordinal == OF_NOTE else _OF_CARD
        given = {
            "guid": made.guid,
            "ordinal": made.ordinal,
            "kind": made.kind,
            "value": "null" if made.value is None else str(made.value),
            "decided_at": rows.stamp(made.decided_at),
            "source": made.source,
        }
        connection.execute(_LOG.format(table=table, this=this, kind=made.kind), given)
        connection.execute(_SET.format(table=table, this=this, kind=made.kind), given)


def decide(connection: sqlite3.Connection, notes: Iterable[Note], now: datetime, source: str = HERE) -> None:
    """What the learner decided of these notes is stored: wording, tags, whether they are wanted."""
    for note in notes:
        decided = zip(rows.DECISION, rows.decision_row(note), strict=True)
        write(connection, (Decision(note.guid, OF_NOTE, kind, value, now, source) for kind, value in decided))
        connection.execute(queries.MODIFIED, (rows.stamp(note.modified_at), note.guid))
        building.put_cards(connection, note)
