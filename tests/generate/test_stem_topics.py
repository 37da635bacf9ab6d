"""Where in the stem of a list its topic is said."""

import pytest

from quizgen.generate.stem_topics import is_facet, told_of
from quizgen.generate.topic import Topic, content_stems

GOUT = Topic("gout", True, content_stems("gout"), named=True)


@pytest.mark.parametrize(
    ("stem", "told"),
    [
        ("Other symptoms include", "Symptoms of gout include"),
        ("Additional complications may include", "Additional complications of gout may include"),
        ("There are three main types", "There are three main types of gout"),
        ("You are at risk if you", "You are at risk of gout if you"),
        ("Your risk is higher if you have", "Your risk of gout is higher if you have"),
        ("Your chances are higher if you", "Your chances of gout are higher if you"),
        ("A man may be at greater risk when he", "A man may be at greater risk of gout when he"),
    ],
)
def test_the_topic_stands_where_the_stem_speaks_of_it(stem: str, told: str) -> None:
    """It is said after the noun that it belongs to, and no phrase is put before the stem."""
    assert told_of(stem, GOUT) == told


@pytest.mark.parametrize(
    "stem",
    [
        "Other drinks include",
        "There are two drinks",
        "The risk of stroke is higher in",
        "Risk factors for gout include",
        "The chances in each pregnancy are",
        "Other things that raise your risk for stones include",
    ],
)
def test_a_stem_that_leaves_nothing_open_stays(stem: str) -> None:
    """What is no part of the topic, or says whose it is, is left alone."""
    assert told_of(stem, GOUT) == stem


def test_a_loose_topic_is_not_put_into_a_stem() -> None:
    """The text does not use the name by itself."""
    assert told_of("Other symptoms include", Topic("gout", False, content_stems("gout"))) == "Other symptoms include"


def test_symptoms_are_a_facet_of_a_topic() -> None:
    """And so is what else a heading may promise; foods are not."""
    assert is_facet("Signs")
    assert not is_facet("Foods")
