"""What may be taken off a sentence before parsing."""

import pytest

from quizgen.language.normalise import Aside, normalise


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("However, iron rusts.", "Iron rusts."),
        ("Thus iron rusts.", "Iron rusts."),
        ("Iron also rusts in air.", "Iron rusts in air."),
        ("Iron, also called ferrum, rusts.", "Iron, also called ferrum, rusts."),
        ("Iron (a metal) rusts.", "Iron rusts."),
        ("It attacks certain cells (epithelial cells) first.", "It attacks epithelial cells first."),
        ("Another cause of rust is salt.", "One cause of rust is salt."),
        ("Iron rusts.12", "Iron rusts."),
        ("Iron’s colour  is\ngrey.", "Iron's colour is grey."),
    ],
)
def test_what_adds_nothing_is_taken_off(raw: str, plain: str) -> None:
    """Leads, brackets, note numbers and typographic quotes go; the statement stays."""
    assert normalise(raw).text == plain


def test_what_stood_in_brackets_is_kept_beside_the_sentence() -> None:
    """An aside knows the text before it."""
    assert normalise("Imaging uses resonance (MRI).").asides == (Aside("Imaging uses resonance", "MRI"),)


def test_an_example_is_marked() -> None:
    """A sentence that begins as an example of the one before says so."""
    assert normalise("For example, iron rusts.").example
