"""Owns where Anki schedules our cards by other settings than we do; must not change any."""

from collections.abc import Iterable, Iterator

from quizgen.anki.foreign import About
from quizgen.options import Given, inherited
from quizgen.scheduling.fsrs6 import DEFAULT_PARAMETERS

Pair = tuple[str, str, float | None]
"""A deck of Anki, the deck that its cards are in here, and the retention wanted there, where it is known."""
CLOSE = 1e-4
"""Anki keeps 32 bits of a number."""


def told(about: About, pairs: Iterable[Pair], given: Given) -> Iterator[str]:
    """What is otherwise, a line for each of our decks, by name."""
    parameters = dict(about.fsrs_parameters)
    found: dict[str, set[str]] = {}
    for there, here, retention in pairs:
        ours = inherited(here, given)
        if not _is_close(parameters.get(there) or DEFAULT_PARAMETERS, ours.parameters or DEFAULT_PARAMETERS):
            found.setdefault(here, set()).add("other FSRS parameters")
        if retention is not None and abs(retention - ours.desired_retention) > CLOSE:
            found.setdefault(here, set()).add(f"a desired retention of {retention:.0%}")
    if about.fsrs is False and found:
        return
    for deck, what in sorted(found.items()):
        yield f"deck '{deck}' has {' and '.join(sorted(what))} in Anki; `quizgen options` sets what counts here"


def _is_close(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return len(one) != len(other) or all(abs(a - b) <= CLOSE * max(1, abs(b)) for a, b in zip(one, other, strict=True))
