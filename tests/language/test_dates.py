"""A month or day gets the year that the text before it names."""

import pytest

from quizgen.language.dates import with_year, yearless


@pytest.mark.parametrize(
    ("before", "text", "dated"),
    [
        ("The war began in 1812.", "The fort fell in June.", "The fort fell in June 1812."),
        ("In May 1812 he left.", "On August 28, crowds met.", "On August 28, 1812, crowds met."),
        ("In May 1812 he left.", "On 28 August crowds met.", "On 28 August 1812, crowds met."),
        (
            "It was 1812.",
            "He left at the end of May, and in June he fell.",
            "He left at the end of May 1812, and in June he fell.",
        ),
    ],
)
def test_the_year_is_carried_on(before: str, text: str, dated: str) -> None:
    """Behind the first month, with the commas of its style."""
    assert with_year(text, before) == dated


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("", "The fort fell in June."),
        ("In October 1812 he left.", "The fort fell in June."),
        ("It fell in 1812, as a law of 1790 allowed.", "The fort fell in June."),
        ("The war began in 1812.", "The fort fell in June 1813."),
        ("The war began in 1812.", "The fort may fall."),
    ],
)
def test_a_year_that_is_not_sure_is_left_out(before: str, text: str) -> None:
    """No year, a month that would go back, a year told in passing, and a date that is whole."""
    assert with_year(text, before) == text


def test_a_date_is_whole_with_its_year() -> None:
    """A month in another use is no date."""
    assert yearless("The fort fell on June 3.")
    assert not yearless("The fort fell on June 3, 1812.")
    assert not yearless("The plants may flower.")
