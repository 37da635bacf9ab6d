"""Facts about reading plain text: paragraphs, headings and lists."""

import pytest

from quizgen.model import BlockKind
from tests.documents.reading import blocks, paths, plains

BODY = "Enzymes speed up the reactions of every living cell."


def test_wrapped_lines_are_one_paragraph() -> None:
    """A blank line ends a paragraph, a line end does not."""
    text = "Enzymes speed up the reactions\nof every living cell. Most of\nthem are proteins.\n\nSome are not."

    assert plains(text) == [
        "Enzymes speed up the reactions of every living cell. Most of them are proteins.",
        "Some are not.",
    ]


@pytest.mark.parametrize(
    ("written", "heading"),
    [
        ("What are enzymes?", "What are enzymes?"),
        ("what research is being done for them?", "what research is being done for them?"),
        ("Kinds of enzyme", "Kinds of enzyme"),
        ("1. Introduction", "1. Introduction"),
        ("1.2 Terms", "1.2 Terms"),
        ("Chapter 2: Enzymes", "Chapter 2: Enzymes"),
        ("KINDS OF ENZYME", "KINDS OF ENZYME"),
        ("## Kinds ##", "Kinds"),
        ("Kinds\n=====", "Kinds"),
        ("Kinds of enzyme\n---------------", "Kinds of enzyme"),
    ],
)
def test_headings_of_many_shapes_are_found(written: str, heading: str) -> None:
    """Questions, lone short lines, numbers, capitals, hash marks and underlines make headings."""
    found = paths(f"{BODY} Cells need them.\n\n{written}\n\n{BODY}")

    assert [path[-1:] for path in found] == [(), (heading,)]


@pytest.mark.parametrize(
    "line",
    ["Enzymes are useful here", "a lower case line", "Kinds of enzyme:", "Cell wall - close-up view", "Figure 3."],
)
def test_other_short_lines_are_no_headings(line: str) -> None:
    """A sentence, a fragment, a stem and a caption stay what they are."""
    assert paths(f"{BODY} Cells need them.\n\n{line}\n\n{BODY}") == [()]


def test_a_name_under_a_question_about_names_is_text() -> None:
    """It stands alone like a heading, but it is the answer."""
    text = f"What are the other names for gout?\n\nGouty arthritis\n\nPodagra\n\nWhat causes gout?\n\n{BODY}"

    assert plains(text) == ["Gouty arthritis", "Podagra", BODY]


def test_a_stray_word_under_a_heading_is_no_heading() -> None:
    """Directly below a heading a word must have to do with the text around it."""
    assert paths(f"What are enzymes?\n\nDeutsch\n\n{BODY}") == [("What are enzymes?",)]


def test_a_subheading_may_follow_a_heading() -> None:
    """When it shares a word with it."""
    text = f"How is gout treated?\n\nTreatment at home\n\n{BODY}\n\nMedical treatment\n\n{BODY}"

    assert [path[-1] for path in paths(text)] == ["Treatment at home", "Medical treatment"]


def test_a_heading_may_stand_right_above_its_text() -> None:
    """A question needs no blank line below it."""
    assert paths(f"What are enzymes?\n{BODY}") == [("What are enzymes?",)]


def test_the_first_line_is_the_outermost_heading() -> None:
    """A title heads all that follows."""
    assert paths(f"Enzymes\n\n{BODY}\n\nKinds of enzyme\n\n{BODY}") == [("Enzymes",), ("Enzymes", "Kinds of enzyme")]


@pytest.mark.parametrize("mark", ["•", "-", "*", "–", "·", "1.", "1)", "(1)", "(a)", "a)"])
def test_items_may_begin_with_many_marks(mark: str) -> None:
    """The mark is no part of the item."""
    found = blocks(f"Enzymes can:\n\n  {mark} join molecules\n")

    assert [(b.kind, b.text.plain, b.stems) for b in found] == [
        (BlockKind.ITEM, "join molecules", ("Enzymes can:",)),
    ]


def test_an_item_goes_on_below() -> None:
    """Indented lines, and lines that begin small, belong to the item above."""
    text = "Enzymes can:\n- join\n  molecules\n- split large\nmolecules\n\nThat is all they do in a cell."

    assert plains(text) == ["join molecules", "split large molecules", "That is all they do in a cell."]


def test_items_apart_are_one_list() -> None:
    """Blank lines between items do not end a list; a paragraph does."""
    text = "Enzymes can:\n\n• join\n\n• split\n\nThey may also:\n\n• turn"

    assert [(b.text.plain, b.list_number, b.position) for b in blocks(text)] == [
        ("join", 1, 1),
        ("split", 1, 2),
        ("turn", 2, 1),
    ]


def test_indented_items_are_nested() -> None:
    """They know the item they belong to."""
    found = blocks("Cells have:\n\n- Walls\n    - of plants\n    - of fungi\n- Cores")

    assert [(b.text.plain, b.stems[1:]) for b in found] == [
        ("Walls", ()),
        ("of plants", ("Walls",)),
        ("of fungi", ("Walls",)),
        ("Cores", ()),
    ]


def test_an_item_with_a_colon_introduces_the_items_beside_it() -> None:
    """A nested list that lost its indentation."""
    found = blocks("Be careful:\n\n• Drink clean water:\n• from bottles\n• boiled")

    assert [b.stems for b in found] == [
        ("Be careful:",),
        ("Be careful:", "Drink clean water:"),
        ("Be careful:", "Drink clean water:"),
    ]


def test_a_paragraph_keeps_its_statements_and_gives_its_last_line_as_stem() -> None:
    """The unfinished sentence above a list is no text of its own."""
    found = blocks("Veins can swell. Several factors cause this, including\n\n• age")

    assert [(b.text.plain, b.stems) for b in found] == [
        ("Veins can swell.", ()),
        ("age", ("Several factors cause this, including",)),
    ]


def test_a_number_at_the_start_of_a_wrapped_line_is_no_item() -> None:
    """Only a first number may begin a list in the middle of a paragraph."""
    text = "The reaction was repeated in flask\n12. It ended soon after the start."

    assert plains(text) == ["The reaction was repeated in flask 12. It ended soon after the start."]


def test_definition_lines_below_each_other_stay_apart() -> None:
    """Each line is a definition."""
    found = blocks("Stoma: a pore in the leaf surface\nXylem: a tissue that carries water")

    assert [b.term for b in found] == ["Stoma", "Xylem"]


def test_bold_marks_are_taken_off() -> None:
    """Stars in a text file mean the same as in Markdown."""
    block = blocks("**Stoma**: a pore in the leaf surface")[0]

    assert (block.text.plain, block.term, block.strong) == ("Stoma: a pore in the leaf surface", "Stoma", ((0, 5),))


def test_text_run_into_an_items_line_is_no_part_of_it() -> None:
    """Wide white space is where a line end was lost."""
    assert plains("Nerves reach:\n\n• toes\n• feet   Other nerves reach\n• eyes") == ["toes", "feet", "eyes"]
