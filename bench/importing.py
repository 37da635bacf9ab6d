"""Owns importing years of learning from Anki, against Anki's own import of the same package; must not test it.

As a program it leaves a package and a store in FOLDER (`python -m bench.importing FOLDER`), or imports a package into a
new Anki collection there (`… FOLDER FILE`): a process is held to have taken the memory of the one that began it.
"""

import random
import shutil
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bench import process
from bench.history import CARDS, REVIEWS, _documents, _guid, _history, _note, _path
from bench.measurement import Measurement
from quizgen.anki.package import write
from quizgen.model import Status
from quizgen.store import building, rows
from quizgen.store.opening import open_store
from quizgen.store.queries import UPSERT_DOCUMENT

MOST_MIB = 400
PACKAGE, STORE = "learned.apkg", "home.db"


def measured(folder: Path) -> Sequence[Measurement]:
    """The time of an import, and its peak memory by what it may be."""
    package, store = folder / PACKAGE, folder / STORE
    process.run("-m", "bench.importing", str(folder))
    ours = process.best(2, lambda: _ours(package, store, folder / "copy.db"))
    anki = process.best(2, lambda: process.run("-m", "bench.importing", str(folder), str(package)))
    name = f"import, {REVIEWS:,} reviews of {CARDS:,} cards"
    peaks = (ours.peak, anki.peak)
    return (
        Measurement(f"{name}, s", ours.seconds, anki.seconds, "Anki", "≤", 2.0, *peaks),
        Measurement(f"{name}, MiB", ours.peak, MOST_MIB, "400 MiB", "≤", 1.0, *peaks),
    )


def _ours(package: Path, store: Path, copy: Path) -> process.Taken:
    for end in ("", "-wal", "-shm"):
        copy.with_name(copy.name + end).unlink(missing_ok=True)
    shutil.copy(store, copy)
    return process.run("-m", "quizgen", "--store", str(copy), "import", str(package))


def _store(path: Path) -> None:
    """The same notes, with no answer yet."""
    with closing(open_store(path)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        connection.executemany(UPSERT_DOCUMENT, map(rows.document_row, _documents(datetime.now(UTC))))
        for number in range(CARDS):
            building.put_note(connection, _path(number), replace(_note(number), status=Status.ACTIVE))
        connection.execute("COMMIT")


def _learned(package: Path, folder: Path) -> None:
    """The package that Anki writes of a collection in which our notes were learnt for years."""
    from anki.collection import Collection, ExportAnkiPackageOptions

    sent, place = folder / "sent.apkg", folder / "learned.anki2"
    write(sent, [replace(_note(number), status=Status.ACTIVE) for number in range(CARDS)])
    today = _in_anki(sent, place)
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        cards = dict(connection.execute("SELECT guid, c.id FROM cards AS c JOIN notes AS n ON n.id = nid"))
        connection.executemany("INSERT INTO revlog VALUES (?, ?, -1, ?, ?, ?, 2500, ?, ?)", sorted(_log(cards)))
        set_due = "UPDATE cards SET type = 2, queue = 2, due = ?, ivl = 9, reps = 9, factor = 2500 WHERE id IN ("
        connection.execute(set_due + "SELECT cid FROM revlog)", (today + 9,))
        connection.commit()
    collection = Collection(str(place))
    options = ExportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True, with_media=False, legacy=False)
    collection.export_anki_package(out_path=str(package), options=options, limit=None)
    collection.close()


def _log(cards: dict[str, int]) -> Iterator[tuple[int, ...]]:
    left, taken, now = REVIEWS, set[int](), datetime.now(UTC)
    for number in range(CARDS):
        history = _history(number, left, now)
        left -= len(history.reviews)
        for ident, _, _, rating, _, duration_ms, _, last, *_ in history.reviews:
            free = ident
            while free in taken:
                free += 1
            taken.add(free)
            yield free, cards[_guid(number)], rating, last + 1, last, duration_ms, int(last > 0)


def _in_anki(package: Path, place: Path) -> int:
    """The package was imported into a new collection, learning progress too; the day it is there."""
    from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

    collection = Collection(str(place))
    options = ImportAnkiPackageOptions(with_scheduling=True)
    collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(package), options=options))
    today = int(collection.sched.today)
    collection.close()
    return today


if __name__ == "__main__":
    place = Path(sys.argv[1])
    if len(sys.argv) > 2:
        _in_anki(Path(sys.argv[2]), place / f"anki-{random.randrange(10**9)}.anki2")
    else:
        _learned(place / PACKAGE, place)
        _store(place / STORE)
