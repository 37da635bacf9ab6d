"""Owns the stems of lists: what the line above a list says, so that it stands alone; must not join items."""

import re
from dataclasses import dataclass

from spacy.tokens import Doc

from quizgen.generate.definite import bare_definite
from quizgen.generate.listing import including, options, points_back, stem_from_heading, tidy_stem
from quizgen.generate.naming import SAID_OF, frame_of, may_lead, names_topic, opened
from quizgen.generate.piece import Setting
from quizgen.generate.stem_topics import is_facet, told_of
from quizgen.generate.topic import Topic, intent
from quizgen.language.casing import lower_first, upper_first
from quizgen.language.clause import is_plural, main_clause, phrase
from quizgen.language.inflect import verb_form
from quizgen.language.normalise import normalise
from quizgen.language.parser import LONGEST, parse
from quizgen.language.reference import Scene, resolve
from quizgen.language.sentences import split
from quizgen.language.surface import text_of
from quizgen.model import Block


@dataclass(frozen=True, slots=True)
class Stem:
    """A stem as it would stand alone ('' when it cannot); `opens` when an item completes its clause."""

    text: str
    trace: tuple[str, ...] = ()
    opens: bool = False
    states: bool = True
    """Whether it says something, and is no bare name of what its items are notes about."""


class Stems:
    """The stems of a section's lists, each resolved once."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._known: dict[tuple[str, str], Stem] = {}

    def about(self, block: Block) -> str:
        """What a noun-phrase stem says its items are about: "Symptoms of acute gout:" -> "acute gout"."""
        match = re.search(
            r"\b(?:symptoms|signs|complications|features|characteristics) of ([\w' -]{3,60})$",
            tidy_stem(block.stems[-1]) if block.stems else "",
            re.IGNORECASE,
        )
        return match.group(1) if match else ""

    def of(self, block: Block, before: str) -> Stem:
        """The stem of the block's list; `before` is the prose above the list."""
        if not block.stems:
            made = stem_from_heading(self._setting.intent, self._setting.topic)
            return Stem(made, (f"stem from heading: '{made}'",) if made else ())
        key = (block.stems[-1], before)
        if key not in self._known:
            self._known[key] = self._resolved(*key)
        return self._known[key]

    def _resolved(self, stem: str, before: str) -> Stem:
        parts = [normalise(text[start:end]).text for text in (before, stem) for start, end in split(text)]
        if not parts or len(parts[-1]) > LONGEST:
            return Stem("")
        last = tidy_stem(parts[-1])
        if not any(map(str.isalnum, last)):  # "(*):" says nothing
            return Stem("")
        return self._spoken(parts, last) or self._read(parts, last)

    def _spoken(self, parts: list[str], last: str) -> Stem | None:
        """A stem that its document's topic alone speaks out."""
        if whole := self._counted(parts[-1]):
            return Stem(whole, (f"stem of the list: '{whole}'",), opens=True)
        if event := self._happening(last):
            return Stem(event, (f"'This' is '{self._setting.topic.name}'",), opens=True)
        return None

    def _read(self, parts: list[str], last: str) -> Stem:
        """A stem as the sentence before it helps to understand it."""
        docs = list(parse([*parts[-2:-1], last]))
        previous = docs[0] if len(docs) == 2 else None
        if points_back(last):
            return _spoken_out(previous, including(last), self._setting)
        if options(last) and previous is not None:
            return self._optional(previous, docs[-1])
        return self._named(docs[-1], previous)

    def _optional(self, previous: Doc, doc: Doc) -> Stem:
        """ "Surgery may help. Options include" -> "Options for surgery include", under what the document is about."""
        text = _options_for(previous, doc.text, self._setting.proper)
        return Stem((self._led(text, doc) or text) if text else "", ("'options' spoken out",), opens=True)

    def _counted(self, stem: str) -> str:
        """ "… more than one of the following symptoms:" -> "Symptoms of <topic> include"."""
        match = re.search(r"\bof (?:the following|these) (\w+)\s*:?\s*$", stem)
        said = SAID_OF.get(intent(match.group(1))) if match else None
        topic = self._setting.topic
        return f"{upper_first(said.format(topic.name))} include" if said and topic.firm else ""

    def _happening(self, stem: str) -> str:
        """ "This may occur if" -> "<Topic> may occur if", where the headings ask about the topic."""
        match = re.match(r"(?:This|It)( (?:may|can|might|often|usually))* (occurs?|happens?|develops?)\b", stem)
        topic = self._setting.topic
        if match is None or not topic.asked or not topic.firm:
            return ""
        return upper_first(f"{topic.name}{stem[stem.index(' ') :]}".replace("happen", "occur"))

    def _led(self, text: str, doc: Doc) -> str:
        """The stem opened by its document's topic; '' where it names that, or may not be opened."""
        topic = self._setting.topic
        if not topic.firm or not may_lead(topic) or doc[0].tag_ == "VB" or names_topic(topic, text):
            return ""
        frame = frame_of(self._setting.intent, topic, text)
        return opened(f"{text}.", topic.name, self._setting.proper, frame).rstrip(".")

    def _named(self, doc: Doc, previous: Doc | None) -> Stem:
        setting = self._setting
        resolution = resolve(
            doc, Scene(previous, setting.known_topic, setting.topic.words, setting.proper, setting.people)
        )
        if resolution.unresolved:
            return Stem("")
        text = tidy_stem(resolution.text.rstrip("."))
        named = told_of(text, setting.topic)
        trace = resolution.trace
        if named != text:
            trace = (*trace, f"topic named: '{setting.topic.name}'")
        elif not trace and bare_definite(doc, setting.topic.words):
            return Stem("")
        if led := self._led(named, doc):
            frame = frame_of(setting.intent, setting.topic, named)
            named, trace = led, (*trace, f"opened with '{frame.format(setting.topic.name)}'")
        clause = main_clause(doc)
        ends = doc[-1].tag_ in ("VB", "VBP", "VBZ") and doc[-1].dep_ not in ("nsubj", "dobj", "pobj")
        verbless = main_clause(doc) is None and len(doc) >= 2 and doc[-1].head == doc[-1]
        ends = ends or (verbless and doc[-1].tag_ == "NNS" and verb_form(doc[-1].text) == "VBZ")
        opens = ends or (clause is not None and clause.verb.i == len(doc) - 1)
        finite = any(t.tag_ in _FINITE for t in doc)
        if clause is None and not opens and not finite and _COLLECTED.search(named):
            return Stem(f"{named} include", trace, opens=True)
        return Stem(named, trace, opens=opens, states=opens or finite)


_FINITE = ("VBZ", "VBP", "VBD", "MD")
_COLLECTED = re.compile(r"^(?:[\w-]+ ){0,4}[\w-]+s (?:of|for|in|to) [\w' -]+$")
"""A noun phrase that names what its items are: "Symptoms of acute gout"."""


def _options_for(previous: Doc, stem: str, proper: frozenset[str]) -> str:
    """The stem with what its options are for, which the sentence before speaks of; '' without a noun there."""
    clause = main_clause(previous)
    if clause is None or clause.subject.pos_ != "NOUN" or clause.subject.left_edge.tag_ in ("PRP$", "DT"):
        return ""
    said = options(stem)
    return f"{said} for {lower_first(text_of(clause.subject_span), proper)}{stem[len(said) :]}"


def _spoken_out(previous: Doc | None, include: str, setting: Setting) -> Stem:
    """ "Certain foods can raise it. They include" -> "Foods that can raise it include"."""
    clause = main_clause(previous) if previous is not None else None
    if clause is None:
        return Stem("")
    head = clause.subject
    subject = upper_first(text_of(t for t in phrase(head) if t.lower_ not in _COUNTING or t.i > head.i))
    if is_plural(head) and is_facet(subject):
        return _facet(f"{subject} {include}", setting.topic)
    if is_plural(head) and head.pos_ == "NOUN" and not clause.copular:
        said = text_of(t for t in clause.body if t.i > head.right_edge.i)
        return Stem(f"{subject} that {said} include", ("'They' spoken out",))
    return Stem(f"{upper_first(lower_first(text_of(clause.body), setting.proper))}, including", ("'They' spoken out",))


def _facet(stem: str, topic: Topic) -> Stem:
    """ "Symptoms come on slowly. They may include" -> "Symptoms of <topic> may include": how they come is no part."""
    named = told_of(stem, topic)
    trace = ("'They' spoken out", *((f"topic named: '{topic.name}'",) if named != stem else ()))
    return Stem(named, trace)


_COUNTING = ("certain", "several", "some", "many", "various", "the", "a", "number", "of")


def clausal_stem(block: Block) -> bool:
    """Whether the list completes an "if" or a "when", so that even a whole sentence needs its stem."""
    return bool(block.stems) and bool(
        re.search(r"\b(?:if|when|because|that)$", tidy_stem(block.stems[-1]), re.IGNORECASE)
    )
