"""What is shown in a gap."""

import pytest

from quizgen.generate.hints import hint


@pytest.mark.parametrize(
    ("hidden", "after", "shown"),
    [
        ("kidney disease", ".", "k… d…"),
        ("loss of appetite", ".", "l… of a…"),
        ("vitamin B12", ".", "v… B…"),
        ("X-ray", " shows", "X…-r…"),
        ("6 months", " of", "how long"),
        ("12 to 24 hours", ".", "how long"),
        ("40 percent", " of", "percentage"),
        ("1905", ".", "year"),
        ("2008-2010", ".", "years"),
        ("$300", " a month", "how much"),
        ("300", " members", "how many"),
        ("four", " chambers", "how many"),
        ("6 mg/dL", " is", "how much"),
        ("36 to more than 120", " times", "# to m… t… #"),
        ("DNA", ".", "3 letters"),
        ("P680", ".", ""),
        ("E", ", and K", ""),
        ("pH", " falls", "2 letters"),
        ("T wave", " of", "… w…"),
        ("hepatitis B", ".", "h… …"),
    ],
)
def test_a_hint_says_the_class_of_a_number_and_the_first_letters_of_words(hidden: str, after: str, shown: str) -> None:
    """One answer fits a gap; an acronym would be given away by its letters."""
    assert hint(hidden, after) == shown
