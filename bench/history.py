"""Owns a store with years of made-up learning in it, always the same for one moment; must not measure it.

As a program (`python -m bench.history FILE`) it leaves such a store in FILE.
"""

import random
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from quizgen.model import Anchor, Draft, Evidence, Guid, Kind, KnownDocument, Note, Notetype, RuleId, Span, Status
from quizgen.store import rows
from quizgen.store.opening import open_store
from quizgen.store.queries import ADD_REVIEW, UPSERT_DOCUMENT, UPSERT_NOTE

CARDS, REVIEWS = 100_000, 1_000_000
DECKS, SECTIONS = 50, 2_000
FRESH = 0.2
"""The share of cards never reviewed, or a little more."""
_DAYS, _MOST_DAYS = 730, 180
"""How long ago the first cards were begun, and the longest interval."""
_ADD_CARD = f"INSERT INTO cards ({', '.join(rows.CARD)}) VALUES ({', '.join('?' for _ in rows.CARD)})"


def written(path: Path, *, now: datetime, cards: int = CARDS, reviews: int = REVIEWS) -> None:
    """A new store at `path` holds so many cards, each of a note of its own, and at most so many reviews until `now`.

    With the numbers above there are exactly so many.
    """
    with closing(open_store(path)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN")
        connection.executemany(UPSERT_DOCUMENT, map(rows.document_row, _documents(now)))
        connection.executemany(UPSERT_NOTE, ((_path(number), *rows.note_row(_note(number))) for number in range(cards)))
        index = _dropped(connection, "reviews_in_time")
        for number in sorted(range(cards), key=_guid):
            history = _history(number, reviews, now)
            reviews -= len(history.reviews)
            connection.execute(_ADD_CARD, history.card)
            connection.executemany(ADD_REVIEW, history.reviews)
            connection.executemany("INSERT INTO review_undos (id, guid, ordinal) VALUES (?, ?, ?)", history.undone)
        connection.execute(index)
        connection.execute("COMMIT")


@dataclass(frozen=True, slots=True)
class _History:
    """The rows of one card: itself, its reviews, and which of them were taken back."""

    card: rows.Row
    reviews: tuple[rows.Row, ...]
    undone: tuple[rows.Row, ...]


def _history(number: int, most: int, now: datetime) -> _History:
    """All answers until now of a card begun some day of the last years, at most `most`; without any it is new."""
    chance, guid = random.Random(number), _guid(number)
    suspended, flag = int(chance.random() < 0.01), chance.randint(1, 7) if chance.random() < 0.02 else 0
    age = timedelta(days=chance.uniform(0, _DAYS)) if chance.random() >= FRESH else timedelta()
    answers = tuple(islice(_answers(chance, age), most))
    if not answers:
        return _History((guid, 0, suspended, flag, *rows.memory_row(None)), (), ())
    reviews = tuple(_review(guid, answer, now - age, chance.randint(1_500, 25_000)) for answer in answers)
    memory = _memory(chance, answers, now - age)
    undone = tuple(row[:3] for row in reviews[:-1] if chance.random() < 0.001)
    return _History((guid, 0, suspended, flag, *memory), reviews, undone)


@dataclass(frozen=True, slots=True)
class _Answer:
    """`at` counts from the card's first answer; the intervals are those before and after this one."""

    at: timedelta
    rating: int
    last_interval_days: int
    interval_days: int


def _answers(chance: random.Random, age: timedelta) -> Iterator[_Answer]:
    """Two steps on the first day, then intervals that grow, and begin again after each Again; some come late."""
    at, interval = timedelta(), 0
    while at < age:
        rating = chance.choices((1, 2, 3, 4), (10, 8, 74, 8))[0]
        before = interval
        if rating == 1 or not at:
            interval = 0
        else:
            interval = min(_MOST_DAYS, round(max(1, before * (1, 1.3, 2.5, 3.5)[rating - 1])))
        yield _Answer(at, rating, before, interval)
        late = chance.choices((0, 1, 5), (90, 8, 2))[0]
        at += timedelta(days=interval + late, minutes=chance.randint(-90, 90)) if interval else timedelta(minutes=10)


def _memory(chance: random.Random, answers: Sequence[_Answer], begun: datetime) -> rows.Row:
    """In the order of rows.MEMORY."""
    last, at = answers[-1], begun + answers[-1].at
    lapses = sum(answer.rating == 1 and answer.last_interval_days > 0 for answer in answers)
    state, step = (2, None) if last.interval_days else (3 if lapses else 1, 0)
    morning = at.replace(hour=4, minute=0, second=0, microsecond=0)  # when days turn, and cards in Review fall due
    due_at = morning + timedelta(days=last.interval_days) if last.interval_days else at + timedelta(minutes=10)
    stability = round(0.5 + last.interval_days * chance.uniform(0.9, 1.2), 4)
    difficulty = round(min(10.0, 1 + 9 * chance.betavariate(2, 2) + lapses / 8), 3)
    times = (rows.stamp(due_at), rows.stamp(at))
    return (state, step, stability, difficulty, *times, len(answers), lapses, last.interval_days)


def _review(guid: str, answer: _Answer, begun: datetime, duration_ms: int) -> rows.Row:
    at = begun + answer.at
    identity = round(at.timestamp() * 1000)
    return (identity, guid, 0, answer.rating, rows.stamp(at), duration_ms, "quizgen", answer.last_interval_days, 0)


def _dropped(connection: sqlite3.Connection, name: str) -> str:
    """The statement that makes the index again, once all its rows are there."""
    (sql,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (name,)).fetchone()
    connection.execute(f"DROP INDEX {name}")
    return str(sql)


# ---------------------------------------------------------------- notes


def _documents(now: datetime) -> Iterator[KnownDocument]:
    for number in range(DECKS):
        yield KnownDocument(_path(number), _source(number), f"Chapter {number}", _deck(number), "0", "0", now)


def _path(number: int) -> str:
    return f"/notes/{_source(number)}"


def _source(number: int) -> str:
    return f"chapter-{number % DECKS:02}.md"


def _deck(number: int) -> str:
    return f"Subject {number % DECKS // 10 + 1}::Chapter {number % DECKS + 1}"


def _guid(number: int) -> Guid:
    """In no order, as those of notes are."""
    return Guid(f"{number * 2_654_435_761 % 2**32:08x}")


def _note(number: int) -> Note:
    section, place = number % SECTIONS, number // SECTIONS
    quote = f"Answer {number} belongs to question {number}, as every learner of the subject knows."
    draft = Draft(
        kind=Kind.QA,
        question=f"Question {number}: what belongs to it, and to nothing else in section {section}?",
        answer=f"answer {number}",
        cloze=(),
        context=quote,
        evidence=Evidence(quote, Span(1000 * section + 100 * place, 1000 * section + 100 * place + len(quote)), place),
        anchor=Anchor(f"section-{section}"),
        section=(f"Chapter {number % DECKS + 1}", f"Section {section + 1}"),
        rule=RuleId("definition"),
        score=0.8,
    )
    at = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(seconds=number)
    status = Status.RETIRED if number % 100 == 99 else Status.ACTIVE
    return Note(_guid(number), Notetype.QA, draft, _source(number), _deck(number), ("bench",), status, at, at)


if __name__ == "__main__":
    written(Path(sys.argv[1]), now=datetime.now(UTC))
