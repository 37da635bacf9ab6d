"""A question read back shows what is broken in it."""

import pytest

from quizgen.generate.syntax import faults
from quizgen.language.parser import parse

pytestmark = pytest.mark.model


def faults_of(question: str) -> tuple[str, ...]:
    return faults(next(parse([question], lemmas=False)))


@pytest.mark.parametrize(
    "question", ["How much of the water ends up in the next?", "What do all three meet in?", "What causes theirs?"]
)
def test_a_word_that_stands_for_a_noun_told_before_is_elliptic(question: str) -> None:
    """Nobody knows "the next" of what."""
    assert "elliptic" in faults_of(question)


@pytest.mark.parametrize(
    "question", ["What ends up in the next field?", "What do all three rivers meet in?", "Which is the second largest?"]
)
def test_an_ordering_word_with_its_noun_is_none(question: str) -> None:
    """ "The next field" says of what."""
    assert "elliptic" not in faults_of(question)
