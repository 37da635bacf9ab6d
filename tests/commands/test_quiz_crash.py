"""A quiz killed at any moment has kept every answer it said was saved, and at most one more."""

import io
import os
import random
import re
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from quizgen.cli import cli
from quizgen.store import Store
from tests.commands import samples
from tests.commands.conftest import Quizgen
from tests.commands.test_crash import counted, is_whole, restore
from tests.conftest import DECIDED_AT

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

CARDS = 30
POINTS = 25
"""How many kills of each kind."""
SAVED = re.compile(r"^(Again|Hard|Good|Easy): ", re.MULTILINE)
KEYS = "\n1\n\n4\nu\n\n4\ns\n\n3\nb\n" * CARDS


@pytest.fixture
def full(store: Path) -> Path:
    """A store of CARDS questions, none asked yet, and beside it a copy."""
    notes = [samples.note(f"q{n:02}", samples.question(f"What is {n}?", start=100 * n)) for n in range(CARDS)]
    with Store.open(store) as opened:
        opened.save(samples.document(), notes)
        opened.set_options("", {"new_per_day": CARDS}, now=DECIDED_AT)
    saved = store.with_suffix(".saved")
    saved.write_bytes(store.read_bytes())
    return saved


def quizzing(store: Path) -> tuple[int, io.TextIOWrapper]:
    """A quiz in a process of its own, fed with KEYS: its id, and what it says."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        sys.stdin, sys.stdout = io.StringIO(KEYS), os.fdopen(writing, "w", encoding="utf-8")
        try:
            cli(["--store", str(store), "quiz"], standalone_mode=False)
        finally:
            sys.stdout.flush()
            os._exit(0)
    os.close(writing)
    return child, os.fdopen(reading, encoding="utf-8")


def check(store: Path, said: str) -> int:
    """The store is whole and holds what was said to be saved, and at most one answer more; how many it holds.

    An answer taken back is on record.
    """
    assert is_whole(store)
    with Store.open(store) as opened:
        kept = opened._connection.execute("SELECT count(*) FROM reviews").fetchone()[0]
        undone = opened._connection.execute("SELECT count(*) FROM review_undos").fetchone()[0]
    told, taken_back = len(SAVED.findall(said)), said.count("Taken back: ")
    assert told <= kept <= told + 1
    assert taken_back <= undone <= taken_back + 1
    return int(kept)


def test_killed_at_any_time(quizgen: Quizgen, store: Path, full: Path) -> None:
    """Wherever in the quiz the kill falls; a later quiz goes on and takes the last answer back."""
    begun = time.perf_counter()
    child, output = quizzing(store)
    with output:
        output.read()
    os.waitpid(child, 0)
    whole = time.perf_counter() - begun
    chance = random.Random(4)
    found = set()
    for _ in range(POINTS):
        restore(store, full)
        child, output = quizzing(store)
        time.sleep(chance.uniform(0, whole))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with output:
            kept = check(store, output.read())
        found.add(kept)
        result = quizgen("quiz", answers="u\nq\n")
        assert result.exit_code == 0, result.output

    assert len(found) > POINTS / 4


def test_killed_at_any_statement(store: Path, full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever statement the store has just been given."""
    total = statements(store, full, monkeypatch)
    chance = random.Random(5)
    found = set()
    for _ in range(POINTS):
        restore(store, full)
        last = chance.randint(1, total)
        with monkeypatch.context() as patched:
            counted(patched, killing(last))
            child, output = quizzing(store)
        with output:
            said = output.read()
        os.waitpid(child, 0)
        found.add(check(store, said))

    assert len(found) > POINTS / 4


def killing(last: int) -> Callable[[int], object]:
    """Kills the process that is not this one at statement number `last`."""
    parent = os.getpid()
    return lambda number: number == last and os.getpid() != parent and os.kill(os.getpid(), signal.SIGKILL)


def statements(store: Path, full: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many statements the whole quiz takes."""
    restore(store, full)
    reading, writing = os.pipe()
    with monkeypatch.context() as patched:
        counted(patched, lambda _: os.write(writing, b"."))
        child, output = quizzing(store)
    os.close(writing)
    with output, os.fdopen(reading, "rb") as dots:
        output.read()
        total = len(dots.read())
    os.waitpid(child, 0)
    return total
