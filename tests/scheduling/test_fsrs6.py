"""Facts about FSRS-6: it is what the reference implementation is, with any parameters."""

from random import Random

import fsrs_rs_python
import pytest

from quizgen.model import Rating
from quizgen.scheduling.fsrs6 import DEFAULT_PARAMETERS, Fsrs, Trace


def test_every_rating_gives_what_the_reference_gives() -> None:
    """With any parameters, stability, difficulty and interval after each rating are those of fsrs-rs."""
    random = Random("reference")
    for _ in range(500):
        parameters = tuple(value * random.uniform(1, 1.3) for value in DEFAULT_PARAMETERS)
        before = Trace(10 ** random.uniform(-1, 3), random.uniform(1, 10))
        days, retention = random.choice((0, 1, random.randrange(2000))), random.uniform(0.7, 0.97)

        ours, theirs = told(parameters, before, days, retention), referred(parameters, before, days, retention)

        assert ours == theirs, (parameters, before, days, retention)


def told(parameters: tuple[float, ...], before: Trace, days: int, retention: float) -> list[list[float]]:
    """(stability, difficulty, interval) of each rating."""
    model = Fsrs.of(parameters)
    traces = [model.after(before, rating, days) for rating in Rating]
    return [[trace.stability, trace.difficulty, model.days_to(retention, trace.stability)] for trace in traces]


def referred(parameters: tuple[float, ...], before: Trace, days: int, retention: float) -> list[list[float]]:
    """The same by the reference."""
    state = fsrs_rs_python.MemoryState(before.stability, before.difficulty)
    after = fsrs_rs_python.FSRS(list(parameters)).next_states(state, retention, days)
    states = (after.again, after.hard, after.good, after.easy)
    return [[state.memory.stability, state.memory.difficulty, state.interval] for state in states]


@pytest.mark.parametrize("rating", Rating)
def test_first_answer_gives_what_the_reference_gives(rating: Rating) -> None:
    """A new card has the stability and the difficulty that fsrs-rs begins with."""
    first = Fsrs.of(DEFAULT_PARAMETERS).first(rating)

    reference = getattr(fsrs_rs_python.FSRS(list(DEFAULT_PARAMETERS)).next_states(None, 0.9, 0), rating.name.lower())

    assert (first.stability, first.difficulty) == pytest.approx(
        (reference.memory.stability, reference.memory.difficulty)
    )


def test_retrievability_is_nine_tenths_after_the_stability() -> None:
    """Stability is the days in which retrievability falls to 90 %; at 0 days everything is recalled."""
    model = Fsrs.of(DEFAULT_PARAMETERS)

    assert model.retrievability(40.0, 0) == 1.0
    assert model.retrievability(40.0, 40) == pytest.approx(0.9)
    assert model.days_to(0.9, 40.0) == pytest.approx(40.0)
