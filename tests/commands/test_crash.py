"""A build killed at any moment leaves the store as before or as after it, and building again ends the same."""

import os
import random
import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from quizgen.store import Store, opening
from tests.commands.conftest import Quizgen
from tests.commands.texts import BLOOD, HEART, notes

pytestmark = pytest.mark.model

EDITED = BLOOD.replace("120 days", "115 days").replace("stop bleeding", "halt bleeding") + HEART[HEART.index("The ") :]
POINTS = 100
"""How many kills of each kind."""


@pytest.fixture
def edited(quizgen: Quizgen, store: Path, blood: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, str, str]:
    """A store with a document that was edited since: its bytes, and its content before and after a build."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    quizgen("build", blood)
    saved = store.with_suffix(".saved")
    saved.write_bytes(store.read_bytes())
    before = content(store)
    blood.write_text(EDITED, encoding="utf-8")
    quizgen("build", blood)
    return saved, before, content(store)


def content(store: Path) -> str:
    with Store.open(store) as opened:
        return opened.content_hash()


def restore(store: Path, saved: Path) -> None:
    for name in ("", "-wal", "-shm"):
        store.with_name(store.name + name).unlink(missing_ok=True)
    store.write_bytes(saved.read_bytes())


def killed(build: Callable[[], object], after: float) -> None:
    """`build` runs in a process of its own and is killed after so many seconds, unless it is through."""
    child = os.fork()
    if child == 0:
        build()
        os._exit(0)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def is_whole(store: Path) -> bool:
    with closing(sqlite3.connect(store)) as connection:
        return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_killed_at_any_time(quizgen: Quizgen, store: Path, blood: Path, edited: tuple[Path, str, str]) -> None:
    """Wherever in the whole of a build the kill falls, nothing is half done."""
    saved, before, after = edited
    restore(store, saved)
    begun = time.perf_counter()
    quizgen("build", blood)
    whole = time.perf_counter() - begun
    chance = random.Random(4)
    found = set()
    for _ in range(POINTS):
        restore(store, saved)
        killed(lambda: quizgen("build", blood), chance.uniform(0, 2 * whole))
        assert is_whole(store)
        found.add(content(store))
        quizgen("build", blood)
        assert content(store) == after

    assert found == {before, after}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_killed_at_any_statement(
    quizgen: Quizgen, store: Path, blood: Path, edited: tuple[Path, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever statement the store has just been given, nothing is half done."""
    saved, before, after = edited
    total = statements(quizgen, store, saved, blood, monkeypatch)
    chance = random.Random(5)
    found = set()
    for _ in range(POINTS):
        restore(store, saved)
        last = chance.randint(1, total)
        child = os.fork()
        if child == 0:
            counted(monkeypatch, lambda number, last=last: number == last and os.kill(os.getpid(), signal.SIGKILL))
            quizgen("build", blood)
            os._exit(0)
        os.waitpid(child, 0)
        assert is_whole(store)
        found.add(content(store))
        quizgen("build", blood)
        assert content(store) == after

    assert before in found
    assert found <= {before, after}


def counted(monkeypatch: pytest.MonkeyPatch, told: Callable[[int], object]) -> None:
    """From now on `told` hears the number of each statement that a store is given."""
    opened = opening.open_store
    number = 0

    def count(_: str) -> None:
        nonlocal number
        number += 1
        told(number)

    def open_counted(path: Path) -> sqlite3.Connection:
        connection = opened(path)
        connection.set_trace_callback(count)
        return connection

    monkeypatch.setattr("quizgen.store.store.open_store", open_counted)


def statements(quizgen: Quizgen, store: Path, saved: Path, blood: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many statements the build takes."""
    restore(store, saved)
    seen: list[int] = []
    with monkeypatch.context() as patched:
        counted(patched, seen.append)
        quizgen("build", blood)
    assert notes(store)
    return len(seen)
