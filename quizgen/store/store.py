"""Owns what the store can be asked and told, in model types; must not know how a file is opened."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from quizgen.errors import QuizgenError
from quizgen.model import (
    Card,
    DeckCount,
    Guid,
    Harvest,
    KnownDocument,
    Memory,
    Note,
    Progress,
    Review,
    Status,
)
from quizgen.store import adopting, building, copying, deciding, harvest_cache, hashing, merging, queries, rows
from quizgen.store.arriving import Arrivals
from quizgen.store.building import BuildRecord, BuiltDocument
from quizgen.store.deciding import Decision
from quizgen.store.failures import told
from quizgen.store.history import History
from quizgen.store.merging import Merging
from quizgen.store.opening import empty_store, open_store
from quizgen.store.pictures import Pictures
from quizgen.store.quizzes import Quizzes
from quizgen.store.standing import Standing
from quizgen.store.walking import Walk


class Store:
    """An open store; closed when its `with` block ends."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self.quizzes = Quizzes(path, connection, self._transaction)
        self.arrivals = Arrivals(path, connection, self._transaction)
        self.walk = Walk(path, connection)
        self.pictures = Pictures(path, connection, self._transaction)

    @classmethod
    def open(cls, path: Path) -> Self:
        """The store at `path`, made with its folders if there is none; QuizgenError if it is unusable."""
        return cls(path, open_store(path))

    @classmethod
    def in_memory(cls) -> Self:
        """An empty store that is gone when closed."""
        return cls(Path(":memory:"), empty_store())

    def close(self) -> None:
        """The file is complete without its write-ahead log."""
        with told(self.path):
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # ------------------------------------------------------------ documents

    def documents(self) -> tuple[KnownDocument, ...]:
        """Every document ever built, by source, then path."""
        found = self._all(f"{queries.DOCUMENTS} ORDER BY source, path")
        return tuple(map(rows.to_document, found))

    def known(self, path: str) -> KnownDocument | None:
        """The document built from `path`, when there is one."""
        found = self._all(f"{queries.DOCUMENTS} WHERE path = ?", path)
        return rows.to_document(found[0]) if found else None

    def harvests(self, path: str) -> dict[str, Harvest]:
        """What generation gave for the sections of a document, by section fingerprint."""
        found = self._all("SELECT fingerprint, content FROM harvests WHERE path = ? ORDER BY fingerprint", path)
        return {fingerprint: harvest_cache.unpack(content) for fingerprint, content in found}

    def remember_harvests(self, path: str, harvests: Mapping[str, Harvest]) -> None:
        """These are all that is remembered of the document's sections."""
        packed = ((path, fingerprint, harvest_cache.pack(kept)) for fingerprint, kept in harvests.items())
        with self._transaction() as connection:
            connection.execute("DELETE FROM harvests WHERE path = ?", (path,))
            connection.executemany("INSERT INTO harvests (path, fingerprint, content) VALUES (?, ?, ?)", packed)

    # ------------------------------------------------------------ builds

    def save(self, document: KnownDocument, notes: Sequence[Note]) -> None:
        """The document and the notes with their cards are stored, all or nothing, as one build."""
        self.build([BuiltDocument(document, tuple(notes))], now=document.built_at)

    def build(self, built: Sequence[BuiltDocument], *, now: datetime) -> None:
        """All that was built is stored, or nothing; what was there before is kept for undoing."""
        with self._transaction() as connection:
            building.write(connection, built, now)

    def last_build(self) -> BuildRecord | None:
        """The last build that is not undone, with what was there before it; None when there is none."""
        with told(self.path):
            return building.latest(self._connection)

    def undo_build(
        self,
        record: BuildRecord,
        documents: Iterable[KnownDocument],
        notes: Iterable[tuple[str, Note]],
        *,
        now: datetime,
    ) -> None:
        """The build is undone: its documents and its notes (each with its path) are as given now."""
        with self._transaction() as connection:
            building.take_back(connection, record, documents, notes, now)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Nobody else writes until the end of the block, whose writing is stored together or not at all."""
        with self._transaction():
            yield

    def version(self) -> int:
        """A number that changes when anybody else has written to the store."""
        return int(self._all("PRAGMA data_version")[0][0])

    def content_hash(self) -> str:
        """Equal when two stores hold the same documents, notes, cards and decisions; progress does not count."""
        with told(self.path):
            return hashing.digest(self._connection, queries.CONTENT)

    def whole_hash(self) -> str:
        """Equal when two stores hold the same notes, decisions, options and standing reviews, wherever documents are.

        What replaying the reviews gives does not count, nor do times of builds.
        """
        with told(self.path):
            return hashing.digest(self._connection, hashing.WHOLE)

    def rescued(self) -> frozenset[str]:
        """The candidates that the learner wants as cards, wherever they stand: their ids go by what they ask."""
        return frozenset(row[0] for row in self._all("SELECT DISTINCT candidate FROM rescues"))

    def rescue(self, path: str, candidate: str, note: Note, *, now: datetime) -> None:
        """The candidate is a card from now on, and stays one through every build."""
        with self._transaction() as connection:
            values = (path, candidate, rows.stamp(now))
            connection.execute("INSERT OR IGNORE INTO rescues (path, candidate, rescued_at) VALUES (?, ?, ?)", values)
            building.put_note(connection, path, note)

    # ------------------------------------------------------------ decisions

    def decide(self, notes: Iterable[Note], *, now: datetime, source: str = deciding.HERE) -> None:
        """What the learner decided of these notes is stored: wording, tags, whether they are wanted."""
        with self._transaction() as connection:
            deciding.decide(connection, notes, now, source)

    def decide_cards(self, decisions: Iterable[Decision]) -> None:
        """What was decided of cards is on the log and holds."""
        with self._transaction() as connection:
            deciding.write(connection, decisions)

    def add(self, document: KnownDocument, note: Note) -> None:
        """A note that no document gave is stored below a document of its own kind, which no build touches."""
        with self._transaction() as connection:
            building.put(connection, document, [note])

    def adopt(self, notes: Iterable[tuple[KnownDocument, Note]], *, now: datetime) -> None:
        """These notes of Anki's are stored, all or none, each below the document given with it."""
        with self._transaction() as connection:
            adopting.write(connection, notes, now)

    def suspend(self, guids: Iterable[Guid], *, suspended: bool, now: datetime) -> None:
        """No card of these notes is asked while suspended."""
        wanted = json.dumps(sorted(set(guids)))
        found = self._all("SELECT guid, ordinal FROM cards WHERE guid IN (SELECT value FROM json_each(?))", wanted)
        with self._transaction() as connection:
            deciding.write(
                connection, (Decision(guid, ordinal, "suspended", int(suspended), now) for guid, ordinal in found)
            )

    def suspended(self) -> frozenset[Guid]:
        """The notes of which a card is suspended."""
        return frozenset(Guid(row[0]) for row in self._all("SELECT DISTINCT guid FROM cards WHERE suspended = 1"))

    # ------------------------------------------------------------ notes

    def notes(  # noqa: PLR0913 (one parameter a filter)
        self,
        *,
        path: str | None = None,
        deck: str | None = None,
        section: str | None = None,
        search: str | None = None,
        status: Status | None = None,
        rejected: bool | None = None,
    ) -> tuple[Note, ...]:
        """The notes that pass every filter given, by source, path, place in the document, guid.

        `deck` holds the decks below it; `section` is part of any heading above the note, `search` part of its
        question, its answer or its whole cloze text, both whatever the case.
        """
        asked = queries.note_filters(
            path=path, deck=deck, section=section, search=search, status=status, rejected=rejected
        )
        where = " AND ".join(condition for condition, _ in asked) or "true"
        values = (value for _, given in asked for value in given)
        found = self._all(f"{queries.NOTES} WHERE {where} ORDER BY {queries.DOCUMENT_ORDER}", *values)
        return tuple(map(rows.to_note, found))

    def notes_of(self, guids: Iterable[Guid]) -> dict[Guid, Note]:
        """The notes with these guids, retired ones too; a guid that no note has is left out."""
        wanted = json.dumps(sorted(set(guids)))
        found = self._all(f"{queries.NOTES} WHERE guid IN (SELECT value FROM json_each(?))", wanted)
        return {note.guid: note for note in map(rows.to_note, found)}

    def note(self, guid_or_prefix: str) -> Note:
        """The note with this guid, or the only one whose guid begins so; QuizgenError if none or several.

        A withdrawn one is none.
        """
        above = guid_or_prefix + chr(0x10FFFF)
        found = self._all(
            f"{queries.NOTES} WHERE guid >= ? AND guid < ? AND withdrawn = 0 ORDER BY guid LIMIT 6",
            guid_or_prefix,
            above,
        )
        notes = tuple(map(rows.to_note, found))
        if len(notes) == 1 or (notes and notes[0].guid == guid_or_prefix):
            return notes[0]
        if not notes:
            raise QuizgenError(
                f"no card has the id '{guid_or_prefix}'",
                where=f"store {self.path}",
                hint="`quizgen cards` lists the ids",
            )
        raise QuizgenError(
            f"several cards have an id that begins with '{guid_or_prefix}'",
            where=f"store {self.path}",
            hint=f"give more of the id: {', '.join(note.guid for note in notes[:5])}"
            + (", …" if len(notes) > 5 else ""),
        )

    def placed(self, guids: Iterable[Guid]) -> dict[Guid, str]:
        """The paths of the documents that these notes belong to."""
        wanted = json.dumps(sorted(set(guids)))
        return dict(self._all("SELECT guid, path FROM notes WHERE guid IN (SELECT value FROM json_each(?))", wanted))

    def progress(self, guids: Iterable[Guid]) -> dict[Guid, Progress]:
        """What stands to be kept or lost with each of these notes."""
        found = self._all(queries.PROGRESS, json.dumps(sorted(set(guids))))
        return {
            Guid(guid): Progress(reviews, datetime.fromisoformat(due_at) if due_at else None)
            for guid, reviews, due_at in found
        }

    def taken(self, guid: Guid) -> bool:
        """Whether any note, retired or not, has this guid."""
        return bool(self._all("SELECT 1 FROM notes WHERE guid = ?", guid))

    def decks(self) -> tuple[str, ...]:
        """The decks that notes are in, by name."""
        return tuple(row[0] for row in self._all("SELECT DISTINCT deck FROM notes ORDER BY deck"))

    def deck_counts(self, *, before: datetime) -> tuple[DeckCount, ...]:
        """What waits in each deck, by name; due is what falls due before `before`."""
        return tuple(DeckCount(*row) for row in self._all(queries.DECK_COUNTS, rows.stamp(before)))

    # ------------------------------------------------------------ cards

    def cards(self, guid: Guid) -> tuple[Card, ...]:
        """The cards of a note, by ordinal; those that its text no longer has are left out."""
        found = self._all(f"{queries.CARDS} WHERE guid = ? AND present = 1 ORDER BY ordinal", guid)
        return tuple(map(rows.to_card, found))

    def due(self, *, before: datetime, deck: str | None = None) -> tuple[Card, ...]:
        """Reviewed cards of active notes that fall due before `before`, longest overdue first."""
        condition, values = _deck_filter(deck)
        found = self._all(queries.DUE.format(deck=condition), rows.stamp(before), *values)
        return tuple(map(rows.to_card, found))

    def fresh(self, *, limit: int, deck: str | None = None) -> tuple[Card, ...]:
        """At most `limit` cards of active notes never reviewed, in document order."""
        condition, values = _deck_filter(deck)
        found = self._all(queries.FRESH.format(deck=condition), *values, max(0, limit))
        return tuple(map(rows.to_card, found))

    # ------------------------------------------------------------ reviews

    def record(self, review: Review, memory: Memory) -> None:
        """The review is appended and its card remembers `memory`."""
        self.quizzes.answer(review, memory)

    def undo(self, review: Review, before: Memory | None, *, now: datetime) -> None:
        """The review is taken back, on record, and its card remembers what it did before."""
        self.quizzes.take_back(review, before, now=now)

    def reviews(self, *, guid: Guid | None = None, since: datetime | None = None) -> tuple[Review, ...]:
        """Reviews not taken back, of one note or all, at or after `since`, in time order."""
        asked: list[tuple[str, str]] = []
        if guid is not None:
            asked.append(("guid = ?", guid))
        if since is not None:
            asked.append(("reviewed_at >= ?", rows.stamp(since)))
        where = " AND ".join(condition for condition, _ in asked) or "true"
        values = (value for _, value in asked)
        found = self._all(f"{queries.REVIEWS} WHERE {where} ORDER BY reviewed_at, guid, ordinal, id", *values)
        return tuple(map(rows.to_review, found))

    def reviewed(self) -> tuple[tuple[str, Card], ...]:
        """Every card ever reviewed with its deck, suspended and retired ones too, by guid and ordinal."""
        return tuple((deck, rows.to_card(card)) for deck, *card in self._all(queries.REVIEWED))

    def standing(self, *, deck: str | None = None) -> Standing:
        """What was done with each card that is asked, of the deck and those below it."""
        return Standing(self.path, self._connection, queries.in_deck(deck) if deck is not None else ("true", ()))

    def remember(self, cards: Iterable[Card]) -> None:
        """The cards remember what is given here; no review is appended."""
        values = ((*rows.memory_row(card.memory), card.guid, card.ordinal) for card in cards)
        with self._transaction() as connection:
            connection.executemany(queries.SET_MEMORY, values)

    def history(self, *, deck: str | None = None, section: str | None = None) -> History:
        """What statistics rest on, of the notes that pass these filters as `notes` has them, retired ones too."""
        asked = queries.note_filters(path=None, deck=deck, section=section, search=None, status=None, rejected=None)
        return History(self.path, self._connection, asked)

    # ------------------------------------------------------------ options

    def options(self) -> dict[str, dict[str, Any]]:
        """What was set for each deck, '' for all decks, by name."""
        found = self._all("SELECT deck, options FROM deck_options WHERE options <> '{}'")
        return {deck: json.loads(options) for deck, options in found}

    def set_options(self, deck: str, options: Mapping[str, Any], *, now: datetime) -> None:
        """These are all the options of its own that the deck has; '' is all decks."""
        with self._transaction() as connection:
            values = (deck, json.dumps(options, sort_keys=True), rows.stamp(now))
            connection.execute(queries.SET_OPTIONS, values)

    # ------------------------------------------------------------ other stores

    @contextmanager
    def beside(self, other: Path) -> Iterator[Merging]:
        """A copy of the store at `other`, to be merged into this one; QuizgenError when it cannot be read."""
        with copying.copied(other) as copy, told(self.path), merging.beside(self._connection, copy) as merge:
            yield merge

    @contextmanager
    def put_aside(self, name: Path) -> Iterator[Callable[[], None]]:
        """A copy of the store as it is stands ready; when what is given is called, it is at `name`."""
        with copying.put_aside(self.path, name) as keep:
            yield keep

    # ------------------------------------------------------------ SQL

    def _all(self, sql: str, *values: object, **named: object) -> list[Any]:
        with told(self.path):
            return self._connection.execute(sql, named or values).fetchall()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """What is written inside, and in transactions within, is stored together, or not at all when anything fails."""
        if self._connection.in_transaction:
            yield self._connection
            return
        with told(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                # A full disk ends the transaction by itself.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise


def _deck_filter(deck: str | None) -> queries.Filter:
    if deck is None:
        return "", ()
    condition, values = queries.in_deck(deck)
    return f" AND {condition}", values
