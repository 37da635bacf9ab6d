"""Measures `quizgen quiz` over years of learning: to the first card, and from a rating to the next card."""

import json
from datetime import UTC, datetime
from pathlib import Path

from bench import history
from bench.measurement import Measurement
from bench.process import best, run, run_on_terminal

FIRST = "Show answer"
MOST_MS, MOST_MIB = 50, 150
FEW_CARDS, FEW_REVIEWS = 300, 1_000
"""A learner's first month."""


def measured(store: Path, folder: Path) -> tuple[Measurement, ...]:
    """Over a large store, the first card against importing Textual; ratings inside the app, against a small store."""
    quiz = ("-m", "quizgen", "--store", str(store), "quiz")
    _check_lean(quiz)
    first = best(7, lambda: run_on_terminal(*quiz, until=FIRST, then="q"))
    textual = best(7, lambda: run("-c", "import textual.app"))
    few = folder / "few.db"
    history.written(few, now=datetime.now(UTC), cards=FEW_CARDS, reviews=FEW_REVIEWS)
    large, small = _answering(store), _answering(few)
    name = f"of {history.CARDS:,} cards and {history.REVIEWS:,} reviews"
    return (
        Measurement(
            f"first card {name}, s",
            first.seconds,
            textual.seconds,
            "import textual.app",
            "≤",
            2,
            first.peak,
            textual.peak,
        ),
        Measurement(
            "key to next card, p99, ms",
            large["p99"],
            small["p99"],
            "a small store",
            "≤",
            5,
            large["peak"],
            small["peak"],
        ),
        Measurement(
            "key to next card, p99, ms", large["p99"], MOST_MS, f"{MOST_MS} ms", "≤", 1, large["peak"], small["peak"]
        ),
        Measurement(
            "memory of the quiz, MiB", first.peak, MOST_MIB, f"{MOST_MIB} MiB", "≤", 1, first.peak, textual.peak
        ),
    )


def _answering(store: Path) -> dict[str, float]:
    return dict(json.loads(run("-m", "bench.app", str(store)).output))


def _check_lean(quiz: tuple[str, ...]) -> None:
    loaded = run("-X", "importtime", *quiz, "--plain", until=":").errors
    if any(f" {module}\n" in loaded for module in ("spacy", "genanki", "jinja2", "textual", "numpy", "matplotlib")):
        raise RuntimeError("the quiz loads more than it needs")
