"""Measures finding the notes of an edited document again, and how that grows with the document."""

import random
import timeit
from dataclasses import replace
from datetime import UTC, datetime
from math import log

import psutil

from bench.measurement import Measurement
from quizgen.model import Anchor, Draft, Evidence, Guid, Kind, Note, Notetype, RuleId, Span, Status
from quizgen.reconcile import reconcile

SMALL, LARGE = 2_000, 20_000
EDITED = 0.1
"""The share of sentences of which a word changed."""


_BEGUN = datetime(2026, 1, 1, tzinfo=UTC)


def measured() -> tuple[Measurement, Measurement]:
    """The small document against one second, and the large one against what n log n makes of the small one."""
    small, large = _seconds(SMALL), _seconds(LARGE)
    expected = small * LARGE * log(LARGE) / (SMALL * log(SMALL))
    exponent = log(large / small) / log(LARGE / SMALL)
    peak = psutil.Process().memory_info().rss / 2**20
    return (
        Measurement(f"reconciling {SMALL:,} notes, 10 % edited, s", small, 1.0, "one second", "≤", 1, peak, peak),
        Measurement(
            f"the same of {LARGE:,} notes (n^{exponent:.2f}), s", large, expected, "n log n", "≤", 1, peak, peak
        ),
    )


def _seconds(count: int) -> float:
    """The best of three, garbage collection off: it would count what the process holds besides."""
    notes, drafts = _edited(count)
    return min(timeit.repeat(lambda: reconcile(notes, drafts), number=1, repeat=3))


def _edited(count: int) -> tuple[list[Note], list[Draft]]:
    """Notes on sentences of made-up words, and the drafts after every tenth sentence was edited."""
    chance = random.Random(count)
    words = [_word(chance) for _ in range(round(45 * count**0.5))]  # a text has new words as the root of its length
    notes, drafts = [], []
    for number in range(count):
        sentence = chance.choices(words, k=12)
        note = _note(number, sentence)
        if chance.random() < EDITED:
            sentence = [*sentence[:4], chance.choice(words), *sentence[5:]]
        notes.append(note)
        drafts.append(replace(_draft(number, sentence), anchor=note.draft.anchor))
    return notes, drafts


def _word(chance: random.Random) -> str:
    return "".join(chance.choices("bcdfglmnprst", k=3)) + "".join(chance.choices("aeiou", k=2))


def _draft(number: int, sentence: list[str]) -> Draft:
    quote = " ".join(sentence) + "."
    return Draft(
        kind=Kind.QA,
        question=f"What {' '.join(sentence[:9])}?",
        answer=" ".join(sentence[9:]),
        cloze=(),
        context=quote,
        evidence=Evidence(quote, Span(100 * number, 100 * number + len(quote)), number),
        anchor=Anchor(f"section-{number // 20}"),
        section=(f"Section {number // 20}",),
        rule=RuleId("subject"),
        score=0.8,
    )


def _note(number: int, sentence: list[str]) -> Note:
    draft = _draft(number, sentence)
    return Note(Guid(f"{number:013}"), Notetype.QA, draft, "b.md", "Bench", (), Status.ACTIVE, _BEGUN, _BEGUN)
