"""Owns list items: stem resolved once, item joined to it, short neighbours as a cue; must not find facts."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from quizgen.generate.candidate import Sentence
from quizgen.generate.definite import bare_definite
from quizgen.generate.listing import Cue, Joined, command, join, open_clause, points_back, stem_from_heading, tidy_stem
from quizgen.generate.naming import SAID_OF, frame_of, may_lead, name_topic, names_topic, opened
from quizgen.generate.piece import Piece, Setting, sentence_of
from quizgen.generate.topic import Intent, content_stems, intent
from quizgen.language.casing import lower_first, upper_first
from quizgen.language.clause import is_plural, main_clause, phrase
from quizgen.language.inflect import verb_form
from quizgen.language.normalise import normalise
from quizgen.language.parser import LONGEST, parse
from quizgen.language.reference import Scene, resolve
from quizgen.language.sentences import split
from quizgen.language.surface import text_of
from quizgen.model import Block, BlockKind, Section

SHORT = 6
"""Words of an item that says too little alone: its neighbours are shown with it."""
NEIGHBOUR = 8
"""Words of an item that may be shown as a cue."""
SHOWN_WHOLE = 6
"""Items of a list of short items that is shown whole around the hidden one."""


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
        if whole := self._counted(parts[-1]):
            return Stem(whole, (f"stem of the list: '{whole}'",), opens=True)
        if event := self._happening(last):
            return Stem(event, (f"'This' is '{self._setting.topic.name}'",), opens=True)
        docs = list(parse([*parts[-2:-1], last]))
        previous = docs[0] if len(docs) == 2 else None
        if points_back(last):
            return _spoken_out(previous, self._setting.proper)
        return self._named(docs[-1], previous)

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

    def _named(self, doc: Doc, previous: Doc | None) -> Stem:
        setting = self._setting
        resolution = resolve(
            doc, Scene(previous, setting.known_topic, setting.topic.words, setting.proper, setting.people)
        )
        if resolution.unresolved:
            return Stem("")
        text = tidy_stem(resolution.text.rstrip("."))
        named = name_topic(text, setting.topic)
        trace = resolution.trace
        if named != text:
            trace = (*trace, f"topic named: '{setting.topic.name}'")
        elif not trace and bare_definite(doc, setting.topic.words):
            return Stem("")
        if (
            setting.topic.firm
            and may_lead(setting.topic)
            and doc[0].tag_ != "VB"
            and not names_topic(setting.topic, named)
        ):
            frame = frame_of(setting.intent, setting.topic, named)
            named = opened(f"{named}.", setting.topic.name, setting.proper, frame).rstrip(".") or named
            trace = (*trace, f"opened with '{frame.format(setting.topic.name)}'")
        clause = main_clause(doc)
        ends = doc[-1].tag_ in ("VB", "VBP", "VBZ") and doc[-1].dep_ not in ("nsubj", "dobj", "pobj")
        verbless = main_clause(doc) is None and len(doc) >= 2 and doc[-1].head == doc[-1]
        ends = ends or (verbless and doc[-1].tag_ == "NNS" and verb_form(doc[-1].text) == "VBZ")
        opens = ends or (clause is not None and clause.verb.i == len(doc) - 1)
        if clause is None and not opens and _COLLECTED.search(named):
            return Stem(f"{named} include", trace, opens=True)
        return Stem(named, trace, opens=opens, states=opens or any(t.tag_ in _FINITE for t in doc))


_FINITE = ("VBZ", "VBP", "VBD", "MD")
_COLLECTED = re.compile(r"^(?:[\w-]+ ){0,4}[\w-]+s (?:of|for|in|to) [\w' -]+$")
"""A noun phrase that names what its items are: "Symptoms of acute gout"."""


def _spoken_out(previous: Doc | None, proper: frozenset[str]) -> Stem:
    """ "Certain foods can raise it. They include" -> "Foods that can raise it include"."""
    clause = main_clause(previous) if previous is not None else None
    if clause is None:
        return Stem("")
    head = clause.subject
    subject = [t for t in phrase(head) if t.lower_ not in _COUNTING or t.i > head.i]
    if is_plural(head) and head.pos_ == "NOUN" and not clause.copular:
        said = text_of(t for t in clause.body if t.i > head.right_edge.i)
        return Stem(f"{upper_first(text_of(subject))} that {said} include", ("'They' spoken out",))
    return Stem(f"{upper_first(lower_first(text_of(clause.body), proper))}, including", ("'They' spoken out",))


_COUNTING = ("certain", "several", "some", "many", "various", "the", "a", "number", "of")


def clausal_stem(block: Block) -> bool:
    """Whether the list completes an "if" or a "when", so that even a whole sentence needs its stem."""
    return bool(block.stems) and bool(
        re.search(r"\b(?:if|when|because|that)$", tidy_stem(block.stems[-1]), re.IGNORECASE)
    )


def _commands(piece: Piece, stem: str) -> bool:
    """Whether the item tells to do something under a stem that names things."""
    first = piece.doc[0]
    told = first.tag_ in ("VB", "VBP") and first.head == first and verb_form(first.text) == "VBP"
    return told and not re.search(r"\b(?:(?:to|can|may|should|must|will)|(?:if|when)(?: \w+)?)$", tidy_stem(stem))


def _aim(block: Block, setting: Setting) -> str:
    """What the commands of a list are for: "To prevent X," of its stem or its heading; '' when neither says."""
    for stem in reversed(block.stems):
        if match := re.match(r"(To \w[^,:]*),", stem):
            return match.group(1)
    topic = setting.topic
    return f"To prevent {topic.name}" if setting.intent is Intent.PREVENTION and topic.firm else ""


@dataclass(frozen=True, slots=True)
class Unparsed:
    """A sentence whose text is known and still has to be parsed, which is far faster together with others."""

    text: str
    read_as: Callable[[Doc], Sentence]


def item_sentences(piece: Piece, section: Section, stems: Stems, setting: Setting) -> Iterator[Unparsed]:
    """The first sentence of an item with its stem; without one it is kept as it is, unresolved."""
    block = piece.block
    stem = stems.of(block, _before(block, section))
    bare = piece.plain.text.rstrip(" .;")
    cue = _cue(block, section) if len(bare.split()) <= SHORT else Cue()
    joined: Joined | None = None
    if _commands(piece, stem.text):
        joined = command(_aim(block, setting), bare, setting.proper)
    elif stem.text and (stem.states or open_clause(stem.text)):
        joined = join(stem.text, bare, setting.proper, cue, opens=stem.opens)
    text = joined.text if joined else bare
    if not 0 < len(text) <= LONGEST:
        return
    steps = (*stem.trace, *((f"joined to its stem ({joined.form})",) if joined else ()))
    listed = _list(block, section)

    def read_as(doc: Doc) -> Sentence:
        sentence = sentence_of(piece, setting, doc)
        return replace(
            sentence,
            trace=(*sentence.trace, *steps),
            item=(joined.start, joined.end) if joined else None,
            previous_item=_item_before(block, section),
            siblings=tuple(other.text.plain for other in listed if other is not block),
            list_end=max((other.span.end for other in listed), default=0),
            unresolved="" if joined else "an item without its stem",
        )

    yield Unparsed(text, read_as)


def _list(block: Block, section: Section) -> list[Block]:
    """The items of the block's list, in order."""
    if not block.list_number:
        return []
    return [other for other in section.blocks if other.list_number == block.list_number]


def _item_before(block: Block, section: Section) -> str:
    items = _list(block, section)
    at = items.index(block) if block in items else 0
    return items[at - 1].text.plain if at else ""


def _before(block: Block, section: Section) -> str:
    """The last paragraph above the list that the item stands in."""
    above = [
        other for other in section.blocks if other.kind is BlockKind.PARAGRAPH and other.span.start < block.span.start
    ]
    return above[-1].text.plain if above else ""


def _cue(block: Block, section: Section) -> Cue:
    """The other items of a short list of short items, else the neighbours; none that holds a word of this one."""
    items = _list(block, section)
    at = items.index(block) if block in items else 0
    before, after = items[:at], items[at + 1 :]
    if len(items) > SHOWN_WHOLE or not all(_is_short(item) for item in items):
        before, after = before[-2:], after[: max(1, 2 - len(before))]
    own = content_stems(_opening(block))
    shown = [item for item in (*before, *after) if _is_short(item) and not own & content_stems(_opening(item))]
    left_out = len(shown) < len(items) - 1
    return Cue(
        tuple(_opening(b) for b in before if b in shown), tuple(_opening(b) for b in after if b in shown), left_out
    )


def _opening(block: Block) -> str:
    """The item, or the short phrase that opens it before its sentences."""
    first = block.text.plain.split(". ")[0]
    if len(first.split()) <= OPENING:
        return first
    head = re.split(
        r"\s*(?:[;(–—]|, (?:such as|which|especially|mostly|often|usually|including)\b| such as )", first, maxsplit=1
    )[0]
    return head if len(head.split()) <= NEIGHBOUR else block.text.plain


OPENING = 4


def _is_short(block: Block) -> bool:
    text = _opening(block).rstrip(" .;,")
    return 0 < len(text.split()) <= NEIGHBOUR and not re.search(r"[.:;(),]| or ", text)
