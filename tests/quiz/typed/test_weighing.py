"""Facts about how far the words typed are the words expected."""

import pytest

from quizgen.quiz.typed.weighing import Outcome, weighed

RIGHT, CLOSE, WRONG = Outcome.RIGHT, Outcome.CLOSE, Outcome.WRONG


@pytest.mark.parametrize(
    ("expected", "typed", "outcome"),
    [
        ("insertion order", "the order of insertion", RIGHT),
        ("father of the bride", "bride of the father", WRONG),
        ("the king's daughter", "the daughter's king", WRONG),
        ("salt and sand", "sand and salt", RIGHT),
        ("salt and sand", "salt or sand", CLOSE),
        ("Curie, Marie", "Marie Curie", CLOSE),
        ("supply exceeds demand", "demand exceeds supply", WRONG),
        ("from atria to ventricles", "from ventricles to atria", WRONG),
    ],
)
def test_words_change_places_only_where_no_order_is_said(expected: str, typed: str, outcome: Outcome) -> None:
    """What is listed may; the two sides of a verb, of "to", of "of" may not."""
    assert weighed(expected, typed, "") is outcome


@pytest.mark.parametrize(
    ("expected", "typed", "outcome"),
    [
        ("Isaac Newton", "Newton", CLOSE),
        ("Isaac Newton", "Isaac", WRONG),
        ("effects of PDA", "PDA", WRONG),
        ("the Rance River", "Rance", CLOSE),
        ("liver disease", "liver", WRONG),
        ("6 months", "6", CLOSE),
        ("6 months", "months", WRONG),
        ("alpha brain waves", "brain waves", WRONG),
        ("oil, salt and sand", "oil and salt", CLOSE),
        ("oil and salt", "oil", WRONG),
        ("cells that carry oxygen to tissues through blood", "cells that carry oxygen to tissues", CLOSE),
        ("cells that carry oxygen to tissues through blood", "cells", WRONG),
    ],
)
def test_a_part_is_close_only_when_it_names_the_thing(expected: str, typed: str, outcome: Outcome) -> None:
    """A surname, a name without its kind, a number without its unit, most of a statement; never what tells apart."""
    assert weighed(expected, typed, "") is outcome


@pytest.mark.parametrize(
    ("typed", "outcome"),
    [("5 MW", RIGHT), ("5 mw", RIGHT), ("5 mW", WRONG), ("5 megawatts", WRONG)],
)
def test_thousandths_are_no_millions(typed: str, outcome: Outcome) -> None:
    """A capital says which, where one was typed at all."""
    assert weighed("5 MW", typed, "") is outcome


def test_words_of_the_question_are_free_unless_more_is_listed() -> None:
    """The whole sentence may be typed; another thing beside the answer may not."""
    assert weighed("capillaries", "capillaries join arteries", "What joins arteries to veins?") is RIGHT
    assert weighed("capillaries", "arteries, capillaries", "What joins arteries to veins?") is WRONG
