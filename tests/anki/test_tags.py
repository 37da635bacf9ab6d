"""Every tag stands below quizgen:: and is one word to Anki."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.anki.tags import slug, tags
from quizgen.model import Edit, Wording
from tests.anki.samples import changed, qa, retired


def test_tags_of_a_note() -> None:
    """A note is tagged with its source, headings, rule and own tags; folders, headings and `a::b` nest."""
    note = qa("g", source="body parts/heart.md", tags=("Exam 1", "year::first"))

    assert tags(note) == (
        "quizgen::source::body-parts::heart.md",
        "quizgen::section::circulation::the-heart",
        "quizgen::rule::is-a",
        "quizgen::tag::exam-1",
        "quizgen::tag::year::first",
    )


def test_retired_tag() -> None:
    """A retired note also carries quizgen::retired."""
    assert tags(retired(qa("g")))[-1] == "quizgen::retired"


def test_the_learners_own_tags_are_kept_as_they_are() -> None:
    """They stand beside ours, not below them, in the learner's spelling; those of documents do not."""
    note = qa("g", tags=("Exam",), own_tags=("Exam", "My_Tag::Größe!"))

    assert tags(note)[-3:] == ("quizgen::tag::exam", "Exam", "My_Tag::Größe!")


def test_overtaken_tag() -> None:
    """A note whose document changed since the learner worded it carries quizgen::overtaken."""
    note = qa("g")
    edited = changed(note, edit=Edit(Wording("Who?", "It", (), ""), note.draft.wording))

    assert "quizgen::overtaken" not in tags(edited)
    assert tags(changed(edited, answer="A heart"))[-1] == "quizgen::overtaken"


def test_equal_tags_once() -> None:
    """Tags that Anki would merge are written once, and empty ones and those of no heading not at all."""
    note = qa("g", tags=("Exam", "exam", "", "::", " "), section=())

    assert tags(note)[1:] == ("quizgen::rule::is-a", "quizgen::tag::exam")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Blood\u3000and  water", "blood-and-water"),
        ("血液の循環", "血液の循環"),
        ("Über – Größe", "über-größe"),
        ("हृदय", "हृदय"),
        ("C++ & C#", "c++-c#"),
        ("std::vector", "std-vector"),
        ("???", "unnamed"),
        ("\ud800", "unnamed"),
    ],
)
def test_slug(text: str, expected: str) -> None:
    """Letters, marks and digits of any script stay; everything between becomes one '-'."""
    assert slug(text) == expected


@given(st.text())
def test_slug_is_one_level_of_one_tag(text: str) -> None:
    """A slug is never empty and holds neither white space nor a colon."""
    made = slug(text)

    assert made
    assert ":" not in made
    assert made.split() == [made]
