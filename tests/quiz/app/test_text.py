"""Facts about the text of cards on the full screen."""

import pytest

from quizgen.quiz.app.text import content, is_right_to_left, safe
from quizgen.quiz.faces import Run, Tone


def test_markup_is_text() -> None:
    """What looks like markup is shown as it is written."""
    assert content((Run("[bold]x[/bold] [@click=app.quit]"),)).plain == "[bold]x[/bold] [@click=app.quit]"


def test_tones_are_styles() -> None:
    """A strong run is styled, a plain one is not."""
    found = content((Run("a"), Run("b", Tone.STRONG)))

    assert [(span.start, span.end) for span in found.spans] == [(1, 2)]


def test_control_characters_are_seen() -> None:
    """What a terminal would obey is made visible, what turns text round too; line breaks stay."""
    assert safe("a\x1b[2J\nb\u202e\n") == "a\\x1b[2J\nb\\u202e\n"


@pytest.mark.parametrize(
    ("text", "expected"), [("heart", False), ("הלב", True), ("3. القلب", True), ("123", False), ("heart הלב", False)]
)
def test_direction(text: str, expected: bool) -> None:
    """The first letter that has a direction decides."""
    assert is_right_to_left(text) is expected
