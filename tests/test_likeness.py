import pytest

from quizgen.likeness import contains, likeness


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Iron carries oxygen.", "iron  carries\noxygen", 1.0),
        ("Iron carries oxygen.", "Iron binds oxygen.", 2 / 3),
        ("Take it for 6 months", "Take it for 3 months", 4 / 5),
        ("Iron carries oxygen.", "Dogs bark loudly.", 0.0),
        ("1990", "1991", 0.0),
        ("", "", 0.0),
    ],
)
def test_likeness_is_the_share_of_common_words(first: str, second: str, expected: float) -> None:
    """Likeness is the share of words in common, whatever case, punctuation and spacing."""
    assert likeness(first, second) == pytest.approx(expected)


def test_misspelt_word_is_nearly_the_word() -> None:
    """A slip in the only word still leaves the texts alike."""
    assert likeness("Diarhea", "Diarrhea") > 0.9


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("intrinsic factor", "a protein called intrinsic factor", True),
        ("6 months", "6", True),
        ("iron", "copper", False),
        ("", "copper", False),
    ],
)
def test_contains_looks_both_ways(first: str, second: str, expected: bool) -> None:
    """One text contains the other when all its words stand there."""
    assert contains(first, second) is expected
