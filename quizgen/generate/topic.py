"""Owns what a document and a section are about; must not parse."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from quizgen.generate.people import full_names, people
from quizgen.generate.topic_kinds import kinds
from quizgen.generate.usage import UNSEEN, Usage, plural_of, usage
from quizgen.language.casing import names, upper_first
from quizgen.language.inflect import verb_form
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
    named: bool = False
    """Whether it is at least a short name of one thing, whether or not the text uses it."""
    asked: bool = False
    """Whether the headings ask about it ("What causes X?"), as patient information does."""
    title: str = ""
    """The document's title as its author wrote it, without what it says of the course and the kind of text."""


@dataclass(frozen=True, slots=True)
class About:
    """What a document is about and whom it names: all that one section needs to know of the others.

    `proper` are the words its own prose writes with a capital, `people` those of the names of people, `spoken` the
    stems of the words it uses again and again; `usage` tells how it uses the terms of its definition lines.
    """

    topic: Topic
    proper: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    spoken: frozenset[str] = frozenset()
    usage: Usage = UNSEEN
    full_names: Mapping[str, str] = field(default_factory=dict)
    """What a person is called in full, by the word that the text says alone."""
    kinds: frozenset[str] = frozenset()
    """The kinds of its topic that it tells apart: "acute gout", "chronic gout"."""


def about(document: Document) -> About:
    """What the document is about and whom it names."""
    prose = body(document)
    terms = (block.term for section in document.sections for block in section.blocks if block.term)
    persons = people(prose)
    main = topic(document)
    return About(
        main,
        names(prose) | persons,
        persons,
        _spoken(prose),
        usage(terms, prose),
        full_names(prose, persons),
        kinds(main.name, prose) if main.firm else frozenset(),
    )


def _spoken(prose: str) -> frozenset[str]:
    """Stems of the words that the text uses often enough to be known by them alone."""
    return frozenset(word for word, times in Counter(_stems(prose)).items() if times >= _AGAIN)


_AGAIN = 3


def body(document: Document) -> str:
    """The prose and items of a document, one block a line."""
    return "\n".join(block.text.plain for section in document.sections for block in section.blocks)


def topic(document: Document) -> Topic:
    """The document's title in running-text case, and whether the body speaks of it by that name."""
    title = re.sub(r"\s*\([^)]*\)", "", document.title).strip(" .:?!")
    title = re.sub(r"^(?:Chapter|Unit|Lecture|Lesson|Part|Section)\s+[\dIVX]+\s*[.:—-]\s*", "", title)
    title = _COURSE.sub("", title)
    title = re.sub(
        r"^(?:What (?:is|are)|Introduction to|Overview of|Understanding)\s+(?:an? |the )?",
        "",
        title,
        flags=re.IGNORECASE,
    )
    title = _spoken_of(title, body(document))
    title = re.sub(r",? (?:from )?\d{3,4}\s?(?:[-–—]|to)\s?\d{2,4}$", "", title)
    title = title.capitalize() if title.isupper() and " " in title else title
    title = re.sub(r"(?<=[a-z]) 101$", "", _KIND_OF_TEXT.sub("", title))
    title = re.sub(r"^Introductory |(?<=\w) (?:Manual|Handbook|Glossary|Primer|Workshop|Course)$", "", title)
    title = re.sub(
        r"(?: (?:Fundamentals|Basics|Essentials|Notes|Overview|Guide|Primer|in Brief)| and (?:Its|Their|His|Her) .*)$",
        "",
        title,
    )
    title = re.sub(r"^(?:Inside|Within|About|On|Exploring|Discovering|The (?:Study|Science|Basics) of) ", "", title)
    title = _of_question(title)
    prose = body(document)
    name = _as_spoken(_running_case(title, prose), prose)
    asked = sum(heading.endswith("?") for section in document.sections for heading in section.heading_path[-1:])
    spelled = " ".join(title.split()[:2]) if _is_name(title, prose) else title
    mentions = len(re.findall(rf"\b{re.escape(spelled)}\b", prose, re.IGNORECASE)) if title else 0
    short = len(title.split()) <= _SHORT_NAME and _mentions(title, prose) >= _SPOKEN
    spoken = mentions >= _SPOKEN or (short and mentions >= 1)
    firm = bool(title) and len(title.split()) <= 7 and not is_generic(title) and (asked >= 2 or spoken)
    one = 0 < len(title.split()) <= _LONGEST_NAME and not is_generic(title) and not re.search(r"\band\b|[,:]", title)
    named = one and (firm or _mentions(title, prose) >= 1)
    return Topic(name, firm, frozenset(_stems(title)), _is_plural(name, prose), named, asked >= 2, title)


def _spoken_of(title: str, prose: str) -> str:
    """The part of "Parasites - Malaria" or "Two Ways: Mitosis and Meiosis" that the text speaks of most."""
    parts = [part.strip() for part in re.split(r"\s+[-–—|]\s+|:\s+", title)]
    telling = [part for part in parts if part and not is_generic(part)]
    if telling and _mentions(telling[0], prose) >= _SPOKEN:
        return telling[0]
    return max(telling, key=lambda part: _mentions(part, prose), default="")


_COURSE = re.compile(
    r"^(?:[A-Z]{2,5} ?\d{2,4}[A-Z]?|(?:Lectures?|Weeks?|Units?|Chapters?|Lessons?) [\d &,and–-]+)\s*[.:–—-]\s*"
    r"(?=.*[A-Za-z]{4})"
)
"""What a title says of a course before it comes to its subject: "HIST 204 –", "Lectures 4–6:"."""


def _of_question(title: str) -> str:
    """Of "How Muscles Contract" what it is about: "Muscles"; another title as it is."""
    match = re.fullmatch(r"How (?:the |an? )?(.{3,40}?) ([A-Za-z]+)", title, re.IGNORECASE)
    return match.group(1) if match and verb_form(match.group(2)) else title


_KIND_OF_TEXT = re.compile(
    r"^(?:(?:an? |the |some |my |key |short |brief |basic |quick )*"
    r"(?:glossary|overview|introduction|intro|notes?|guide|summary|review|basics|outline|terms|concepts|history|primer|"
    r"causes|origins|effects|principles|foundations|elements|story)"
    r" (?:of|to|on|for|in|about) (?:the (?=\w+s\b)|an? )?)+",
    re.IGNORECASE,
)
"""What a title says of the text before it comes to its subject: "Glossary of", "An introduction to"."""
_SPOKEN = 3.0
"""Mentions of its words, on average, from which on a title names what the text speaks of."""
_SHORT_NAME = 3
_LONGEST_NAME = 5


def _mentions(part: str, prose: str) -> float:
    """How often the text uses the words of a part of its title, on average."""
    said = [word for word in re.findall(r"[\w'’-]+", part) if word.lower() not in words("topic-generic")]
    counts = [len(re.findall(rf"\b{re.escape(word)}", prose, re.IGNORECASE)) for word in said]
    return sum(counts) / max(1, len(counts))


def is_generic(name: str) -> bool:
    """Whether a title or heading only says what kind of text it heads: "Key Terms", "CS 240"."""
    said = re.findall(r"[A-Za-z]+", name)
    return all(word.lower() in words("topic-generic") for word in said)


def _running_case(title: str, prose: str) -> str:
    proper = names(prose)
    nations = words("casing-nations")
    lowered = " ".join(
        upper_first(word)
        if word.lower() in nations
        else word
        if word in proper or any(c.isupper() for c in word[1:]) or any(c.isdigit() for c in word)
        else word.lower()
        for word in title.split()
    )
    if _is_name(title, prose):
        return title
    found = re.findall(rf"(?<=[a-z,] ){re.escape(title)}\b", prose, re.IGNORECASE)
    inside = [form for form in found if form != title]
    return max(sorted(set(inside)), key=inside.count) if inside else lowered


def _is_name(title: str, prose: str) -> bool:
    """Whether the text writes the first two words of its title with capitals inside sentences: "the Great Wall"."""
    pair = " ".join(re.sub(r"^the ", "", title, flags=re.IGNORECASE).split()[:2])
    return " " in pair and pair.istitle() and bool(re.search(rf"(?<=[a-z,] ){re.escape(pair)}\b", prose))


def _as_spoken(name: str, prose: str) -> str:
    """The plural of a name that the text uses with an article: "In volcanoes", not "In volcano"."""
    last = name.rsplit(" ", maxsplit=1)[-1]
    many = name.removesuffix(last) + plural_of(last) if last.islower() else name
    counted = re.search(rf"\b(?:an?|each|every|the) {re.escape(name)}\b", prose, re.IGNORECASE)
    times = len(re.findall(rf"\b{re.escape(name)}\b", prose, re.IGNORECASE))
    if counted and many != name and 3 * len(re.findall(rf"\b{re.escape(many)}\b", prose, re.IGNORECASE)) >= times:
        return many
    return " and ".join(_with_article(part, prose) for part in name.split(" and "))


def _with_article(name: str, prose: str) -> str:
    """The name with "the" where the text mostly says it so: "the relational model"."""
    times = len(re.findall(rf"\b{re.escape(name)}\b", prose, re.IGNORECASE))
    definite = len(re.findall(rf"\bthe {re.escape(name)}\b", prose, re.IGNORECASE))
    return f"the {name}" if 2 * definite > times and not name.lower().startswith("the ") else name


def _is_plural(name: str, text: str) -> bool:
    singular = len(re.findall(rf"\b{re.escape(name)} (?:is|was|has|can be)\b", text, re.IGNORECASE))
    plural = len(re.findall(rf"\b{re.escape(name)} (?:are|were|have)\b", text, re.IGNORECASE))
    return plural > singular


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A word without case and plural or verb ending: enough to see that two words name one thing."""
    word = word.lower().strip("'’-")
    if re.search(r"(?:[^aeou]us|x|ch|sh|\w{4}[^aeiou]o)es$", word):
        return word[:-2]
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
