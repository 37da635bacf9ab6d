"""Where a sentence ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.language.sentences import split


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Snow removed the handle of the pump.",
        "Drugs (e.g. Aspirin. It is cheap) thin the blood.",
        "The law of J. Kepler holds.",
        "The dose rose by 2.5 percent.",
        "Vinegar comes out at about 0.83 M in acid.",
        "The fort was built c. 390 on a hill.",
    ],
)
def test_a_stop_that_ends_nothing_splits_nothing(text: str) -> None:
    """Abbreviations, initials, decimals and stops in brackets stay inside their sentence."""
    assert parts(text) == [text]


def test_a_letter_that_ends_a_name_ends_the_sentence() -> None:
    """ "vitamin D." closes a sentence although a single letter stands before the stop."""
    assert parts("The skin makes vitamin D. Bones need it.") == ["The skin makes vitamin D.", "Bones need it."]


def test_the_letter_of_a_temperature_ends_the_sentence() -> None:
    """ "80 °C." is no initial."""
    assert parts("The wax melts at 80 °C. Paper chars.") == ["The wax melts at 80 °C.", "Paper chars."]


def test_the_number_of_a_note_stays_with_its_sentence() -> None:
    """A footnote number after the stop does not hide the end of the sentence."""
    assert parts("Most adults recover.2 Children recover too.") == ["Most adults recover.2", "Children recover too."]
    assert parts("Most are aged 45 to 65.2 Children recover.") == ["Most are aged 45 to 65.2", "Children recover."]


def test_one_semicolon_between_clauses_makes_two_sentences() -> None:
    """Each half of a long sentence with one semicolon stands alone."""
    text = "The head of the molecule likes water; the tail of the molecule avoids it."

    assert parts(text) == ["The head of the molecule likes water", "the tail of the molecule avoids it."]


def test_semicolons_of_a_list_split_nothing() -> None:
    """Several semicolons part items, not sentences."""
    text = "Bring a lamp for the cave; bring a rope for the wall; bring a map."

    assert parts(text) == [text]


def test_a_short_half_stays_with_its_sentence() -> None:
    """A half of a few words says too little alone."""
    text = "Short half; the other half is long enough here."

    assert parts(text) == [text]


def test_a_closing_quote_belongs_to_its_sentence() -> None:
    """What closes after the stop is not the start of the next sentence."""
    assert parts("He said “It grew.” Then it fell.") == ["He said “It grew.”", "Then it fell."]


def test_questions_and_exclamations_end_too() -> None:
    """Every closing mark ends a sentence, whatever space follows."""
    assert parts("Why? It grew!  Then it fell.") == ["Why?", "It grew!", "Then it fell."]


@given(st.text(alphabet='aB 1.?!;()“”"', max_size=60))
def test_no_letter_is_lost_between_sentences(text: str) -> None:
    """Sentences follow each other, do not overlap, and leave out nothing but white space and a semicolon."""
    ranges = split(text)
    edges = [0, *(edge for found in ranges for edge in found), len(text)]
    between = [text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]

    assert edges == sorted(edges)
    assert {char for gap in between for char in gap} <= {" ", ";"}
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in ranges)


def test_a_case_is_no_end_of_a_sentence() -> None:
    """ "v." stands between the parties."""
    assert len(split("In Smith v. Board of Trade, the court ruled for Smith.")) == 1
