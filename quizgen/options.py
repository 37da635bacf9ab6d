"""Owns what can be set for a deck, and how a deck has it from the decks above; must not read it from anywhere."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any


@dataclass(frozen=True, slots=True)
class Options:
    """The options of a deck under Anki's names; the defaults are Anki's. Empty `parameters` are FSRS' own."""

    desired_retention: float = 0.9
    new_per_day: int = 20
    reviews_per_day: int = 200
    learning_steps: tuple[timedelta, ...] = (timedelta(minutes=1), timedelta(minutes=10))
    relearning_steps: tuple[timedelta, ...] = (timedelta(minutes=10),)
    maximum_interval_days: int = 36_500
    leech_lapses: int = 8
    """At this many lapses a card is a leech and is suspended; 0 never."""
    fuzz: bool = True
    parameters: tuple[float, ...] = ()


Given = Mapping[str, Mapping[str, Any]]
"""What was set for which deck, by the names of Options' fields, as plain JSON values: steps are in seconds."""


def inherited(deck: str, given: Given) -> Options:
    """The options of `deck`: each as it was set for the nearest deck at or above it, '' being above all."""
    merged = {name: value for place in _above(deck) for name, value in given.get(place, {}).items()}
    return Options(**{name: _READ.get(name, _as_it_is)(value) for name, value in merged.items()})


def origin(deck: str, name: str, given: Given) -> str | None:
    """The deck at or above `deck` from which it has the option of that name; None when it has the default."""
    return next((place for place in reversed(_above(deck)) if name in given.get(place, {})), None)


def _above(deck: str) -> tuple[str, ...]:
    """'', the decks above `deck` from the top, and itself."""
    parts = deck.split("::") if deck else []
    return ("", *("::".join(parts[:depth]) for depth in range(1, len(parts) + 1)))


def plain(options: Mapping[str, Any]) -> dict[str, Any]:
    """Options by the names of Options' fields as plain JSON values, as `inherited` reads them."""
    return {name: _WRITTEN.get(name, _as_it_is)(value) for name, value in options.items()}


def _as_it_is(value: Any) -> Any:
    return value


def _seconds(steps: tuple[timedelta, ...]) -> list[float]:
    return [step.total_seconds() for step in steps]


def _steps(seconds: list[float]) -> tuple[timedelta, ...]:
    return tuple(timedelta(seconds=step) for step in seconds)


_READ: dict[str, Callable[[Any], Any]] = {"learning_steps": _steps, "relearning_steps": _steps, "parameters": tuple}
_WRITTEN: dict[str, Callable[[Any], Any]] = {
    "learning_steps": _seconds,
    "relearning_steps": _seconds,
    "parameters": list,
}
