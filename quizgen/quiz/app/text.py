"""Owns how text of a card becomes what Textual shows; must never let it be read as markup."""

import unicodedata
from collections.abc import Iterable

from textual.content import Content

from quizgen.quiz.faces import Run, Tone
from quizgen.quiz.screen import harmless

STYLES = {
    Tone.PLAIN: "",
    Tone.STRONG: "bold $text-accent",
    Tone.FAINT: "dim",
    Tone.MISSING: "underline $text-success",
    Tone.EXTRA: "strike $text-error",
}


def content(runs: Iterable[Run]) -> Content:
    """The runs in their tones, with whatever a terminal would obey made visible; line breaks stay."""
    return Content.assemble(*((safe(run.text), STYLES[run.tone]) for run in runs))


def safe(text: str) -> str:
    """The text without anything that a terminal would obey but line breaks."""
    return "\n".join(map(harmless, text.splitlines())) + ("\n" if text.endswith("\n") else "")


def is_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction is written from the right."""
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False
