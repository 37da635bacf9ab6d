"""Where Anki schedules our cards otherwise than we do is told, deck by deck."""

from dataclasses import replace
from datetime import UTC, datetime

from quizgen.anki.foreign import About
from quizgen.commands.other_settings import told
from quizgen.scheduling.fsrs6 import DEFAULT_PARAMETERS

OWN = (9.0, *DEFAULT_PARAMETERS[1:])
ABOUT = About(True, 18, 0, datetime(2026, 1, 1, tzinfo=UTC), True, (("Exam", OWN),), ("Exam",), 0, 0, 0)


def test_equal_settings_are_not_told() -> None:
    """Up to the bits that Anki keeps."""
    assert list(told(ABOUT, [("Biology", "Biology", 0.9000001)], {})) == []
    assert list(told(ABOUT, [("Exam", "Biology", None)], {"": {"parameters": list(OWN)}})) == []


def test_other_settings_are_told_once_a_deck() -> None:
    """By the deck that the cards are in here."""
    assert list(told(ABOUT, [("Exam", "Biology", 0.8), ("Exam", "Biology", None)], {})) == [
        "deck 'Biology' has a desired retention of 80% and other FSRS parameters in Anki; "
        "`quizgen options` sets what counts here"
    ]


def test_without_fsrs_there_are_no_parameters_to_compare() -> None:
    """What its presets say does not count there."""
    assert list(told(replace(ABOUT, fsrs=False), [("Exam", "Biology", None)], {})) == []
