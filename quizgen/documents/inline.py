"""Owns the way from Markdown's inline tokens back to the file; must not know blocks."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from markdown_it.helpers import parseLinkDestination, parseLinkTitle
from markdown_it.token import Token

from quizgen.documents.texts import Part, weave
from quizgen.model import Span, Text

LABEL = re.compile(r"\[(?:\\.|[^\[\]\\])*\]")
BLANK = re.compile(r"\s*")
DEFINES = re.compile(r":[ \t]+")
LOOK_AHEAD = 1000
"""How far a token's characters are searched for when they are not where they should be."""


@dataclass(frozen=True, slots=True)
class Inline:
    """A block's text without markup, and the file spans set in bold or as code."""

    text: Text
    strong: tuple[Span, ...]
    code: tuple[Span, ...]


@dataclass(slots=True)
class _Walk:
    """Steps through a block's source beside its tokens; `at` is the character after the last one consumed."""

    block: Text
    at: int = 0
    parts: list[Part] = field(default_factory=list)
    strong: list[Span] = field(default_factory=list)
    code: list[Span] = field(default_factory=list)
    bold_from: list[int] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def source(self, offset: int) -> int:
        return self.block.locate(offset, offset + 1).start

    def emit(self, start: int, end: int) -> None:
        """Takes these characters of the block, line ends as spaces."""
        for offset, line in _split(self.block.plain, start, end):
            self.parts.append((line, self.source(offset)))

    def find(self, characters: str) -> int:
        """Where these characters come next; where we stand when they do not."""
        found = self.block.plain.find(characters, self.at, self.at + len(characters) + LOOK_AHEAD)
        return self.at if found < 0 else found


def inline_of(children: Sequence[Token], block: Text) -> Inline:
    """The text of a block's inline tokens; `block` is its source, as markdown-it saw it."""
    walk = _Walk(block)
    for token in children:
        STEPS.get(token.type, _pass)(walk, token)
    return Inline(weave(walk.parts), tuple(walk.strong), tuple(walk.code))


def _split(plain: str, start: int, end: int) -> list[tuple[int, str]]:
    found, at = [], start
    for line in plain[start:end].split("\n"):
        if line:
            found.append((at, line))
        at += len(line)
        if at < end:
            found.append((at, " "))
        at += 1
    return found


def _text(walk: _Walk, token: Token) -> None:
    start = walk.find(token.content)
    if walk.block.plain.startswith(token.content, start):
        walk.emit(start, start + len(token.content))
        walk.at = start + len(token.content)


def _special(walk: _Walk, token: Token) -> None:
    """An escaped character or an entity: `markup` is how it is written."""
    start = walk.find(token.markup)
    shown = start + 1 if token.markup == "\\" + token.content else start
    walk.parts.append((token.content, walk.source(min(shown, len(walk.block.plain) - 1))))
    walk.at = start + len(token.markup)


def _break(walk: _Walk, _token: Token) -> None:
    newline = walk.block.plain.find("\n", walk.at)
    if newline < 0:
        return
    if not DEFINES.match(walk.block.plain, newline + 1):  # "Term" over ": it is" reads as "Term: it is"
        walk.parts.append((" ", walk.source(newline)))
    walk.at = newline + 1


def _code(walk: _Walk, token: Token) -> None:
    start = walk.find(token.markup) + len(token.markup)
    fence = re.compile(rf"(?<!`){token.markup}(?!`)")
    match = fence.search(walk.block.plain, start)
    end = match.start() if match else start
    inner = walk.block.plain[start:end]
    if inner.startswith((" ", "\n")) and inner.endswith((" ", "\n")) and inner.strip():
        start, end = start + 1, end - 1
    walk.emit(start, end)
    if start < end:
        walk.code.append(walk.block.locate(start, end))
    walk.at = match.end() if match else walk.at


def _mark(walk: _Walk, token: Token) -> None:
    walk.at = walk.find(token.markup) + len(token.markup)


def _strong_open(walk: _Walk, token: Token) -> None:
    _mark(walk, token)
    walk.bold_from.append(walk.at)


def _strong_close(walk: _Walk, token: Token) -> None:
    start, end = walk.bold_from.pop(), walk.find(token.markup)
    outermost = not walk.bold_from
    if outermost and start < end:
        walk.strong.append(walk.block.locate(start, end))
    walk.at = end + len(token.markup)


def _link_open(walk: _Walk, token: Token) -> None:
    walk.links.append(token.markup)
    walk.at = walk.find("<" if token.markup == "autolink" else "[") + 1


def _link_close(walk: _Walk, _token: Token) -> None:
    if walk.links.pop() == "autolink":
        walk.at = walk.find(">") + 1
    else:
        walk.at = _link_end(walk.block.plain, walk.find("]") + 1)


def _image(walk: _Walk, token: Token) -> None:
    start = walk.find("![") + 2 + len(token.content)
    walk.at = _link_end(walk.block.plain, start + 1)


def _html(walk: _Walk, token: Token) -> None:
    start = walk.find(token.content)
    if re.match(r"<br\b", token.content, re.IGNORECASE):
        walk.parts.append((" ", walk.source(start)))
    walk.at = start + len(token.content)


def _pass(_walk: _Walk, _token: Token) -> None:
    """A token without characters of its own."""


def _link_end(plain: str, at: int) -> int:
    """Behind the destination or the label that follows a link's closing bracket."""
    if plain.startswith("(", at):
        return _target_end(plain, at)
    label = LABEL.match(plain, at)
    return label.end() if label else at


def _target_end(plain: str, at: int) -> int:
    """Behind "(destination 'title')"; `at` itself when that is not what stands there."""
    limit = len(plain)
    target = parseLinkDestination(plain, _skip_blank(plain, at + 1), limit)
    end = _skip_blank(plain, target.pos if target.ok else at + 1)
    title = parseLinkTitle(plain, end, limit)
    if title.ok:
        end = _skip_blank(plain, title.pos)
    return end + 1 if plain.startswith(")", end) else at


def _skip_blank(plain: str, at: int) -> int:
    match = BLANK.match(plain, at)
    return match.end() if match else at


STEPS: dict[str, Callable[[_Walk, Token], None]] = {
    "text": _text,
    "text_special": _special,
    "softbreak": _break,
    "hardbreak": _break,
    "code_inline": _code,
    "em_open": _mark,
    "em_close": _mark,
    "s_open": _mark,
    "s_close": _mark,
    "strong_open": _strong_open,
    "strong_close": _strong_close,
    "link_open": _link_open,
    "link_close": _link_close,
    "image": _image,
    "html_inline": _html,
}
