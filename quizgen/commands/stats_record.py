"""Owns the figures of learning as scripts read them; its field names never change."""

from collections.abc import Iterable
from typing import Any

from quizgen.figures import Bar, Day, DueDay, Figures, HardCard, Place, Share, Tally, periods, streak

YEAR = 365


def record(figures: Figures) -> dict[str, Any]:
    """All figures, in a shape that scripts may rely on.

    `cards`: how many are new, learning, review, relearning, suspended. `due_today` holds what is `overdue`.
    `reviewed_today` and `duration_ms_today` are answers. Of the last `days` are `retention`, `ratings`, `time` and
    the answers of `decks` and `sections` (`answered` cards, `reviews`, `duration_ms`, `recalled` of `asked`, `rate`).
    `true_retention`: by period today, yesterday, week, month, year, all_time; by young, mature (an interval of 21
    days or more), all. `forecast`: cards by the day they fall due, today first. `reviews_by_day`: a year, today last.
    `stability_days` and `difficulty`: cards with a value `from` and `below`, null for no end. `hardest`: the cards
    with most lapses. A `rate` is null when nothing was asked; dates are of days that begin at 04:00.
    """
    recent, running = figures.recent, streak(figures.days)
    return {
        "cards": figures.states,
        "due_today": figures.forecast.days[0].cards,
        "overdue": figures.forecast.overdue,
        "reviewed_today": figures.today.reviews,
        "duration_ms_today": figures.today.duration_ms,
        "retention": {"days": figures.window, **_share(recent.retention)},
        "true_retention": {name.replace(" ", "_"): _retention(tally) for name, tally in periods(figures.days).items()},
        "ratings": {"days": figures.window, **_ratings(recent)},
        "time": _time(figures),
        "streak": {"current_days": running.current, "longest_days": running.longest},
        "forecast": [_due(day) for day in figures.forecast.days],
        "reviews_by_day": [_day(day) for day in figures.days[-YEAR:]],
        "stability_days": _bars(figures.stability),
        "difficulty": _bars(figures.difficulty),
        "hardest": [_hard(card, figures.questions[card.guid]) for card in figures.hardest],
        "decks": [_place(deck) for deck in figures.decks],
        "sections": [{"section": list(place.section), **_place(place)} for place in figures.places],
    }


def _time(figures: Figures) -> dict[str, int]:
    return {
        "days": figures.window,
        "cards": sum(place.answered for place in figures.places),
        "reviews": figures.recent.reviews,
        "duration_ms": figures.recent.duration_ms,
    }


def _share(share: Share) -> dict[str, Any]:
    return {"recalled": share.recalled, "asked": share.asked, "rate": share.rate}


def _retention(tally: Tally) -> dict[str, Any]:
    return {"young": _share(tally.young), "mature": _share(tally.mature), "all": _share(tally.retention)}


def _ratings(tally: Tally) -> dict[str, int]:
    return {"again": tally.again, "hard": tally.hard, "good": tally.good, "easy": tally.easy}


def _due(day: DueDay) -> dict[str, Any]:
    return {"date": day.date.isoformat(), "young": day.young, "mature": day.mature}


def _day(day: Day) -> dict[str, Any]:
    tally = day.tally
    return {
        "date": day.date.isoformat(),
        "reviews": tally.reviews,
        "duration_ms": tally.duration_ms,
        **_ratings(tally),
    }


def _bars(bars: Iterable[Bar]) -> list[dict[str, Any]]:
    return [{"from": bar.low, "below": bar.high, "cards": bar.cards} for bar in bars]


def _hard(card: HardCard, question: str) -> dict[str, Any]:
    return {
        "guid": card.guid,
        "ordinal": card.ordinal,
        "question": question,
        "lapses": card.lapses,
        "difficulty": card.difficulty,
        "reviews": card.reviews,
        "again": card.again,
        "duration_ms": card.duration_ms,
        "suspended": card.suspended,
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "deck": place.deck,
        "notes": place.notes,
        "new": place.new,
        "due": place.due,
        "retired": place.retired,
        "answered": place.answered,
        "reviews": place.tally.reviews,
        "duration_ms": place.tally.duration_ms,
        **_share(place.tally.retention),
    }
