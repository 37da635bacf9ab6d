from pathlib import Path

import pytest

from quizgen.paths import default_store


def test_default_store_is_out_of_reach() -> None:
    """A test that asks for the default store fails."""
    with pytest.raises(AssertionError, match="the learner's own store"):
        default_store()


def test_home_is_empty(no_home: Path) -> None:
    """The home folder of a test is its own and empty."""
    assert Path.home() == no_home
    assert list(no_home.iterdir()) == []
