"""Measures the time to the first card of `quizgen quiz` over a large store, against importing click."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench import notes
from bench.measurement import Measurement
from bench.process import best, run
from quizgen.model import KnownDocument, Memory, Rating, Review, State
from quizgen.store import Store

CARDS = 10_000
DUE = 300
"""A backlog of some days."""


def measured(folder: Path) -> Measurement:
    """To the first question with CARDS cards waiting, DUE of them due; fails when spaCy is loaded on the way."""
    store = folder / "quiz.db"
    _fill(store)
    quiz = ("-m", "quizgen", "--store", str(store), "quiz")
    _check_lean(quiz)
    first = best(7, lambda: run(*quiz, until="Question"))
    click = best(7, lambda: run("-c", "import click"))
    name = f"first card of {CARDS:,}, s"
    return Measurement(name, first.seconds, click.seconds, "import click", "≤", 4, first.peak, click.peak)


def _fill(path: Path) -> None:
    begun = datetime(2026, 1, 1, tzinfo=UTC)
    due = Memory(State.REVIEW, None, 3.0, 5.0, begun + timedelta(days=3), begun, reps=1, lapses=0, interval_days=3)
    made = notes.made(CARDS)
    with Store.open(path) as store:
        store.save(KnownDocument("/notes/bench.md", "bench.md", "Bench", "Bench", "0", "0", begun), made)
        for note in made[:DUE]:
            store.record(Review(1, note.guid, 0, Rating.GOOD, begun, 1000), due)


def _check_lean(quiz: tuple[str, ...]) -> None:
    loaded = run("-X", "importtime", *quiz, until="Question").errors
    if any(f" {module}\n" in loaded for module in ("spacy", "genanki", "jinja2")):
        raise RuntimeError("the quiz loads more than it needs")
