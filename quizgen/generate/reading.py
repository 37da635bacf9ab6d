"""Owns turning a section into sentences that stand alone, parsed; must not find facts."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from spacy.tokens import Doc

from quizgen.generate.brackets import told
from quizgen.generate.bullets import SHORTEST, capital, states
from quizgen.generate.candidate import Sentence
from quizgen.generate.definite import bare_definite, leading_definite, points_back
from quizgen.generate.items import OPENING, Lists, Unparsed, completes, item_sentences, list_sentences
from quizgen.generate.leaning import leaning
from quizgen.generate.naming import (
    may_lead,
    name_people,
    name_topic,
    names_topic,
    opened,
    unnamed,
)
from quizgen.generate.piece import Piece, Setting, sentence_of
from quizgen.generate.stems import Stems, clausal_stem
from quizgen.generate.supposing import invented
from quizgen.generate.tables import row_sentences
from quizgen.generate.topic import About, Intent, content_stems, intent, section_topic, stem
from quizgen.language.casing import lower_first
from quizgen.language.clause import main_clause
from quizgen.language.dates import with_year, yearless
from quizgen.language.emphasis import plainly
from quizgen.language.inflect import verb_form
from quizgen.language.normalise import Plain, normalise
from quizgen.language.parser import LONGEST, parse, parsed
from quizgen.language.reference import Resolution, Scene, resolve
from quizgen.language.repair import repaired
from quizgen.language.sentences import split
from quizgen.language.trimming import without_pointing_end
from quizgen.model import BlockKind, Section


def sentences(section: Section, about: About) -> tuple[Sentence, ...]:
    """Every sentence and list item of the section, in order, resolved or marked as unresolved."""
    heading = section_topic(section)
    shown = told(about.topic, heading, about.spoken)
    setting = Setting(
        about.topic,
        intent(heading),
        heading,
        about.proper,
        about.people,
        about.spoken,
        section,
        about.usage,
        shown,
        about.full_names,
        kinds=about.kinds,
    )
    by_block: dict[int, list[Piece]] = {}
    for piece in _pieces(section):
        by_block.setdefault(id(piece.block), []).append(piece)
    setting = replace(setting, invented=invented(section.blocks, by_block))
    stems = Stems(setting.narrowed("", ""))
    lists = Lists(section, {block: pieces[0].doc for block, pieces in by_block.items()})
    read: list[Sentence | Unparsed] = []
    for block in section.blocks:
        pieces = capital(by_block.get(id(block), []))
        if block.kind is BlockKind.ROW:
            read.extend(() if (id(block), 0) in setting.invented else row_sentences(block, setting))
        elif setting.intent is Intent.NAMES:
            read.extend(_prose(pieces, setting, ""))
        elif block.kind is BlockKind.ITEM and pieces and _needs_stem(pieces, lists, stems):
            read.extend(list_sentences(pieces[0], lists, stems, setting))
            read.extend(item_sentences(pieces[0], lists, stems, setting))
            read.extend(_prose(_opened(pieces), setting, _heading_of(pieces)))
        elif pieces:
            read.extend(_prose(pieces, setting, stems.about(block)))
    found = _parsed(read)
    return _with_other_names(found) if setting.intent is Intent.NAMES else tuple(found)


def _parsed(read: list[Sentence | Unparsed]) -> list[Sentence]:
    """The sentences in order; those that are not parsed yet are parsed together."""
    docs = parse(one.text for one in read if isinstance(one, Unparsed))
    return [one.read_as(next(docs)) if isinstance(one, Unparsed) else one for one in read]


def _with_other_names(found: list[Sentence]) -> tuple[Sentence, ...]:
    """The lines of a section of names, the first of which knows the others."""
    names = tuple(sentence.raw.strip(" .;") for sentence in found)
    return tuple(
        replace(sentence, siblings=names[1:] if at == 0 else (), alone=at == 0, list_end=found[-1].block.span.end)
        for at, sentence in enumerate(found)
    )


def _names(text: str) -> list[tuple[int, int]]:
    """The names of a line of names: one a line, or parted by semicolons."""
    return [(match.start(), match.end()) for match in re.finditer(r"[^;\s][^;]*", text)]


def _pieces(section: Section) -> Iterator[Piece]:
    names = intent(section_topic(section)) is Intent.NAMES
    places = [
        (block, start, end, normalise(block.text.plain[start:end]))
        for block in section.blocks
        if block.kind is not BlockKind.ROW
        for start, end in (_names if names else split)(block.text.plain)
        if end - start <= LONGEST
    ]
    for (block, start, end, plain), doc in zip(places, parse(plain.text for *_, plain in places), strict=True):
        yield Piece(block, start, end, *_told_plainly(plain, repaired(doc)))


def _told_plainly(plain: Plain, doc: Doc) -> tuple[Plain, Doc]:
    """The sentence without what only its neighbours give weight to."""
    text = plainly(doc)
    if text == doc.text:
        return plain, doc
    return replace(plain, text=text, trace=(*plain.trace, "emphasis left out")), repaired(parsed(text))


def _needs_stem(pieces: list[Piece], lists: Lists, stems: Stems) -> bool:
    """Whether an item is no statement of its own, or stands as the rest of its stem's clause."""
    return clausal_stem(pieces[0].block) or not _complete(pieces) or completes(pieces[0], lists, stems)


def _complete(pieces: list[Piece]) -> bool:
    """Whether an item is made of sentences of its own rather than a phrase that needs its stem."""
    return (
        bool(pieces)
        and main_clause(pieces[0].doc) is not None
        and len(pieces[0].doc) >= SHORTEST
        and (pieces[0].raw[:1].isupper() or states(pieces[0]))
    )


def _heading_of(pieces: list[Piece]) -> str:
    """What the sentences of an item speak of: the short phrase that opens it ("Colonoscopy. A tube …").

    A relative clause may follow it: "A blood test, which … . A result of 5 or more …" speaks of a blood test.
    """
    if len(pieces) < 2 or not (opening := _phrase(pieces[0])):
        return ""
    said = [t for t in pieces[0].doc if t.idx + len(t.text) <= len(opening)]
    words = [t for t in said if t.lower_ not in ("a", "an", "the")]
    inside = words[:-1] if len(words) < len(said) else words  # "a blood test": its last word is the noun
    named = 0 < len(words) <= OPENING and not any(t.pos_ in ("VERB", "AUX") and t.dep_ != "amod" for t in inside)
    return lower_first(opening, frozenset()) if named and not verb_form(said[0].text) else ""


def _phrase(piece: Piece) -> str:
    """The phrase that a piece without a clause is, or begins with."""
    return "" if piece.plain.text[:1].islower() else piece.plain.text.strip(" .").split(", ")[0]


def _opened(pieces: list[Piece]) -> list[Piece]:
    """The sentences after an item's opening phrase; the evidence of the first begins with the phrase."""
    rest = pieces[1:]
    return [replace(rest[0], start=pieces[0].start), *rest[1:]] if rest else []


@dataclass(frozen=True, slots=True)
class _Reading:
    """A sentence made to stand alone, or the reason why it does not; `previous` is the one before it.

    `opened` is its text with what it is about in front, where it needs that.
    """

    piece: Piece
    doc: Doc
    previous: Doc | None
    trace: tuple[str, ...]
    unresolved: str = ""
    opened: str = ""


def _prose(pieces: list[Piece], section: Setting, about: str) -> Iterator[Sentence | Unparsed]:
    previous: Doc | None = None
    earlier: Doc | None = None
    for piece in pieces:
        setting = section.narrowed(piece.block.text.plain[: piece.start], piece.raw)
        reading = _read(piece, (previous, earlier), setting)
        pointing = bool(reading.unresolved)
        if not pointing and not _leads_on(piece, setting):
            reading = _explained(reading, setting, about)
        yield Unparsed(reading.opened, _read_as(reading, setting)) if reading.opened else _sentence(reading, setting)
        previous, earlier = (None, None) if pointing else (reading.doc, previous)


def _read(piece: Piece, told: tuple[Doc | None, Doc | None], setting: Setting) -> _Reading:
    """The sentence with names in place of what it points at; `told` are the sentence before it and the one before."""
    previous, earlier = told
    proper, people, before = setting.proper, setting.people, partial(setting.before, piece)
    scene = Scene(
        previous, setting.known_topic, setting.topic.words, proper, people, earlier, before, setting.full_names
    )
    resolution = _resolved(piece.doc, scene)
    renamed = name_people(name_topic(resolution.text, setting.topic), setting.topic)
    trace = (*piece.plain.trace, *resolution.trace)
    if renamed != resolution.text:
        trace = (*trace, f"topic named: '{setting.topic.name}'")
    dated = with_year(renamed, before()) if yearless(renamed) else renamed
    if dated != renamed:
        trace = (*trace, "year carried on")
    doc = piece.doc if dated == piece.plain.text else repaired(parsed(dated))
    return _Reading(piece, doc, previous, trace, resolution.unresolved or _undated(doc, setting))


def _undated(doc: Doc, setting: Setting) -> str:
    """Why a story's date is none: its month without the year, which the story told before."""
    return "a month without its year" if not setting.topic.asked and _tells(doc) and yearless(doc.text) else ""


def _resolved(doc: Doc, scene: Scene) -> Resolution:
    """The sentence resolved; where it is not and its end alone points, without that end."""
    resolution = resolve(doc, scene)
    shorter = without_pointing_end(doc) if resolution.unresolved else ""
    if not shorter:
        return resolution
    again = resolve(repaired(parsed(shorter)), scene)
    return resolution if again.unresolved else replace(again, trace=("pointing end left out", *again.trace))


def _explained(reading: _Reading, setting: Setting, about: str) -> _Reading:
    """The sentence opened by what it is about where it does not say so; else the reason to abstain."""
    doc, topic = reading.doc, setting.topic
    if not topic.asked and (new := leading_definite(doc, lambda noun: _told(noun, reading.piece, setting))):
        return _left_open(reading, new)
    noted = bool(about) or bool(reading.piece.block.term)
    if not noted and (words := leaning(doc, lambda noun: stem(noun) in topic.words)):
        return replace(reading, unresolved=f"'{words}' leans on what was told before")
    bare = bare_definite(doc, topic.words)
    lost = unnamed(doc, topic) and not _defines(doc)
    if not about or about.lower() in doc.text.lower():
        told = bool(bare) and not topic.asked and _tells(doc)  # a topic does not say which fleet, which siege
        open_ended = told or ((bare or lost) and not _may_open(doc, setting))
        return _left_open(reading, bare) if open_ended else reading
    text = opened(doc.text, about, setting.proper, "In {}")
    if not text or points_back(doc):
        return _left_open(reading, bare) if bare else reading
    return replace(reading, opened=text, trace=(*reading.trace, f"opened with 'In {about}'"))


def _told(noun: str, piece: Piece, setting: Setting) -> bool:
    """Whether the text speaks of the noun: as its topic, in the heading, again and again, or before the sentence."""
    known = stem(noun)
    if known in setting.topic.words | setting.spoken | content_stems(setting.heading):
        return True
    return known in content_stems(setting.before(piece))


def _commands(doc: Doc) -> bool:
    """Whether the sentence tells to do something; or is nothing at all."""
    return len(doc) == 0 or doc[0].tag_ == "VB"


def _left_open(reading: _Reading, bare: str) -> _Reading:
    return replace(reading, unresolved=f"bare definite '{bare}'" if bare else "it does not say what it is about")


def _may_open(doc: Doc, setting: Setting) -> bool:
    """Whether "In <topic>," in front is true and needed: no definition of a term, no order, no "the other X"."""
    topic = setting.topic
    if not may_lead(topic) or names_topic(topic, doc.text) or points_back(doc) or _commands(doc):
        return False
    clause = main_clause(doc)
    return not _defines(doc) or (clause is not None and clause.subject.left_edge.lower_ == "the")


def _tells(doc: Doc) -> bool:
    """Whether the sentence tells a story: something that happened once, which a topic does not frame."""
    clause = main_clause(doc)
    return clause is not None and clause.past


def _defines(doc: Doc) -> bool:
    """Whether the sentence says what something is, which no topic narrows."""
    clause = main_clause(doc)
    return clause is not None and clause.copular and clause.child("attr") is not None and not clause.auxes


def _leads_on(piece: Piece, setting: Setting) -> str:
    """Why a sentence is no statement of its own; '' when it is one."""
    if (id(piece.block), piece.start) in setting.invented:
        return "of an invented case"
    if piece.raw.rstrip().endswith((":", "?")):
        return "it introduces a list or asks"
    return "an example of the sentence before" if piece.plain.example else ""


def _read_as(reading: _Reading, setting: Setting) -> Callable[[Doc], Sentence]:
    return lambda doc: _sentence(replace(reading, doc=repaired(doc)), setting)


def _sentence(reading: _Reading, setting: Setting) -> Sentence:
    unresolved = reading.unresolved or _leads_on(reading.piece, setting)
    sentence = sentence_of(reading.piece, setting, reading.doc)
    return replace(sentence, trace=reading.trace, previous=reading.previous, unresolved=unresolved)
