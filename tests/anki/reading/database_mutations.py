"""Owns how a good collection is spoilt at random by means of SQL; the same seed spoils it in the same way."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from random import Random
from typing import Any

from tests.anki.reading.byte_mutations import NUMBERS, cut_out, flipped, number_set, truncated

ODD_VALUES: tuple[Any, ...] = (
    *NUMBERS,
    None,
    1e308,
    -1e308,
    float("inf"),
    0.5,
    "",
    "text",
    "9" * 5000,
    "\x1f\x1f",
    "\0",
    b"",
    b"\xff" * 9,
    "[" * 20_000,
    "{}",
    '{"s":"x","d":NaN,"dr":1e999,"lrt":-1e300}',
    '{"s":[1],"lrt":99999999999999999999999}',
    '{"1":{"id":1,"name":null,"flds":3,"tmpls":[[]],"conf":{}}}',
    "true",
    "-99999999",
    '{"fsrs":1,"creationOffset":99999,"rollover":-5,"schedVer":"2"}',
)
TABLES = (
    "col",
    "notes",
    "cards",
    "revlog",
    "graves",
    "decks",
    "notetypes",
    "fields",
    "templates",
    "deck_config",
    "config",
)


def row_changed(random: Random, database: bytes) -> bytes:
    """Values of rows are of odd types: tables are made again without the types that would mend them."""
    return _operated(database, lambda connection: _change_rows(random, connection))


def protobuf_changed(random: Random, database: bytes) -> bytes:
    """The protobuf or JSON in some cell is spoilt."""

    def change(connection: sqlite3.Connection) -> None:
        table, column = random.choice(
            [
                ("notetypes", "config"),
                ("fields", "config"),
                ("templates", "config"),
                ("deck_config", "config"),
                ("decks", "kind"),
                ("config", "val"),
                *(("col", name) for name in ("conf", "models", "decks", "dconf")),
                ("cards", "data"),
            ]
        )
        way = random.choice((flipped, truncated, cut_out, number_set))
        for (value,) in connection.execute(f"SELECT DISTINCT {column} FROM {table}").fetchall():
            data = way(random, value.encode() if isinstance(value, str) else value or b"")
            spoilt = data.decode(errors="replace") if isinstance(value, str) else data
            connection.execute(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (spoilt, value))

    return _operated(database, change)


def schema_changed(random: Random, database: bytes) -> bytes:
    """What tables are is not what they were."""

    def change(connection: sqlite3.Connection) -> None:
        table = random.choice(TABLES)
        connection.execute("PRAGMA writable_schema = ON")
        (sql,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
        word = random.choice(sql.split())
        other = random.choice(
            (
                "",
                "text",
                "id",
                "COLLATE odd",
                "CHECK (1)",
                "AS (1)",
                "WITHOUT ROWID",
                ")",
                "'",
                "\ud7ff",
                "NULL",
                "blob",
            )
        )
        connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", (sql.replace(word, other, 1), table))
        if random.random() < 0.2:
            column = random.choice(("type", "tbl_name", "rootpage"))
            value = random.choice((0, 1, 2, 5, -1, "view", "x", None))
            connection.execute(f"UPDATE sqlite_schema SET {column} = ? WHERE name = ?", (value, table))

    return _operated(database, change)


def json_odd(random: Random) -> str:
    """JSON that has the right shape here and there."""
    names = ("name", "flds", "tmpls", "ord", "id", "conf", "type", "qfmt", "fsrsParams6", "fsrsWeights", "1", "2", "x")
    depth = random.randrange(1, 5)

    def value(level: int) -> Any:
        kind = random.randrange(3) if level else 2
        if kind == 0:
            return {random.choice(names): value(level - 1) for _ in range(3)}
        if kind == 1:
            return [value(level - 1) for _ in range(3)]
        return random.choice([odd for odd in ODD_VALUES if not isinstance(odd, bytes)])

    return json.dumps(value(depth))


def _change_rows(random: Random, connection: sqlite3.Connection) -> None:
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    table = random.choice([name for name in tables if name in TABLES])
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    if random.random() < 0.7:  # a column without a type takes any value as it is
        key = "id INTEGER PRIMARY KEY" if columns[0] == "id" else columns[0]
        connection.execute(f"ALTER TABLE {table} RENAME TO former")
        connection.execute(f"CREATE TABLE {table} ({', '.join([key, *columns[1:]])})")
        connection.execute(f"INSERT INTO {table} SELECT * FROM former")
        connection.execute("DROP TABLE former")
    for _ in range(random.randrange(1, 4)):
        column = random.choice(columns)
        value = json_odd(random) if random.random() < 0.2 else random.choice(ODD_VALUES)
        some = random.choice(
            ("", "WHERE rowid % 3 = 0", f"WHERE {columns[0]} = (SELECT max({columns[0]}) FROM {table})")
        )
        connection.execute(f"UPDATE OR IGNORE {table} SET {column} = ? {some}", (value,))


def _operated(database: bytes, operation: Callable[[sqlite3.Connection], None]) -> bytes:
    """The database after the operation, or so far as it went: what was spoilt before may not be operated on."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.create_collation("unicase", lambda one, other: (one > other) - (one < other))
        try:
            connection.deserialize(database)
            operation(connection)
        except (sqlite3.Error, TypeError, ValueError, IndexError, MemoryError):  # the last for an empty file
            return database
        return connection.serialize()
