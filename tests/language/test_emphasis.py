"""What a sentence says with the weight of its neighbours is told without it."""

import pytest

from quizgen.language.emphasis import plainly
from quizgen.language.parser import parsed

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("The bridge itself was built in 1894.", "The bridge was built in 1894."),
        ("Cork does come from the bark of an oak.", "Cork comes from the bark of an oak."),
        ("The monks later wrote a chronicle of the siege.", "The monks wrote a chronicle of the siege."),
        ("The monks had hidden the chronicle in a well.", "The monks hid the chronicle in a well."),
        ("Cut branches have even been seen to flower.", "Cut branches have been seen to flower."),
        ("The stain is in fact a colony of algae.", "The stain is a colony of algae."),
        ("Newcomb had previously worked on a map of the Moon.", "Newcomb worked on a map of the Moon."),
    ],
)
def test_stress_and_order_are_left_out(said: str, plain: str) -> None:
    """What they set apart or put in order stands in other sentences."""
    assert plainly(parsed(said)) == plain


@pytest.mark.parametrize(
    "said",
    [
        "The engine drives itself.",
        "Oaks do not shed their bark.",
        "By 1300 the monks had hidden the chronicle.",
        "The monks had never seen the sea.",
        "Even a child can lift the stone.",
        "The field has an even surface.",
        "Ten years later the monks wrote a chronicle.",
        "The mould spreads later than the yeast.",
    ],
)
def test_what_says_something_stays(said: str) -> None:
    """An object, a denial, and a time that says after what."""
    assert plainly(parsed(said)) == said
