"""Owns how well predictions of recall came true: log loss, RMSE, calibration; must not know who predicted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log, sqrt

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0)
"""Of the bins of the calibration: narrower where most predictions are."""
_IMPOSSIBLE = 1e-6
"""No probability is less, so that one answer cannot decide everything."""


@dataclass(frozen=True, slots=True)
class Prediction:
    """How probable it was that an answer is recalled, whether it was, and which answers are like it."""

    probability: float
    is_recalled: bool
    kind: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Bin:
    """The answers that were predicted to be recalled with a probability from `low` up to `high`."""

    low: float
    high: float
    answers: int
    predicted: float
    recalled: float


@dataclass(frozen=True, slots=True)
class Scores:
    """Mean log loss, RMSE over kinds of answers, and what was recalled of what was predicted."""

    log_loss: float
    rmse: float
    bins: tuple[Bin, ...]


def scores(predictions: Sequence[Prediction]) -> Scores:
    """How well these predictions were; there is at least one."""
    kinds: dict[tuple[int, int, int], list[Prediction]] = {}
    for prediction in predictions:
        kinds.setdefault(prediction.kind, []).append(prediction)
    missed = sum(len(alike) * (_predicted(alike) - _recall(alike)) ** 2 for alike in kinds.values())
    return Scores(
        log_loss=sum(map(loss, predictions)) / len(predictions),
        rmse=sqrt(missed / len(predictions)),
        bins=tuple(_bin(low, high, predictions) for low, high in pairwise(EDGES)),
    )


def loss(prediction: Prediction) -> float:
    """The log loss of one prediction: 0 when what happened was certain."""
    probability = prediction.probability
    return -log(max(_IMPOSSIBLE, probability if prediction.is_recalled else 1 - probability))


def _predicted(predictions: Sequence[Prediction]) -> float:
    return sum(prediction.probability for prediction in predictions) / max(1, len(predictions))


def _recall(predictions: Sequence[Prediction]) -> float:
    return sum(prediction.is_recalled for prediction in predictions) / max(1, len(predictions))


def _bin(low: float, high: float, predictions: Iterable[Prediction]) -> Bin:
    inside = [
        prediction
        for prediction in predictions
        if low <= prediction.probability < high or prediction.probability == high == EDGES[-1]
    ]
    return Bin(low, high, len(inside), _predicted(inside), _recall(inside))
