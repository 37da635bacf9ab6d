"""Owns which cards are asked today and in what order; must not do I/O or read the clock."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import heapify, heappop
from typing import NamedTuple

from quizgen.model import DueCard, Guid, NewCard
from quizgen.options import Options
from quizgen.scheduling.forgetting import daily_loss

DAY = timedelta(days=1)


class Key(NamedTuple):
    """A card by what names it."""

    guid: Guid
    ordinal: int


@dataclass(frozen=True, slots=True)
class Day:
    """The day on which it is asked: this moment, when the day began, and when it ends."""

    now: datetime
    began_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Done:
    """What of a deck itself was done today: reviews of cards in Review, and cards introduced."""

    reviews: int = 0
    introduced: int = 0


class Limits:
    """What each deck still allows today: a card takes from its deck and from all above it, up to the deck chosen."""

    def __init__(self, top: str | None, options: Callable[[str], Options], done: Mapping[str, Done]) -> None:
        """`top` is the deck chosen, None all of them."""
        self._top = top or ""
        self._options = options
        self._done = done
        self._reviews: dict[str, int] = {}
        self._new: dict[str, int] = {}
        self._new_in_all: int | None = None

    def set_new_in_all(self, number: int) -> None:
        """So many cards a day are introduced in the deck chosen, whatever was set for it and the decks below it."""
        self._new_in_all = max(0, number - self._of_today(self._top).introduced)

    @property
    def allow_review(self) -> bool:
        """Whether any deck does."""
        return self._reviews_left(self._top) > 0

    @property
    def allow_new(self) -> bool:
        return self._new_left(self._top) > 0

    def take_review(self, deck: str) -> bool:
        """Whether the deck allows one review more, which is then taken."""
        places = self._up(deck)
        if min(map(self._reviews_left, places)) <= 0:
            return False
        for place in places:
            self._reviews[place] -= 1
        return True

    def take_new(self, deck: str) -> bool:
        """Whether the deck allows one new card more, which is then taken."""
        places = (self._top,) if self._new_in_all is not None else self._up(deck)
        if min(map(self._new_left, places)) <= 0:
            return False
        if self._new_in_all is not None:
            self._new_in_all -= 1
            return True
        for place in places:
            self._new[place] -= 1
        return True

    def _up(self, deck: str) -> tuple[str, ...]:
        """The deck and those above it, up to the one chosen."""
        parts = deck.split("::")
        above = ("", *("::".join(parts[:depth]) for depth in range(1, len(parts) + 1)))
        return above[above.index(self._top) :] if self._top in above else (deck,)

    def _reviews_left(self, deck: str) -> int:
        if deck not in self._reviews:
            self._reviews[deck] = self._options(deck).reviews_per_day - self._of_today(deck).reviews
        return self._reviews[deck]

    def _new_left(self, deck: str) -> int:
        """Not more than reviews are left, as in Anki: after a day of many reviews none are introduced."""
        if self._new_in_all is not None:
            return self._new_in_all
        if deck not in self._new:
            self._new[deck] = self._options(deck).new_per_day - self._of_today(deck).introduced
        return min(self._new[deck], self._reviews_left(deck))

    def _of_today(self, deck: str) -> Done:
        below = f"{deck}::"
        parts = [done for name, done in self._done.items() if not deck or name == deck or name.startswith(below)]
        return Done(sum(done.reviews for done in parts), sum(done.introduced for done in parts))


def in_order(due: Iterable[DueCard], day: Day, decay: Callable[[str], float]) -> Iterator[DueCard]:
    """Those due since the day began, then the overdue; each by what a day more would cost, then guid and ordinal.

    `decay` is that of a deck's forgetting curve. Sorted only as far as is asked: a day ends long before all were.
    """
    decays: dict[str, float] = {}
    turns: list[tuple[bool, float, Guid, int, DueCard]] = []
    for card in due:
        if card.deck not in decays:
            decays[card.deck] = decay(card.deck)
        days = max(0, (day.ends_at - card.last_review_at) // DAY)
        loss = daily_loss(days, card.stability, decays[card.deck])
        turns.append((card.due_at < day.began_at, -loss, card.guid, card.ordinal, card))
    heapify(turns)
    while turns:
        yield heappop(turns)[-1]


def reviews(
    ordered: Iterable[DueCard], limits: Limits, busy: Collection[Guid], changed: Collection[tuple[Guid, int]] = ()
) -> list[DueCard]:
    """The reviews that the limits allow, one a note; of a busy note only a card whose fact changed since its answer."""
    taken: dict[Guid, DueCard] = {}
    for card in ordered:
        if not limits.allow_review:
            break
        if card.guid in taken or (card.guid in busy and (card.guid, card.ordinal) not in changed):
            continue
        if limits.take_review(card.deck):
            taken[card.guid] = card
    return list(taken.values())


def introductions(fresh: Iterable[NewCard], limits: Limits, busy: Collection[Guid]) -> list[NewCard]:
    """The first new cards that the limits allow, one a note, none of a busy note; reads no more than that takes."""
    taken: dict[Guid, NewCard] = {}
    for card in fresh if limits.allow_new else ():
        if card.guid not in busy and card.guid not in taken and limits.take_new(card.deck):
            taken[card.guid] = card
            if not limits.allow_new:
                break
    return list(taken.values())


def spread(due: Sequence[DueCard], new: Sequence[NewCard]) -> list[Key]:
    """Both in their order, the fewer spread evenly between the others."""
    kinds: tuple[Sequence[DueCard | NewCard], ...] = (due, new)
    placed = [
        ((place + 1) / (len(cards) + 1), kind, place, Key(card.guid, card.ordinal))
        for kind, cards in enumerate(kinds)
        for place, card in enumerate(cards)
    ]
    return [key for *_, key in sorted(placed, key=lambda entry: entry[:3])]
