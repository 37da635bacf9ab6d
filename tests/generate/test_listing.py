"""Joining a list item to its stem."""

import pytest

from quizgen.generate.listing import Cue, join, points_back, tidy_stem

NAMES: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("stem", "item", "text"),
    [
        ("Symptoms can include:", "Loss of appetite", "Symptoms can include loss of appetite."),
        ("Gout may occur if:", "Your body makes too much acid", "Gout may occur if your body makes too much acid."),
        ("Symptoms of acute gout:", "A red joint.", "Symptoms of acute gout: a red joint."),
        ("Tests include the following:", "Urea test;", "Tests include urea test."),
    ],
)
def test_an_item_completes_its_stem(stem: str, item: str, text: str) -> None:
    """Open clauses, conditions and noun phrases each take the item in their own way."""
    joined = join(stem, item, NAMES, Cue(), opens=False)

    assert joined is not None
    assert joined.text == text
    assert joined.text[joined.start : joined.end].lower() == item.rstrip(".;").lower()


def test_neighbours_stand_around_a_short_item() -> None:
    """The hidden item keeps its place in its list."""
    joined = join("It affects", "hips", NAMES, Cue(("Thighs",), ("Legs",)), opens=True)

    assert joined is not None
    assert joined.text == "It affects thighs, hips, and legs."
    assert joined.text[joined.start : joined.end] == "hips"


def test_a_stem_that_counts_its_items_takes_none_alone() -> None:
    """ "more than one of the following" cannot be completed by one item."""
    assert join("People have more than one of the following:", "Pain", NAMES, Cue(), opens=False) is None


def test_a_stem_may_only_point_back() -> None:
    """ "They include" says nothing by itself."""
    assert points_back("They include:")
    assert not points_back("Symptoms include:")
    assert tidy_stem("Do the following:") == "Do"
