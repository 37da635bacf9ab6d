"""Facts about choosing among four answers: by key and by mouse, what is marked, what is proposed."""

import pytest

from tests.quiz.app.playing import asking, choosing, click, play


def test_options_have_letters() -> None:
    """The four options stand below the question."""
    sitting, _ = choosing()

    seen = play(sitting)

    assert "a  the lung" in seen.text
    assert "d  the kidney" in seen.text


@pytest.mark.parametrize("key", ["b", "2"])
def test_right_option(key: str) -> None:
    """The right one, by letter or digit, is marked, and Good proposed."""
    sitting, desk = choosing()

    seen = play(sitting, key)

    assert "✓  the heart" in seen.text
    assert "✗" not in seen.text
    assert "▶ 3 Good" in seen.text
    assert desk.said == []


def test_wrong_option() -> None:
    """A wrong one is marked, the right one too, and Again proposed."""
    sitting, _ = choosing()

    seen = play(sitting, "a")

    assert "✗  the lung" in seen.text
    assert "✓  the heart" in seen.text
    assert "▶ 1 Again" in seen.text


def test_option_is_clicked() -> None:
    """A click chooses."""
    sitting, _ = choosing()

    seen = play(sitting, click(".option.-b"))

    assert "▶ 3 Good" in seen.text


@pytest.mark.parametrize("key", ["enter", "space"])
def test_proposal_is_given(key: str) -> None:
    """Space and Enter give the proposed rating."""
    sitting, desk = choosing()

    play(sitting, "b", key)

    assert desk.said == [("rated", "heart", "GOOD")]


def test_proposal_is_overruled() -> None:
    """A digit gives another rating."""
    sitting, desk = choosing()

    play(sitting, "b", "4")

    assert desk.said == [("rated", "heart", "EASY")]


def test_digit_held_down_does_not_rate() -> None:
    """The digit that chose, held down, does not rate as well."""
    sitting, desk = choosing()

    play(sitting, "2", "2", "2")

    assert desk.said == []


def test_choosing_nothing() -> None:
    """Enter without a choice shows the right one and proposes Again."""
    sitting, _ = choosing()

    seen = play(sitting, "enter")

    assert "✓  the heart" in seen.text
    assert "▶ 1 Again" in seen.text


def test_options_go_with_the_card() -> None:
    """The next card, asked otherwise, shows none of them."""
    sitting, _ = choosing()

    seen = play(sitting, "b", "space")

    assert "Which organ takes up oxygen?" in seen.text
    assert "the liver" not in seen.text


def test_letters_do_their_own_without_options() -> None:
    """Where nothing is to be chosen, b buries."""
    sitting, desk = asking()

    play(sitting, "b")

    assert desk.said == [("buried", "heart")]


def test_option_is_no_markup() -> None:
    """An option is shown as it is written."""
    sitting, _ = choosing("[b]x[/b]", "the heart", "\x1b[2J", "y")

    seen = play(sitting)

    assert "a  [b]x[/b]" in seen.text
    assert "c  \\x1b[2J" in seen.text


def test_click_on_the_ratings() -> None:
    """After the choice the ratings can be clicked."""
    sitting, desk = choosing()

    play(sitting, "a", click(".again"))

    assert desk.said == [("rated", "heart", "AGAIN")]
