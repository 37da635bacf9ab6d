"""Owns the pictures kept in the store, each once; must not know which note shows one."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from quizgen.model import Media
from quizgen.store.failures import told


class Pictures:
    """The pictures of an open store."""

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        transaction: Callable[[], AbstractContextManager[sqlite3.Connection]],
    ) -> None:
        self.path = path
        self._connection = connection
        self._transaction = transaction

    def has(self, media: Media) -> bool:
        """Whether its content is kept."""
        with told(self.path):
            found = self._connection.execute("SELECT 1 FROM media WHERE sha256 = ?", (media.sha256,)).fetchone()
        return found is not None

    def keep(self, media: Media, content: bytes) -> None:
        """The content is kept from now on."""
        with self._transaction() as connection:
            values = (media.sha256, media.suffix, content)
            connection.execute("INSERT OR IGNORE INTO media (sha256, suffix, content) VALUES (?, ?, ?)", values)

    def content(self, media: Media) -> bytes | None:
        """The picture's bytes; None when they are not kept here."""
        with told(self.path):
            found = self._connection.execute("SELECT content FROM media WHERE sha256 = ?", (media.sha256,)).fetchone()
        return bytes(found[0]) if found else None
