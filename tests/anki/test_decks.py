"""Deck names are written so that Anki need not mend them."""

import pytest

from quizgen.anki.decks import deck_id, spellings


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Body::Heart", "Body::Heart"),
        (" Body :: ::Heart\u3000rate ", "Body::Heart rate"),
        ("Body::::Heart", "Body::Heart"),
        ('The "Heart"\x1f', "The Heart"),
        ("::", "quizgen"),
        ("", "quizgen"),
    ],
)
def test_spelling(name: str, expected: str) -> None:
    """Empty components, quotes, control characters and loose spaces are gone; a name is never empty."""
    assert spellings([name]) == {name: expected}


def test_first_spelling_wins_at_every_level() -> None:
    """Names that differ in case alone are one deck, parents included."""
    made = spellings(["Body::Heart", "body::Lung", "BODY::heart::Valves"])

    assert list(made.values()) == ["Body::Heart", "Body::Lung", "Body::Heart::Valves"]


def test_deck_id_follows_the_name() -> None:
    """A deck's id is decided by its name alone, in any case, and is never Anki's default deck."""
    assert deck_id("Body") == deck_id("BODY") == 38540945185936
    assert deck_id("Heart") != deck_id("Body")
