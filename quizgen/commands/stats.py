"""`quizgen stats`: how learning goes, in the terminal, as JSON or as a picture; must not change the store."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from pathlib import Path

from quizgen.commands import clock, library, output, rows
from quizgen.errors import QuizgenError
from quizgen.figures import (
    DIFFICULTY_EDGES,
    STABILITY_EDGES,
    Day,
    DueDay,
    Figures,
    Forecast,
    histogram,
)
from quizgen.schedule import day_starts
from quizgen.store import Store
from quizgen.store.history import History

YEAR = 365
HARDEST = 10


@dataclass(frozen=True, slots=True)
class Request:
    """Which cards, and how many days the recent answers and the forecast reach."""

    deck: str | None = None
    section: str | None = None
    days: int = 30


@dataclass(frozen=True, slots=True)
class Manner:
    """How the figures are wanted; with `picture` as a PNG in that file too."""

    as_json: bool = False
    everything: bool = False
    picture: Path | None = None


def run(store_path: Path | None, request: Request, manner: Manner) -> None:
    """The figures are on stdout, and in the picture asked for."""
    with library.existing(store_path) as store:
        figures = gathered(store, request, now=clock.now(), zone=clock.LOCAL_ZONE)
    if manner.picture:
        from quizgen.commands import stats_picture

        stats_picture.write(figures, manner.picture)
        output.remark(f"wrote {manner.picture}")
    if manner.as_json:
        from quizgen.commands import stats_record

        output.show_json(stats_record.record(figures))
    elif not manner.picture:
        from quizgen.commands import stats_screen

        output.show(stats_screen.all_of(figures) if manner.everything else stats_screen.essentials(figures))


def gathered(store: Store, request: Request, *, now: datetime, zone: tzinfo | None) -> Figures:
    """The figures at `now`, days turning at 04:00 in `zone`; QuizgenError when the deck or section is unknown."""
    deck = library.checked_deck(store, request.deck)
    history = store.history(deck=deck, section=request.section)
    forecast = _forecast(history, day_starts(now, zone, range(request.days + 1)), zone)
    window = day_starts(now, zone, range(1 - request.days, 2))
    places = history.places(since=window[0], before=window[-1])
    if request.section is not None and not places:
        raise QuizgenError(
            f"no card is below a heading with '{request.section}'",
            where=f"deck '{deck}'" if deck else "",
            hint="`quizgen cards` lists the cards, `quizgen coverage DOC` the headings of a document",
        )
    hardest = history.hardest(limit=HARDEST)
    notes = store.notes_of(card.guid for card in hardest)
    return Figures(
        window=request.days,
        states=history.states(),
        forecast=forecast,
        days=tuple(_days(history, now, zone)),
        stability=histogram(history.stabilities(), STABILITY_EDGES),
        difficulty=histogram(history.difficulties(), DIFFICULTY_EDGES),
        places=places,
        hardest=hardest,
        questions={guid: rows.wording(note.shown) for guid, note in notes.items()},
    )


def _days(history: History, now: datetime, zone: tzinfo | None) -> Iterator[Day]:
    """Each day since the first review, a year of them at least."""
    today = day_starts(now, zone, range(1))[0]
    begun_at = history.begun_at() or now
    since = (_date(today, zone) - _date(day_starts(begun_at, zone, range(1))[0], zone)).days
    bounds = day_starts(now, zone, range(-max(since, YEAR - 1), 2))
    for bound, tally in zip(bounds, history.tallies(bounds), strict=False):  # the last bound ends today
        yield Day(_date(bound, zone), tally)


def _forecast(history: History, bounds: tuple[datetime, ...], zone: tzinfo | None) -> Forecast:
    overdue = 0
    counts = [[0, 0] for _ in bounds[1:]]
    for due_at, young, mature in history.due(before=bounds[-1]):
        day = counts[max(0, bisect_right(bounds, due_at) - 1)]
        day[0] += young
        day[1] += mature
        overdue += young + mature if due_at < bounds[0] else 0
    days = (DueDay(_date(bound, zone), *count) for bound, count in zip(bounds, counts, strict=False))
    return Forecast(overdue, tuple(days))


def _date(moment: datetime, zone: tzinfo | None) -> date:
    return moment.astimezone(zone).date()
