"""A question read back shows what is broken in it."""

import pytest

from quizgen.generate.syntax import faults
from quizgen.language.parser import parse

pytestmark = pytest.mark.model


def faults_of(question: str) -> tuple[str, ...]:
    return faults(next(parse([question], lemmas=False)))


@pytest.mark.parametrize(
    "question",
    [
        "How much of the water ends up in the next?",
        "What do all three meet in?",
        "What causes theirs?",
        "Why do pine woods need more?",
    ],
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


def test_each_verb_after_do_is_a_base_form() -> None:
    """A second verb shares "did" with the first."""
    question = "When did Ada Marsh hear a hum beside the pens and correctly suspected a storm?"
    assert "non-base-verb-after-do" in faults_of(question)


def test_do_agrees_with_its_subject() -> None:
    """The parser takes a subject for something else now and then; the question then shows it."""
    assert "number-after-do" in faults_of("Where does the whales sing?")


@pytest.mark.parametrize(
    "question", ["Where do the whales sing?", "When does a pair of whales sing?", "Why do a number of whales sing?"]
)
def test_do_that_agrees_is_no_fault(question: str) -> None:
    """What counts many is many."""
    assert not faults_of(question)
