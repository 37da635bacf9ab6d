"""Owns how tokens become text again: spacing, commas, quotes, case at the edges; must not choose tokens."""

import re
from collections.abc import Iterable, Mapping

from spacy.tokens import Token

_EDGE = " ,;:—–-"


def text_of(tokens: Iterable[Token], replaced: Mapping[int, str] | None = None) -> str:
    """The tokens' text in order, with replaced forms by token index; edges and doubled commas cleaned."""
    replaced = replaced or {}
    pieces: list[str] = []
    last = None
    for token in tokens:
        if last is not None and (last.whitespace_ or token.i != last.i + 1):
            pieces.append(" ")
        pieces.append(replaced.get(token.i, token.text))
        last = token
    return clean("".join(pieces))


def clean(text: str) -> str:
    """White space and punctuation as a careful writer would leave them."""
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\(\s*\)", "", text)
    text = re.sub(r"\s+([,;:?!)\]]|\.(?![a-z]))", r"\1", text)  # ".git" is a name of its own
    text = re.sub(r"([(\[])\s+", r"\1", text)
    text = re.sub(r"(?<=\w) (?='s\b(?!'))", "", text)
    text = re.sub(r"([,;:])(?:\s*[,;:])+", r"\1", text)
    text = re.sub(r" {2,}", " ", text)
    text = re.sub(r"(?<![A-Z]\.)(\b[A-Z])\.$", r"\1", text)
    return text.strip(_EDGE)
