"""Facts about the YAML block at the head of a Markdown file."""

import pytest

from quizgen.documents.frontmatter import FrontMatter, front_matter
from quizgen.errors import QuizgenError
from tests.documents.reading import read_text


def test_title_deck_and_tags_are_taken() -> None:
    """The three names are read; the text begins behind the closing line."""
    text = "---\ntitle: Cell Biology\ndeck: Biology::Cells\ntags: [cells, week 3]\nother: 1\n---\nBody."

    assert front_matter(text, "a.md") == FrontMatter(
        "Cell Biology", "Biology::Cells", ("cells", "week_3"), text.index("\nBody.")
    )


@pytest.mark.parametrize(
    ("value", "tags"),
    [
        ("a b", ("a", "b")),
        ("a, big b", ("a", "big_b")),
        ("[a, a, 7]", ("a", "7")),
        ("", ()),
        ("[]", ()),
    ],
)
def test_tags_may_be_a_line_or_a_list(value: str, tags: tuple[str, ...]) -> None:
    """Commas separate, else spaces; a tag never holds a space."""
    assert front_matter(f"---\ntags: {value}\n---\n", "a.md").tags == tags


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    """Dashes followed by prose are a line across the page."""
    assert front_matter("---\n\nSome prose: with a colon.\n\n---\n", "a.md") == FrontMatter()


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("---\ntitle: A\ntags: [a\n---\n", "a.md:4"),
        ("---\ntitle: a: b\n---\n", "a.md:2"),
        ("---\ntitle: A\n", "a.md:1"),
        ("---\ntitle: " + "[" * 5000 + "\n---\n", "a.md:2"),
        ("---\ntitle: [a, b]\n---\n", "a.md"),
    ],
    ids=["open list", "two colons", "not closed", "absurdly nested", "a list as title"],
)
def test_malformed_front_matter_is_refused_with_its_line(text: str, where: str) -> None:
    """The error says where the YAML breaks."""
    with pytest.raises(QuizgenError) as caught:
        front_matter(text, "a.md")

    assert caught.value.where == where


def test_its_title_wins_over_the_heading() -> None:
    """What the author asked for comes before what the reader would find."""
    document = read_text("---\ntitle: Enzymes\n---\n# Chapter 3\n\nEnzymes speed up reactions.\n", "a.md")

    assert (document.title, document.sections[0].line) == ("Enzymes", 4)
