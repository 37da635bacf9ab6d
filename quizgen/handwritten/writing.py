"""Owns writing cards as blocks that `blocks.read` gives back word for word; must not know where they go.

A line is written as it is wherever that reads back the same, and else with a backslash before every mark.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from quizgen.errors import QuizgenError
from quizgen.handwritten import gaps, markup
from quizgen.handwritten.blocks import HEADING, MARKER, RULE
from quizgen.model import ClozePart, Wording

_EDGE = re.compile(r"[ \t]+$")
_BREAKS = re.compile("[\x85\u2028\u2029]")
"""What reading a file takes for the end of a line."""


def block(wording: Wording, tags: Sequence[str] = ()) -> str:
    """The card as a block, with the tags that a list of tags can hold."""
    return "\n".join((*_lines(wording), *_tags(tags))) + "\n"


def _lines(wording: Wording) -> Iterator[str]:
    if wording.cloze:
        yield f"C: {_cloze(wording.cloze)}"
    else:
        yield f"Q: {_text(wording.question)}"
        yield f"A: {_text(wording.answer)}"
    if wording.context:
        yield f"Context: {_text(wording.context)}"


def _tags(tags: Sequence[str]) -> Iterator[str]:
    named = [tag for tag in tags if "," not in tag]
    if named:
        yield f"Tags: {' '.join(named)}"


def _text(text: str) -> str:
    first, *others = text.split("\n")
    return "\n".join((_line(first), *(_guarded(_line(line)) for line in others)))


def _line(line: str) -> str:
    if markup.shown(line) == line and not _BREAKS.search(line):
        return line
    return _kept(markup.escaped(line))


def _cloze(parts: Sequence[ClozePart]) -> str:
    for text in (_bracketed(parts), _numbered(parts)):
        if text and not _BREAKS.search(text) and _reads(text) == tuple(parts):
            return text
    lines = _numbered(parts, _masked).split("\n")
    return "\n".join(_kept(line) if place == 0 else _guarded(_kept(line)) for place, line in enumerate(lines))


def _bracketed(parts: Sequence[ClozePart]) -> str:
    """With the plainest marks, which number themselves; empty where the numbers are others."""
    if [part.number for part in parts if part.number] != list(range(1, sum(bool(part.number) for part in parts) + 1)):
        return ""
    return "".join(f"[{part.text}{_hint(part.hint)}]" if part.number else part.text for part in parts)


def _numbered(parts: Sequence[ClozePart], mask: Callable[[str], str] = str) -> str:
    return "".join(
        f"{{{{c{part.number}::{mask(part.text)}{_hint(mask(part.hint))}}}}}" if part.number else mask(part.text)
        for part in parts
    )


def _masked(text: str) -> str:
    return markup.escaped(text).replace(":", "\\:")


def _hint(hint: str) -> str:
    return f"::{hint}" if hint else ""


def _reads(text: str) -> tuple[ClozePart, ...] | None:
    """What the text reads back as; None when it is not one card's text."""
    _, *others = text.split("\n")
    if any(_guarded(line) != line or markup.fence(line) for line in others) or markup.fence(text):
        return None
    try:
        return gaps.cloze(text, markup.shown)
    except QuizgenError:
        return None


def _guarded(line: str) -> str:
    """The line with a backslash in what would begin or end a card."""
    if marker := MARKER.match(line):
        return f"{marker[1]}\\{line[len(marker[1]) :]}"
    if RULE.fullmatch(line):
        return line.replace("-", "\\-", 1)
    return line if not HEADING.match(line) else line.replace("#", "\\#", 1)


def _kept(line: str) -> str:
    """The line with what stands invisibly in it, or at its end, as entities."""
    line = _BREAKS.sub(lambda found: f"&#{ord(found[0])};", line)
    return _EDGE.sub(lambda found: "".join(f"&#{ord(char)};" for char in found[0]), line)
