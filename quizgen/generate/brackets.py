"""Owns what stands in brackets before a card that does not say what it is about; must not load the model."""

import re
from collections.abc import Iterable

from quizgen.frequency import zipf
from quizgen.generate.listing import announces
from quizgen.generate.naming import initials, names_topic
from quizgen.generate.topic import Intent, Topic, content_stems, intent, is_generic
from quizgen.language.casing import upper_first
from quizgen.model import Block


def told(topic: Topic, heading: str, spoken: frozenset[str]) -> tuple[Topic, ...]:
    """What brackets may say in a section, the best first: the document's topic, then what the heading names.

    A title that names no topic is told as it stands, last: "The Road to Waterloo" says at least which story it is.
    `spoken` are the stems of the words that the document uses again and again.
    """
    shown = topic if topic.named or not _names_several(topic, spoken) else _called(topic.name)
    title = None if shown.named else _of_title(topic.title)
    return tuple(one for one in (shown, _of_heading(heading, spoken), title) if one is not None and one.named)


def of_term(term: str) -> tuple[Topic, ...]:
    """What brackets say before what a note adds to the definition of its term: the term, when it is a name."""
    said = re.sub(r"\s*\([^)]*\)", "", term).strip(" .:")
    telling = any(
        not word.islower() or zipf(word) < _TELLING for word in re.findall(r"[\w'’/-]+", said[:1].lower() + said[1:])
    )
    short = 0 < len(said.split()) <= _LONGEST
    return (_called(said),) if short and telling and not is_generic(said) and not _UNNAMING.search(said) else ()


def of_parent(block: Block, known: tuple[Topic, ...], text: str) -> tuple[Topic, ...]:
    """What brackets say before a sentence below a note's bullet: what that bullet is a remark on, unless the text says
    that or one of the topics `known`."""
    stem = block.stems[-1] if block.stems and not announces(block.stems[-1:]) else ""
    above = of_term(_REMARK.split(stem, maxsplit=1)[0])
    return () if any(names_topic(topic, text) for topic in (*above, *known)) else above


_REMARK = re.compile(r"\s*(?::| [–—=-]|→|->)(?: |$)")
"""What parts the head of a note's line from what it says."""


def label(chain: Iterable[Topic], text: str, answer: str, subject: str = "") -> str:
    """The first of `chain` that gives nothing away, as "(Saturn) "; '' where the card says what it is about.

    What is said of a bare word of a name ("Anemia is …", its whole `subject`) is said of more than the name.
    """
    for topic in chain:
        if _says(topic, text) or _names_part(topic, text) or (subject and content_stems(subject) <= topic.words):
            return ""
        if not _gives_away(topic, answer):
            return f"({upper_first(topic.name.removeprefix('the '))}) "
    return ""


def _says(topic: Topic, text: str) -> bool:
    """Whether the text says the name; neither "the canal zone" nor the name of a place says that of the Suez Canal."""
    if not names_topic(topic, text):
        return False
    whole = [word for word in topic.name.split() if word not in _SMALL]
    if len(whole) < 2 or not all(word[:1].isupper() for word in whole):
        return True
    head = re.split(r" (?:of|in|and) ", topic.name)[0].split()[-1]
    heads = re.finditer(rf"(?:\b([\w'’.-]+) )?\b{re.escape(head)}", text)
    named = any(_of_no_other(match.group(1), topic.name) for match in heads)
    return named or bool(initials(topic) and initials(topic) in text)


_SMALL = ("of", "the", "and", "in")


def _of_no_other(before: str | None, name: str) -> bool:
    """Whether the word before the last word of a name makes no other name with it: "Panama" of "the Panama Canal"."""
    return before is None or not before[:1].isupper() or before in ("The", "A", "An") or before in name.split()


def _names_part(topic: Topic, text: str) -> bool:
    """Whether the text says one of several things in full: "social control" of "deviance and social control"."""
    parts = re.split(r",? and |, ", topic.name)
    stems = (content_stems(part) for part in parts if " " in part or zipf(part.lower()) < _PLAIN)
    return len(parts) > 1 and any(part and part <= content_stems(text) for part in stems)


def _gives_away(topic: Topic, answer: str) -> bool:
    """Whether a good part of the answer is in the name, and none of its rare words is left: "borosilicate glass"."""
    said = content_stems(answer)
    left = (word for word in re.findall(r"[\w'’-]+", answer) if not content_stems(word) <= topic.words)
    return len(said & topic.words) > _SHARED * len(said) and all(zipf(word.lower()) >= _TO_KNOW for word in left)


_TO_KNOW = 3.8
"""Zipf frequency below which a word of an answer has to be known."""
_SHARED = 0.34
_LONGEST = 5
_LONGEST_TITLE = 8
_PLAIN = 4.5
"""Zipf frequency from which on a word alone names nothing: "energy"."""
_TELLING = 4.8
"""Zipf frequency below which a word of a term tells something: "zero", "unit" do not."""
_FIELD = re.compile(r"(?:ics|ology|onomy|istry|metry|tism|economy)$", re.IGNORECASE)
_NUMBERED = re.compile(
    r"^(?:(?:part|week|section|chapter|unit|lecture|lesson|step|day) [\dA-Z]{1,3}\s*[.:–—-]\s*|[\d.]+\s+)",
    re.IGNORECASE,
)
"""What counts a heading: "4.5 Choking", "Week 5: Costs"."""
_UNNAMING = re.compile(
    r"[?!:=<>\"]|^\d|^(?:the|a|an|from|before|after|in|on|at|when|why|how|what|who|where|some|more|first|worked)\b|"
    r"\b(?:you|your|we|our|its?|their|they|is|are|was|were|example|examples)\b",
    re.IGNORECASE,
)
"""What makes a heading or a term a sentence, a question, or a line of a story, but no name."""


def _names_several(topic: Topic, spoken: frozenset[str]) -> bool:
    """Whether a topic that is no name of one thing names several, or a field: "mitosis and meiosis"."""
    known = topic.words & spoken
    several = len(topic.name.split()) <= _LONGEST + 1 and 2 * len(known) > len(topic.words)
    return bool(topic.words) and (several or bool(_FIELD.search(topic.name))) and not _UNNAMING.search(topic.name)


def _of_heading(heading: str, spoken: frozenset[str]) -> Topic | None:
    """What a heading names, when it is short and the text speaks of that again and again."""
    said = _NUMBERED.sub("", heading).strip(" .:")
    if not said or len(said.split()) > _LONGEST or is_generic(said) or intent(said) is not Intent.OTHER:
        return None
    known = content_stems(said)
    return _called(said) if known and known <= spoken and not _UNNAMING.search(said) else None


def _of_title(title: str) -> Topic | None:
    """What a title that names no topic says, unless it is a question, a sentence or a kind of text."""
    said = title.strip(" .:")
    if not said or len(said.split()) > _LONGEST_TITLE or is_generic(said):
        return None
    return None if _UNNAMING.search(re.sub(r"^(?:the|an?) ", "", said, flags=re.IGNORECASE)) else _called(said)


def _called(name: str) -> Topic:
    return Topic(name, firm=False, words=content_stems(name), named=True)
