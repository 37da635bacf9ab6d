"""Text as a careful writer would leave it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quizgen.language.surface import clean


@pytest.mark.parametrize(
    ("rough", "smooth"),
    [
        ("the  red\ncell", "the red cell"),
        ("the cell , the wall", "the cell, the wall"),
        ("the cell (  ) wall", "the cell wall"),
        ("the cell ( red )", "the cell (red)"),
        ("the cell,, the wall", "the cell, the wall"),
        ("the cell, ; the wall", "the cell, the wall"),
        ("— the cell,", "the cell"),
        ("a file ending in .toml .", "a file ending in .toml."),
    ],
)
def test_a_cut_leaves_no_seam(rough: str, smooth: str) -> None:
    """Doubled white space and commas, empty brackets and loose edges go."""
    assert clean(rough) == smooth


def test_the_stop_after_a_letter_that_ends_a_name_goes() -> None:
    """ "vitamin D." ends in the sentence's stop, "the U.S." in its own."""
    assert (clean("vitamin D."), clean("the U.S.")) == ("vitamin D", "the U.S.")


@given(st.text(alphabet="ab (),;:.—\n", max_size=30))
def test_no_text_is_left_with_white_space_at_its_edges(text: str) -> None:
    """Whatever is cleaned begins and ends with something to read, on one line."""
    cleaned = clean(text)

    assert cleaned == cleaned.strip(" ,;:—–-")
    assert "\n" not in cleaned
    assert "  " not in cleaned


@given(st.lists(st.from_regex(r"[a-z]{1,6}", fullmatch=True), min_size=1, max_size=8))
@example(["iron", "rusts"])
def test_clean_words_stay_as_they_are(words: list[str]) -> None:
    """What needs no mending is not touched."""
    text = " ".join(words)

    assert clean(text) == text


def test_an_owner_keeps_its_ending() -> None:
    """What is put in place of a noun takes its possessive."""
    assert clean("The Han League 's ships") == "The Han League's ships"
