"""Owns the ways a card can be asked, and which one when; must not ask."""

from enum import StrEnum

from quizgen.model import Card
from quizgen.quiz.session import in_steps


class Mode(StrEnum):
    """What the learner chose for a sitting."""

    FLIP = "flip"
    TYPE = "type"
    CHOICE = "choice"
    AUTO = "auto"


class Way(StrEnum):
    """How one card is asked: thought of and turned over, typed, or chosen among four."""

    FLIP = "flip"
    TYPE = "type"
    CHOICE = "choice"


def wanted(mode: Mode, card: Card) -> Way:
    """The way that the mode wants for the card: auto recognises while it is learnt and recalls from then on."""
    if mode is not Mode.AUTO:
        return Way(mode.value)
    return Way.CHOICE if card.memory is None or in_steps(card) else Way.TYPE
