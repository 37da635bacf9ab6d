"""Facts about the application around the screens: colours, and what is left when it breaks."""

import asyncio
import subprocess
import sys

import pytest

from quizgen.quiz.app.app import DARK, LIGHT, QuizApp, theme
from tests.quiz.app.playing import asking, play


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, DARK),
        ({"COLORFGBG": "15;0"}, DARK),
        ({"COLORFGBG": "0;15"}, LIGHT),
        ({"COLORFGBG": "0;default;7"}, LIGHT),
        ({"COLORFGBG": "0;15", "QUIZGEN_THEME": "dark"}, DARK),
        ({"QUIZGEN_THEME": "Light"}, LIGHT),
        ({"QUIZGEN_THEME": "plaid"}, DARK),
    ],
)
def test_theme(environment: dict[str, str], expected: str) -> None:
    """Light and dark follow what the learner says, else what the terminal says of its background."""
    assert theme(environment) == expected


def test_d_changes_the_theme() -> None:
    """d changes between light and dark."""
    sitting, _ = asking()
    themes = []

    async def note(pilot: object) -> None:
        themes.append(pilot.app.theme)  # type: ignore[attr-defined]

    play(sitting, note, "d", note, "d", note)

    assert themes == [DARK, LIGHT, DARK]


def test_no_colour_is_left() -> None:
    """With NO_COLOR the application uses the terminal's own colours alone."""
    sitting, _ = asking()

    assert QuizApp(sitting, {"NO_COLOR": "1"}).native_ansi_color
    assert not QuizApp(sitting, {}).native_ansi_color


def test_bug_is_kept_for_the_report() -> None:
    """An error of ours ends the application and is kept, so that the command can report it."""
    sitting, desk = asking()
    app = QuizApp(sitting, {})

    def broken() -> None:
        raise ZeroDivisionError

    desk.scheduler = broken  # type: ignore[assignment, method-assign]

    async def run() -> None:
        async with app.run_test() as pilot:
            await pilot.press("space")

    with pytest.raises(TypeError):
        asyncio.run(run())

    assert isinstance(app.failure, TypeError)


def test_textual_waits_until_it_is_wanted() -> None:
    """Importing the package alone does not load Textual."""
    code = "import sys, quizgen.quiz.app; sys.exit('textual' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_heavy_widgets_wait_until_they_are_wanted() -> None:
    """The first card is shown without the text area, the help and what judges typed answers."""
    code = (
        "import sys, quizgen.quiz.app.app; "
        "sys.exit(any(f'{name}' in sys.modules for name in ('textual.widgets._text_area', 'quizgen.quiz.typed.grade')))"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
