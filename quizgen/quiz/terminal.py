"""Owns the modes of a terminal while a quiz has it, stopping and going on included; must not know what is shown."""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any, TextIO


def has_terminal(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether there is a terminal that can show more than lines."""
    streams = (sys.stdin, sys.stdout, sys.stderr)  # Textual draws on stderr
    return all(stream.isatty() for stream in streams) and environment.get("TERM", "dumb") != "dumb"


@contextmanager
def keys_at_once(stdin: TextIO, on_return: Callable[[], None]) -> Iterator[None]:
    """The terminal hands over each key as it is pressed and does not echo it; Ctrl-C still interrupts.

    Held for the whole quiz, where click.getchar would drop what is typed between two questions. Ctrl-Z leaves the
    terminal to the shell as it was; `on_return` is called when the quiz goes on.
    """
    import termios
    import tty

    before = termios.tcgetattr(stdin)
    stopping = signal.signal(signal.SIGTSTP, _stopper(stdin, before, on_return))
    tty.setcbreak(stdin, termios.TCSADRAIN)
    try:
        yield
    finally:
        signal.signal(signal.SIGTSTP, stopping)
        with suppress(termios.error):  # the terminal was closed
            termios.tcsetattr(stdin, termios.TCSADRAIN, before)


@contextmanager
def lines_at_once(stdin: TextIO) -> Iterator[None]:
    """The terminal hands over whole lines, which it lets the learner edit and shows."""
    import termios

    held = termios.tcgetattr(stdin)
    settings = list(held)
    settings[0] |= termios.ICRNL
    settings[3] |= termios.ICANON | termios.ECHO
    termios.tcsetattr(stdin, termios.TCSADRAIN, settings)
    try:
        yield
    finally:
        with suppress(termios.error):
            termios.tcsetattr(stdin, termios.TCSADRAIN, held)


def _stopper(
    stdin: TextIO, before: list[Any], on_return: Callable[[], None]
) -> Callable[[int, FrameType | None], None]:
    """What Ctrl-Z does: the process stops with the terminal as it was, and goes on with it as it had it."""
    import termios

    def stop(number: int, _frame: FrameType | None) -> None:
        held = termios.tcgetattr(stdin)
        termios.tcsetattr(stdin, termios.TCSADRAIN, before)
        handler = signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)  # stops here
        signal.signal(number, handler)
        termios.tcsetattr(stdin, termios.TCSADRAIN, held)
        on_return()

    return stop
