"""Owns what the figures of learning say in a terminal or a pipe, and in which order; must not compute them."""

from collections.abc import Mapping, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from quizgen.commands import output, rows
from quizgen.commands.stats_drawing import FAINT, FIRST, HEADING, SECOND, Page, columns
from quizgen.figures import Bar, Day, DueDay, Figures, HardCard, Place, Share, Tally, periods, streak
from quizgen.model import Guid

WEEK, YEAR = 7, 365
MOST_DECKS, MOST_SECTIONS = 8, 20
"""That are listed one by one."""
PLACE_HEADS = ("due", "new", "recalled", "time", "notes", "retired")


def essentials(figures: Figures) -> str:
    """One screen for every morning: today, the next week, what is recalled, the last year, where most is due."""
    page = Page.of_this_terminal()
    parts = [_head(figures)]
    if figures.is_begun:
        week = figures.forecast.days[:WEEK]
        parts += [page.beside(_forecast(page, week), _retention(figures.days)), _heat(page, figures.days)]
    decks = sorted(figures.decks, key=lambda deck: (-deck.due, deck.deck))
    parts.append(_decks(page, decks[:MOST_DECKS], len(decks), figures.window))
    return page.rendered(parts)


def all_of(figures: Figures) -> str:
    """Everything, decks and sections by name and by time spent."""
    page, window = Page.of_this_terminal(), figures.window
    parts = [_head(figures)]
    if figures.is_begun:
        parts += [
            page.beside(_forecast(page, figures.forecast.days), _minutes(page, figures.days[-window:])),
            page.beside(_retention(figures.days), _ratings(figures.recent, window)),
            _heat(page, figures.days),
            page.beside(
                page.bars(Text("stability in days", HEADING), _bars(figures.stability)),
                page.bars(Text("difficulty", HEADING), _bars(figures.difficulty)),
            ),
        ]
    if figures.hardest:
        parts.append(_hardest(page, figures.hardest, figures.questions))
    parts.append(_decks(page, figures.decks, len(figures.decks), window))
    sections = sorted(figures.places, key=lambda place: (-place.tally.duration_ms, place.deck, place.section))
    parts.append(_sections(page, sections[:MOST_SECTIONS], len(sections), window))
    return page.rendered(parts)


# ---------------------------------------------------------------- the head


def _head(figures: Figures) -> RenderableType:
    grid = columns("left", "left")
    for name, said in _facts(figures):
        grid.add_row(name, said)
    return grid


def _facts(figures: Figures) -> list[tuple[str, str]]:
    due, overdue = figures.forecast.days[0].cards, figures.forecast.overdue
    waiting = f"{due:,} due" + (f" ({overdue:,} overdue)" if overdue else "")
    facts = [
        ("cards", ", ".join(f"{count:,} {name}" for name, count in figures.states.items())),
        ("today", f"{waiting}, {_answered(figures.today)}"),
    ]
    if not figures.is_begun:
        return [*facts, ("", "no reviews yet: begin with `quizgen quiz`")]
    running, recent = streak(figures.days), figures.recent
    longest = f", the longest {output.counted(running.longest, 'day')}" if running.longest > running.current else ""
    return [
        *facts,
        (output.counted(figures.window, "day"), _answered(recent) + _pace(figures)),
        ("streak", f"{output.counted(running.current, 'day')}{longest}"),
    ]


def _answered(tally: Tally) -> str:
    took = f" in {_duration(tally.duration_ms)}" if tally.reviews else ""
    return f"{output.counted(tally.reviews, 'review')}{took}"


def _pace(figures: Figures) -> str:
    recent, cards = figures.recent, sum(place.answered for place in figures.places)
    if not recent.reviews or not cards:
        return ""
    day, card = _duration(recent.duration_ms / figures.window), _duration(recent.duration_ms / cards)
    return f": {day} a day, {recent.duration_ms / recent.reviews / 1000:.1f} s a review, {card} a card"


def _duration(milliseconds: float) -> str:
    minutes = milliseconds / 60_000
    if minutes < 1:
        return f"{milliseconds / 1000:.0f} s"
    return f"{minutes:,.0f} min" if minutes < 90 else f"{minutes / 60:,.1f} h"


def _rate(share: Share) -> str:
    return "–" if share.rate is None else f"{share.rate:.1%}"


# ---------------------------------------------------------------- parts


def _forecast(page: Page, days: Sequence[DueDay]) -> RenderableType:
    heading = Text.assemble(
        (f"due in {output.counted(len(days), 'day')}  ", HEADING),
        *((page.signs.first, FIRST), (" young ", FAINT), (page.signs.second, SECOND), (" mature", FAINT)),
    )
    return page.bars(heading, [(_name(day, days[0]), day.young, day.mature) for day in days])


def _name(day: DueDay, today: DueDay) -> str:
    return "today" if day is today else f"{day.date:%a} {day.date.day}"


def _minutes(page: Page, days: Sequence[Day]) -> RenderableType:
    """From today back."""
    heading = Text(f"minutes in {output.counted(len(days), 'day')}", HEADING)
    named = [(f"{day.date:%a} {day.date.day}", day.tally.duration_ms) for day in reversed(days)]
    return page.bars(heading, [(name, 0, round(milliseconds / 60_000)) for name, milliseconds in named])


def _retention(days: Sequence[Day]) -> RenderableType:
    grid = columns("left", "right", "right", "right", "right")
    heads = (Text(name, FAINT) for name in ("young", "mature", "all", "asked"))
    grid.add_row(Text("recalled", f"not {FAINT} {HEADING}"), *heads)
    for name, tally in periods(days).items():
        shares = (tally.young, tally.mature, tally.retention)
        grid.add_row(name, *map(_rate, shares), Text(f"{tally.retention.asked:,}", FAINT))
    return grid


def _heat(page: Page, days: Sequence[Day]) -> RenderableType:
    counted = [(day.date, day.tally.reviews) for day in days[-YEAR:]]
    return page.heat(Text("reviews a day", HEADING), counted)


def _ratings(tally: Tally, window: int) -> RenderableType:
    grid = columns("left", "right", "right")
    for name, count in (("Again", tally.again), ("Hard", tally.hard), ("Good", tally.good), ("Easy", tally.easy)):
        grid.add_row(name, f"{count:,}", f"{count / tally.reviews:.1%}" if tally.reviews else "–")
    return Group(Text(f"ratings of {output.counted(window, 'day')}", HEADING), grid)


def _bars(bars: Sequence[Bar]) -> list[tuple[str, int, int]]:
    return [(f"{bar.low}–{bar.high}" if bar.high is not None else f"{bar.low}+", 0, bar.cards) for bar in bars]


def _hardest(page: Page, cards: Sequence[HardCard], questions: Mapping[Guid, str]) -> RenderableType:
    heads = ("id", "lapses", "Again", "time", "asks")
    table = page.table(heads, [_hard(card, questions[card.guid]) for card in cards])
    return Group(Text("hardest cards", HEADING), table)


def _hard(card: HardCard, question: str) -> tuple[str, ...]:
    asks = f"{'(suspended) ' if card.suspended else ''}{question}"
    again = f"{card.again:,} of {card.reviews:,}"
    return card.guid, f"{card.lapses:,}", again, _duration(card.duration_ms), asks


def _decks(page: Page, decks: Sequence[Place], count: int, window: int) -> RenderableType:
    more = Text(f"and {count - len(decks):,} more: `quizgen stats --all`", FAINT)
    parts = (_places(page, "deck", [(deck, deck.deck) for deck in decks], window), more)
    return Group(*parts[: 1 + (count > len(decks))])


def _sections(page: Page, sections: Sequence[Place], count: int, window: int) -> RenderableType:
    more = Text(f"and {count - len(sections):,} more: `quizgen stats --json`", FAINT)
    named = [(place, " > ".join(place.section) or place.deck) for place in sections]
    return Group(*(_places(page, "section", named, window), more)[: 1 + (count > len(sections))])


def _places(page: Page, kind: str, named: Sequence[tuple[Place, str]], window: int) -> RenderableType:
    """Names last because they vary most in length; the less telling columns only where there is room."""
    shown = len(PLACE_HEADS) if not page.is_narrow else 3
    table = [(*_counts(place)[:shown], rows.one_line(name)) for place, name in named]
    heading = Text(f"{kind}s, with the reviews of {output.counted(window, 'day')}", HEADING)
    return Group(heading, page.table((*PLACE_HEADS[:shown], kind), table))


def _counts(place: Place) -> tuple[str, ...]:
    """In the order of PLACE_HEADS."""
    time = _duration(place.tally.duration_ms) if place.tally.reviews else "–"
    return (
        *(f"{place.due:,}", f"{place.new:,}", _rate(place.tally.retention)),
        *(time, f"{place.notes:,}", f"{place.retired:,}"),
    )
