"""Owns saying what a sentence is about when it leaves that to its heading; must not load the model."""

import re

from spacy.tokens import Doc

from quizgen.frequency import zipf
from quizgen.generate.topic import Intent, Topic, content_stems
from quizgen.language.casing import lower_first
from quizgen.language.lexicon import words

SAID_WITH = {
    "treatment": "for",
    "treatments": "for",
    "risk factors": "for",
    "contributing factors": "to",
    "outlook": "for",
    "prognosis": "for",
    "tests": "for",
}
"""How the topic is joined to what is told of it, where not by "of"."""
FACETS = (
    r"signs and symptoms|symptoms and signs|signs|symptoms|complications|causes|exact cause|cause|risk factors|"
    r"contributing factors|triggers|"
    r"treatments|"
    r"treatment|diagnosis|outlook|prognosis|types|forms|functions|benefits|side effects"
)
"""What a heading may promise to tell of a topic."""
_VERBS = (
    r"may|can|is|are|will|include|includes|often|usually|also|depends|depend|vary|varies|begin|begins|range|involves|"
    r"focuses|consists|aims|generally|typically|commonly|sometimes|tend|appear|develop|differ"
)
_BARE = re.compile(rf"^((?:[\w-]+ ){{0,4}}?)({FACETS})(?= (?:{_VERBS})\b|:?$)", re.IGNORECASE)

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
_RARE = 4.5
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
    return f"{match.group(0)} {SAID_WITH.get(noun, 'of')} {topic.name}{text[match.end() :]}"


def lead_with(text: str, about: str, proper: frozenset[str], frame: str = "In {}") -> str:
    """The sentence opened by "In <about>, ", or by what another frame makes of it."""
    return f"{frame.format(about)}, {lower_first(text, proper)}"


def opened(text: str, about: str, proper: frozenset[str], frame: str) -> str:
    """The sentence opened by what it is about; a phrase that opens it already goes to its end. '' when neither fits."""
    text = text.strip()
    if "&" in about:  # two names joined are no field that things are so in
        return ""
    if not _OPENED.match(text):
        return lead_with(text, about, proper, frame)
    opening, comma, rest = text.partition(", ")
    if (
        not comma
        or re.match(r"(?:around|about|some|nearly|over|\d|and|or|but)\b|[\w -]{1,30}, ", rest)
        or len(opening.split()) > _LONGEST_OPENING
        or len(rest.split()) > _LONGEST_REST
        or ";" in rest
    ):
        return ""
    body = rest.rstrip(" .")
    return f"{frame.format(about)}, {body} {lower_first(opening, proper)}."


_LONGEST_OPENING = 9
_LONGEST_REST = 22


def frame_of(intent: Intent, topic: Topic, text: str) -> str:
    """How the stem of a list is opened by the topic of its document."""
    if _TO_READER.match(text) and intent in _FELT:
        return "With {}"
    if not topic.asked:
        return "In {}" if _holds(topic) else "In the case of {}"
    if re.search(r"\buntreated\b|\bwithout treatment\b", text):
        return _ANYWAY
    frame = _FRAMES.get(intent, _ANYWAY)
    said = re.search(
        r"\b(?:people|persons?|individuals?|patients?|child(?:ren)?|adults?|infants?|you)\b", text, re.IGNORECASE
    )
    repeats = frame.split(" ")[-2] in text.lower().split() or ("people" in frame and said)
    return _ANYWAY if repeats else frame


_TO_READER = re.compile(r"(?:you|your)\b", re.IGNORECASE)
_FELT = (Intent.SYMPTOMS, Intent.COMPLICATIONS, Intent.OUTLOOK)
"""Where a leaflet tells "you" what its topic, which you have, may bring."""
_ANYWAY = "In the case of {}"
"""Reads well before everything; readers stumble over "In hemorrhoids, Americans eat"."""


def _holds(topic: Topic) -> bool:
    """Whether things are so *in* the topic: a time, a field, a kind of things, "the cell"."""
    last = topic.name.split(" ")[-1].lower()
    field = last.endswith(("ics", "ology", "tion", "sis", "ism", "omy", "istry", "law", "theory", "ment", "aid"))
    return field or topic.plural or last.endswith("s") or topic.name.startswith("the ") or _happens_in(topic)


def _happens_in(topic: Topic) -> bool:
    """Whether the topic is a time, an event or a place, so that something happened in it."""
    return bool({word.lower() for word in topic.name.split()} & words("topic-events"))


_FRAMES = {
    Intent.SYMPTOMS: "In people with {}",
    Intent.COMPLICATIONS: "In people with {}",
    Intent.OUTLOOK: "In people with {}",
    Intent.TREATMENT: "In the treatment of {}",
    Intent.DIAGNOSIS: "In the diagnosis of {}",
    Intent.PREVENTION: "In the prevention of {}",
}


def may_lead(topic: Topic) -> bool:
    """Whether "In <topic>," may stand in front of a sentence: the text speaks of one thing by that name."""
    return topic.named


_OPENED = re.compile(
    r"(?:In|During|At|On|For|With|Among|By|To|Over|From|Within|Unlike|Like|Under|Through|Between|Outside|Inside|"
    r"Throughout) "
)


def names_topic(topic: Topic, text: str) -> bool:
    """Whether the text uses half of the words that only the topic's name would bring in, or its initials."""
    telling = {word for word in topic.words if zipf(word) < _TELLING} or topic.words
    named = 2 * len(telling & content_stems(text)) >= max(1, len(telling))
    return named or bool(initials(topic) and re.search(rf"\b{initials(topic)}s?\b", text))


def initials(topic: Topic) -> str:
    """What the topic is called for short: "PDA"; '' for a name of fewer than three words."""
    words = [word for word in topic.name.split() if word.lower() not in ("of", "the", "and", "in", "for")]
    return "".join(word[0] for word in words).upper() if len(words) >= 3 else ""


def name_people(text: str, topic: Topic) -> str:
    """The sentence with "people with <topic>" for "affected people"; else as it was."""
    if not topic.firm:
        return text
    named = re.sub(
        r"\b([Aa])ffected (people|individuals|persons|children|newborns|infants|babies|adults|men|women)\b",
        rf"\2 with {topic.name}",
        text,
        count=1,
    )
    return named[:1].upper() + named[1:]


def anchors(doc: Doc) -> int:
    """How many different rare nouns and names tell what the sentence is about."""
    return len({t.lemma_.lower() for t in doc if t.pos_ == "PROPN" or (t.pos_ == "NOUN" and zipf(t.lower_) < _RARE)})


def unnamed(doc: Doc, topic: Topic) -> bool:
    """Whether a reader without the document could not tell what the sentence is about."""
    if not topic.firm or names_topic(topic, doc.text):
        return False
    return topic.asked or anchors(doc) == 0
