"""The full name that a text told before it went on with a word of it."""

import pytest

from quizgen.language.short_names import full_name


@pytest.mark.parametrize(
    ("word", "before", "name"),
    [
        ("Commission", "In 1921 the Forestry Commission met. It bought land.", "Forestry Commission"),
        ("Board", "Parliament set up the Board of Longitude in 1714.", "Board of Longitude"),
        ("Commission", "The Commission met twice.", ""),
        ("Council", "The Parish Council met the County Council.", ""),
    ],
)
def test_a_name_is_the_one_longer_name_told(word: str, before: str, name: str) -> None:
    """Not the first word of a sentence, and none where two would fit."""
    assert full_name(word, before) == name
