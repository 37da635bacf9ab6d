"""Owns a store with years of made-up learning in it, always the same for one moment; must not measure it.

As a program (`python -m bench.history FILE`) it leaves such a store in FILE.
"""

import random
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from quizgen.model import Anchor, Draft, Evidence, Guid, Kind, KnownDocument, Note, Notetype, RuleId, Span, Status
from quizgen.store import rows
from quizgen.store.opening import open_store
from quizgen.store.queries import ADD_REVIEW, UPSERT_DOCUMENT, UPSERT_NOTE

CARDS, REVIEWS = 100_000, 1_000_000
DECKS, SECTIONS = 50, 2_000
FRESH = 0.2
"""The share of cards never reviewed."""
_MOST_DAYS = 150
_ADD_CARD = f"INSERT INTO cards ({', '.join(rows.CARD)}) VALUES ({', '.join('?' for _ in rows.CARD)})"


def written(path: Path, *, now: datetime, cards: int = CARDS, reviews: int = REVIEWS) -> None:
    """A new store at `path` holds that many cards, each of a note of its own, and reviews until `now`."""
    answered = round(cards * (1 - FRESH))
    counts = [reviews * (place + 1) // answered - reviews * place // answered for place in range(answered)]
    in_order = sorted(range(cards), key=_guid)
    histories = (_history(number, counts[number] if number < answered else 0, now) for number in in_order)
    with closing(open_store(path)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN")
        connection.executemany(UPSERT_DOCUMENT, map(rows.document_row, _documents(now)))
        connection.executemany(UPSERT_NOTE, ((_path(number), *rows.note_row(_note(number))) for number in range(cards)))
        index = _dropped(connection, "reviews_in_time")
        for history in histories:
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


def _history(number: int, count: int, now: datetime) -> _History:
    """`count` answers; most cards were last asked within the interval they have, a few are overdue or left in steps."""
    chance, guid = random.Random(number), _guid(number)
    suspended, flag = int(chance.random() < 0.01), chance.randint(1, 7) if chance.random() < 0.02 else 0
    if not count:
        return _History((guid, 0, suspended, flag, *rows.memory_row(None)), (), ())
    answers = tuple(_answers(chance, count))
    last = answers[-1]
    ago = timedelta(days=chance.random() * 1.1 * (last.interval_days or 30), seconds=60)
    begun = now - last.at - ago
    reviews = tuple(_review(guid, answer, begun, chance.randint(1_500, 25_000)) for answer in answers)
    lapses = sum(answer.rating == 1 and answer.last_interval_days > 0 for answer in answers)
    at = begun + last.at
    state, step = (2, None) if last.interval_days else (3 if lapses else 1, 0)
    due_at = at + (timedelta(days=last.interval_days) or timedelta(minutes=10))
    difficulty = round(min(10.0, 1 + 9 * chance.betavariate(2, 2) + lapses / 4), 3)
    memory = (state, step, round(1.0 + last.interval_days * chance.uniform(0.9, 1.2), 4), difficulty)
    times = (rows.stamp(due_at), reviews[-1][4])
    card = (guid, 0, suspended, flag, *memory, *times, count, lapses, last.interval_days)
    return _History(card, reviews, tuple(row[:3] for row in reviews[:-1] if chance.random() < 0.001))


@dataclass(frozen=True, slots=True)
class _Answer:
    """`at` counts from the card's first answer."""

    at: timedelta
    rating: int
    last_interval_days: int
    interval_days: int


def _answers(chance: random.Random, count: int) -> Iterator[_Answer]:
    """Two steps on the first day, then intervals that grow, and begin again after each Again."""
    at, interval = timedelta(), 0
    for place in range(count):
        rating = chance.choices((1, 2, 3, 4), (10, 8, 74, 8))[0]
        before = interval
        if rating == 1 or place == 0:
            interval = 0
        else:
            interval = min(_MOST_DAYS, round(max(1, before * (1, 1.2, 1.7, 2.3)[rating - 1])))
        yield _Answer(at, rating, before, interval)
        at += timedelta(days=interval, minutes=chance.randint(-120, 120)) if interval else timedelta(minutes=10)


def _review(guid: str, answer: _Answer, begun: datetime, duration_ms: int) -> rows.Row:
    at = begun + answer.at
    identity = round(at.timestamp() * 1000)
    return (identity, guid, 0, answer.rating, rows.stamp(at), duration_ms, "quizgen", answer.last_interval_days)


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
