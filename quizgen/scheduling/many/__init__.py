"""Replaying what many cards have of Anki's log, all cards at once, to the same bit as card by card."""

from quizgen.scheduling.many.columns import Answers, Remembered
from quizgen.scheduling.many.lockstep import memories

__all__ = ["Answers", "Remembered", "memories"]
