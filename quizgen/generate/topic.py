"""Owns what a document and a section are about; must not parse."""

import re
from dataclasses import dataclass
from enum import StrEnum

from quizgen.language.casing import names
from quizgen.language.lexicon import words
from quizgen.model import Document, Section


class Intent(StrEnum):
    """What a section's heading promises about the topic."""

    DEFINITION = "definition"
    NAMES = "names"
    CAUSES = "causes"
    SYMPTOMS = "symptoms"
    RISKS = "risks"
    DIAGNOSIS = "diagnosis"
    TREATMENT = "treatment"
    OUTLOOK = "outlook"
    COMPLICATIONS = "complications"
    PREVENTION = "prevention"
    CONTACT = "contact"
    FREQUENCY = "frequency"
    INHERITANCE = "inheritance"
    OTHER = "other"


_INTENTS = (
    (Intent.NAMES, r"alternative names|other names|also called|also known|synonyms"),
    (Intent.COMPLICATIONS, r"complications?"),
    (Intent.RISKS, r"risk factors?|(?:who|what) (?:is|are) at risk|risks?\b"),
    (Intent.SYMPTOMS, r"symptoms?|signs"),
    (Intent.CAUSES, r"causes?|genetic changes|why does"),
    (Intent.DIAGNOSIS, r"diagnos|exams? and tests?|tests?\b"),
    (Intent.TREATMENT, r"treatments?|treated|therap|manage"),
    (Intent.OUTLOOK, r"outlook|prognosis"),
    (Intent.PREVENTION, r"prevent"),
    (Intent.CONTACT, r"contact a|call (?:a|your)|see a doctor|medical professional"),
    (Intent.FREQUENCY, r"how common|how many people|frequency|who gets|prevalence"),
    (Intent.INHERITANCE, r"inherit"),
    (Intent.DEFINITION, r"definition|what (?:is|are)\b|overview|introduction"),
)


def intent(heading: str) -> Intent:
    """The first intent the heading's words name; OTHER when none."""
    lowered = heading.lower()
    return next((kind for kind, pattern in _INTENTS if re.search(pattern, lowered)), Intent.OTHER)


@dataclass(frozen=True, slots=True)
class Topic:
    """What the document is about, as it would stand inside a sentence.

    `firm` means that the text itself uses the name, so that it may be put into a question.
    """

    name: str
    firm: bool
    words: frozenset[str]
    plural: bool = False
    asked: bool = False
    """Whether the headings ask about it ("What causes X?"), as patient information does."""


def proper_names(document: Document) -> frozenset[str]:
    """Words the document's own prose writes with a capital."""
    return names(body(document))


def body(document: Document) -> str:
    """The prose and items of a document, one block a line."""
    return "\n".join(block.text.plain for section in document.sections for block in section.blocks)


def topic(document: Document) -> Topic:
    """The document's title in running-text case, and whether the body speaks of it by that name."""
    title = re.sub(r"\s*\([^)]*\)", "", document.title).strip(" .:?!")
    title = re.sub(r"^(?:Chapter|Unit|Lecture|Lesson|Part|Section)\s+[\dIVX]+\s*[.:—-]\s*", "", title)
    title = re.sub(
        r"^(?:What (?:is|are)|Introduction to|Overview of|Understanding)\s+(?:an? |the )?",
        "",
        title,
        flags=re.IGNORECASE,
    )
    title = title.split(":")[0].strip()
    title = re.sub(
        r"(?: (?:Fundamentals|Basics|Essentials|Notes|Overview|Guide|Primer|in Brief)| and (?:Its|Their|His|Her) .*)$",
        "",
        title,
    )
    prose = body(document)
    name = _running_case(title, prose)
    asked = sum(heading.endswith("?") for section in document.sections for heading in section.heading_path[-1:])
    mentions = len(re.findall(rf"\b{re.escape(title)}\b", prose, re.IGNORECASE)) if title else 0
    firm = bool(title) and len(title.split()) <= 7 and (asked >= 2 or mentions >= 4)
    return Topic(name, firm, frozenset(_stems(title)), _is_plural(name, prose), asked >= 2)


def _running_case(title: str, prose: str) -> str:
    proper = names(prose)
    lowered = " ".join(
        word if word in proper or any(c.isupper() for c in word[1:]) or any(c.isdigit() for c in word) else word.lower()
        for word in title.split()
    )
    found = re.findall(rf"(?<=[a-z,] ){re.escape(title)}\b", prose, re.IGNORECASE)
    inside = [form for form in found if form != title]
    return max(sorted(set(inside)), key=inside.count) if inside else lowered


def _is_plural(name: str, text: str) -> bool:
    singular = len(re.findall(rf"\b{re.escape(name)} (?:is|was|has|can be)\b", text, re.IGNORECASE))
    plural = len(re.findall(rf"\b{re.escape(name)} (?:are|were|have)\b", text, re.IGNORECASE))
    return plural > singular


def stem(word: str) -> str:
    """A word without case and plural or verb ending: enough to see that two words name one thing."""
    word = word.lower().strip("'’-")
    for ending, replacement, least in (
        ("'s", "", 3),
        ("ies", "y", 5),
        ("sses", "ss", 5),
        ("ing", "", 6),
        ("ed", "", 5),
    ):
        if word.endswith(ending) and len(word) >= least:
            return word[: -len(ending)] + replacement
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


_SMALL = words("topic-small")


def _stems(text: str) -> list[str]:
    return [stem(word) for word in re.findall(r"[A-Za-z0-9'’-]+", text) if word.lower() not in _SMALL]


def content_stems(text: str) -> frozenset[str]:
    """Stems of the words that carry meaning."""
    return frozenset(_stems(text))


def section_topic(section: Section) -> str:
    """The section's innermost heading."""
    return section.heading_path[-1] if section.heading_path else ""
