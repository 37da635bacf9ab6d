"""Facts about numbers in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.quiz.typed.numerals import in_digits, is_number


@pytest.mark.parametrize(
    ("said", "digits"),
    [
        ("twenty one", "21"),
        ("one hundred and five", "105"),
        ("two million", "2000000"),
        ("1.5 million", "1500000"),
        ("three hundred thousand and twelve", "300012"),
        ("one two", "1 2"),
        ("salt and two", "salt and 2"),
        ("twenty first", "21."),
        ("19 th", "19."),
        ("second", "2."),
        ("two second", "2 second"),
        ("meter per second", "meter per second"),
        ("half", "50 percent"),
        ("half of", "50 percent of"),
        ("half life", "half life"),
        ("two thirds", "66.67 percent"),
        ("1 / 2", "50 percent"),
        ("120 / 80", "120 / 80"),
        ("henry viii", "henry 8"),
        ("phase i", "phase 1"),
        ("vitamin v", "vitamin v"),
        ("i think", "i think"),
        ("0.50", "0.5"),
        ("-0", "0"),
        ("²", "²"),
    ],
)
def test_numbers_have_one_form(said: str, digits: str) -> None:
    """Words, digits, Roman numerals, ordinals and fractions; "half" is so many per cent."""
    assert in_digits(said.split()) == tuple(digits.split())


@pytest.mark.parametrize(("word", "expected"), [("21", True), ("19.", True), ("-0.5", True), ("b", False), ("", False)])
def test_numbers_are_known(word: str, expected: bool) -> None:
    """Ordinals are numbers with a point."""
    assert is_number(word) is expected


@given(st.integers(0, 10**9))
def test_digits_stay(number: int) -> None:
    """A number in digits is itself."""
    assert in_digits([str(number)]) == (str(number),)
