"""Owns list items: stem resolved once, item joined to it, short neighbours as a cue; must not find facts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from quizgen.generate.candidate import Sentence
from quizgen.generate.definite import bare_definite
from quizgen.generate.listing import Cue, join, points_back, stem_from_heading, tidy_stem
from quizgen.generate.naming import lead_with, may_lead, name_topic, names_topic
from quizgen.generate.piece import Piece, Setting, sentence_of
from quizgen.language.casing import lower_first, upper_first
from quizgen.language.clause import is_plural, main_clause, phrase
from quizgen.language.normalise import normalise
from quizgen.language.parser import LONGEST, parse
from quizgen.language.reference import Scene, resolve
from quizgen.language.sentences import split
from quizgen.language.surface import text_of
from quizgen.model import Block, BlockKind, Section

SHORT = 3
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
        docs = list(parse([*parts[-2:-1], last]))
        previous = docs[0] if len(docs) == 2 else None
        if points_back(last):
            return _spoken_out(previous, self._setting.proper)
        return self._named(docs[-1], previous)

    def _named(self, doc: Doc, previous: Doc | None) -> Stem:
        setting = self._setting
        resolution = resolve(doc, Scene(previous, setting.known_topic, setting.topic.words, setting.proper))
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
            setting.topic.asked
            and may_lead(setting.intent, setting.topic, named)
            and not names_topic(setting.topic, named)
        ):
            named = lead_with(named, setting.topic.name, setting.proper)
            trace = (*trace, f"opened with 'In {setting.topic.name}'")
        clause = main_clause(doc)
        return Stem(named, trace, opens=clause is not None and clause.verb.i == len(doc) - 1)


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
    return piece.doc[0].tag_ == "VB" and not re.search(r"\b(?:to|can|may|should|must|will)$", tidy_stem(stem))


def item_sentences(piece: Piece, section: Section, stems: Stems, setting: Setting) -> Iterator[Sentence]:
    """The first sentence of an item with its stem; without one it is kept as it is, unresolved."""
    block = piece.block
    stem = stems.of(block, _before(block, section))
    bare = piece.plain.text.rstrip(" .;")
    cue = _cue(block, section) if len(bare.split()) <= SHORT else Cue()
    joined = (
        join(stem.text, bare, setting.proper, cue, opens=stem.opens)
        if stem.text and not _commands(piece, stem.text)
        else None
    )
    text = joined.text if joined else bare
    if not 0 < len(text) <= LONGEST:
        return
    sentence = sentence_of(piece, setting, next(parse([text])))
    yield replace(
        sentence,
        trace=(*sentence.trace, *stem.trace, *((f"joined to its stem ({joined.form})",) if joined else ())),
        item=(joined.start, joined.end) if joined else None,
        siblings=tuple(other.text.plain for other in _list(block, section) if other is not block),
        list_end=max((other.span.end for other in _list(block, section)), default=0),
        unresolved="" if joined else "an item without its stem",
    )


def _list(block: Block, section: Section) -> list[Block]:
    """The items of the block's list, in order."""
    if not block.list_number:
        return []
    return [other for other in section.blocks if other.list_number == block.list_number]


def _before(block: Block, section: Section) -> str:
    """The last paragraph above the list that the item stands in."""
    above = [
        other for other in section.blocks if other.kind is BlockKind.PARAGRAPH and other.span.start < block.span.start
    ]
    return above[-1].text.plain if above else ""


def _cue(block: Block, section: Section) -> Cue:
    """The other items of a short list of short items; else the item before (or after) this one, if short."""
    items = _list(block, section)
    at = items.index(block) if block in items else 0
    before, after = items[:at], items[at + 1 :]
    if len(items) > SHOWN_WHOLE or not all(_is_short(item) for item in items):
        before, after = before[-1:], after[:1] if not before else []
    return Cue(tuple(b.text.plain for b in before if _is_short(b)), tuple(b.text.plain for b in after if _is_short(b)))


def _is_short(block: Block) -> bool:
    text = block.text.plain.rstrip(" .;,")
    return 0 < len(text.split()) <= NEIGHBOUR and not re.search(r"[.:;(),]| or ", text)
