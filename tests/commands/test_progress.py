"""The progress line shows itself only to somebody who waits at a terminal."""

import io
import sys
import time

import pytest

from quizgen.commands.progress import Progress


class Terminal(io.StringIO):
    """A stream that claims to be a terminal."""

    def isatty(self) -> bool:
        return True


def at_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """stderr is a terminal from now on (as a fixture it would come before pytest's own capture)."""
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    return stream


def hours_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every look at the clock finds it an hour later."""
    hours = iter(range(0, 360_000, 3600))
    monkeypatch.setattr(time, "monotonic", lambda: next(hours))


def test_a_long_build_at_a_terminal_counts_sections_and_clears_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """The line names document and section, is redrawn in place, and is gone at the end."""
    terminal = at_terminal(monkeypatch)
    hours_pass(monkeypatch)

    with Progress(2) as progress:
        progress.begin(1, "cells.md")
        results = list(progress.over("ab", 2))

    drawn = "\r\x1b[K[1/2] cells.md: section 1 of 2\r\x1b[K[1/2] cells.md: section 2 of 2\r\x1b[K"
    assert (results, terminal.getvalue()) == (["a", "b"], drawn)


def test_a_short_build_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Within the first second no line is drawn, and none is cleared."""
    terminal = at_terminal(monkeypatch)
    monkeypatch.setattr(time, "monotonic", lambda: 7.0)

    with Progress(1) as progress:
        list(progress.over("ab", 2))

    assert terminal.getvalue() == ""


def test_a_pipe_gets_no_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where stderr is no terminal the results pass silently."""
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    hours_pass(monkeypatch)

    with Progress(1) as progress:
        results = list(progress.over("ab", 2))

    assert (results, stream.getvalue()) == (["a", "b"], "")
