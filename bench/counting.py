"""Measures `quizgen stats` over years of learning, against reading the reviews once in Python.

As a program (`python -m bench.counting STORE`) it is the reference: it adds up the time of every review.
"""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from bench import history
from bench.measurement import Measurement
from bench.process import best, run

MOST_MIB = 150


def measured(store: Path) -> tuple[Measurement, Measurement]:
    """Of a store with years of learning, the seconds of the whole process, and its memory against what it may take.

    Fails when it loads too much.
    """
    stats = ("-m", "quizgen", "--store", str(store), "stats")
    _check_lean(stats)
    shown = best(7, lambda: run(*stats))
    reading = best(7, lambda: run("-m", "bench.counting", str(store)))
    name = f"stats of {history.REVIEWS:,} reviews"
    peaks = (shown.peak, reading.peak)
    return (
        Measurement(f"{name}, s", shown.seconds, reading.seconds, "reading", "≤", 1.5, *peaks),
        Measurement(f"{name}, MiB", shown.peak, MOST_MIB, f"{MOST_MIB} MiB", "≤", 1, *peaks),
    )


def _check_lean(stats: tuple[str, ...]) -> None:
    loaded = run("-X", "importtime", *stats).errors
    if any(f" {module}\n" in loaded for module in ("spacy", "genanki", "jinja2", "matplotlib", "numpy", "textual")):
        raise RuntimeError("statistics load more than they need")


def _read(store: Path) -> int:
    with closing(sqlite3.connect(store)) as connection:
        reviews = connection.execute("SELECT guid, ordinal, rating, reviewed_at, duration_ms FROM reviews")
        return sum(duration_ms for *_, duration_ms in reviews)


if __name__ == "__main__":
    print(_read(Path(sys.argv[1])))
