"""Owns saying what a sentence is about when it leaves that to its heading; must not load the model."""

import re

from spacy.tokens import Doc

from quizgen.generate.topic import Intent, Topic, content_stems
from quizgen.language.casing import lower_first
from quizgen.language.inflect import zipf

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
_VERBS = (
    r"may|can|is|are|will|include|includes|often|usually|also|depends|depend|vary|varies|begin|begins|range|involves|"
    r"focuses|consists|aims"
)
_BARE = re.compile(rf"^((?:[\w-]+ ){{0,4}}?)({_NOUNS})(?= (?:{_VERBS})\b|:?$)", re.IGNORECASE)

_OTHERWISE = re.compile(
    r"\b(?:no|these|this|other|such|its|their|your|of a|of an|to|may|can|will|might|could|should|must|not|does|do|"
    r"is|are)\b",
    re.IGNORECASE,
)
"""Words before the noun that say whose it is, or that it is no noun."""

SAID_OF = {
    Intent.SYMPTOMS: "symptoms of {}",
    Intent.CAUSES: "causes of {}",
    Intent.RISKS: "risk factors for {}",
    Intent.COMPLICATIONS: "complications of {}",
    Intent.TREATMENT: "treatments for {}",
}
_LED = frozenset(
    (
        Intent.SYMPTOMS,
        Intent.TREATMENT,
        Intent.OUTLOOK,
        Intent.COMPLICATIONS,
        Intent.DIAGNOSIS,
        Intent.CAUSES,
        Intent.RISKS,
        Intent.PREVENTION,
        Intent.CONTACT,
    )
)
_RARE = 4.0
"""Zipf frequency below which a noun tells what a sentence is about."""
_TELLING = 4.8
"""Zipf frequency above which a word of the topic ("disease", "system") does not name it."""


def name_topic(text: str, topic: Topic) -> str:
    """The sentence with "of <topic>" after a subject like "symptoms" or "the goal of treatment"; else as it was."""
    if not topic.firm or topic.words <= content_stems(text):
        return text
    match = _BARE.match(text)
    if match is None or _OTHERWISE.search(match.group(1)):
        return text
    noun = match.group(2).lower()
    return f"{match.group(0)} {_OF.get(noun, 'of')} {topic.name}{text[match.end() :]}"


def lead_with(text: str, about: str, proper: frozenset[str]) -> str:
    """The sentence opened by "In <about>, "."""
    return f"In {about}, {lower_first(text, proper)}"


def may_lead(intent: Intent, topic: Topic, text: str) -> bool:
    """Whether "In <topic>," may stand in front of the sentence: its heading says it, and nothing else leads."""
    heading = intent in _LED if topic.asked else True
    return topic.firm and heading and not _OPENED.match(text)


_OPENED = re.compile(
    r"(?:In|During|At|On|For|With|If|When|As|After|Before|Among|By|To|Over|From|Within|Although|While|Because|Since|"
    r"Unlike|Like) "
)


def names_topic(topic: Topic, text: str) -> bool:
    """Whether the text uses a word that only the topic's name would bring in."""
    telling = {word for word in topic.words if zipf(word) < _TELLING} or topic.words
    return bool(telling & content_stems(text)) or bool(initials(topic) and re.search(rf"\b{initials(topic)}s?\b", text))


def initials(topic: Topic) -> str:
    """What the topic is called for short: "PDA"; '' for a name of fewer than three words."""
    words = [word for word in topic.name.split() if word.lower() not in ("of", "the", "and", "in", "for")]
    return "".join(word[0] for word in words).upper() if len(words) >= 3 else ""


def name_people(text: str, topic: Topic) -> str:
    """The sentence with "people with <topic>" for "affected people"; else as it was."""
    if not topic.asked or not topic.firm:
        return text
    named = re.sub(r"\b([Aa])ffected (people|individuals|persons|children)\b", rf"\2 with {topic.name}", text, count=1)
    return named[:1].upper() + named[1:]


def anchors(doc: Doc) -> int:
    """How many different rare nouns and names tell what the sentence is about."""
    return len({t.lemma_.lower() for t in doc if t.pos_ == "PROPN" or (t.pos_ == "NOUN" and zipf(t.lower_) < _RARE)})


def unnamed(doc: Doc, topic: Topic, intent: Intent) -> bool:
    """Whether a reader without the document could not tell what the sentence is about."""
    if not topic.firm or names_topic(topic, doc.text):
        return False
    return (topic.asked and intent in _LED) or anchors(doc) == 0


def thinly_named(doc: Doc, topic: Topic) -> bool:
    """Whether so little tells what the sentence is about that hiding a word of it could hide that too."""
    return topic.firm and not topic.asked and not names_topic(topic, doc.text) and anchors(doc) == 1
