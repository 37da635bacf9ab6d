"""Facts about the pages over a card: its source, its wording, its tags, the help."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from textual import events

from quizgen.quiz.desk import Source
from tests.quiz.app.playing import NARROW, asking, play


async def write(pilot: Any, text: str) -> None:
    pilot.app.screen.area.text = text


def test_source_is_shown() -> None:
    """o shows the section with its headings and its place; Esc goes back to the card."""
    sitting, _ = asking()

    seen = play(sitting, "o")
    back = play(sitting, "o", "escape")

    assert "Circulation › Organs" in seen.text
    assert "body.md:7" in seen.text
    assert "The heart pumps blood through the body. It beats all life long." in seen.text
    assert "Which organ pumps blood?" in back.text


def test_evidence_is_scrolled_to() -> None:
    """In a long section the page opens where the evidence stands."""
    sitting, desk = asking()
    text = "above\n" * 60 + desk.section.text
    shift = len("above\n" * 60)
    assert desk.section.evidence
    span = desk.section.evidence
    desk.section = replace(
        desk.section, text=text, evidence=replace(span, start=span.start + shift, end=span.end + shift)
    )

    seen = play(sitting, "o", size=NARROW)

    assert "The heart pumps blood" in seen.text


def test_source_scrolls() -> None:
    """The section is scrolled by keys."""
    sitting, desk = asking()
    desk.section = Source("body.md", ("Organs",), "\n".join(f"line {number}" for number in range(99)), None)

    top, bottom = play(sitting, "o"), play(sitting, "o", "end")

    assert "line 0" in top.text
    assert "line 98" in bottom.text


def test_source_has_a_remark() -> None:
    """What there is to say of a source that is not what it was is said."""
    sitting, desk = asking()
    desk.section = replace(desk.section, evidence=None, remark="the file has changed since")

    assert "the file has changed since" in play(sitting, "o").text


def test_source_is_no_markup() -> None:
    """A section is shown as it is written, and obeyed in nothing."""
    sitting, desk = asking()
    desk.section = Source("body.md", ("[b]",), "see [1] and [red]x[/red]\x1b[2J", None)

    assert "see [1] and [red]x[/red]\\x1b[2J" in play(sitting, "o").text


def test_edit_shows_the_form() -> None:
    """e shows the wording as it can be written."""
    sitting, _ = asking()

    seen = play(sitting, "e")

    assert "Question:" in seen.text
    assert "Which organ pumps blood?" in seen.text


def test_edit_saves() -> None:
    """Ctrl-S saves the wording, and the card says it at once."""
    sitting, desk = asking()

    seen = play(sitting, "e", lambda pilot: write(pilot, "Question:\nWhat beats?\n\nAnswer:\nthe heart\n"), "ctrl+s")

    assert desk.said == [("reworded", "heart", "What beats?", "the heart")]
    assert "What beats?" in seen.text
    assert "the card has your words" in seen.text


def test_edit_after_the_answer() -> None:
    """A card edited on its answer's side still shows it."""
    sitting, _ = asking()

    seen = play(
        sitting, "space", "e", lambda pilot: write(pilot, "Question:\nWhat beats?\n\nAnswer:\na heart\n"), "ctrl+s"
    )

    assert "▌ a heart" in seen.text


def test_edit_refused() -> None:
    """Wording that makes no card is not saved: it is said why, and what was written stays."""
    sitting, desk = asking()

    seen = play(sitting, "e", lambda pilot: write(pilot, "Question:\nWhat beats?\n"), "ctrl+s")

    assert desk.said == []
    assert "Not saved." in seen.text
    assert "there is no answer" in seen.text
    assert "write it below a line 'Answer:'" in seen.text
    assert "What beats?" in seen.text


def test_edit_left() -> None:
    """Esc leaves the card as it was."""
    sitting, desk = asking()

    seen = play(sitting, "e", lambda pilot: write(pilot, "nonsense"), "escape")

    assert desk.said == []
    assert "Which organ pumps blood?" in seen.text


def test_tag_saves() -> None:
    """t takes tags with blanks between, each once; they stand below the answer."""
    sitting, desk = asking()

    seen = play(sitting, "t", *"exam hard exam", "enter")

    assert desk.said == [("tagged", "heart", "exam", "hard")]
    assert "tags: exam hard" in seen.text


@pytest.mark.parametrize("turns", range(6))
def test_tags_typed_ahead(turns: int) -> None:
    """Tags typed before the page is there are tags in the order of typing, however the keys come, not the card's."""
    sitting, desk = asking()

    async def at_once(pilot: Any) -> None:
        for key, char in [*zip("texs", "texs", strict=True), ("enter", "\r")]:
            pilot.app._driver.send_message(events.Key(key, char))
            if key != "t":
                for _ in range(turns):
                    await asyncio.sleep(0)
        await pilot.pause()

    play(sitting, "f", at_once)

    assert desk.said == [("flagged", "heart", "1"), ("tagged", "heart", "exs")]


def test_tags_are_shown() -> None:
    """The learner's tags stand beside the place, and can be taken off."""
    sitting, desk = asking()
    sitting.tag(("exam",))

    seen = play(sitting, "space")
    play(sitting, "t", *(["backspace"] * 4), "enter")

    assert "body.md:7  #exam" in seen.text
    assert desk.said == [("tagged", "heart", "exam"), ("tagged", "heart")]


def test_tag_not_saved() -> None:
    """Tags that cannot be saved stay written, with the reason below."""
    sitting, desk = asking()
    desk.failing = True

    seen = play(sitting, "t", "x", "enter")

    assert "Not saved." in seen.text
    assert "no space left" in seen.text


@pytest.mark.parametrize("key", ["question_mark", "f1"])
def test_help_names_every_key(key: str) -> None:
    """? and F1 name what each key does."""
    sitting, _ = asking()

    seen = play(sitting, key, size=(100, 40))

    shown = ("space enter", "1 2 3 4", "a b c d", "u  ", "e  ", "s  ", "b  ", "f  ", "x  ", "o  ", "t  ", "q  ", "d  ")
    assert [key for key in shown if not any(line.strip().startswith(key) for line in seen.lines)] == []


def test_help_is_left() -> None:
    """Esc, and the key that opened it, leave the help."""
    sitting, _ = asking()

    assert "Which organ pumps blood?" in play(sitting, "question_mark", "question_mark").text


def test_q_on_a_page_goes_back_to_the_card() -> None:
    """On a page q leaves the page, not the quiz."""
    sitting, _ = asking()

    seen = play(sitting, "o", "q")

    assert not seen.is_over
    assert "Which organ pumps blood?" in seen.text


def test_ctrl_c_on_a_page() -> None:
    """Ctrl-C leaves the quiz from everywhere."""
    sitting, _ = asking()

    assert play(sitting, "e", "ctrl+c").is_over
