"""Facts about the ways a card is asked in each mode."""

from datetime import timedelta

import pytest

from quizgen.model import Card
from quizgen.quiz.modes import Mode, Way, wanted
from tests.quiz.notes import in_learning, in_review, new

LEARNING = in_learning("a", timedelta())


@pytest.mark.parametrize(
    ("mode", "card", "way"),
    [
        (Mode.FLIP, new("a"), Way.FLIP),
        (Mode.TYPE, new("a"), Way.TYPE),
        (Mode.CHOICE, in_review("a"), Way.CHOICE),
        (Mode.AUTO, new("a"), Way.CHOICE),
        (Mode.AUTO, LEARNING, Way.CHOICE),
        (Mode.AUTO, in_review("a"), Way.TYPE),
    ],
)
def test_auto_recognises_while_it_is_learnt(mode: Mode, card: Card, way: Way) -> None:
    """Every mode asks all cards in its one way; auto lets choose until a card is in Review, and has it typed then."""
    assert wanted(mode, card) is way
