"""`quizgen export --with-progress`: cards arrive in Anki as the learner left them."""

import sqlite3
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from quizgen.store import Store
from tests.commands.conftest import Quizgen
from tests.conftest import MONDAY, make_document, make_memory, make_note, make_review

pytestmark = pytest.mark.usefixtures("in_utc")


@pytest.fixture
def learnt(filled: Path) -> Path:
    """The filled store, with one card answered."""
    with Store.open(filled) as store:
        store.record(make_review("aaa111", MONDAY), make_memory(MONDAY.replace(hour=4) + timedelta(days=2)))
    return filled


def asked(query: str, path: str = "mine.apkg") -> list[Any]:
    connection = sqlite3.connect(":memory:")
    connection.deserialize(zipfile.ZipFile(path).read("collection.anki2"))
    return connection.execute(query).fetchall()


@pytest.mark.usefixtures("learnt")
def test_progress_is_in_the_package(quizgen: Quizgen) -> None:
    """The card answered is in Review with its log, the other is new; stdout is the path alone."""
    result = quizgen("export", "--with-progress", "-o", "mine.apkg")

    assert (result.exit_code, result.stdout) == (0, "mine.apkg\n")
    assert asked("SELECT type, queue, ivl, reps FROM cards ORDER BY reps DESC") == [(2, 2, 2, 1), (0, 0, 0, 0)]
    assert asked("SELECT id, ease, time FROM revlog") == [(int(MONDAY.timestamp() * 1000), 3, 4000)]


@pytest.mark.usefixtures("learnt")
def test_the_learner_is_told_what_to_tick(quizgen: Quizgen) -> None:
    """Anki leaves progress out unless the box is ticked."""
    told = quizgen("export", "--with-progress", "-o", "mine.apkg").stderr

    assert "tick 'Import any learning progress'" in told
    assert "tick" not in quizgen("export", "-o", "other.apkg").stderr


@pytest.mark.usefixtures("learnt")
def test_without_it_no_progress_leaves_the_store(quizgen: Quizgen) -> None:
    """A package to share holds new cards only."""
    quizgen("export", "-o", "mine.apkg")

    assert asked("SELECT DISTINCT type, queue, reps, flags, data FROM cards") == [(0, 0, 0, 0, "")]
    assert asked("SELECT count(*) FROM revlog") == [(0,)]


def test_it_is_written_again_after_an_answer(quizgen: Quizgen, learnt: Path) -> None:
    """And only then."""
    quizgen("export", "--with-progress", "-o", "mine.apkg")
    again = quizgen("export", "--with-progress", "-o", "mine.apkg").stderr
    with Store.open(learnt) as store:
        store.record(make_review("aab222", MONDAY), make_memory())

    after = quizgen("export", "--with-progress", "-o", "mine.apkg").stderr

    assert ("already up to date" in again, ", written" in after) == (True, True)


@pytest.mark.usefixtures("learnt")
@pytest.mark.parametrize("kind", ["csv", "jsonl"])
def test_only_a_package_carries_progress(quizgen: Quizgen, kind: str) -> None:
    """Asking for it with another format is a mistake in the command."""
    result = quizgen("export", "--with-progress", "--format", kind)

    assert (result.exit_code, "--with-progress" in result.stderr) == (2, True)


def test_of_one_deck(quizgen: Quizgen, learnt: Path) -> None:
    """--deck leaves the progress of other decks out."""
    with Store.open(learnt) as store:
        other = make_note("zzz", deck="Physics")
        store.add(make_document("/notes/light.md"), other)
        store.record(make_review("zzz", MONDAY + timedelta(hours=1)), make_memory())

    quizgen("export", "--with-progress", "--deck", "Physics", "-o", "mine.apkg")

    assert asked("SELECT id FROM revlog") == [(int((MONDAY + timedelta(hours=1)).timestamp() * 1000),)]
