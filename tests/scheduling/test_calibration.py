"""Facts about calibration: what came true of what was predicted."""

from math import log

import pytest

from quizgen.scheduling.calibration import Bin, Prediction, loss, scores

FIRST, SECOND = (0, 0, 0), (1, 0, 0)


def test_loss_is_of_what_happened() -> None:
    """A card recalled at 80 % costs -ln 0.8, one forgotten -ln 0.2; what was impossible costs much, not everything."""
    assert loss(Prediction(0.8, True, FIRST)) == pytest.approx(-log(0.8))
    assert loss(Prediction(0.8, False, FIRST)) == pytest.approx(-log(0.2))
    assert loss(Prediction(1.0, False, FIRST)) == pytest.approx(-log(1e-6))


def test_rmse_compares_answers_that_are_alike() -> None:
    """Of each kind the share recalled is held against the mean prediction, and kinds count by their answers."""
    alike = [Prediction(0.9, True, FIRST), Prediction(0.9, False, FIRST)]
    other = [Prediction(0.6, True, SECOND), Prediction(0.6, True, SECOND)]

    found = scores([*alike, *other])

    assert found.rmse == pytest.approx(((2 * 0.4**2 + 2 * 0.4**2) / 4) ** 0.5)


def test_bins_tell_what_was_recalled_of_what_was_predicted() -> None:
    """Each answer is in the bin of its prediction; the last holds certainty, and empty bins say so."""
    found = scores([Prediction(0.92, True, FIRST), Prediction(0.94, False, FIRST), Prediction(1.0, True, FIRST)])

    assert [one for one in found.bins if one.answers] == [
        Bin(0.9, 0.95, 2, pytest.approx(0.93), 0.5),
        Bin(0.95, 1.0, 1, 1.0, 1.0),
    ]
    assert len(found.bins) == 8
