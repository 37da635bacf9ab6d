"""Facts about the line that introduces a list."""

import pytest

from quizgen.documents.stems import is_statement, stem_start


@pytest.mark.parametrize(
    ("paragraph", "stem"),
    [
        ("It hurts. Symptoms include:", "Symptoms include:"),
        ("Veins swell. Several factors may cause this, including", "Several factors may cause this, including"),
        ("See a doctor if you notice", "See a doctor if you notice"),
        ("Take the following steps.", "Take the following steps."),
        ("Ask Dr. Poe about:", "Ask Dr. Poe about:"),
        ("Bacteria, e.g. E. coli, cause:", "Bacteria, e.g. E. coli, cause:"),
    ],
)
def test_the_last_sentence_introduces_the_list(paragraph: str, stem: str) -> None:
    """A colon, an open end or a word that points down makes it one."""
    start = stem_start(paragraph)

    assert start is not None
    assert paragraph[start:] == stem


def test_a_finished_paragraph_introduces_nothing() -> None:
    """A full stop closes it."""
    assert stem_start("The goal is to raise the level.") is None


@pytest.mark.parametrize(
    ("stem", "complete"),
    [
        ("Git has four object types:", True),
        ("Take the following steps.", True),
        ("Symptoms can include:", False),
        ("In order to feed your cells:", False),
        ("Relief comes from", False),
        ("Causes:", False),
    ],
)
def test_a_statement_stands_without_its_list(stem: str, complete: bool) -> None:
    """An open end, an opening adverbial or a bare noun waits for the items."""
    assert is_statement(stem) is complete
