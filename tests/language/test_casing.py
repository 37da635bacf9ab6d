"""Which words keep their capital."""

import pytest

from quizgen.language.casing import lower_first, names, upper_first


def test_a_word_capitalised_inside_sentences_is_a_name() -> None:
    """Capitals after the first word of a sentence tell names from other words."""
    text = "We know Newton well. Each newton is a unit of Newton, and Paris honours Newton."

    assert names(text) == {"Newton", "Paris"}


def test_a_capital_at_the_start_of_a_sentence_tells_nothing() -> None:
    """Every first word has one."""
    assert names("Iron rusts. Salt melts. Water boils.") == frozenset()


@pytest.mark.parametrize("line", ["# How the Liver Works", "In the Liver and Other Red Organs"])
def test_the_capitals_of_a_heading_tell_nothing(line: str) -> None:
    """A title capitalises common words too, with or without the mark of a heading."""
    assert names(line) == frozenset()


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("The liver", "the liver"),
        ("A cell", "a cell"),
        ("Although the Sun is far", "although the Sun is far"),
        ("Roughly 1,350 volcanoes", "roughly 1,350 volcanoes"),
        ("Pernicious anemia", "pernicious anemia"),
        ("", ""),
    ],
)
def test_a_common_word_loses_its_capital(text: str, inside: str) -> None:
    """Inside a sentence only names keep a capital."""
    assert lower_first(text, frozenset()) == inside


@pytest.mark.parametrize(
    "text",
    [
        "Newton found",
        "Raynaud's phenomenon",
        "Löffler’s medium",
        "Newton's law",
        "Newton’s law",
        "DNA codes",
        "pH falls",
        "I know",
        "X rays",
        "B12 is",
        "42 cells",
        "French wine",
    ],
)
def test_a_name_keeps_its_capital(text: str) -> None:
    """The document's names, acronyms, codes and 'I' stay as they are."""
    assert lower_first(text, frozenset({"Newton"})) == text


def test_only_the_first_letter_is_raised() -> None:
    """The rest of a text keeps its case."""
    assert upper_first("gout in Paris") == "Gout in Paris"
