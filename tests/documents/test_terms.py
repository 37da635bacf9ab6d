"""Facts about the head of a definition line."""

import pytest

from quizgen.documents.terms import term_of


@pytest.mark.parametrize(
    ("plain", "strong", "term", "body"),
    [
        ("Osmosis: water moving through a membrane", (), "Osmosis", "water moving through a membrane"),
        ("Window (rwnd): free buffer space", (), "Window (rwnd)", "free buffer space"),
        ("Xylem – tissue that carries water", (), "Xylem", "tissue that carries water"),
        ("Red-black tree - a balanced tree", (), "Red-black tree", "a balanced tree"),
        ("Osmosis. Water moves through.", ((0, 8),), "Osmosis", "Water moves through."),
        ("Osmosis: water moves", ((0, 8),), "Osmosis", "water moves"),
        ("DNA (the acid) — it stores genes", ((0, 3),), "DNA", "it stores genes"),
    ],
)
def test_a_definition_line_gives_its_head(
    plain: str, strong: tuple[tuple[int, int], ...], term: str, body: str
) -> None:
    """A colon, a dash or bold type sets the head off; the body begins behind it."""
    found, body_at = term_of(plain, strong, item=True)

    assert (found, plain[body_at:]) == (term, body)


@pytest.mark.parametrize(
    "plain",
    [
        "Note: water moves through",
        "Step 2: mix the two liquids",
        "There are two kinds: plants and animals",
        "The Internet offers applications two transport protocols: one and another",
        "Ratio 1:2 of the two",
        "Causes include: rain and wind",
        "Osmosis: water",
        "See https://example.org for more",
    ],
)
def test_other_colons_give_no_head(plain: str) -> None:
    """Labels, clauses, long leads, ratios and one-word bodies define nothing."""
    assert term_of(plain, (), item=True) == ("", 0)


def test_a_dash_in_prose_gives_no_head() -> None:
    """In a paragraph a dash is punctuation."""
    assert term_of("The heart - a strong muscle - pumps blood", (), item=False) == ("", 0)
