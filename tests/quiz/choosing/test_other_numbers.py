"""Numbers that stand in for the right one."""

import pytest

from quizgen.quiz.choosing.other_numbers import other_numbers


@pytest.mark.parametrize(
    ("answer", "before", "after", "turn", "made"),
    [
        ("6 months", "It takes ", ".", 1, ("4 months", "9 months", "12 months")),
        ("four stages", "There are ", ".", 2, ("three stages", "two stages", "five stages")),
        ("50 percent", "A chance of ", ".", 0, ("60 percent", "70 percent", "80 percent")),
        ("300", "There are ", " species.", 2, ("200", "100", "400")),
        ("10,000 cases", "There were ", ".", 1, ("8,000 cases", "15,000 cases", "20,000 cases")),
        ("2.5 liters", "Drink ", " a day.", 1, ("2.0 liters", "3.0 liters", "3.5 liters")),
        ("1918", "It ended in ", ".", 1, ("1915", "1921", "1924")),
        ("1910", "It was built in ", ".", 1, ("1905", "1915", "1920")),
        ("202 BC", "The battle was in ", ".", 2, ("199 BC", "196 BC", "205 BC")),
        ("late 16th century", "In the ", ".", 1, ("late 15th century", "late 17th century", "late 18th century")),
        ("1940s", "It began in the ", ".", 1, ("1930s", "1950s", "1960s")),
        (
            "10 to 18 percent",
            "Roughly ",
            " of people.",
            0,
            ("19 to 27 percent", "28 to 36 percent", "37 to 45 percent"),
        ),
    ],
)
def test_numbers_are_as_exact_as_the_right_one(
    answer: str, before: str, after: str, turn: int, made: tuple[str, ...]
) -> None:
    """Only the number changes, to others of its size and roundness."""
    assert other_numbers(answer, (before, after), f"{before}…{after}", turn) == made


@pytest.mark.parametrize(
    ("answer", "before", "after"),
    [
        ("24 hours", "It takes more than ", "."),
        ("2,000", "There are at least ", " of them."),
        ("10 days", "It heals within ", "."),
        ("25 years", "It is common in people who have had it for at least ", "."),
        ("1465", "A press was running by ", "."),
        ("60", "It is common over age ", "."),
        ("80 percent", "A reading of ", " or more is good."),
        ("30 observations", "A rule of thumb is that ", " are enough."),
    ],
)
def test_a_bound_is_not_asked(answer: str, before: str, after: str) -> None:
    """More than 24 hours is also more than 12: other bounds are true too, or the right one is first or last."""
    assert other_numbers(answer, (before, after), "", 1) == ()


def test_what_the_card_shows_in_numbers_is_not_reckoned() -> None:
    """Beside another number that is no date nothing is offered."""
    assert other_numbers("46 chromosomes", ("A cell has ", ", which come in 23 pairs."), "", 1) == ()
    assert len(other_numbers("46 chromosomes", ("In 1956 a cell was seen to have ", "."), "", 1)) == 3


def test_no_year_lies_on_the_other_side_of_one_that_is_shown() -> None:
    """A war that began in 1914 did not end before."""
    made = other_numbers("1918", ("The war that began in 1914 ended in ", "."), "1914", 3)

    assert made == ("1915", "1921", "1924")


def test_the_article_says_nothing() -> None:
    """After "a" stands no eight, after "an" only eights, elevens and eighteens."""
    assert other_numbers("7-byte header", ("It adds a ", "."), "", 1) == (
        "6-byte header",
        "9-byte header",
        "10-byte header",
    )
    assert other_numbers("8-byte header", ("It adds an ", "."), "", 1) == ()


def test_a_word_that_begins_with_a_number_tells_it() -> None:
    """A triangle has three sides."""
    assert other_numbers("three", ("How many sides has a triangle?", ""), "", 1) == ()


def test_numbers_of_the_text_are_not_offered() -> None:
    """A number that the card's text says cannot be its gap, in digits or in words."""
    assert other_numbers("6 months", ("", ""), "After nine months or 4 weeks.", 1) == (
        "3 months",
        "12 months",
        "18 months",
    )


@pytest.mark.parametrize(
    "answer",
    [
        "older than 60",
        "thousands of cells",
        "3 to 4 of 5",
        "vitamin B12",
        "2 x 10^5",
        "one",
        "two wars",
        "two thirds",
        "20 to 300 nanometres",
        "63% of its charge",
        "place of the usual 32",
        "95 percent",
    ],
)
def test_what_cannot_stand_among_others_has_none(answer: str) -> None:
    """Bounds, vague counts, labels, parts of longer answers, and what has no smaller or no larger ones."""
    assert other_numbers(answer, ("", ""), "", 1) == ()


@pytest.mark.parametrize(
    "before", ["after the War of ", 'the digit "', "the IPv", "It opens with Article ", "a pH of "]
)
def test_a_number_of_a_name_is_not_asked(before: str) -> None:
    """The rest of the name tells it."""
    assert other_numbers("1812", (before, " itself."), "", 1) == ()


def test_what_is_about_right_is_not_offered() -> None:
    """Near an approximate number another one may be as right: only others far from it are offered."""
    assert other_numbers("1400", ("He was born around ", "."), "", 1) == ("1380", "1420", "1430")
    assert other_numbers("eight minutes", ("It takes about ", "."), "", 1) == (
        "six minutes",
        "ten minutes",
        "eleven minutes",
    )
