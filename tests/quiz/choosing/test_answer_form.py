"""What an answer looks like."""

import pytest

from quizgen.quiz.choosing.answer_form import Shape, form, form_at_start


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("spinal cord", Shape.NOUN),
        ("numbness of the skin", Shape.NOUN),
        ("Mauna Loa", Shape.NAME),
        ("Convention of Constantinople", Shape.NAME),
        ("NADPH", Shape.ACRONYM),
        ("23 pairs", Shape.NUMBER),
        ("late 16th century", Shape.NUMBER),
        ("type 2 diabetes", Shape.NOUN),
        ("eyes and skin", Shape.PAIR),
        ("dangerous", Shape.ADJECTIVE),
        ("because urine is too acidic", Shape.CLAUSE),
        ("end of October", Shape.CLAUSE),
        ("O(log n)", Shape.FORMULA),
        ("…", Shape.FORMULA),
    ],
)
def test_the_shape_of_an_answer_is_seen(text: str, shape: Shape) -> None:
    """Names, numbers, acronyms, pairs and clauses are told apart by form alone."""
    assert form(text).shape is shape


def test_the_head_is_what_an_answer_is() -> None:
    """The last noun before a preposition, in the singular, with the words before it."""
    found = form("thick waves of the brain")

    assert (found.head, found.modifiers, found.plural) == ("wave", ("thick",), True)


def test_a_capital_that_begins_a_sentence_makes_no_name() -> None:
    """At the start "Lungs" are lungs; "Gutenberg" is a name still."""
    assert [form_at_start(text).shape for text in ("Lungs", "Gutenberg", "Adult ticks", "Mount Etna")] == [
        Shape.NOUN,
        Shape.NAME,
        Shape.NOUN,
        Shape.NAME,
    ]
