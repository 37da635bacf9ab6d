"""What a sentence loses at its end when only that points outside it."""

import pytest

from quizgen.language.parser import parsed
from quizgen.language.trimming import without_pointing_end

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Oxides of iron are called rusts because of this slow change.", "Oxides of iron are called rusts."),
        ("The Romans built roads across Gaul, and they used them for trade.", "The Romans built roads across Gaul."),
    ],
)
def test_an_end_that_only_adds_and_points_is_left_out(text: str, left: str) -> None:
    """The statement before it stands."""
    assert without_pointing_end(parsed(text)) == left


@pytest.mark.parametrize(
    "text",
    [
        "Iron rusts slowly in dry air because water is scarce.",
        "Iron in a dry room does not rust unless this layer is broken.",
        "This change makes iron weak because water is near.",
    ],
)
def test_what_does_not_point_or_is_a_condition_stays(text: str) -> None:
    """No condition is dropped, and nothing that a reader understands."""
    assert without_pointing_end(parsed(text)) == ""
