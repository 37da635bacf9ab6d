"""Owns how an Anki field is read as plain text, the reverse of escape.py; must not know which field it is.

Cloze deletions are found as Anki finds them, in the HTML and before it is read as text: the first `}}` ends one, inside
MathJax too, and the last `::` part of a text is its hint. Where a quizgen cloze text can say less than Anki's:
  nested deletions   the outer one keeps the whole text; what is only asked inside another is not asked.
  `{{c1,2::x}}`      belongs to the lowest of its numbers alone.
White space at the edges of a field is not kept, nor is what shows nothing: colours, bold, comments, scripts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from quizgen.anki.escape import clean
from quizgen.anki.markup import Reader
from quizgen.model import ClozePart

_CLOZE = re.compile(r"\{\{c(?P<numbers>[0-9,]{1,100})::|\}\}")
_MARKED = re.compile(r"[<&\[\r\n]")
"""Most fields are plain text as they are."""
_HIGHEST = 0xFFFF
_DEEPEST = 10
"""Anki opens no more deletions inside one another."""


def text(html: str) -> str:
    """What a reader sees of the field, line by line."""
    if not _MARKED.search(html):
        return clean(html).strip()
    reader = Reader()
    reader.read(html)
    return clean(reader.take()[1]).strip()


def cloze(html: str) -> tuple[ClozePart, ...]:
    """The field with its deletions: shown text in one part between two of them, none of it empty."""
    parts = list(_merged(_parts(html)))
    if parts and not parts[0].number:
        parts[0] = ClozePart(parts[0].text.lstrip())
    if parts and not parts[-1].number:
        parts[-1] = ClozePart(parts[-1].text.rstrip())
    return tuple(part for part in parts if part.number or part.text)


@dataclass(slots=True)
class _Deletion:
    """A deletion that is still open; `pieces` is its HTML so far."""

    number: int
    pieces: list[str] = field(default_factory=list)
    hint: str = ""


def _parts(html: str) -> Iterator[ClozePart]:
    reader = Reader()
    for piece in _pieces(html):
        number, pieces, hint = (0, [piece], "") if isinstance(piece, str) else (piece.number, piece.pieces, piece.hint)
        if number:
            yield ClozePart(reader.begin_line())
        for part in pieces:
            reader.read(part)
        leads, said = reader.take()
        if leads:
            yield ClozePart("\n")
        yield ClozePart(clean(said), number, text(hint) if number else "")


def _pieces(html: str) -> Iterator[str | _Deletion]:
    """Shown HTML and deletions, in order; one inside another is part of the outer one, an unclosed one is shown."""
    stack: list[_Deletion] = []
    for said, mark in _marks(html):
        if stack:
            _add(stack, said)
        else:
            yield said
        if mark and mark["numbers"]:
            _open(stack, mark)
        elif mark and stack:
            closed = stack.pop()
            yield from () if stack else (closed,)
        elif mark:
            yield mark[0]
    yield from stack[0].pieces if stack else ()


def _open(stack: list[_Deletion], mark: re.Match[str]) -> None:
    if len(stack) < _DEEPEST:
        stack.append(_Deletion(min(_numbers(mark))))


def _add(stack: list[_Deletion], said: str) -> None:
    """The text of a deletion is text of those around it; the hint is its own."""
    shown, marked, hint = said.partition("::")
    if marked:
        stack[-1].hint = hint
    stack[0].pieces.append(shown)


def _marks(html: str) -> Iterator[tuple[str, re.Match[str] | None]]:
    at = 0
    for mark in _CLOZE.finditer(html):
        if mark["numbers"] is None or _numbers(mark):
            yield html[at : mark.start()], mark
            at = mark.end()
    yield html[at:], None


def _numbers(mark: re.Match[str]) -> list[int]:
    numbers = [int(number) for number in mark["numbers"].split(",") if number]
    return numbers if all(number <= _HIGHEST for number in numbers) else []


def _merged(parts: Iterator[ClozePart]) -> Iterator[ClozePart]:
    shown: list[str] = []
    for part in parts:
        if part.number:
            yield ClozePart("".join(shown))
            shown = []
            yield part
        else:
            shown.append(part.text)
    yield ClozePart(clean("".join(shown)))
