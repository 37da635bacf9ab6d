"""Facts about what is a misspelling and what is another word."""

import pytest

from quizgen.quiz.typed.kinship import is_another
from quizgen.quiz.typed.slips import distance, is_slip


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("diarhea", "diarrhea"),
        ("neumonia", "pneumonia"),
        ("pnuemonia", "pneumonia"),
        ("opthalmologist", "ophthalmologist"),
        ("meritocrasy", "meritocracy"),
        ("mitocondria", "mitochondria"),
        ("arota", "aorta"),
        ("cholestrol", "cholesterol"),
    ],
)
def test_small_misspellings_are_excused(typed: str, meant: str) -> None:
    """What sounds the same, or has few letters of many astray, is the same word misspelt."""
    assert is_slip(typed, meant)


@pytest.mark.parametrize(
    ("typed", "meant", "why"),
    [
        ("ilium", "ileum", "a short word with another letter"),
        ("pog", "pig", "a word of three letters"),
        ("sulfite", "sulfate", "an ending that means something"),
        ("hypotension", "hypertension", "a front that means the opposite"),
        ("typical", "atypical", "a denial in front"),
        ("stalagmite", "stalactite", "consonants in place of others"),
        ("isotone", "isotope", "a consonant in place of another"),
        ("efferent", "afferent", "another first letter"),
        ("australia", "austria", "a pair in the list"),
        ("heart", "heart", "no difference"),
        ("1234567", "1234576", "a number"),
    ],
)
def test_another_word_is_no_misspelling(typed: str, meant: str, why: str) -> None:
    """Nothing is excused that makes another word."""
    assert not is_slip(typed, meant), why


def test_kinship_is_mutual() -> None:
    """It does not matter which of the two was typed."""
    pairs = [("ileum", "ilium"), ("sulfate", "sulfite"), ("symmetric", "asymmetric"), ("aorta", "arota")]

    assert [is_another(*pair) for pair in pairs] == [is_another(*pair[::-1]) for pair in pairs]
    assert [is_another(*pair) for pair in pairs] == [True, True, True, False]


def test_two_neighbours_swapped_are_one_letter_astray() -> None:
    """Added, left out, replaced, swapped: one each."""
    assert [distance("aorta", word) for word in ("aorta", "arota", "aort", "aortas", "aerta")] == [0, 1, 1, 1, 1]
