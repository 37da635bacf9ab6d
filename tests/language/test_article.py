"""Articles go by sound, and only before nouns that are counted."""

import pytest

from quizgen.language.article import indefinite, is_counted


@pytest.mark.parametrize(
    "text",
    ["a unit", "an uncle", "an hour", "an MRI", "a PCB", "a European law", "an outlier", "a one-way street", "a user"],
)
def test_the_article_goes_by_the_sound(text: str) -> None:
    """Not by the letter."""
    assert indefinite(text.split(" ", 1)[1]) == text


def test_nouns_hardly_met_in_the_plural_are_not_counted() -> None:
    """ "Species" has one form and shows nothing."""
    assert [noun for noun in ("region", "atom", "information", "energy", "species") if is_counted(noun)] == [
        "region",
        "atom",
    ]
