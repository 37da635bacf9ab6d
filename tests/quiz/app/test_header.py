"""Facts about the two lines at the top."""

from datetime import timedelta

import pytest

from quizgen.quiz.app.widgets.header import bar, minutes
from quizgen.quiz.sitting import Rules
from tests.quiz.app.playing import NARROW, asking, play
from tests.quiz.desks import desk_of, sitting_of
from tests.quiz.notes import NOW, in_learning, in_review, new, qa


def test_counts() -> None:
    """What is left is counted by kind, the card being asked included."""
    desk = desk_of(qa("a"), qa("b"), qa("c"), qa("d"))
    cards = [in_review("a"), in_review("b"), new("c"), in_learning("d", timedelta())]

    assert "1 new  1 learning  2 review" in play(sitting_of(desk, cards)).lines[1]


def test_counts_on_a_narrow_screen() -> None:
    """On a narrow screen the kinds are short."""
    sitting, _ = asking()

    assert "2 new  0 lrn  0 rev" in play(sitting, size=NARROW).lines[1]


def test_time_since_the_beginning() -> None:
    """The time stands at the top right, by the desk's clock."""
    sitting, desk = asking()

    async def wait(_: object) -> None:
        desk.moment = NOW + timedelta(seconds=67)

    assert play(sitting, wait, "f").lines[0].endswith("1:07")


def test_time_left() -> None:
    """With an end set, what is left of the time stands there."""
    sitting, _ = asking(rules=Rules(until=NOW + timedelta(minutes=5)))

    assert play(sitting).lines[0].endswith("5:00 left")


@pytest.mark.parametrize(("done", "left", "expected"), [(0, 4, "────"), (1, 3, "━───"), (4, 0, "━━━━"), (0, 0, "────")])
def test_bar(done: int, left: int, expected: str) -> None:
    """The bar is as full as the sitting is done."""
    assert bar(done, left, 4).plain == expected


def test_minutes() -> None:
    """A time is minutes and seconds, however long."""
    assert minutes(timedelta(hours=1, seconds=5)) == "60:05"


def test_long_place_is_cut() -> None:
    """A place too long for the line ends in an ellipsis, and the time stays."""
    from dataclasses import replace

    note = qa("heart")
    note = replace(note, draft=replace(note.draft, section=("Circulation", "Organs " * 20)))
    seen = play(sitting_of(desk_of(note), [new("heart")]), size=NARROW)

    assert seen.lines[0].endswith("… 0:00")
