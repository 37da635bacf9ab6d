"""Owns the full name that a text told before it went on with a word of it ("the Committee"); must not parse."""

import re

_CAPITAL = r"[A-Z][\w'’-]*"
_TAIL = rf"(?: (?:of|for) (?:the )?{_CAPITAL}(?: {_CAPITAL})*)"
_OPENERS = re.compile(r"^(?:The|A|An|In|On|At|By|To|For|From|With|When|While|After|Before|As|If|But|And|This|Its) ")
"""A small word with the capital of its sentence, which is no part of the name behind it."""


def full_name(word: str, before: str) -> str:
    """The one longer name that `before` has for what it later calls "the <word>"; '' when there is none, or two."""
    said = re.escape(word)
    forms = re.findall(rf"\b(?:(?:{_CAPITAL} )+{said}{_TAIL}?|{said}{_TAIL})(?![\w-]| [A-Z])", before)
    full = {_OPENERS.sub("", form) for form in forms} - {word}
    return full.pop() if len(full) == 1 else ""
