"""`quizgen stats`: says how learning goes, in numbers; must not change the store."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

from quizgen.commands import clock, decks, library, output
from quizgen.model import Card, DeckCount, Guid, Rating, Review, Status
from quizgen.schedule import day_end, day_start
from quizgen.store import Store

WINDOW_DAYS = 30
STATES = ("new", "learning", "review", "relearning", "suspended")


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers shown; `recalled` of `asked` are the answers that retention() counts."""

    states: dict[str, int]
    due: int
    reviewed: int
    recalled: int
    asked: int
    decks: tuple[DeckCount, ...]


def run(store_path: Path | None, *, as_json: bool) -> None:
    """The figures of the whole store are on stdout."""
    with library.existing(store_path) as store:
        figures = gathered(store, now=clock.now(), zone=clock.LOCAL_ZONE)
    if as_json:
        output.show_json(_record(figures))
    else:
        output.show(_text(figures))


def gathered(store: Store, *, now: datetime, zone: tzinfo | None) -> Figures:
    """The figures at `now`, days turning at 04:00 in `zone`."""
    until = day_end(now, zone)
    today = day_start(now, zone)
    reviews = store.reviews()
    recalled, asked = retention(reviews, since=today - timedelta(days=WINDOW_DAYS - 1), zone=zone)
    cards = (card for note in store.notes(status=Status.ACTIVE, rejected=False) for card in store.cards(note.guid))
    counts = Counter(state(card) for card in cards)
    return Figures(
        states={name: counts[name] for name in STATES},
        due=len(store.due(before=until)),
        reviewed=sum(review.reviewed_at >= today for review in reviews),
        recalled=recalled,
        asked=asked,
        decks=store.deck_counts(before=until),
    )


def state(card: Card) -> str:
    """One of STATES."""
    if card.suspended:
        return "suspended"
    return card.memory.state.name.lower() if card.memory else "new"


def retention(reviews: Iterable[Review], *, since: datetime, zone: tzinfo | None) -> tuple[int, int]:
    """(recalled, asked) over each card's first answer of a day since then, its very first day left out.

    Later answers of a day repeat what was just shown, so they say nothing about memory.
    """
    last_day: dict[tuple[Guid, int], datetime] = {}
    recalled = asked = 0
    for review in reviews:
        card, day = (review.guid, review.ordinal), day_start(review.reviewed_at, zone)
        if last_day.get(card, day) < day and review.reviewed_at >= since:
            asked += 1
            recalled += review.rating is not Rating.AGAIN
        last_day[card] = day
    return recalled, asked


def _text(figures: Figures) -> str:
    states = ", ".join(f"{count:,} {name}" for name, count in figures.states.items())
    return "\n".join(
        [
            f"cards       {states}",
            f"today       {figures.due:,} due, {output.counted(figures.reviewed, 'answer')} given",
            f"retention   {_rate(figures)}, last {WINDOW_DAYS} days",
            "",
            decks.table(figures.decks),
        ]
    )


def _rate(figures: Figures) -> str:
    if not figures.asked:
        return "no card seen again yet"
    return f"{figures.recalled / figures.asked:.0%} ({figures.recalled:,} of {figures.asked:,})"


def _record(figures: Figures) -> dict[str, object]:
    return {
        "cards": figures.states,
        "due_today": figures.due,
        "reviewed_today": figures.reviewed,
        "retention": {
            "days": WINDOW_DAYS,
            "recalled": figures.recalled,
            "asked": figures.asked,
            "rate": figures.recalled / figures.asked if figures.asked else None,
        },
        "decks": [decks.record(count) for count in figures.decks],
    }
