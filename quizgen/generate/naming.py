"""Owns saying what a sentence is about when it leaves that to its heading; must not parse."""

import re

from quizgen.generate.topic import Intent, Topic, content_stems
from quizgen.language.casing import lower_first

_OF = {
    "treatment": "for",
    "treatments": "for",
    "risk factors": "for",
    "outlook": "for",
    "prognosis": "for",
    "tests": "for",
}
_NOUNS = (
    r"signs and symptoms|symptoms and signs|signs|symptoms|complications|causes|exact cause|cause|risk factors|"
    r"treatments|"
    r"treatment|diagnosis|outlook|prognosis|types|forms|functions|benefits|side effects"
)
_VERBS = r"may|can|is|are|will|include|includes|often|usually|also|depends|depend|vary|varies|begin|begins|range|involves|focuses|consists|aims"
_BARE = re.compile(rf"^((?:[\w-]+ ){{0,4}}?)({_NOUNS})(?= (?:{_VERBS})\b|:?$)", re.IGNORECASE)

SAID_OF = {
    Intent.SYMPTOMS: "symptoms of {}",
    Intent.CAUSES: "causes of {}",
    Intent.RISKS: "risk factors for {}",
    Intent.COMPLICATIONS: "complications of {}",
    Intent.TREATMENT: "treatments for {}",
}
_LED = frozenset(
    (Intent.SYMPTOMS, Intent.TREATMENT, Intent.OUTLOOK, Intent.COMPLICATIONS, Intent.DIAGNOSIS, Intent.CAUSES)
)


def name_topic(text: str, topic: Topic) -> str:
    """The sentence with "of <topic>" after a subject like "symptoms" or "the goal of treatment"; else as it was."""
    if not topic.firm or topic.words <= content_stems(text):
        return text
    match = _BARE.match(text)
    if match is None or re.search(
        r"\b(?:no|these|this|other|such|its|their|your|of a|of an)\b", match.group(1), re.IGNORECASE
    ):
        return text
    noun = match.group(2).lower()
    return f"{match.group(0)} {_OF.get(noun, 'of')} {topic.name}{text[match.end() :]}"


def lead_with(text: str, about: str, proper: frozenset[str]) -> str:
    """The sentence opened by "In <about>, "."""
    return f"In {about}, {lower_first(text, proper)}"


def may_lead(intent: Intent, topic: Topic, text: str) -> bool:
    """Whether "In <topic>," in front of the sentence says what its heading said, and is needed."""
    named = any(word in text.lower() for word in topic.words if len(word) > 3)
    return (
        topic.firm and intent in _LED and not named and not re.match(r"(?:In|During|At|On|For|With|If|When|As) ", text)
    )
