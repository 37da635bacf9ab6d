"""Facts about text on its way to a terminal."""

import io
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.quiz.faces import Run, Tone
from quizgen.quiz.screen import LineScreen, cells, harmless, standard_screen, wrap


def lines(*runs: Run, width: int = 20) -> list[str]:
    return ["".join(run.text for run in line) for line in wrap(runs, width)]


def test_escape_sequences_are_shown_not_obeyed() -> None:
    """Colours, cursor moves, bells, C1 controls and text direction become visible text."""
    hostile = "a\x1b[2Jb\x07c\x9bd\u202ee\x00"

    assert harmless(hostile) == "a\\x1b[2Jb\\x07c\\x9bd\\u202ee\\x00"


def test_line_breaks_and_tabs_become_blanks() -> None:
    """Nothing in a card begins or overwrites a line."""
    assert harmless("a\r\nb\tc\rd") == "a b c d"


@given(st.text(st.characters(), max_size=60), st.integers(2, 30))
def test_nothing_hostile_reaches_the_terminal(text: str, width: int) -> None:
    """Whatever a card holds, what is written can be encoded and holds no control character."""
    written = "".join(lines(Run(text), width=width))

    written.encode("utf-8")
    assert not [char for char in written if unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"}]


@given(st.text("ab 漢é\u0301", max_size=80), st.integers(2, 20))
def test_lines_fit_and_lose_nothing(text: str, width: int) -> None:
    """No line is wider than asked, and all characters but blanks arrive in order."""
    found = lines(Run(text), width=width)

    assert all(cells(line) <= width for line in found)
    assert "".join(found).replace(" ", "") == text.replace(" ", "")


def test_words_stay_whole() -> None:
    """Lines break at blanks, not within words."""
    assert lines(Run("intrinsic factor helps absorb"), width=16) == ["intrinsic factor", "helps absorb"]


def test_tone_survives_a_line_break() -> None:
    """A strong run that is broken is strong on both lines."""
    found = list(wrap((Run("see "), Run("intrinsic factor", Tone.STRONG)), 13))

    assert found == [
        [Run("see "), Run("intrinsic", Tone.STRONG)],
        [Run("factor", Tone.STRONG)],
    ]


def test_plain_screen_writes_no_escape_sequence() -> None:
    """Without styling a strong run is its bare text."""
    out = io.StringIO()

    LineScreen(io.StringIO(), out).write(Run("heart", Tone.STRONG))

    assert out.getvalue() == "heart\n"


def test_styled_screen_marks_tones() -> None:
    """With styling a strong run is bold cyan and ends its style."""
    out = io.StringIO()

    LineScreen(io.StringIO(), out, styled=True).write(Run("the "), Run("heart", Tone.STRONG))

    assert out.getvalue() == "the \x1b[36m\x1b[1mheart\x1b[0m\n"


def test_narrow_alphabet_gets_question_marks() -> None:
    """A stream that cannot encode a character gets '?' for it."""
    raw = io.BytesIO()

    out = io.TextIOWrapper(raw, encoding="ascii")

    LineScreen(io.StringIO(), out).write(Run("a › b"))

    assert raw.getvalue() == b"a ? b\n"


def test_a_line_is_a_key() -> None:
    """In a pipe an empty line is Enter, letters count in either case, and the end of input is said."""
    screen = LineScreen(io.StringIO("\n3\n Q \n"), io.StringIO())

    assert [screen.ask("?"), screen.ask("?"), screen.ask("?")] == ["", "3", "q"]
    with pytest.raises(EOFError):
        screen.ask("?")


def test_pipe_is_read_in_lines_without_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    """When neither stream is a terminal the screen is a plain line screen."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("u\n"))
    monkeypatch.setattr(sys, "stdout", io.StringIO())

    with standard_screen({}) as screen:
        assert isinstance(screen, LineScreen)
        assert not screen.styled
        assert screen.ask("?") == "u"
