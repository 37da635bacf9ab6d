"""Owns FSRS' forgetting curve; must not know cards or load fsrs."""

from functools import lru_cache

DECAY = 0.1542
"""FSRS-6's own, the last of its parameters; a learner's are fitted."""


def retrievability(days: float, stability: float, decay: float = DECAY) -> float:
    """How likely it is to be remembered `days` after the last review; 0.9 after `stability` days."""
    return float((1 + _factor(decay) * days / stability) ** -decay)


def daily_loss(days: float, stability: float, decay: float = DECAY) -> float:
    """What one day more takes from the retrievability."""
    slope = _factor(decay) / stability
    return float((1 + slope * days) ** -decay - (1 + slope * (days + 1)) ** -decay)


@lru_cache(maxsize=64)
def _factor(decay: float) -> float:
    return float(0.9 ** (-1 / decay) - 1)
