"""Owns what a learner is told when a quiz has nothing to ask; must not ask."""

from datetime import datetime

from quizgen.commands import clock, output
from quizgen.commands.library import with_parents
from quizgen.errors import QuizgenError, did_you_mean
from quizgen.schedule import day_end
from quizgen.store import Filters, Store


def check(store: Store, filters: Filters) -> None:
    """Nothing, when there are a deck and a tag of these names; QuizgenError naming the nearest when not."""
    if filters.deck is not None:
        known = {name for full in store.decks() for name in with_parents(full)}
        _check_known("deck", filters.deck, known, "`quizgen decks` lists the decks there are")
    if filters.tag is not None:
        known = {name.casefold() for full in store.quizzes.tags() for name in with_parents(full)}
        _check_known("tag", filters.tag, known, "`quizgen cards --json` names the tags of each card")


def _check_known(what: str, name: str, known: set[str], otherwise: str) -> None:
    if name not in known and (what == "deck" or name.casefold() not in known):
        raise QuizgenError(f"{what} '{name}' not found", hint=did_you_mean(name, known, otherwise))


def nothing_due(store: Store, filters: Filters, *, now: datetime) -> str:
    """When the next card is due, and what can be asked before."""
    coming = store.quizzes.coming(filters)
    lines = ["nothing is due now"]
    tomorrow = day_end(now, clock.LOCAL_ZONE)
    moments = [max(coming.step_at, now)] if coming.step_at else []
    moments += [max(coming.review_at, tomorrow)] if coming.review_at else []
    if moments:
        lines.append(f"the next card is due on {_moment(min(moments))}")
    if coming.review_at and coming.review_at < tomorrow:
        lines.append("reviews wait until tomorrow: today's limit is reached, or another card of their notes was asked")
    if coming.new:
        lines.append(f"{output.counted(coming.new, 'new card')} left: ask more today with a higher --new")
    if not moments and not coming.new:
        lines = ["no cards match" if filters != Filters() else "no cards are left to ask"]
    return "\n".join(lines)


def clock_set_back(last: datetime) -> str:
    """What is said when the last answer is still to come."""
    return (
        f"the clock of this computer stands before your last answer, of {_moment(last)}; "
        "cards are asked as of the time it shows now"
    )


def _moment(time: datetime) -> str:
    return f"{time.astimezone(clock.LOCAL_ZONE):%A, %d %B %Y at %H:%M}"
