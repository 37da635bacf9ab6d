"""Owns what cards remember whose answers are others since an import or its undo; must not write it."""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import tzinfo
from functools import cache

from quizgen.model import Memory
from quizgen.options import inherited
from quizgen.schedule import Scheduler
from quizgen.scheduling.replaying import replay
from quizgen.store import Store
from quizgen.store.arrived import History, Key

AT_ONCE, FEW = 250_000, 1_000
"""Answers that are replayed together: more take memory and no less time, and few do not pay for loading numpy."""


@dataclass(slots=True)
class _Column:
    """Cards of one schedule that were only ever answered in Anki, and their answers side by side."""

    keys: list[Key] = field(default_factory=list)
    card: "array[int]" = field(default_factory=lambda: array("i"))
    id_ms: "array[int]" = field(default_factory=lambda: array("q"))
    rating: "array[int]" = field(default_factory=lambda: array("b"))
    interval: "array[int]" = field(default_factory=lambda: array("i"))

    def add(self, history: History) -> None:
        """The card's answers are at the end of the columns."""
        ids, ratings, intervals = zip(*history.answers, strict=True)
        self.card.extend([len(self.keys)] * len(ids))
        self.id_ms.extend(ids)
        self.rating.extend(ratings)
        self.interval.extend(intervals)
        self.keys.append((history.guid, history.ordinal))


def replayed(store: Store, zone: tzinfo | None) -> Iterator[tuple[Key, Memory | None]]:
    """What the cards remember whose answers are others now, by their decks' options."""
    given = store.options()
    scheduler_of = cache(lambda deck: Scheduler.of(inherited(deck, given), zone))
    columns: dict[Scheduler, _Column] = {}
    for history in store.arrivals.histories():
        scheduler = scheduler_of(history.deck)
        if not _is_of_anki_alone(history):
            yield _alone(store, history, scheduler)
            continue
        column = columns.setdefault(scheduler, _Column())
        column.add(history)
        if len(column.card) >= AT_ONCE:
            yield from _together(store, columns.pop(scheduler), scheduler)
    for scheduler, column in columns.items():
        yield from _together(store, column, scheduler)


def _is_of_anki_alone(history: History) -> bool:
    return bool(history.answers) and not history.reschedules and all(interval for _, _, interval in history.answers)


def _alone(store: Store, history: History, scheduler: Scheduler) -> tuple[Key, Memory | None]:
    key = history.guid, history.ordinal
    return key, replay(store.quizzes.reviews_of(*key), scheduler, history.reschedules)


def _together(store: Store, column: _Column, scheduler: Scheduler) -> Iterator[tuple[Key, Memory | None]]:
    if len(column.card) < FEW:
        for key in column.keys:
            yield key, replay(store.quizzes.reviews_of(*key), scheduler)
        return
    from quizgen.scheduling.many import memories  # numpy takes long to load
    from quizgen.scheduling.many.packing import packed

    answers = packed(column.card, column.id_ms, column.rating, column.interval)
    for number, memory in memories(answers, scheduler).each():
        yield column.keys[number], memory
