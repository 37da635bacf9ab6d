"""Owns which key does what and how the keys are named on the screen; must not do it."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.style import Style

HELD = 0.8
"""Seconds; a key that comes again sooner may never have been let go. No keyboard waits longer between repeats."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key as Textual names it, as it is printed, and what it does in one word and in a line."""

    key: str
    shown: str
    word: str
    line: str
    is_vital: bool = False
    """Whether the narrowest screen names it."""


CARD = (
    Key("u", "u", "undo", "take back the last thing done: an answer, a suspension, …", is_vital=True),
    Key("e", "e", "edit", "put the card in your own words", is_vital=True),
    Key("s", "s", "suspend", "do not ask this card until it is unsuspended"),
    Key("b", "b", "bury", "do not ask this note again today"),
    Key("f", "f", "flag", "give the card the next flag"),
    Key("x", "x", "reject", "never ask this note again, in whatever wording"),
    Key("o", "o", "source", "show the section it comes from", is_vital=True),
    Key("t", "t", "tag", "give the note tags of your own"),
    Key("?", "?", "help", "this page", is_vital=True),
    Key("q", "q", "quit", "leave; everything is saved", is_vital=True),
)
SCROLLING = {
    "up": "scroll_up",
    "down": "scroll_down",
    "pageup": "scroll_page_up",
    "pagedown": "scroll_page_down",
    "home": "scroll_home",
    "end": "scroll_end",
}
"""Which key scrolls how, by the name of Textual's method."""
REPEATED = {*SCROLLING, "f", "u", "d"}
"""What a key held down may do again and again."""
AT_END = {"u", "q", "d", "?", "f1", *SCROLLING}
"""The keys that work when nothing is asked."""
END = tuple(key for key in CARD if key.key in {"u", "?", "q"})
TYPING = (
    Key("enter", "enter", "answer", "", is_vital=True),
    Key("escape", "esc", "other keys", "", is_vital=True),
    Key("f1", "F1", "help", "", is_vital=True),
    Key("ctrl+c", "^c", "quit", ""),
)


def named(event: events.Key) -> str:
    """The key as it is known here: what it types, in lower case, or Textual's name of it."""
    return event.character.lower() if event.is_printable and event.character and event.key != "space" else event.key


class Held:
    """Remembers the last key that did something, to tell whether it is still held down."""

    def __init__(self) -> None:
        self._key, self._time = "", float("-inf")

    def let_go(self) -> None:
        """Another key was pressed meanwhile."""
        self._key = ""

    def is_held(self, key: str, time: float) -> bool:
        """Whether this is the same key as before, and too soon to have been let go and meant."""
        held = key == self._key and time - self._time < HELD
        self._key, self._time = key, time
        return held


def line(keys: Sequence[Key], between: str = "  ") -> Content:
    """The keys and what they do, each to be clicked."""
    return Content(between).join(_clickable(key) for key in keys)


def _clickable(key: Key) -> Content:
    click = Style.from_meta({"@click": f"screen.press('{key.key}')"})
    return Content.assemble((key.shown, "bold"), " ", (key.word, "dim")).stylize(click)
