"""What becomes of the words before a subject in a question."""

import pytest

from quizgen.generate.leading import lead
from quizgen.language.clause import main_clause
from quizgen.language.parser import parsed
from quizgen.language.surface import text_of

pytestmark = pytest.mark.model


def around(text: str, *, placing: bool) -> tuple[str, str]:
    clause = main_clause(parsed(text))
    assert clause is not None
    found = lead(clause, placing=placing)
    return text_of(found.opening), text_of(found.closing)


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("In cold water, fish move slowly.", "In cold water"),
        ("If the water is cold, fish move slowly.", "If the water is cold"),
        ("While frogs sleep in mud, fish move slowly.", ""),
        ("Evidently, fish move slowly.", ""),
    ],
)
def test_a_frame_opens_a_question_and_a_contrast_does_not(text: str, opening: str) -> None:
    """What the answer does not depend on is left out."""
    assert around(text, placing=False) == (opening, "")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("On the water, Fulton began a service.", ("", "")),
        ("In Paris, Fulton began a service.", ("", "In Paris")),
        ("On land, snails move slowly.", ("On land", "")),
    ],
)
def test_a_question_for_a_time_opens_with_its_question_word(text: str, kept: tuple[str, str]) -> None:
    """ "On the water, when did …?" is no English: a name goes behind, and what is always so keeps its frame."""
    assert around(text, placing=True) == kept
