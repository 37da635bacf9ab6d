"""Facts about answers typed on the full screen: what is shown of them, what is proposed, and which keys work."""

from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from quizgen.model import ClozePart
from tests.quiz.app.playing import Do, play, typing
from tests.quiz.notes import cloze, qa

VALVES = qa("valves", "Which valves has the heart?", "aortic; mitral; tricuspid")


def text(typed: str) -> Do:
    """The keys of a text, all at once."""

    async def do(pilot: Pilot[Any]) -> None:
        for char in typed:
            pilot.app.post_message(events.Key("space" if char == " " else char, char))
        await pilot.pause()

    return do


def test_letters_are_typed() -> None:
    """While an answer is typed, letters are letters: nothing is suspended, tagged or left."""
    sitting, desk = typing()

    seen = play(sitting, text("sbxtoq"))

    assert desk.said == []
    assert not seen.is_over
    assert "▌ sbxtoq" in seen.text


@pytest.mark.parametrize(
    ("typed", "verdict", "proposed"),
    [
        ("heart", "right: heart", "▶ 3 Good"),
        ("heatr", "close: ", "▶ 2 Hard"),
        ("liver", "wrong: ", "▶ 1 Again"),
        ("", "nothing was typed", "▶ 1 Again"),
    ],
)
def test_rating_is_proposed(typed: str, verdict: str, proposed: str) -> None:
    """Enter shows the answer, what was typed beside it, and proposes a rating."""
    sitting, _ = typing()

    seen = play(sitting, text(typed), "enter")

    assert verdict in seen.text
    assert proposed in seen.text
    assert "▌ the heart" in seen.text


def test_difference_is_shown() -> None:
    """What was missing and what was too much is marked, without colour too."""
    sitting, _ = typing(qa("chamber", "What pumps blood into the lungs?", "the right ventricle"))

    seen = play(sitting, text("left ventricle"), "enter")

    assert "{+right+}" in seen.text
    assert "[-left-]" in seen.text


def test_space_gives_the_proposed_rating() -> None:
    """Space gives the proposed rating."""
    sitting, desk = typing()

    play(sitting, text("heart"), "enter", "space")

    assert desk.said == [("rated", "heart", "GOOD")]


def test_enter_held_down_rates_nothing() -> None:
    """The Enter that showed the answer, held down, does not give the proposed rating."""
    sitting, desk = typing()

    play(sitting, text("heart"), "enter", "enter", "enter")

    assert desk.said == []


def test_proposal_is_overruled() -> None:
    """Another rating than the proposed one is as good."""
    sitting, desk = typing()

    play(sitting, text("liver"), "enter", "4")

    assert desk.said == [("rated", "heart", "EASY")]


def test_next_answer_is_typed_at_once() -> None:
    """After a rating the input is empty and takes the next answer."""
    sitting, desk = typing()

    play(sitting, text("heart"), "enter", "3", text("lung"), "enter", "4")

    assert desk.said == [("rated", "heart", "GOOD"), ("rated", "lung", "EASY")]


def test_escape_gives_the_keys_back() -> None:
    """After Esc the keys of the card work, and Tab goes back to what was typed."""
    sitting, desk = typing()

    seen = play(sitting, text("lu"), "escape", "f", "tab", text("ng"))

    assert desk.said == [("flagged", "heart", "1")]
    assert "▌ lung" in seen.text


def test_list_is_typed_item_by_item() -> None:
    """Each Enter takes one item, in any order; after the last the answer is shown with what was found."""
    sitting, _ = typing(VALVES)

    halfway = play(sitting, text("mitral"), "enter")
    seen = play(sitting, text("mitral"), "enter", text("tricuspid"), "enter", text("aortic"), "enter")

    assert "· mitral" in halfway.text
    assert "2 of 3" in halfway.text
    assert "3 of 3" in seen.text
    assert "▶ 3 Good" in seen.text


def test_list_in_part() -> None:
    """Enter alone shows the answer: what was found has its credit."""
    sitting, _ = typing(VALVES)

    seen = play(sitting, text("mitral"), "enter", text("aortic"), "enter", "enter")

    assert "2 of 3" in seen.text
    assert "wrong: {+tricuspid+}" in seen.text
    assert "▶ 2 Hard" in seen.text


def test_gaps_are_typed_in_order() -> None:
    """Two gaps of one number are typed one after the other."""
    gaps = cloze(
        "gaps", ClozePart("from the "), ClozePart("atrium", 1), ClozePart(" to the "), ClozePart("ventricle", 1)
    )
    sitting, _ = typing(gaps)

    halfway = play(sitting, text("atrium"), "enter")
    seen = play(sitting, text("atrium"), "enter", text("ventricle"), "enter")

    assert "gap 2 of 2" in halfway.text
    assert "2 of 2" in seen.text


def test_gap_is_left_out() -> None:
    """Enter alone leaves a gap out; what comes after is for the next one."""
    gaps = cloze("gaps", ClozePart("a", 1), ClozePart(", "), ClozePart("b", 1), ClozePart(", "), ClozePart("c", 1))
    sitting, _ = typing(gaps)

    seen = play(sitting, text("a"), "enter", "enter", text("c"), "enter")

    assert "2 of 3" in seen.text


def test_typed_text_is_no_markup() -> None:
    """What is typed is shown as it was typed."""
    sitting, _ = typing()

    assert "[b]x[/b]" in play(sitting, text("[b]x[/b]"), "enter").text


def test_help_while_typing() -> None:
    """F1 shows the keys while a question mark is a letter."""
    sitting, _ = typing()

    assert "The keys on a card" in play(sitting, "question_mark", "f1").text
