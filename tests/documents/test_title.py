"""Facts about what a document is called."""

import pytest

from quizgen.documents.title import cleaned, common_topic, readable
from tests.documents.reading import read_text


def test_questions_about_one_topic_give_it_as_title() -> None:
    """The longest words shared by the question headings, wherever they stand in them."""
    questions = ["What is the definition of Celiac Disease?", "How is Celiac Disease diagnosed?", "Who gets it?"]

    assert common_topic(questions) == "Celiac Disease"


def test_questions_without_shared_words_have_no_topic() -> None:
    """Function words alone are no topic."""
    assert common_topic(["What is the cell?", "What is the nucleus?"]) == ""


def test_a_single_question_gives_what_it_asks_about() -> None:
    """The definition asked for is the topic."""
    assert common_topic(["What is the definition of Iron Overload?"]) == "Iron Overload"


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Chapter 3: Enzymes", "Enzymes"),
        ("Lecture IV – The Cell", "The Cell"),
        ("2.1 Tides", "Tides"),
        ("Chapter 3", "Chapter 3"),
        ("3. Tides", "Tides"),
        ("Partial Pressure", "Partial Pressure"),
        ("1973 oil crisis", "1973 oil crisis"),
        ("12 Angry Men", "12 Angry Men"),
    ],
)
def test_a_chapter_number_is_no_part_of_the_title(heading: str, title: str) -> None:
    """Only the words remain, unless there are none."""
    assert cleaned(heading) == title


def test_a_file_name_is_made_readable() -> None:
    """Dashes and underscores become spaces, the first letter large."""
    assert readable("plate-tectonics_part.2") == "Plate tectonics part 2"


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("# Chapter 2: Cells\n\nCells divide.", "a.md", "Cells"),
        ("Tides\n\nThe sea rises twice a day.", "a.txt", "Tides"),
        ("What is Gout?\n\nIt hurts.\n\nWho gets Gout?\n\nMen do.", "a.txt", "Gout"),
        ("The sea rises twice a day. It falls again.", "the-sea.txt", "The sea"),
        ("Intro words stand here first.\n\n## Later heading\n\nMore.", "my_notes.md", "My notes"),
    ],
)
def test_the_title_comes_from_the_best_source(text: str, name: str, title: str) -> None:
    """A first heading, else the topic of the questions, else the file's name."""
    assert read_text(text, name).title == title
