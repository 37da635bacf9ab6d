"""`quizgen retention`: shows the work of a year against desired retention, by simulation; must not change the store."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from quizgen.commands import clock, curves, library, output
from quizgen.commands.curves import Curve
from quizgen.commands.parameters import EVERYWHERE, named
from quizgen.errors import QuizgenError
from quizgen.model import Review
from quizgen.options import Options, inherited
from quizgen.scheduling import simulation
from quizgen.scheduling.simulation import FEWEST_ANSWERS, Outcome
from quizgen.store import Store

WIDEST_COLUMNS = 78
SHOWN = frozenset(range(70, 98, 3))
"""The percentages in the table, besides the cheapest and the deck's own."""


@dataclass(frozen=True, slots=True)
class Request:
    """Whose cards are meant (None: all), where a picture goes, and how to tell it."""

    deck: str | None
    picture: Path | None = None
    as_json: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What was simulated, from how many answers, and what it came to."""

    place: str
    cards: int
    answers: int
    options: Options
    outcomes: tuple[Outcome, ...]

    @property
    def cheapest(self) -> Outcome:
        return simulation.cheapest(self.outcomes)


def run(store_path: Path | None, request: Request) -> None:
    """The work at each desired retention is on stdout, and drawn where asked for."""
    with library.existing(store_path) as store:
        found = simulated(store, library.checked_deck(store, request.deck))
    if request.picture:
        curves.picture(_curves(found), request.picture)
        output.remark(f"wrote {request.picture}")
    if request.as_json:
        output.show_json(_record(found))
    else:
        output.show(_text(found))


def simulated(store: Store, deck: str | None) -> Found:
    """A year with the cards of the deck, begun anew; QuizgenError when it has none or begins none."""
    place = deck or EVERYWHERE
    options = inherited(place, store.options())
    counted = store.history(deck=deck).states()
    cards = sum(counted.values()) - counted["suspended"]
    if not cards:
        raise QuizgenError(f"{named(place)}: there is no card to learn", hint="`quizgen decks` lists the decks")
    if not options.new_per_day:
        raise QuizgenError(f"{named(place)}: no new cards a day are set", hint="set some: `quizgen options --new 20`")
    reviews = _reviews(store, deck)
    habits = simulation.habits(reviews, clock.LOCAL_ZONE)
    return Found(place, cards, len(reviews), options, simulation.outcomes(cards, options, habits))


def _reviews(store: Store, deck: str | None) -> tuple[Review, ...]:
    """The reviews of the cards in the deck and below it."""
    if deck is None:
        return store.reviews()
    cards = {(card.guid, card.ordinal) for of, card in store.reviewed() if of == deck or of.startswith(f"{deck}::")}
    return tuple(review for review in store.reviews() if (review.guid, review.ordinal) in cards)


def _curves(found: Found) -> tuple[Curve, Curve]:
    """The work, and what it brings."""
    best, outcomes = found.cheapest, found.outcomes
    work = Curve(
        "minutes a day",
        "desired retention, %",
        "minutes a day",
        [(outcome.retention * 100, outcome.minutes_per_day) for outcome in outcomes],
        (best.retention * 100, best.minutes_per_day),
    )
    gain = Curve(
        "cards remembered after a year",
        "minutes a day",
        "cards remembered",
        [(outcome.minutes_per_day, outcome.remembered) for outcome in outcomes],
        (best.minutes_per_day, best.remembered),
    )
    return work, gain


# ---------------------------------------------------------------- text


def _text(found: Found) -> str:
    options = found.options
    width = min(shutil.get_terminal_size().columns, WIDEST_COLUMNS)
    fitted = "your parameters" if options.parameters else "FSRS' own parameters"
    habits = "as you do" if found.answers >= FEWEST_ANSWERS else "as many learners do: your answers are too few"
    return "\n".join(
        [
            f"{named(found.place)}: {output.counted(found.cards, 'card')} learnt anew, {options.new_per_day:,} a day,",
            f"over a year with {fitted}, answered {habits}",
            "",
            *("\n" + curves.text(curve, width) for curve in _curves(found)),
            "",
            *_table(found),
            "",
            f"* the least work for each card remembered: {_edge(found)}{found.cheapest.retention:.0%}",
            "set it with `quizgen options --retention P`; more than the least work buys fewer lapses",
        ]
    )


def _edge(found: Found) -> str:
    return "at or below " if found.cheapest == found.outcomes[0] else ""


def _table(found: Found) -> list[str]:
    heading = f"{'retention':>9} {'answers/day':>12} {'minutes/day':>12} {'remembered':>11} {'minutes/card':>13}"
    own = round(found.options.desired_retention * 100)
    return [heading, *(_row(found, outcome, own) for outcome in _shown(found, own))]


def _shown(found: Found, own: int) -> Sequence[Outcome]:
    percents = SHOWN | {own, round(found.cheapest.retention * 100)}
    return [outcome for outcome in found.outcomes if round(outcome.retention * 100) in percents]


def _row(found: Found, outcome: Outcome, own: int) -> str:
    marks = [" *"] if outcome == found.cheapest else []
    marks += [" now"] if round(outcome.retention * 100) == own else []
    numbers = f"{outcome.retention:>9.0%} {outcome.reviews_per_day:>12,.1f} {outcome.minutes_per_day:>12,.1f}"
    return f"{numbers} {outcome.remembered:>11,.0f} {outcome.minutes_per_card:>13.2f}{''.join(marks)}"


def _record(found: Found) -> dict[str, object]:
    return {
        "deck": found.place,
        "cards": found.cards,
        "answers": found.answers,
        "desired_retention": found.options.desired_retention,
        "cheapest": found.cheapest.retention,
        "outcomes": [
            {
                "retention": outcome.retention,
                "answers_per_day": outcome.reviews_per_day,
                "minutes_per_day": outcome.minutes_per_day,
                "remembered": outcome.remembered,
                "minutes_per_card": outcome.minutes_per_card,
            }
            for outcome in found.outcomes
        ],
    }
