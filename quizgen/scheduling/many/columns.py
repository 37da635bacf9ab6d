"""Owns the columns in which very many answers and memories are held; must not reckon."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from quizgen.model import Memory, State

Ints = NDArray[np.signedinteger[Any]]
Flags = NDArray[np.bool_]
Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers given in Anki, by card (its number with the caller), each card's in time order.

    Columns: `card` int32 ascending, `id_ms` int64, `rating` int8 from 1 to 4, `interval` int32 as in Review, never 0.
    """

    card: Ints
    id_ms: Ints
    rating: Ints
    interval: Ints

    def __post_init__(self) -> None:
        if not len(self.card) == len(self.id_ms) == len(self.rating) == len(self.interval):
            raise ValueError("the columns of answers differ in length")
        if (np.diff(self.card) < 0).any() or not self.interval.all():
            raise ValueError("answers are by ascending card, and each has an interval")


@dataclass(frozen=True, slots=True)
class Remembered:
    """The memories of the cards that have answers, by ascending card; the columns are the fields of Memory.

    `step` is -1 in Review; `due_ms` and `last_review_ms` are milliseconds since 1970.
    """

    card: Ints
    state: Ints
    step: Ints
    stability: Doubles
    difficulty: Doubles
    due_ms: Ints
    last_review_ms: Ints
    reps: Ints
    lapses: Ints
    interval_days: Ints

    def __len__(self) -> int:
        return len(self.card)

    def each(self) -> Iterator[tuple[int, Memory]]:
        """Each card and its memory, made one by one."""
        counts = zip(self.reps.tolist(), self.lapses.tolist(), self.interval_days.tolist(), strict=True)
        traces = zip(self.stability.tolist(), self.difficulty.tolist(), strict=True)
        moments = zip(map(_moment, self.due_ms.tolist()), map(_moment, self.last_review_ms.tolist()), strict=True)
        places = zip(self.card.tolist(), self.state.tolist(), self.step.tolist(), strict=True)
        for (card, state, step), trace, when, count in zip(places, traces, moments, counts, strict=True):
            yield card, Memory(State(state), None if step < 0 else step, *trace, *when, *count)


def _moment(ms: int) -> datetime:
    return EPOCH + ms * MILLISECOND
