"""Numbers that stand in for the right one."""

import pytest

from quizgen.quiz.other_numbers import other_numbers


@pytest.mark.parametrize(
    ("answer", "before", "after", "turn", "made"),
    [
        ("6 months", "It takes ", ".", 1, ("4 months", "9 months", "12 months")),
        ("four stages", "There are ", ".", 2, ("three stages", "two stages", "five stages")),
        ("50 percent", "A chance of ", ".", 0, ("40 percent", "60 percent", "80 percent")),
        ("about 300", "There are ", " species.", 3, ("about 200", "about 100", "about 400")),
        ("1918", "It ended in ", ".", 1, ("1914", "1921", "1923")),
        ("late 16th century", "In the ", ".", 1, ("late 15th century", "late 17th century", "late 18th century")),
        (
            "10 to 18 percent",
            "Roughly ",
            " of people.",
            0,
            ("19 to 27 percent", "28 to 36 percent", "37 to 45 percent"),
        ),
        ("1:1 ratio", "In a ", ".", 0, ("1:2 ratio", "2:1 ratio", "1:3 ratio")),
    ],
)
def test_numbers_are_as_exact_as_the_right_one(
    answer: str, before: str, after: str, turn: int, made: tuple[str, ...]
) -> None:
    """Only the number changes, to others of its size and roundness."""
    assert other_numbers(answer, (before, after), f"{before}…{after}", turn) == made


def test_no_number_is_made_true_by_the_right_one() -> None:
    """More than 24 hours is also more than 12: only larger numbers are offered; within 10 days only smaller ones."""
    assert other_numbers("24 hours", ("It takes more than ", "."), "", 3) == ("36 hours", "48 hours", "72 hours")
    assert other_numbers("10 days", ("It heals within ", "."), "", 0) == ("7 days", "5 days", "3 days")


def test_numbers_of_the_text_are_not_offered() -> None:
    """A number that the card shows cannot be its gap, in digits or in words."""
    assert other_numbers("6 months", ("", ""), "After nine months or 4 weeks.", 1) == (
        "3 months",
        "12 months",
        "18 months",
    )


@pytest.mark.parametrize(
    "answer", ["older than 60", "thousands of cells", "3 to 4 of 5", "vitamin B12", "2 x 10^5", "one"]
)
def test_what_has_no_single_number_to_change_has_no_others(answer: str) -> None:
    """Bounds, vague counts, labels and formulas stay unasked."""
    assert other_numbers(answer, ("", ""), "", 1) == ()


def test_a_bound_on_whom_something_is_told_is_not_asked() -> None:
    """What holds of people over 25 may hold of those over 40, too."""
    assert other_numbers("25 years", ("It is common in people who have had it for at least ", "."), "", 1) == ()


def test_what_is_about_right_is_not_offered() -> None:
    """Near an approximate number another one may be as right: only others far from it are offered."""
    assert other_numbers("1400", ("He was born around ", "."), "", 1) == ("1387", "1412", "1417")
    assert other_numbers("eight minutes", ("It takes about ", "."), "", 1) == (
        "six minutes",
        "ten minutes",
        "eleven minutes",
    )


def test_what_was_so_by_a_year_was_so_later() -> None:
    """Only earlier years are offered."""
    assert other_numbers("1465", ("A press was running by ", "."), "", 0) == ("1461", "1459", "1456")
