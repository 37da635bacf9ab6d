"""Facts about what a word does in an answer."""

import pytest

from quizgen.quiz.typed.telling import are_opposed, content, is_kind, is_polar, is_redirected


def test_content_is_what_says_something() -> None:
    """Joining words and separators are left out, all denials are one; a text of nothing else keeps them."""
    assert content(("node", "with", "no", "child", ",", "without", "end")) == ("node", "not", "child", "not", "end")
    assert content(("in", "the")) == ("in", "the")


@pytest.mark.parametrize(
    ("word", "expected"), [("left", True), ("red", True), ("b", True), ("12", True), ("late", False)]
)
def test_polar_words_tell_siblings_apart(word: str, expected: bool) -> None:
    """Sides, colours, letters and numbers."""
    assert is_polar(word) is expected


def test_kinds_and_opposites_are_known() -> None:
    """A river is a kind; left is opposed to right, not to itself."""
    assert (is_kind("river"), is_kind("rance")) == (True, False)
    assert (are_opposed("left", "right"), are_opposed("left", "upper")) == (True, False)


def test_to_is_not_from() -> None:
    """What goes to a place does not come from it; a range has both."""
    assert is_redirected(("to", "heart"), ("from", "heart"))
    assert not is_redirected(("from", "45", "to", "65"), ("45", "to", "65"))
