"""Owns finding the pictures that a Markdown text shows; must not open them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from quizgen.documents.markdown import DEEPEST, LONGEST
from quizgen.documents.units import Line, lines_of
from quizgen.model import Image, Span

_SHOWS = re.compile(r"!\[|<img\b", re.IGNORECASE)
"""What a text without pictures does not have."""
_BESIDE = frozenset({"softbreak", "hardbreak", "link_open", "link_close"})


def images_of(text: str, start: int, headings: Sequence[int]) -> tuple[Image, ...]:
    """The pictures of the Markdown in text[start:], in order; `headings` are the lines of all headings, ascending."""
    if not _SHOWS.search(text, start):
        return ()
    lines = lines_of(text)
    skipped = "\n" * text.count("\n", 0, start)
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable("table").disable(["inline"])
    env: dict[str, Any] = {}
    return tuple(
        Image(target, alt, _span(token, lines), token.map[0] + 1, _reach(token.map[0] + 1, headings), is_alone=alone)
        for token in parser.parse(skipped + text[start:], env)
        if token.map and _SHOWS.search(token.content)
        for target, alt, alone in _shown(parser, env, token)
    )


def _shown(parser: MarkdownIt, env: dict[str, Any], token: Token) -> Iterator[tuple[str, str, bool]]:
    """Target and description of each picture in a block, and whether nothing else stands in it."""
    if token.type == "html_block":
        found = _Pictures(token.content)
        yield from ((target, alt, not found.has_text) for target, alt in found.shown)
        return
    if token.type != "inline" or len(token.content) > LONGEST:
        return
    children: list[Token] = []
    parser.inline.parse(token.content, parser, env, children)
    pictures = [picture for child in children for picture in _pictures(child)]
    alone = all(_is_beside(child) for child in children)
    yield from ((target, alt, alone) for target, alt in pictures)


def _pictures(child: Token) -> Iterator[tuple[str, str]]:
    if child.type == "image":
        yield unquote(str(child.attrs.get("src", ""))), " ".join(child.content.split())
    elif child.type == "html_inline":
        yield from _Pictures(child.content).shown


def _is_beside(child: Token) -> bool:
    """Whether it is a picture, or nothing that is read."""
    return child.type in {"image", "html_inline", *_BESIDE} or not child.content.strip()


class _Pictures(HTMLParser):
    """The pictures of a piece of HTML, and whether it has words too."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.shown: list[tuple[str, str]] = []
        self.has_text = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag == "img" and named.get("src"):
            self.shown.append((unquote(named["src"] or ""), " ".join((named.get("alt") or "").split())))

    def handle_data(self, data: str) -> None:
        self.has_text = self.has_text or bool(data.strip())


def _span(token: Token, lines: Sequence[Line]) -> Span:
    first, end = token.map or [0, 1]
    last = lines[min(end, len(lines)) - 1]
    return Span(lines[first].at, last.at + len(last.text))


def _reach(line: int, headings: Sequence[int]) -> tuple[int, int]:
    """The lines from the heading above to the one below."""
    place = bisect_right(headings, line)
    above = headings[place - 1] if place else 0
    return above, headings[place] if place < len(headings) else 10**9
