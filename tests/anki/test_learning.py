"""Progress in Anki's file: what is there, and that it is the same each time."""

import sqlite3
import zipfile
from pathlib import Path
from typing import Any

from quizgen.anki import package
from quizgen.anki.calendar import Calendar
from quizgen.anki.carried import Carried
from quizgen.model import Card, Guid, Learnt
from tests.anki.samples import qa, retired
from tests.conftest import MONDAY, make_memory, make_review

NOTES = [qa("a"), qa("b"), retired(qa("c"))]


def carried(*learnt: Learnt) -> Carried:
    return Carried(learnt, "digest", {}, Calendar(None))


def answered(guid: str, *ids: int) -> Learnt:
    """Learnt by reviews with these ids."""
    reviews = tuple(make_review(guid, MONDAY, id=ident) for ident in ids)
    return Learnt("Body", Card(Guid(guid), 0, make_memory()), reviews)


def asked(path: Path, query: str) -> list[Any]:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(zipfile.ZipFile(path).read("collection.anki2"))
    return connection.execute(query).fetchall()


def test_reviews_of_one_moment_follow_one_another(tmp_path: Path) -> None:
    """By guid, each a millisecond later until one is free; the order of a card's own reviews stays."""
    path = tmp_path / "deck.apkg"

    package.write(path, NOTES, carried(answered("a", 100, 101), answered("b", 100, 102)))

    log = "SELECT guid, revlog.id FROM revlog JOIN cards ON cards.id = cid JOIN notes ON notes.id = nid ORDER BY 1, 2"
    assert asked(path, log) == [("a", 100), ("a", 101), ("b", 102), ("b", 103)]


def test_cards_that_are_not_in_the_package_leave_nothing(tmp_path: Path) -> None:
    """Neither a retired note's nor an unknown note's."""
    path = tmp_path / "deck.apkg"

    package.write(path, NOTES, carried(answered("c", 100), answered("d", 200)))

    assert asked(path, "SELECT count(*) FROM revlog") == [(0,)]
    assert asked(path, "SELECT DISTINCT type, reps FROM cards") == [(0, 0)]


def test_equal_progress_gives_equal_bytes(tmp_path: Path) -> None:
    """Twice the same is the same file."""
    for name in ("one", "two"):
        package.write(tmp_path / name, NOTES, carried(answered("a", 100)))

    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
