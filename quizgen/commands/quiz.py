"""`quizgen quiz`: asks what is due, then new cards; saves each answer as it is given."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from quizgen.commands import clock, library, output
from quizgen.model import Card, Guid
from quizgen.quiz import plain, session
from quizgen.quiz.screen import standard_screen
from quizgen.schedule import Scheduler, day_end, day_start
from quizgen.store import Store

ALL = 2**31
FOREVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Request:
    """What to ask: `limit` None is no limit; new cards already begun today count towards `new_per_day`."""

    deck: str | None
    limit: int | None
    new_per_day: int


def run(store_path: Path | None, request: Request) -> None:
    """What is due has been asked, or it is said when the next card is; answers are saved one by one."""
    with library.existing(store_path) as store:
        library.check_not_empty(store)
        library.checked_deck(store, request.deck)
        begun = clock.now()
        sitting = _sitting(store, request, begun)
        if sitting.current is None:
            output.remark(nothing_due(store, request.deck, now=clock.now()))
            return
        with standard_screen() as screen:
            plain.run(
                sitting, screen=screen, clock=clock.now, record=partial(store.record, as_of=begun), undo=store.undo
            )


def _sitting(store: Store, request: Request, now: datetime) -> session.Session:
    today = day_start(now, clock.LOCAL_ZONE)
    answered = {review.guid for review in store.reviews(since=today)}
    due = store.due(before=day_end(now, clock.LOCAL_ZONE), deck=request.deck)
    allowance = max(0, request.new_per_day - store.introduced_since(today))
    busy = answered | {card.guid for card in due}
    cards = (*due, *_fresh(store, request.deck, allowance, busy))[: request.limit]
    return session.begin(
        cards,
        store.notes_of(card.guid for card in cards),
        now=now,
        scheduler=Scheduler(timezone=clock.LOCAL_ZONE),
        answered_today=answered,
    )


def _fresh(store: Store, deck: str | None, wanted: int, busy: set[Guid]) -> tuple[Card, ...]:
    """The first `wanted` new cards in document order, one a note and none of a busy note.

    Siblings and busy notes use up places of what is read, so that more is read until there are enough.
    """
    limit = wanted + len(busy)
    while True:
        read = store.fresh(limit=limit, deck=deck)
        found = [card for card in _one_a_note(read) if card.guid not in busy]
        if len(found) >= wanted or len(read) < limit:
            return tuple(found[:wanted])
        limit *= 2


def _one_a_note(cards: tuple[Card, ...]) -> tuple[Card, ...]:
    """The first card of each note: its siblings would only be put off, and use up today's number."""
    first: dict[Guid, Card] = {}
    for card in cards:
        first.setdefault(card.guid, card)
    return tuple(first.values())


def nothing_due(store: Store, deck: str | None, *, now: datetime) -> str:
    """When the next card is due, and what can be asked before."""
    waiting = store.due(before=FOREVER, deck=deck)
    lines = ["nothing is due now"]
    if waiting and waiting[0].memory:
        lines.append(f"the next card is due on {_moment(max(waiting[0].memory.due_at, now))}")
    fresh = len(store.fresh(limit=ALL, deck=deck))
    if fresh:
        lines.append(f"{output.counted(fresh, 'new card')} left: ask more today with a higher --new")
    return "\n".join(lines)


def _moment(time: datetime) -> str:
    return f"{time.astimezone(clock.LOCAL_ZONE):%A, %d %B %Y at %H:%M}"
