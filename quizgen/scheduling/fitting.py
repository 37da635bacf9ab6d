"""Owns what FSRS' parameters fit a learner's reviews, and whether they predict better; must not store anything."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from itertools import pairwise
from math import floor, log, sqrt
from operator import itemgetter
from typing import Any

from quizgen.errors import QuizgenError
from quizgen.model import Guid, Rating, Review
from quizgen.schedule import elapsed_days
from quizgen.scheduling.calibration import Prediction, Scores, loss, scores
from quizgen.scheduling.fsrs6 import DEFAULT_PARAMETERS

Parameters = tuple[float, ...]
FEWEST_ANSWERS = 400
"""What Anki asked for before it fitted: 21 parameters, with a fifth of the answers kept back to judge them by."""
HELD_BACK = 0.2


@dataclass(frozen=True, slots=True)
class History:
    """One card's answers in time order; `days` since the answer before, as Anki counts them, 0 for the first."""

    ratings: tuple[Rating, ...]
    days: tuple[int, ...]
    answered_at: tuple[datetime, ...]


@dataclass(frozen=True, slots=True)
class Fit:
    """Parameters for all answers, and how the same way of fitting did on the last fifth, unseen.

    `gain` is how much less log loss an answer held back has, `gain_error` its standard error. `guess_loss` is the log
    loss of expecting of every answer what was recalled of the earlier ones, `guess`.
    """

    parameters: Parameters
    before: Scores
    after: Scores
    answers: int
    held_back: int
    held_back_since: datetime
    gain: float
    gain_error: float
    guess: float
    guess_loss: float

    @property
    def objection(self) -> str:
        """Why the parameters should not be used; empty when they should."""
        if self.gain <= 0:
            return "new parameters predict the answers held back no better"
        if self.gain <= self.gain_error:
            return "new parameters predict the answers held back no better than chance would have it"
        if self.guess_loss <= self.after.log_loss:
            return f"the answers follow no forgetting curve: expecting {self.guess:.0%} of each predicts them better"
        return ""


def histories(reviews: Iterable[Review], zone: tzinfo | None) -> tuple[History, ...]:
    """The answers by card, from reviews in time order; days turn at 04:00 in `zone`."""
    cards: dict[tuple[Guid, int], list[Review]] = {}
    for review in reviews:
        cards.setdefault((review.guid, review.ordinal), []).append(review)
    return tuple(_history(card, zone) for card in cards.values())


def counted(cards: Iterable[History]) -> int:
    """How many answers say anything of forgetting: those on a later day than the answer before."""
    return sum(days > 0 for history in cards for days in history.days)


def fit(cards: Sequence[History], before: Parameters, *, relearning_steps: int) -> Fit:
    """What fits these answers, judged on the last fifth against `before`; QuizgenError when there are too few."""
    moments = sorted(
        at for history in cards for at, days in zip(history.answered_at, history.days, strict=True) if days
    )
    if len(moments) < FEWEST_ANSWERS:
        raise QuizgenError(
            f"there are {len(moments):,} answers on a later day than the one before, too few to fit {len(before)} "
            "parameters to",
            hint=f"come back when there are {FEWEST_ANSWERS}; until then FSRS' own parameters serve well",
        )
    since = moments[int(len(moments) * (1 - HELD_BACK))]
    tried = _fitted(cards, until=since, relearning_steps=relearning_steps)
    olds, news = (_predictions(cards, parameters, since=since) for parameters in (before, tried))
    gains = [loss(old) - loss(new) for old, new in zip(olds, news, strict=True)]
    gain = sum(gains) / len(gains)
    guess = _recalled(cards, until=since)
    return Fit(
        parameters=_fitted(cards, until=None, relearning_steps=relearning_steps),
        before=scores(olds),
        after=scores(news),
        answers=len(moments),
        held_back=len(gains),
        held_back_since=since,
        gain=gain,
        gain_error=sqrt(sum((one - gain) ** 2 for one in gains)) / len(gains),
        guess=guess,
        guess_loss=sum(loss(replace(old, probability=guess)) for old in olds) / len(olds),
    )


def _history(reviews: Sequence[Review], zone: tzinfo | None) -> History:
    moments = tuple(review.reviewed_at for review in reviews)
    days = (elapsed_days(last, now=at, timezone=zone) for last, at in pairwise(moments))
    return History(tuple(review.rating for review in reviews), (0, *days), moments)


def _recalled(cards: Iterable[History], *, until: datetime) -> float:
    """The share recalled of the counted answers before `until`."""
    ratings = [
        rating
        for history in cards
        for rating, days, at in zip(history.ratings, history.days, history.answered_at, strict=True)
        if days and at < until
    ]
    return sum(rating is not Rating.AGAIN for rating in ratings) / len(ratings)


# ---------------------------------------------------------------- fsrs-rs


def _engine() -> Any:
    try:
        import fsrs_rs_python
    except ImportError as error:
        raise QuizgenError(
            "fitting needs the package 'fsrs-rs-python'", hint="install it with `pip install 'quizgen[optimize]'`"
        ) from error
    return fsrs_rs_python


def _fitted(cards: Iterable[History], *, until: datetime | None, relearning_steps: int) -> Parameters:
    """The parameters that fit the answers before `until`, or all, rounded as Anki shows them."""
    items = [
        (history.answered_at[number], item)
        for history in cards
        for number, item in _items(history)
        if until is None or history.answered_at[number] < until
    ]
    items.sort(key=itemgetter(0))  # fsrs-rs gives later answers more weight
    engine = _engine().FSRS(list(DEFAULT_PARAMETERS))
    found = engine.compute_parameters([item for _, item in items], num_relearning_steps=relearning_steps)
    return tuple(round(value, 4) for value in found)


def _items(history: History) -> Iterable[tuple[int, Any]]:
    """For each answer on a later day its number, and the history up to it as fsrs-rs reads it."""
    engine, reviews = _engine(), _reviews(history)
    for number, days in enumerate(history.days):
        if days:
            yield number, engine.FSRSItem(reviews[: number + 1])


def _predictions(cards: Iterable[History], parameters: Parameters, *, since: datetime) -> list[Prediction]:
    """Of each answer on a later day given at or after `since`."""
    engine = _engine()
    model, decay = engine.FSRS(list(parameters)), -parameters[20]
    factor = 0.9 ** (1 / decay) - 1
    found = []
    for history in cards:
        if history.answered_at[-1] < since:
            continue
        states = model.historical_memory_states(engine.FSRSItem(_reviews(history)))
        found += [
            Prediction(
                probability=(1 + factor * days / states[number - 1].stability) ** decay,
                is_recalled=history.ratings[number] is not Rating.AGAIN,
                kind=_kind(history, number),
            )
            for number, days in enumerate(history.days)
            if days and history.answered_at[number] >= since
        ]
    return found


def _reviews(history: History) -> list[Any]:
    engine = _engine()
    return [engine.FSRSReview(int(rating), days) for rating, days in zip(history.ratings, history.days, strict=True)]


def _kind(history: History, number: int) -> tuple[int, int, int]:
    """Which answers are like this one, as FSRS' benchmark has it: by days away, by number, by lapses before."""
    counted = [place for place in range(1, number + 1) if history.days[place]]
    lapses = sum(history.ratings[place] is Rating.AGAIN for place in counted if place < number)
    by_lapses = floor(log(lapses, 1.73)) if lapses else -1
    return floor(log(history.days[number], 3.62)), floor(log(len(counted), 1.89)), by_lapses
