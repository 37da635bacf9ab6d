"""Owns which cards go by a deck's parameters, and what they remember by them; must not fit parameters."""

from dataclasses import replace
from functools import cache

from quizgen.commands import clock
from quizgen.model import Card, Guid, Review
from quizgen.options import inherited, origin
from quizgen.schedule import Scheduler, reappraised
from quizgen.store import Store

EVERYWHERE = ""
"""What is set here is set for all decks."""
PARAMETERS = "parameters"


def named(place: str) -> str:
    """The deck as it is shown."""
    return f"deck {place}" if place else "all decks"


def decks(store: Store, place: str) -> frozenset[str]:
    """The decks that would go by parameters of `place`: those at or below it that have none of their own between."""
    given = store.options()
    given[place] = given.get(place, {}) | {PARAMETERS: []}
    names = (count.deck for count in store.deck_counts(before=clock.now()))
    return frozenset(name for name in names if origin(name, PARAMETERS, given) == place)


def reviews(store: Store, place: str) -> tuple[Review, ...]:
    """The reviews, in time order, of the cards that go by the parameters of `place`; retired cards count too."""
    meant = decks(store, place)
    cards = {(card.guid, card.ordinal) for deck, card in store.reviewed() if deck in meant}
    return tuple(review for review in store.reviews() if (review.guid, review.ordinal) in cards)


def put(store: Store, place: str, parameters: tuple[float, ...]) -> int:
    """The deck has these parameters, or, when empty, none of its own; how many cards remember otherwise now.

    As in Anki no card is due at another time: parameters show in the intervals of answers to come.
    """
    with store.locked():
        meant = decks(store, place)
        own = {name: value for name, value in store.options().get(place, {}).items() if name != PARAMETERS}
        store.set_options(place, own | ({PARAMETERS: list(parameters)} if parameters else {}), now=clock.now())
        changed = _reappraised(store, meant)
        store.remember(changed)
    return len(changed)


def _reappraised(store: Store, meant: frozenset[str]) -> tuple[Card, ...]:
    """The cards of these decks that the deck's options now give another stability or difficulty."""
    given = store.options()
    scheduler_of = cache(lambda deck: Scheduler.of(inherited(deck, given), clock.LOCAL_ZONE))
    answers: dict[tuple[Guid, int], list[Review]] = {}
    for review in store.reviews():
        answers.setdefault((review.guid, review.ordinal), []).append(review)
    changed = []
    for deck, card in store.reviewed():
        if deck in meant and card.memory:
            given_answers = answers.get((card.guid, card.ordinal), [])
            memory = reappraised(card.memory, given_answers, scheduler_of(deck))
            changed += [replace(card, memory=memory)] if memory != card.memory else []
    return tuple(changed)
