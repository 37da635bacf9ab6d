"""Facts about the names an answer offers."""

import pytest

from quizgen.quiz.typed.alternatives import glossed, names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the heart", ()),
        ("deoxyribonucleic acid (DNA)", ("deoxyribonucleic acid", "DNA")),
        ("ventricle (left)", ("ventricle",)),
        ("insulation (in animals)", ("insulation",)),
        ("groundnuts or peanuts", ("groundnuts", "peanuts")),
        ("left or right", ()),
        ("2 or 3", ()),
        ("anal or rectal veins", ()),
        ("adrenaline/epinephrine", ("adrenaline", "epinephrine")),
        ("TCP/IP", ()),
        ("cobalamin, also known as vitamin B12", ("cobalamin", "vitamin B12")),
    ],
)
def test_an_answer_offers_names(text: str, expected: tuple[str, ...]) -> None:
    """Brackets at the end, "or" between equals, a slash, "also called"; not what only describes or chooses."""
    assert names(text) == (text, *expected)


def test_a_gloss_is_a_bracket_at_the_end() -> None:
    """Its two parts are told apart."""
    assert glossed("mens rea (guilty mind)") == ("mens rea", "guilty mind")
    assert glossed("O(n) (linear)") == ("O(n)", "linear")
    assert glossed("f(x)") is None
