"""Owns how a good Anki file is spoilt at random; the same seed spoils it in the same way."""

import io
import json
import sqlite3
import struct
import zipfile
from collections.abc import Callable, Sequence
from contextlib import closing
from random import Random
from typing import Any

import zstandard

MEMBERS = ("collection.anki21b", "collection.anki21", "collection.anki2", "meta", "media", "../../etc/passwd", "")
NUMBERS = (0, 1, -1, 2, 18, 127, 255, 2**31 - 1, 2**31, 2**32, 2**53 + 1, 2**63 - 1, -(2**63), 253_402_300_800_000)
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

File = bytes
Mutation = Callable[[Random, File], File]


def mutated(random: Random, file: File) -> File:
    """The file spoilt in one or two of many ways."""
    for _ in range(random.choice((1, 1, 2))):
        file = random.choice(_WAYS)(random, file)
    return file


def flipped(random: Random, file: File) -> File:
    """A few bytes are others."""
    data = bytearray(file)
    for _ in range(random.choice((1, 1, 2, 8, 64)) if data else 0):
        data[random.randrange(len(data))] = random.randrange(256)
    return bytes(data)


def flipped_in_front(random: Random, file: File) -> File:
    """Where headers are, every byte counts."""
    return flipped(random, file[:200]) + file[200:]


def flipped_at_end(random: Random, file: File) -> File:
    """Where a zip has its list of members."""
    return file[:-400] + flipped(random, file[-400:])


def number_set(random: Random, file: File) -> File:
    """Four or eight bytes are a number at the edge of something."""
    number = random.choice(NUMBERS) & (2**64 - 1)
    size = random.choice((2, 4, 8))
    order = random.choice(("<", ">"))
    packed = struct.pack(f"{order}Q", number)
    part = packed[:size] if order == "<" else packed[-size:]
    at = random.randrange(max(1, len(file) - size))
    return file[:at] + part + file[at + size :]


def truncated(random: Random, file: File) -> File:
    return file[: random.randrange(len(file) + 1)]


def cut_out(random: Random, file: File) -> File:
    """A piece is missing, or there twice."""
    start, end = sorted(random.randrange(len(file) + 1) for _ in range(2))
    return file[:start] + file[end:] if random.random() < 0.5 else file[:end] + file[start:]


def page_swapped(random: Random, file: File) -> File:
    """Two pages of a database have changed places, or one is there twice."""
    pages = max(1, len(file) // 4096)
    one, other = (random.randrange(pages) * 4096 for _ in range(2))
    first, second = file[one : one + 4096], file[other : other + 4096]
    data = bytearray(file)
    data[one : one + len(second)] = second
    if random.random() < 0.5:
        data[other : other + len(first)] = first
    return bytes(data)


def inside(random: Random, file: File) -> File:
    """The collection in a package is spoilt, and packed again without a flaw; or the collection itself."""
    way = random.choice(
        (row_changed, row_changed, row_changed, protobuf_changed, schema_changed, flipped, page_swapped)
    )
    try:
        members = _members(file)
        name = next(name for name in MEMBERS[:3] if name in members)
        is_compressed = name == MEMBERS[0]
        data = members[name]
        data = zstandard.ZstdDecompressor().decompressobj().decompress(data) if is_compressed else data
    except Exception:  # it is no package, or was spoilt before
        return way(random, file)
    data = way(random, data)
    members[name] = zstandard.compress(data) if is_compressed else data
    return _packed(members)


def members_changed(random: Random, file: File) -> File:
    """Members are missing, exchanged, doubled, named otherwise or cut off."""
    try:
        members = _members(file)
    except Exception:  # it is no zip, or was spoilt before
        return flipped(random, file)
    names = list(members)
    name = random.choice(names)
    change = random.randrange(5)
    if change == 0:
        del members[name]
    elif change == 1:
        members[name] = members[random.choice(names)]
    elif change == 2:
        members[random.choice(MEMBERS)] = members[name]
    elif change == 3:
        members[name] = flipped(random, members[name])
    else:
        members[name] = truncated(random, members[name])
    return _packed(members, random.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)))


def row_changed(random: Random, database: File) -> File:
    """Values of rows are of odd types: tables are made again without the types that would mend them."""
    return _operated(database, lambda connection: _change_rows(random, connection))


def protobuf_changed(random: Random, database: File) -> File:
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


def schema_changed(random: Random, database: File) -> File:
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


def _operated(database: File, operation: Callable[[sqlite3.Connection], None]) -> File:
    """The database after the operation, or so far as it went: what was spoilt before may not be operated on."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.create_collation("unicase", lambda one, other: (one > other) - (one < other))
        try:
            connection.deserialize(database)
            operation(connection)
        except (sqlite3.Error, TypeError, ValueError, IndexError, MemoryError):  # the last for an empty file
            return database
        return connection.serialize()


def _members(file: File) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _packed(members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> File:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression, compresslevel=1) as package:
        for name, data in members.items():
            package.writestr(name or "?", data)
    return file.getvalue()


_WAYS: Sequence[Mutation] = (
    flipped,
    flipped_in_front,
    flipped_at_end,
    number_set,
    truncated,
    cut_out,
    page_swapped,
    members_changed,
    *(inside,) * 8,
)
