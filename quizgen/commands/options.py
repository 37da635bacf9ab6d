"""`quizgen options`: shows and sets the options of a deck; must not change a card."""

import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any

from quizgen.commands import clock, library, output
from quizgen.commands.parameters import EVERYWHERE, PARAMETERS, named
from quizgen.errors import QuizgenError
from quizgen.options import Given, Options, inherited, origin, plain

UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_STEP = re.compile(r"(\d{1,8}(?:\.\d{1,8})?)([smhd]?)")
LABELS = {
    "desired_retention": "desired retention",
    "new_per_day": "new cards a day",
    "reviews_per_day": "reviews a day",
    "learning_steps": "learning steps",
    "relearning_steps": "relearning steps",
    "maximum_interval_days": "maximum interval",
    "leech_lapses": "leech",
    "fuzz": "fuzz",
    "parameters": "parameters",
}


def run(store_path: Path | None, deck: str | None, changes: Mapping[str, Any], *, as_json: bool) -> None:
    """The deck has the options in `changes`, by the names of Options' fields; all it has are on stdout."""
    with library.existing(store_path) as store:
        place = library.checked_deck(store, deck) or EVERYWHERE
        if changes:
            with store.locked():
                store.set_options(place, store.options().get(place, {}) | plain(changes), now=clock.now())
        _show(place, store.options(), as_json=as_json)


def reset(store_path: Path | None, deck: str | None, *, as_json: bool) -> None:
    """The deck has its options from the decks above it again; fitted parameters stay."""
    with library.existing(store_path) as store:
        place = library.checked_deck(store, deck) or EVERYWHERE
        with store.locked():
            own = store.options().get(place, {})
            store.set_options(
                place, {name: value for name, value in own.items() if name == PARAMETERS}, now=clock.now()
            )
        _show(place, store.options(), as_json=as_json)


def steps(text: str) -> tuple[timedelta, ...]:
    """'1m 10m' as times; '' and 'none' are no steps, a number without a unit is minutes. QuizgenError otherwise."""
    words = [] if text.strip().lower() == "none" else text.split()
    return tuple(_step(word) for word in words)


def _step(word: str) -> timedelta:
    found = _STEP.fullmatch(word)
    wait = timedelta(**{UNITS[found[2] or "m"]: float(found[1])}) if found else timedelta()
    if not timedelta(seconds=1) <= wait <= timedelta(days=365):
        raise QuizgenError(
            f"'{word}' is no step to wait",
            hint="write seconds, minutes, hours or days as 30s, 10m, 1h or 2d, with spaces between steps; or none",
        )
    return wait


def _show(place: str, given: Given, *, as_json: bool) -> None:
    options = inherited(place, given)
    if as_json:
        output.show_json({"deck": place, "options": _record(place, options, given)})
        return
    rows = [(LABELS[name], _told(name, getattr(options, name)), _whence(place, name, given)) for name in LABELS]
    width = max(len(value) for _, value, _ in rows)
    lines = [f"{label:18}  {value:{width}}  {whence}".rstrip() for label, value, whence in rows]
    output.show("\n".join([named(place), *lines]))


def _record(place: str, options: Options, given: Given) -> dict[str, object]:
    values = plain({name: getattr(options, name) for name in LABELS})
    return {name: {"value": value, "from": origin(place, name, given)} for name, value in values.items()}


def _whence(place: str, name: str, given: Given) -> str:
    found = origin(place, name, given)
    if found is None:
        return "default"
    return "set here" if found == place else f"from {named(found)}"


def _told(name: str, value: Any) -> str:
    return _TELL.get(name, "{:,}".format)(value)


def _told_steps(waits: tuple[timedelta, ...]) -> str:
    return " ".join(map(_told_step, waits)) or "none"


def _told_step(step: timedelta) -> str:
    """The step in the largest unit that gives a whole number."""
    for unit, name in reversed(UNITS.items()):
        if step % timedelta(**{name: 1}) == timedelta():
            return f"{step // timedelta(**{name: 1})}{unit}"
    return f"{step.total_seconds():g}s"


_TELL: dict[str, Callable[[Any], str]] = {
    "desired_retention": "{:.0%}".format,
    "learning_steps": _told_steps,
    "relearning_steps": _told_steps,
    "maximum_interval_days": lambda days: output.counted(days, "day"),
    "leech_lapses": lambda lapses: f"at {output.counted(lapses, 'lapse')}" if lapses else "never",
    "fuzz": lambda fuzz: "on" if fuzz else "off",
    "parameters": lambda fitted: "fitted" if fitted else "FSRS' own",
}
