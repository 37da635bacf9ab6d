"""Owns where in the stem of a list its topic is said, so that nothing stands before it; must not load the model."""

import re

from quizgen.generate.naming import FACETS, SAID_WITH, name_topic
from quizgen.generate.topic import Topic, content_stems

_OTHER = re.compile(r"^Other (?=[a-z])")
"""What a stem says first of items that follow others: each item by itself is one of them all."""
_RISK = re.compile(
    r"\b(?:(?:at|your|(?:high|higher|greater|increased) )\s?(?:\w+ )?risk|your chances?)"
    r"(?=$| (?:is|are|goes|may|if|when|in|include)\b)",
    re.IGNORECASE,
)
"""A risk of which it is not said of what."""
_THERE_ARE = re.compile(rf"^There (?:are|is) (?:[\w-]+ ){{1,4}}?({FACETS})$", re.IGNORECASE)


def told_of(text: str, topic: Topic) -> str:
    """The stem with its topic after "symptoms", "other types", "there are two types" or "at risk"; else as it was."""
    if not topic.firm or topic.words <= content_stems(text):
        return text
    if (named := name_topic(text, topic)) != text:
        return named
    plain = _OTHER.sub("", text)
    plain = plain[:1].upper() + plain[1:]
    if plain != text and (named := name_topic(plain, topic)) != plain:
        return named
    if match := _THERE_ARE.match(text):
        return f"{text} {SAID_WITH.get(match.group(1).lower(), 'of')} {topic.name}"
    return _RISK.sub(lambda match: f"{match.group()} of {topic.name}", text, count=1)


def is_facet(noun: str) -> bool:
    """Whether the noun says what of a topic is told, as "symptoms" does."""
    return bool(re.fullmatch(FACETS, noun, re.IGNORECASE))
