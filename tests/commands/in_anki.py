"""Owns an Anki collection with notes of ours, in which tests do what its learner would; must not test."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from quizgen.anki.collection import collection
from quizgen.anki.notetypes import shapes
from quizgen.anki.rows import rows
from quizgen.model import Note

FIRST_MS = 1_775_000_000_000
"""April 2026: later than the notes of samples were made."""
FIELDS = {"front": 0, "answer": 1, "context": 4, "sent": 11}


class InAnki:
    """The file of a whole collection; what is done in it happens at `modified_s`."""

    def __init__(self, path: Path, notes: Sequence[Note]) -> None:
        self.path = path
        self.modified_s = FIRST_MS // 1000
        path.write_bytes(collection(rows(notes), shapes()))
        self._do("UPDATE col SET crt = 1767600000")

    def answer(self, guid: str, rating: int = 3, *, at_ms: int = FIRST_MS, ordinal: int = 0, **row: int) -> None:
        """A row of the log; an answer of a new card Good, unless said otherwise."""
        given = {"ivl": -600, "lastIvl": 0, "factor": 250, "time": 3000, "type": 0} | row
        self._do(
            "INSERT INTO revlog SELECT ?, cards.id, -1, ?, ?, ?, ?, ?, ? FROM cards JOIN notes ON notes.id = nid "
            "WHERE guid = ? AND ord = ?",
            *(at_ms, rating, given["ivl"], given["lastIvl"], given["factor"], given["time"], given["type"]),
            *(guid, ordinal),
        )

    def suspend(self, guid: str, *, suspended: bool = True) -> None:
        self._card(guid, "queue", -1 if suspended else 0)

    def flag(self, guid: str, flag: int) -> None:
        self._card(guid, "flags", flag)

    def tag(self, guid: str, *tags: str) -> None:
        """The note has these tags besides ours."""
        (found,) = self.note(guid, "tags")
        ours = [tag for tag in found.split() if tag.startswith("quizgen::")]
        self._note(guid, "tags", f" {' '.join((*ours, *tags))} ")

    def write(self, guid: str, **fields: str) -> None:
        """The fields front, answer, context and sent hold this HTML."""
        found = self.note(guid, "flds")[0].split("\x1f")
        for name, html in fields.items():
            found[FIELDS[name]] = html
        self._note(guid, "flds", "\x1f".join(found))

    def field(self, guid: str, name: str) -> str:
        return str(self.note(guid, "flds")[0].split("\x1f")[FIELDS[name]])

    def delete(self, *guids: str) -> None:
        """Kept nowhere: `back` needs the file as it was."""
        for guid in guids:
            (ident,) = self.note(guid, "id")
            self._do("DELETE FROM cards WHERE nid = ?", ident)
            self._do("DELETE FROM notes WHERE id = ?", ident)

    def note(self, guid: str, column: str) -> tuple[str]:
        with self._opened() as connection:
            found: tuple[str] = connection.execute(f"SELECT {column} FROM notes WHERE guid = ?", (guid,)).fetchone()
            return found

    def _card(self, guid: str, column: str, value: int) -> None:
        self._do(
            f"UPDATE cards SET {column} = ?, mod = ? WHERE nid = (SELECT id FROM notes WHERE guid = ?)",
            *(value, self.modified_s, guid),
        )

    def _note(self, guid: str, column: str, value: str) -> None:
        self._do(f"UPDATE notes SET {column} = ?, mod = ? WHERE guid = ?", value, self.modified_s, guid)

    def _do(self, statement: str, *values: object) -> None:
        with self._opened() as connection:
            connection.execute(statement, values)
            connection.commit()

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.path)) as connection:
            yield connection
