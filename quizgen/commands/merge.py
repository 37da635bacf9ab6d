"""`quizgen merge`: another store of the same learner joins this one; must not change the other one."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from quizgen.commands import clock, library, merge_text, output
from quizgen.errors import QuizgenError
from quizgen.model import Card
from quizgen.options import Given, inherited
from quizgen.paths import default_store
from quizgen.schedule import Scheduler, reappraised
from quizgen.scheduling.replaying import replay
from quizgen.store import Merging, Store

ASIDE = ".before-merge"
"""What the name of the copy adds to that of the store."""


@dataclass(frozen=True, slots=True)
class Request:
    """The store to merge, whether only to look, and how to tell it."""

    other: Path
    is_trial: bool = False
    as_json: bool = False


def run(store_path: Path | None, request: Request) -> None:
    """Both stores' reviews, notes and decisions are in this one, or, of a trial, only told; QuizgenError if not."""
    place = store_path or default_store()
    _check_apart(place, request.other)
    if request.is_trial or not place.exists():
        # No store is made for one that cannot be read.
        with library.for_looking(place) as store, store.beside(request.other) as merging:
            if request.is_trial:
                _show_plan(store, merging, request)
                return
    with library.for_writing(place) as store, store.beside(request.other) as merging:
        _merge(store, merging, request)


def _check_apart(place: Path, other: Path) -> None:
    if place.exists() and other.exists() and place.samefile(other):
        raise QuizgenError(
            "a store cannot be merged with itself", where=f"store {other}", hint="name the other store; see --store"
        )


def _show_plan(store: Store, merging: Merging, request: Request) -> None:
    merging.prepare()
    plan = merging.plan()
    if request.as_json:
        output.show_json(merge_text.record(store, plan) | {"merged": False, "copy": None})
        return
    output.show(merge_text.text(store, plan))
    output.remark("nothing was changed: `quizgen merge` without --dry-run merges")


def _merge(store: Store, merging: Merging, request: Request) -> None:
    aside = store.path.with_name(store.path.name + ASIDE)
    with store.locked(), store.put_aside(aside) as keep:
        merging.prepare()
        plan = merging.plan()
        told = merge_text.record(store, plan) if request.as_json else merge_text.text(store, plan)
        changed = _written(store, merging)
        if changed:
            keep()
    copy = aside if changed else None
    if isinstance(told, dict):
        output.show_json(told | {"merged": bool(changed), "copy": str(copy) if copy else None})
    else:
        output.show(f"{told}\n{_way_back(store, copy)}" if copy else "nothing to merge: all of it is here already")
    if copy:
        output.remark("next: `quizgen build` follows the documents here, `quizgen export` tells Anki")


def _way_back(store: Store, copy: Path) -> str:
    """`quizgen undo` knows builds alone."""
    return (
        f"this store as it was before is {copy}\nto go back, put it in place of {store.path}; `quizgen undo` does not"
    )


def _written(store: Store, merging: Merging) -> int:
    """How many rows the merge changed; every card remembers what its reviews now give."""
    before = store.options()
    changed = merging.write()
    after, there, decks = store.options(), merging.options_there(), store.decks()
    scheduler_of = cache(lambda deck: Scheduler.of(inherited(deck, after), clock.LOCAL_ZONE))
    refitted = {deck for deck in decks if _parameters(deck, before) != _parameters(deck, after)}
    if refitted:
        cards = ((deck, card) for deck, card in store.reviewed() if deck in refitted)
        merging.remember(_reappraised(merging, cards, scheduler_of))
    merging.adopt(
        deck for deck in decks if Scheduler.of(inherited(deck, there), clock.LOCAL_ZONE) == scheduler_of(deck)
    )
    merging.remember(_replayed(merging, merging.touched(), scheduler_of))
    merging.ask_again()
    return changed


def _parameters(deck: str, given: Given) -> tuple[float, ...]:
    return inherited(deck, given).parameters


_Placed = Iterable[tuple[str, Card]]
"""Cards, each with its deck."""


def _replayed(merging: Merging, cards: _Placed, scheduler_of: Callable[[str], Scheduler]) -> Iterator[Card]:
    for deck, card in cards:
        reviews, reschedules = merging.log(card)
        yield replace(card, memory=replay(reviews, scheduler_of(deck), reschedules))


def _reappraised(merging: Merging, cards: _Placed, scheduler_of: Callable[[str], Scheduler]) -> Iterator[Card]:
    """As after fitting parameters, no card is due at another time."""
    for deck, card in cards:
        if card.memory:
            yield replace(card, memory=reappraised(card.memory, merging.log(card)[0], scheduler_of(deck)))
