"""How bars and the heat map are drawn, in a terminal and in a pipe."""

import re
from datetime import date, timedelta

import pytest
from rich.text import Text

from quizgen.commands.stats_drawing import ASCII, BLOCKS, Page

MONDAY = date(2026, 3, 2)
COLOURED = re.compile(r"\x1b\[[0-9;]*3[0-7][0-9;]*m")


def drawn(page: Page) -> str:
    """A page with bars of both parts."""
    return page.rendered([page.bars(Text("due", "bold"), [("today", 1, 1), ("Tue 3", 0, 4), ("Wed 4", 0, 0)])])


def heat(page: Page, *counts: int) -> list[str]:
    """A page with a heat map of days from a Monday on."""
    days = [(MONDAY + timedelta(days=number), count) for number, count in enumerate(counts)]
    return page.rendered([page.heat(Text("reviews"), days)]).splitlines()


def test_a_pipe_gets_plain_text() -> None:
    """No escape sequence, no blanks at the ends of lines."""
    assert drawn(Page(80, BLOCKS, styled=False)) == (
        "due\ntoday  ▒▒▒▒▒█████            2\nTue 3  ████████████████████  4\nWed 4                        0"
    )


def test_an_encoding_without_blocks_gets_letters() -> None:
    """Every sign is ASCII."""
    assert drawn(Page(80, ASCII, styled=False)).isascii()


def test_a_narrow_page_has_short_bars() -> None:
    """No line is wider than the page."""
    lines = drawn(Page(30, BLOCKS, styled=False)).splitlines()

    assert lines[2] == "Tue 3  ████████  4"


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The environment of a terminal with colours."""
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    return monkeypatch


@pytest.mark.usefixtures("terminal")
def test_a_terminal_gets_colours() -> None:
    """Of the terminal's own sixteen, so that they fit a light and a dark one."""
    codes = set(re.findall(r"\x1b\[([0-9;]*)m", drawn(Page(80, BLOCKS, styled=True))))

    assert codes == {"0", "1", "2", "32", "36"}


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colours_can_be_declined(terminal: pytest.MonkeyPatch, name: str, value: str) -> None:
    """NO_COLOR, or a terminal that has none."""
    terminal.setenv(name, value)

    assert not COLOURED.search(drawn(Page(80, BLOCKS, styled=True)))


def test_the_heat_map_has_a_column_a_week() -> None:
    """From Monday down; the darker the more, by quarters of the days that have anything."""
    lines = heat(Page(80, BLOCKS, styled=False), 0, 1, 2, 3, 4, 5, 6, 7, 8)

    assert lines == [
        "reviews",
        "",
        "Mon ·▓",
        "    ░█",
        "Wed ░",
        "    ░",
        "Fri ▒",
        "    ▒",
        "Sun ▓",
        "    ░ 1+  ▒ 4+  ▓ 6+  █ 8+",
    ]


def test_the_heat_map_of_equal_days_has_one_level() -> None:
    """What differs in nothing is drawn so."""
    lines = heat(Page(80, BLOCKS, styled=False), 5, 5, 0, 5)

    assert lines[2:6] == ["Mon ░", "    ░", "Wed ·", "    ░"]
    assert lines[-1] == "    ░ 1+"


def test_the_heat_map_shows_the_weeks_there_is_room_for() -> None:
    """The latest, with the months that begin in them."""
    lines = heat(Page(20, BLOCKS, styled=False), *[1] * 7 * 30)

    assert lines[1:3] == ["       Jul Aug  Sep", "Mon ░░░░░░░░░░░░░░░░"]
