"""Owns which cards a sitting asks, read from the store; must not ask them."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from quizgen.commands import clock
from quizgen.model import Card
from quizgen.options import Options, inherited
from quizgen.quiz import queue
from quizgen.quiz.queue import Day, Done, Limits
from quizgen.schedule import day_end, day_start
from quizgen.scheduling.forgetting import DECAY
from quizgen.store import Filters, Store
from quizgen.store.quizzes import Today

ALL = 2**31


@dataclass(frozen=True, slots=True)
class Wish:
    """What a learner wants to be asked; `limit` None is no limit, `new_per_day` None is what the decks are set to."""

    filters: Filters = field(default_factory=Filters)
    limit: int | None = None
    new_per_day: int | None = None


def due(store: Store, wish: Wish, *, now: datetime) -> tuple[Card, ...]:
    """The cards to ask today: those in steps, then reviews with new cards between them, as many as today allows."""
    day = Day(now, day_start(now, clock.LOCAL_ZONE), day_end(now, clock.LOCAL_ZONE))
    today, given = store.quizzes.today(day.began_at), store.options()

    def options(deck: str) -> Options:
        return inherited(deck, given)

    steps = store.quizzes.in_steps(wish.filters, now=now, before=day.ends_at)
    any_flag = replace(wish.filters, flag=None)  # a sibling is one whatever its flag
    limits = Limits(wish.filters.deck, options, _done(today))
    if wish.new_per_day is not None:
        limits.set_new_in_all(wish.new_per_day)
    busy = {entry.guid for entry in today}
    busy |= {card.guid for card in store.quizzes.in_steps(any_flag, now=now, before=day.ends_at)}
    waiting = tuple(store.quizzes.due(wish.filters, now=now, before=day.ends_at))
    ordered = queue.in_order(waiting, day, lambda deck: _decay(options(deck))) if limits.allow_review else ()
    reviews = queue.reviews(ordered, limits, busy, store.quizzes.changed(busy))
    fresh = store.quizzes.fresh(wish.filters, now=now)
    due_too = waiting if wish.filters == any_flag else store.quizzes.due(any_flag, now=now, before=day.ends_at)
    new = queue.introductions(fresh, limits, busy | {card.guid for card in due_too})
    asked = (*steps, *store.quizzes.cards(queue.spread(reviews, new)))
    return asked[: wish.limit]


def everything(store: Store, wish: Wish, *, now: datetime) -> tuple[Card, ...]:
    """The cards to cram: all that are meant, in document order."""
    return store.quizzes.all_of(wish.filters, now=now, limit=wish.limit or ALL)


def _done(today: Iterable[Today]) -> dict[str, Done]:
    """What was done today, deck by deck."""
    found: dict[str, Done] = {}
    for entry in today:
        before = found.get(entry.deck, Done())
        found[entry.deck] = Done(before.reviews + entry.reviews, before.introduced + entry.introduced)
    return found


def _decay(options: Options) -> float:
    return options.parameters[-1] if len(options.parameters) > 20 else DECAY
