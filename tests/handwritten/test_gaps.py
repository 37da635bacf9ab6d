"""The notations of what a text hides."""

import pytest

from quizgen.errors import QuizgenError
from quizgen.handwritten import gaps, markup
from quizgen.model import ClozePart


def _cloze(text: str) -> tuple[ClozePart, ...]:
    return gaps.cloze(text, markup.shown)


@pytest.mark.parametrize(
    "text", ["The [heart] pumps", "The {heart} pumps", "The {{heart}} pumps", "The {{c1::heart}} pumps"]
)
def test_people_mark_gaps_in_several_ways(text: str) -> None:
    """All of these are one card."""
    assert _cloze(text) == (ClozePart("The "), ClozePart("heart", 1), ClozePart(" pumps"))


def test_several_gaps_are_several_deletions() -> None:
    """They are numbered as they come."""
    assert [part.number for part in _cloze("{a} and {b} and {c}")] == [1, 0, 2, 0, 3]


def test_numbers_and_hints_are_kept() -> None:
    """Anki's notation says which card hides what, with or without its second brace."""
    assert _cloze("{{c2::a::first}}{c2::b}") == (ClozePart("a", 2, "first"), ClozePart("b", 2))


def test_numbered_gaps_leave_brackets_alone() -> None:
    """Where gaps have numbers nothing else is one."""
    assert _cloze("{{c1::Na}} [sic] {x}") == (ClozePart("Na", 1), ClozePart(" [sic] {x}"))


@pytest.mark.parametrize("kept", ["[a](b.html)", "`x[0]`", r"\[a\]", "$x[i]$", "[^1]"])
def test_not_every_bracket_is_a_gap(kept: str) -> None:
    """Links, code, formulas and what has a backslash hide nothing."""
    assert [part.text for part in _cloze(f"{{gap}} {kept}") if part.number] == ["gap"]


def test_markup_around_and_within_gaps_is_gone() -> None:
    """A gap is plain text."""
    assert _cloze("**The [*heart*] pumps**") == (ClozePart("The "), ClozePart("heart", 1), ClozePart(" pumps"))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("none", "nothing is hidden in it"),
        ("{a} and [b]", "it has both {gaps} and [gaps]"),
        ("{a", "a gap is not closed with '}'"),
        ("{{c1::a {{c2::b}}}}", "a gap opens within another one"),
        ("{{c1:: }}", "a gap hides nothing"),
        ("{{c501::x}}", "a gap has the number 501"),
    ],
)
def test_what_is_unclear_is_refused(text: str, reason: str) -> None:
    """With its reason, and no guess."""
    with pytest.raises(QuizgenError) as refused:
        _cloze(text)

    assert refused.value.fact == reason
