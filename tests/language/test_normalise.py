"""What may be taken off a sentence before parsing."""

import pytest

from quizgen.language.normalise import Aside, normalise


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("However, iron rusts.", "Iron rusts."),
        ("Thus iron rusts.", "Iron rusts."),
        ("Iron, though, rusts.", "Iron rusts."),
        ("In dry air, meanwhile, iron lasts.", "In dry air, iron lasts."),
        ("Not all iron rusts, though.", "Not all iron rusts."),
        ("Iron also rusts in air.", "Iron rusts in air."),
        ("Iron, also called ferrum, rusts.", "Iron, also called ferrum, rusts."),
        ("Iron (a metal) rusts.", "Iron rusts."),
        ("It attacks certain cells (epithelial cells) first.", "It attacks epithelial cells first."),
        ("Another cause of rust is salt.", "One cause of rust is salt."),
        ("Another harmful form is pitting.", "One harmful form is pitting."),
        ("Another is pitting.", "Another is pitting."),
        ("Brinell went further and measured the dents.", "Brinell measured the dents."),
        ("Brinell goes even further, and measures the dents.", "Brinell measures the dents."),
        ("A pinch of carbon hardens iron further.", "A pinch of carbon hardens iron."),
        ("Cold iron does not shrink further.", "Cold iron does not shrink further."),
        ("The crack goes further.", "The crack goes further."),
        ("Less often, iron pits.", "Sometimes iron pits."),
        ("Less commonly, the cause is salt.", "The cause is sometimes salt."),
        ("Less often seen, pits are deep.", "Less often seen, pits are deep."),
        ("Iron rusts.12", "Iron rusts."),
        ("Iron’s colour  is\ngrey.", "Iron's colour is grey."),
    ],
)
def test_what_adds_nothing_is_taken_off(raw: str, plain: str) -> None:
    """Leads, brackets, note numbers and typographic quotes go; the statement stays."""
    assert normalise(raw).text == plain


@pytest.mark.parametrize(
    ("sentence", "plain"),
    [
        ("Less often, the leak is in the boiler itself.", "The leak is sometimes in the boiler itself."),
        ("Less commonly, moss grows on slate.", "Sometimes moss grows on slate."),
        ("Less often, people who have gout are ill.", "Sometimes people who have gout are ill."),
        ("Most often, the leak is in the tap.", "Most often, the leak is in the tap."),
    ],
)
def test_how_often_is_said_without_what_it_is_compared_with(sentence: str, plain: str) -> None:
    """ "Less often" leans on the sentence before; "sometimes" says as much alone."""
    assert normalise(sentence).text == plain


def test_what_stood_in_brackets_is_kept_beside_the_sentence() -> None:
    """An aside knows the text before it."""
    assert normalise("Imaging uses resonance (MRI).").asides == (Aside("Imaging uses resonance", "MRI"),)


def test_an_example_is_marked() -> None:
    """A sentence that begins as an example of the one before says so."""
    assert normalise("For example, iron rusts.").example


@pytest.mark.parametrize(
    ("sentence", "plain"),
    [
        ("Much later, in 1705, the pump was sold.", "In 1705, the pump was sold."),
        ("Males leave the herd and thereafter live alone.", "Males leave the herd and live alone."),
        ("The Greeks had already drained the lake.", "The Greeks had drained the lake."),
        ("A further effect of frost is cracking.", "One effect of frost is cracking."),
        ("The fort fell shortly thereafter to the Turks.", "The fort fell shortly thereafter to the Turks."),
    ],
)
def test_words_of_order_are_taken_off(sentence: str, plain: str) -> None:
    """What only says "after what was told" is no part of the fact."""
    assert normalise(sentence).text == plain
