"""Owns which kind of its topic a text speaks of at a place, when it sets kinds against each other; must not parse."""

import re
from collections import Counter

from quizgen.language.lexicon import words
from quizgen.language.sentences import split


def kinds(topic: str, prose: str) -> frozenset[str]:
    """The kinds of its topic that a text tells apart again and again: "acute gout" and "chronic gout"; else none."""
    told = Counter(kind for kind in _mentions(topic, prose) if kind)
    often = frozenset(kind for kind, times in told.items() if times > 1)
    return often if len(often) > 1 else frozenset()


def kind_told(topic: str, known: frozenset[str], heading: str, before: str, text: str) -> str:
    """Which of the known kinds the sentences before a text speak of, or else its heading; '' where that is not sure,
    or where the text itself speaks of another."""
    kind = _last_told(topic, before) or _only(topic, heading)
    others = [other.split(" ")[0].replace("-", " ") for other in known if other != kind]
    named = any(re.search(rf"\b{re.escape(word)}\b", text.replace("-", " "), re.IGNORECASE) for word in others)
    return kind if kind in known and not named else ""


def _mentions(topic: str, text: str) -> list[str]:
    """Each mention of the topic as the kind that it speaks of; '' for the bare topic."""
    setting_apart = "|".join(map(re.escape, sorted(words("topic-kinds"))))
    found = re.finditer(rf"\b(?:({setting_apart}) )?{re.escape(topic)}\b", text, re.IGNORECASE)
    return [match.group().lower() if match.group(1) else "" for match in found]


def _last_told(topic: str, before: str) -> str:
    """The one kind that the last sentence about the topic speaks of."""
    told = (_mentions(topic, before[start:end]) for start, end in reversed(split(before)))
    last = next((mentions for mentions in told if mentions), [])
    return last[0] if len(set(last)) == 1 else ""


def _only(topic: str, heading: str) -> str:
    told = set(_mentions(topic, heading))
    return told.pop() if len(told) == 1 else ""
