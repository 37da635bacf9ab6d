"""Facts about the keys of a card: what each does, what is said of it, and what happens when it cannot be done."""

from datetime import timedelta
from typing import Any

import pytest
from textual import events

from quizgen.model import Card, ClozePart
from quizgen.quiz.app.app import Ending
from quizgen.quiz.sitting import Rules
from tests.quiz.app.playing import NARROW, asking, click, play
from tests.quiz.desks import FULL, desk_of, sitting_of
from tests.quiz.notes import NOW, cloze, in_learning, in_review, new, qa


@pytest.mark.parametrize("key", ["space", "enter"])
def test_key_shows_the_answer(key: str) -> None:
    """Space and Enter show the answer, the evidence and the place."""
    sitting, _ = asking()

    seen = play(sitting, key)

    assert sitting.is_revealed
    assert "▌ the heart" in seen.text
    assert "The heart pumps blood through the body." in seen.text
    assert "body.md:7" in seen.text


def test_answer_is_not_there_before() -> None:
    """Before that nothing of the answer is on the screen."""
    sitting, _ = asking()

    seen = play(sitting)

    assert "Which organ pumps blood?" in seen.text
    assert "heart" not in seen.text


@pytest.mark.parametrize(("key", "rating"), [("1", "AGAIN"), ("2", "HARD"), ("3", "GOOD"), ("4", "EASY")])
def test_digit_rates(key: str, rating: str) -> None:
    """1 to 4 rate, the answer is saved, and the next card is asked."""
    sitting, desk = asking()

    seen = play(sitting, "space", key)

    assert desk.said == [("rated", "heart", rating)]
    assert "Which organ takes up oxygen?" in seen.text


def test_intervals_stand_below_the_ratings() -> None:
    """Each rating tells when the card would come back."""
    desk = desk_of(qa("heart"))

    seen = play(sitting_of(desk, [in_review("heart")]), "space")

    assert "<10m" in seen.lines[-2]
    assert "1.6mo" in seen.lines[-2]
    assert "2.6mo" in seen.lines[-2]
    assert "4.5mo" in seen.lines[-2]


def test_digit_before_the_answer_rates_nothing() -> None:
    """A rating before the answer is shown counts for nothing, and it is said why."""
    sitting, desk = asking()

    seen = play(sitting, "3")

    assert desk.said == []
    assert "first the answer: space or Enter shows it" in seen.text


def test_space_does_not_rate() -> None:
    """Without a proposed rating space and Enter give none."""
    sitting, desk = asking()

    play(sitting, "space", "enter")

    assert desk.said == []


def test_key_held_down_acts_once() -> None:
    """A key that repeats within a second does not put away the next card too."""
    sitting, desk = asking()

    play(sitting, "s", "s", "s")

    assert desk.said == [("suspended", "heart")]


def test_undo_asks_the_card_again() -> None:
    """u takes the answer back and says which."""
    sitting, desk = asking()

    seen = play(sitting, "space", "1", "u")

    assert desk.said == [("rated", "heart", "AGAIN"), ("taken back", "heart")]
    assert "Which organ pumps blood?" in seen.text
    assert "taken back: Again" in seen.text


def test_nothing_to_undo() -> None:
    """u at the beginning says that there is nothing to take back."""
    sitting, _ = asking()

    assert "there is nothing to take back" in play(sitting, "u").text


@pytest.mark.parametrize(("key", "done"), [("s", "suspended"), ("b", "buried"), ("x", "rejected")])
def test_card_is_put_away(key: str, done: str) -> None:
    """s, b and x act at once, say so, and the next card is asked; u takes each back."""
    sitting, desk = asking()

    seen = play(sitting, key)
    again = play(sitting, "u")

    assert desk.said == [(done, "heart"), ("taken back", "heart")]
    assert "; u takes it back" in seen.text
    assert "Which organ takes up oxygen?" in seen.text
    assert "Which organ pumps blood?" in again.text


def test_flag_is_shown() -> None:
    """f gives the card the next flag, which stands at the top; the card is still asked."""
    sitting, desk = asking()

    seen = play(sitting, "f", "f")

    assert desk.said == [("flagged", "heart", "1"), ("flagged", "heart", "2")]
    assert "⚑ orange" in seen.lines[0]
    assert "Which organ pumps blood?" in seen.text


def test_flag_leaves_the_answer_shown() -> None:
    """A flag on the answer's side hides no answer."""
    sitting, _ = asking()

    assert "▌ the heart" in play(sitting, "space", "f").text


def test_gap_is_filled() -> None:
    """The answer of a cloze card is the text with the gap filled, once."""
    sitting, _ = asking(cloze("gap", ClozePart("The "), ClozePart("lung", 1), ClozePart(" takes up oxygen.")))

    before, after = play(sitting), play(sitting, "space")

    assert "The [...] takes up oxygen." in before.text
    assert "The [lung] takes up oxygen." in after.text
    assert "The [...]" not in after.text


def test_answer_not_saved() -> None:
    """When the store cannot be written, that is said with the way out, and the card stays asked."""
    sitting, desk = asking()
    desk.failing = True

    seen = play(sitting, "space", "3")

    assert desk.said == []
    assert sitting.is_revealed
    assert "Your answer is NOT saved; the card is still asked." in seen.text
    assert "the store cannot be written: no space left" in seen.text
    assert "make room, then press again" in seen.text
    assert "▌ the heart" in seen.text


@pytest.mark.parametrize("key", ["s", "b", "x", "f", "o"])
def test_error_changes_nothing(key: str) -> None:
    """Whatever else cannot be done is said too, and the card stays asked."""
    sitting, desk = asking()
    desk.failing = True

    seen = play(sitting, key)

    assert "the store cannot be written: no space left" in seen.text
    assert "Which organ pumps blood?" in seen.text


def test_error_goes_with_the_next_key() -> None:
    """An answer that could be saved at last is no longer complained of."""
    sitting, desk = asking()
    desk.failing = True

    async def make_room(_: object) -> None:
        desk.failing = False

    seen = play(sitting, "space", "3", make_room, "4")

    assert desk.said == [("rated", "heart", "EASY")]
    assert "no space left" not in seen.text


def test_answered_elsewhere() -> None:
    """A card answered elsewhere meanwhile is dropped, and it is said that the answer did not count."""
    sitting, desk = asking()
    desk.elsewhere.add(qa("heart").guid)

    seen = play(sitting, "space", "3")

    assert "your answer was not counted" in seen.text
    assert "Which organ takes up oxygen?" in seen.text


def test_end_says_what_was_done() -> None:
    """When nothing is left it is said what was saved, and when the next card is due."""
    desk = desk_of(qa("heart"))

    seen = play(sitting_of(desk, [in_review("heart")]), "space", "3")

    assert "1 answer saved, 0 Again" in seen.text
    assert "the next of these is due in 77 days" in seen.text


@pytest.mark.parametrize("key", ["q", "enter", "space"])
def test_end_is_left(key: str) -> None:
    """There q, Enter and space leave."""
    desk = desk_of(qa("heart"))

    seen = play(sitting_of(desk, [in_review("heart")]), "s", key)

    assert seen.is_over
    assert seen.result is None


def test_undo_at_the_end() -> None:
    """u works there still."""
    desk = desk_of(qa("heart"))

    seen = play(sitting_of(desk, [in_review("heart")]), "space", "4", "u")

    assert "Which organ pumps blood?" in seen.text


def test_learning_card_comes_back_at_the_end() -> None:
    """A card whose step ends while nothing is left is asked without a key."""
    desk = desk_of(qa("heart"))
    sitting = sitting_of(desk, [in_learning("heart", timedelta(minutes=30))])

    async def wait(pilot: object) -> None:
        desk.moment = NOW + timedelta(minutes=31)
        pilot.app.screen.tick()  # type: ignore[attr-defined]

    before = play(sitting)
    after = play(sitting, wait)

    assert "Which organ pumps blood?" not in before.text
    assert "Which organ pumps blood?" in after.text


def test_cramming_shows_no_intervals() -> None:
    """Cramming moves no card, so that no interval stands below the ratings."""
    sitting, _ = asking(rules=Rules(is_cram=True))

    seen = play(sitting, "space")

    assert seen.lines[-2] == ""
    assert "3 Good" in seen.lines[-3]


def test_cramming_saves_nothing() -> None:
    """Cramming goes on to the next card without a word to the desk."""
    sitting, desk = asking(rules=Rules(is_cram=True))

    seen = play(sitting, "space", "3")

    assert desk.said == []
    assert "Which organ takes up oxygen?" in seen.text


def test_clicks_do_what_keys_do() -> None:
    """A click on the button shows the answer, one on a rating rates."""
    sitting, desk = asking()

    play(sitting, click(".one"), click(".easy"))

    assert desk.said == [("rated", "heart", "EASY")]


def test_double_click_acts_once() -> None:
    """The second click of two does not show the next answer."""
    sitting, _ = asking()

    async def double(pilot: object) -> None:
        await pilot.click(".good", times=2)  # type: ignore[attr-defined]

    play(sitting, "space", double)

    assert not sitting.is_revealed


def test_key_names_can_be_clicked() -> None:
    """A click on a key's name in the last line presses it."""
    sitting, desk = asking()

    async def on_suspend(pilot: object) -> None:
        await pilot.click("Footer", offset=(16, 0))  # type: ignore[attr-defined]

    play(sitting, on_suspend)

    assert desk.said == [("suspended", "heart")]


def test_tab_reaches_the_ratings() -> None:
    """Tab goes from rating to rating, and Enter gives the one it is on."""
    sitting, desk = asking()

    play(sitting, "space", "tab", "tab", "enter")

    assert desk.said == [("rated", "heart", "HARD")]


def test_long_card_scrolls_and_rates() -> None:
    """A card longer than the screen is scrolled by keys, and the ratings work all the while."""
    desk = desk_of(qa("heart", answer="blood " * 400))

    top = play(sitting_of(desk, [in_review("heart")]), "space", "home", size=NARROW)
    bottom = play(sitting_of(desk, [in_review("heart")]), "space", "end", size=NARROW)
    play(sitting_of(desk, [in_review("heart")]), "space", "pagedown", "3", size=NARROW)

    assert "body.md:7" not in top.text
    assert "body.md:7" in bottom.text
    assert desk.said == [("rated", "heart", "GOOD")]


def test_beginning_of_the_answer_is_seen() -> None:
    """Below a question longer than the screen the answer begins on the screen."""
    sitting, _ = asking(qa("long", "blood " * 200, "oxygen " * 200))

    seen = play(sitting, "space", size=NARROW)

    assert [line.strip()[:8] for line in seen.lines[2:5]] == ["", "▌ oxygen", "▌ oxygen"]


def test_quit_leaves() -> None:
    """q leaves at once."""
    sitting, _ = asking()

    assert play(sitting, "q").is_over


def test_keys_after_q_count_for_nothing() -> None:
    """What is typed after q in one go rates nothing."""
    sitting, desk = asking()

    async def at_once(pilot: Any) -> None:
        for key, char in (("space", " "), ("q", "q"), ("3", "3")):
            pilot.app.post_message(events.Key(key, char))

    play(sitting, at_once)

    assert desk.said == []


def test_time_is_over() -> None:
    """After the minutes asked for it is said that the time is over, and what is left."""
    sitting, desk = asking(rules=Rules(until=NOW + timedelta(minutes=5)))

    async def wait(_: object) -> None:
        desk.moment = NOW + timedelta(minutes=6)

    seen = play(sitting, "space", wait, "4")

    assert "The time is over." in seen.text
    assert "1 left for today." in seen.text


def test_saved_but_next_not_read() -> None:
    """When the answer was saved and only the next card cannot be read, it is not said to be unsaved."""
    sitting, desk = asking()
    asked = desk.asked

    def broken(card: Card) -> Any:
        desk.asked = asked  # type: ignore[method-assign]
        raise FULL

    async def break_once(_: object) -> None:
        desk.asked = broken  # type: ignore[method-assign]

    seen = play(sitting, "space", break_once, "3")

    assert desk.said == [("rated", "heart", "GOOD")]
    assert "no space left" in seen.text
    assert "NOT saved" not in seen.text


def test_ctrl_c_interrupts() -> None:
    """Ctrl-C leaves too, and can be told apart."""
    sitting, _ = asking()

    assert play(sitting, "ctrl+c").result is Ending.INTERRUPTED


def test_capitals_do_what_small_letters_do() -> None:
    """With caps lock on the keys are the same."""
    sitting, desk = asking()

    play(sitting, "S")

    assert desk.said == [("suspended", "heart")]


def test_other_keys_do_nothing() -> None:
    """A key without a meaning changes nothing."""
    sitting, desk = asking()

    seen = play(sitting, "z", "f5", "9")

    assert desk.said == []
    assert "Which organ pumps blood?" in seen.text


def test_leech_is_said() -> None:
    """An answer that makes a leech says so."""
    from dataclasses import replace

    card = in_review("heart")
    assert card.memory
    desk = desk_of(qa("heart"), qa("lung"))
    sitting = sitting_of(desk, [replace(card, memory=replace(card.memory, lapses=7)), new("lung")])

    assert "a leech: forgotten 8 times" in play(sitting, "space", "1").text
