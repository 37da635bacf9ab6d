"""Owns the word and pattern lists in words/, one file a list; must not know what they are used for."""

import re
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "words"


@cache
def words(name: str) -> frozenset[str]:
    """The lower-case words of words/<name>.txt, where a line starting with # is a comment."""
    return frozenset(word for line in _lines(name) for word in line.split())


@cache
def table(name: str) -> dict[str, str]:
    """What words/<name>.txt says of each lower-case word, in lines of the form "kind: words"."""
    lines = (line.partition(": ") for line in _lines(name))
    return {word: kind for kind, _, said in lines for word in said.split()}


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The regular expressions of words/<name>.txt, one a line, as one that any of them matches, in any case."""
    return re.compile("|".join(f"(?:{line})" for line in _lines(name)), re.IGNORECASE)


def _lines(name: str) -> list[str]:
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
