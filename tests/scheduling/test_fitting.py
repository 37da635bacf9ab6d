"""Facts about fitting: it finds a memory that is there, and nothing where there is none."""

import sys
from datetime import UTC, timedelta
from math import log
from zoneinfo import ZoneInfo

import pytest

from quizgen.errors import QuizgenError
from quizgen.model import Guid, Rating, Review
from quizgen.scheduling.calibration import EDGES
from quizgen.scheduling.fitting import FEWEST_ANSWERS, Fit, counted, fit, histories
from quizgen.scheduling.fsrs6 import DEFAULT_PARAMETERS, Fsrs
from tests import learners
from tests.learners import BEGIN, FORGETFUL


def fitted(reviews: list[Review]) -> Fit:
    return fit(histories(reviews, UTC), DEFAULT_PARAMETERS, relearning_steps=1)


@pytest.fixture(scope="module")
def forgetful() -> list[Review]:
    return learners.reviews(6_000, FORGETFUL)


def test_memory_that_is_there_is_found(forgetful: list[Review]) -> None:
    """Of a learner who forgets sooner, the answers held back are predicted about as well as their true memory does."""
    found = fitted(forgetful)
    truth = fit(histories(forgetful, UTC), FORGETFUL, relearning_steps=1).before

    assert found.objection == ""
    assert found.before.log_loss - found.after.log_loss > 0.015
    assert found.after.log_loss == pytest.approx(truth.log_loss, abs=0.005)
    assert found.after.rmse < found.before.rmse


def test_answers_held_back_are_the_latest_fifth(forgetful: list[Review]) -> None:
    """Nothing after the moment of the split is fitted to, and a fifth of the answers counted lies there."""
    found = fitted(forgetful)

    later = [review for review in forgetful if review.reviewed_at >= found.held_back_since]
    firsts = len(later) - found.held_back
    assert found.answers == counted(histories(forgetful, UTC))
    assert found.held_back == pytest.approx(found.answers / 5, abs=1)
    assert 0 <= firsts < len({review.guid for review in later})


def test_calibration_holds_every_answer_held_back(forgetful: list[Review]) -> None:
    """The bins before and after hold the same answers, each once, and after the fit they are half as far off."""
    found = fitted(forgetful)

    for scores in (found.before, found.after):
        assert sum(one.answers for one in scores.bins) == found.held_back
        assert [one.low for one in scores.bins] == list(EDGES[:-1])
    before, after = (
        sum(one.answers * abs(one.predicted - one.recalled) for one in scores.bins)
        for scores in (found.before, found.after)
    )
    assert after < before / 2


def test_log_loss_is_that_of_the_retrievability(forgetful: list[Review]) -> None:
    """What was predicted of an answer held back is the retrievability that all the answers before it left."""
    cards, model, losses = histories(forgetful, UTC), Fsrs.of(DEFAULT_PARAMETERS), []
    found = fit(cards, DEFAULT_PARAMETERS, relearning_steps=1)
    for card in cards:
        trace = None
        for rating, days, at in zip(card.ratings, card.days, card.answered_at, strict=True):
            if trace and days and at >= found.held_back_since:
                recall = model.retrievability(trace.stability, days)
                losses.append(-log(1 - recall if rating is Rating.AGAIN else recall))
            trace = model.after(trace, rating, days)

    assert found.held_back == len(losses)
    assert found.before.log_loss == pytest.approx(sum(losses) / len(losses), rel=1e-4)


def test_fit_is_the_same_every_time(forgetful: list[Review]) -> None:
    """The same reviews give the same parameters."""
    assert fitted(forgetful) == fitted(forgetful)


@pytest.mark.parametrize("seed", ["a", "b", "c"])
@pytest.mark.parametrize("fewest", [700, 3_000])
def test_random_answers_are_refused(fewest: int, seed: str) -> None:
    """Whoever presses keys at random gets no parameters, even if these predict better than FSRS' own."""
    found = fitted(learners.rated_at_random(learners.reviews(fewest, FORGETFUL), seed=seed))

    assert found.objection
    assert found.gain <= 0 or found.objection.startswith("the answers follow no forgetting curve: expecting ")


def test_parameters_that_fit_already_are_kept() -> None:
    """Of a learner like most, new parameters that do no better on what was held back are refused."""
    found = fitted(learners.reviews(3_000, DEFAULT_PARAMETERS, seed="like most"))

    assert found.objection == "new parameters predict the answers held back no better"


def test_too_few_answers_are_refused() -> None:
    """Below the fewest answers nothing is fitted; how many there are is said."""
    few = learners.reviews(FEWEST_ANSWERS // 2, FORGETFUL)
    count = counted(histories(few, UTC))

    with pytest.raises(QuizgenError) as refused:
        fitted(few)

    assert refused.value.fact == (
        f"there are {count} answers on a later day than the one before, too few to fit 21 parameters to"
    )


def test_days_are_ankis() -> None:
    """Answers a few minutes apart across 04:00 are a day apart, and 23 hours within a day none."""
    berlin = ZoneInfo("Europe/Berlin")
    night = BEGIN.astimezone(berlin).replace(hour=3, minute=58)
    moments = [night, night + timedelta(minutes=4), night + timedelta(hours=23)]
    given = [Review(number, Guid("a"), 0, Rating.GOOD, at, 0) for number, at in enumerate(moments)]

    (history,) = histories(given, berlin)

    assert history.days == (0, 1, 0)


def test_missing_package_is_told(monkeypatch: pytest.MonkeyPatch, forgetful: list[Review]) -> None:
    """Without fsrs-rs-python it is said how to install it."""
    monkeypatch.setitem(sys.modules, "fsrs_rs_python", None)

    with pytest.raises(QuizgenError) as refused:
        fitted(forgetful)

    assert str(refused.value) == (
        "error: fitting needs the package 'fsrs-rs-python'\n  hint: install it with `pip install 'quizgen[optimize]'`"
    )
