"""Owns Markdown inside a line of a hand-written card: what is seen of it, and how plain text is written so."""

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from quizgen.documents.inline import inline_of
from quizgen.model import Text

LONGEST = 20_000
"""A longer line is taken as it is: markdown-it's time grows with its square."""
MATH = re.compile(r"(?<!\\)\\\((?:(?!\\\)).)+\\\)")
"""MathJax in Anki's delimiters; a backslash before a bracket is otherwise Markdown's escape."""
# What only dresses text; any other tag is more likely what the card is about.
_DRESS = re.compile(r"</?(?:b|i|u|s|em|strong|mark|small|sub|sup|br|span|font)\b[^>]*>", re.IGNORECASE)
_SYNTAX = re.compile(r"[\\`*_{}\[\]<>&$#~!]")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"maxNesting": 100}).disable(["text_join"])


def fence(line: str) -> str:
    """The marks that open or close a block of code in this line; empty when it does neither."""
    match = _FENCE.match(line)
    return match[1] if match else ""


def closes(line: str, opened: str) -> bool:
    """Whether the line ends the block of code that these marks opened."""
    marks = fence(line)
    return bool(marks) and marks[0] == opened[0] and len(marks) >= len(opened) and not line.strip().strip(marks[0])


def shown(text: str) -> str:
    """The text without inline markup, in the lines it was written in; blocks of code keep theirs as they are."""
    lines: list[str] = []
    opened = ""
    for line in text.split("\n"):
        if opened:
            if closes(line, opened):
                opened = ""
            else:
                lines.append(line)
        elif fence(line):
            opened = fence(line)
        else:
            lines.append(_line(line.rstrip(" \t")))
    return "\n".join(lines).strip("\n")


def escaped(line: str) -> str:
    """The line with a backslash before everything that could be markup: `shown` gives the line again."""
    return _SYNTAX.sub(r"\\\g<0>", line)


def _line(line: str) -> str:
    if not line or len(line) > LONGEST:
        return line
    indent = line[: len(line) - len(line.lstrip(" \t"))]
    parts, at = [], len(indent)
    for math in MATH.finditer(line):
        parts += [_seen(line[at : math.start()]), math[0]]
        at = math.end()
    return indent + "".join((*parts, _seen(line[at:])))


def _seen(text: str) -> str:
    if text.isalnum() or not text:
        return text
    children: list[Token] = []
    _parser().inline.parse(text, _parser(), {}, children)
    for token in children:
        if token.type == "html_inline" and not _DRESS.fullmatch(token.content):
            token.type = "text"
    return inline_of(children, Text(text, ((0, 0),))).text.plain
