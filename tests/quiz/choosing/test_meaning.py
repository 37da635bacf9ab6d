"""What a definition says a term is."""

import pytest

from quizgen.quiz.choosing.meaning import brings_to_mind, genus


@pytest.mark.parametrize(
    ("definition", "said"),
    [
        ("A market with only one seller", "market"),
        ("the square root of the variance", "quantity"),
        ("the number of pairs", "quantity"),
        ("a class of proteins that bind oxygen", "macromolecule"),
        ("rejecting a hypothesis that is true", "doing"),
        ("maps keys to values", ""),
    ],
)
def test_the_genus_is_seen(definition: str, said: str) -> None:
    """The noun before what sets the term apart, by its kind where that is a kind of things."""
    assert genus(definition) == said


@pytest.mark.parametrize("shown", ["the energy of one electron", "what two electrons share", "by electronvolts"])
def test_a_like_word_brings_the_answer_to_mind(shown: str) -> None:
    """Whole words, parts of words and common beginnings."""
    assert brings_to_mind("electronvolt", shown)


def test_other_words_do_not() -> None:
    """Short beginnings are chance."""
    assert not brings_to_mind("electronvolt", "the eleventh elevator")
