"""Owns turning a section into sentences that stand alone, parsed; must not find facts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from quizgen.generate.candidate import Sentence
from quizgen.generate.definite import bare_definite
from quizgen.generate.listing import Cue, join, points_back, stem_from_heading, tidy_stem
from quizgen.generate.naming import lead_with, may_lead, name_topic
from quizgen.generate.topic import Intent, Topic, intent, section_topic
from quizgen.language.casing import lower_first, upper_first
from quizgen.language.clause import is_plural, main_clause, phrase
from quizgen.language.normalise import Plain, normalise
from quizgen.language.parser import LONGEST, parse
from quizgen.language.reference import Scene, resolve
from quizgen.language.repair import repaired
from quizgen.language.sentences import split
from quizgen.language.surface import text_of
from quizgen.model import Block, BlockKind, Section


@dataclass(frozen=True, slots=True)
class Setting:
    """What every sentence of a section shares."""

    topic: Topic
    intent: Intent
    heading: str
    proper: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence as it stands in its block, normalised and parsed."""

    block: Block
    start: int
    end: int
    plain: Plain
    doc: Doc

    @property
    def raw(self) -> str:
        return self.block.text.plain[self.start : self.end]


def sentences(section: Section, topic: Topic, proper: frozenset[str]) -> tuple[Sentence, ...]:
    """Every sentence and list item of the section, in order, resolved or marked as unresolved."""
    heading = section_topic(section)
    setting = Setting(topic, intent(heading), heading, proper)
    by_block: dict[int, list[_Piece]] = {}
    for piece in _pieces(section):
        by_block.setdefault(id(piece.block), []).append(piece)
    stems = _Stems(setting)
    found: list[Sentence] = []
    for block in section.blocks:
        pieces = by_block.get(id(block), [])
        if block.kind is BlockKind.ITEM and not _complete(pieces):
            found.extend(_item(block, pieces[:1], section, stems, setting))
            found.extend(_prose(pieces[1:], setting, _heading_of(pieces)))
        elif pieces:
            found.extend(_prose(pieces, setting, stems.about(block)))
    return (replace(found[0], alone=True),) if len(found) == 1 else tuple(found)


def _names(text: str) -> list[tuple[int, int]]:
    """The names of a line of names: one a line, or parted by semicolons."""
    return [(match.start(), match.end()) for match in re.finditer(r"[^;\s][^;]*", text)]


def _pieces(section: Section) -> Iterator[_Piece]:
    names = intent(section_topic(section)) is Intent.NAMES
    places = [
        (block, start, end, normalise(block.text.plain[start:end]))
        for block in section.blocks
        for start, end in (_names if names else split)(block.text.plain)
        if end - start <= LONGEST
    ]
    for (block, start, end, plain), doc in zip(places, parse(plain.text for *_, plain in places), strict=True):
        yield _Piece(block, start, end, plain, repaired(doc))


def _complete(pieces: list[_Piece]) -> bool:
    """Whether an item is made of sentences of its own rather than a phrase that needs its stem."""
    return (
        bool(pieces)
        and main_clause(pieces[0].doc) is not None
        and len(pieces[0].doc) >= 5
        and pieces[0].raw[:1].isupper()
    )


def _heading_of(pieces: list[_Piece]) -> str:
    """What the sentences of an item speak of: the short phrase that opens it ("Colonoscopy. A tube …")."""
    opening = pieces[0].raw.strip(" .") if len(pieces) > 1 else ""
    return lower_first(opening, frozenset()) if 0 < len(opening.split()) <= 4 else ""


def _prose(pieces: list[_Piece], setting: Setting, about: str) -> Iterator[Sentence]:
    previous: Doc | None = None
    for piece in pieces:
        text, trace = piece.plain.text, list(piece.plain.trace)
        scene = Scene(previous, setting.topic.name if setting.topic.firm else "", setting.topic.words, setting.proper)
        resolution = resolve(piece.doc, scene)
        trace += resolution.trace
        doc = piece.doc
        renamed = name_topic(resolution.text, setting.topic)
        if renamed != resolution.text:
            trace.append(f"topic named: '{setting.topic.name}'")
        if renamed != text:
            doc = repaired(next(parse([renamed])))
        unresolved = resolution.unresolved
        if not unresolved:
            doc, unresolved = _explained(doc, setting, about, trace)
        yield _sentence(piece, doc, setting, tuple(trace), previous, unresolved)
        previous = None if resolution.unresolved else doc


def _explained(doc: Doc, setting: Setting, about: str, trace: list[str]) -> tuple[Doc, str]:
    """The sentence opened by its topic where a bare "the X" (or a list) asks for it; else the reason to abstain."""
    bare = bare_definite(doc, setting.topic.words)
    if not bare and not about:
        return doc, ""
    if (about and about.lower() not in doc.text.lower()) or may_lead(setting.intent, setting.topic, doc.text):
        name = about or setting.topic.name
        trace.append(f"opened with 'In {name}'")
        return repaired(next(parse([lead_with(doc.text, name, setting.proper)]))), ""
    return doc, f"bare definite '{bare}'" if bare else ""


def _sentence(
    piece: _Piece, doc: Doc, setting: Setting, trace: tuple[str, ...], previous: Doc | None, unresolved: str
) -> Sentence:
    if piece.raw.rstrip().endswith((":", "?")) and not unresolved:
        unresolved = "it introduces a list or asks"
    if piece.plain.example and not unresolved:
        unresolved = "an example of the sentence before"
    return Sentence(
        doc=doc,
        block=piece.block,
        start=piece.start,
        end=piece.end,
        topic=setting.topic,
        intent=setting.intent,
        heading=setting.heading,
        proper=setting.proper,
        asides=piece.plain.asides,
        trace=trace,
        previous=previous,
        unresolved=unresolved,
        raw=piece.raw,
    )


class _Stems:
    """The stems of a section's lists, each resolved once."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._known: dict[str, tuple[str, tuple[str, ...]]] = {}

    def about(self, block: Block) -> str:
        """What a noun-phrase stem says its items are about: "Symptoms of acute gout:" -> "acute gout"."""
        match = re.search(
            r"\b(?:symptoms|signs|complications|features|characteristics) of ([\w' -]{3,60})$",
            tidy_stem(block.stems[-1]) if block.stems else "",
            re.IGNORECASE,
        )
        return match.group(1) if match else ""

    def of(self, block: Block, before: str) -> tuple[str, tuple[str, ...]]:
        """The stem as it would stand alone, and the trace; '' when it cannot. `before` is the prose above the list."""
        if not block.stems:
            made = stem_from_heading(self._setting.intent, self._setting.topic)
            return made, (f"stem from heading: '{made}'",) if made else ()
        stem = block.stems[-1]
        if stem not in self._known:
            self._known[stem] = self._resolved(stem, before)
        return self._known[stem]

    def _resolved(self, stem: str, before: str) -> tuple[str, tuple[str, ...]]:
        parts = [normalise(text[start:end]).text for text in (before, stem) for start, end in split(text)]
        if not parts or len(parts[-1]) > LONGEST:
            return "", ()
        last = tidy_stem(parts[-1])
        docs = list(parse([*parts[-2:-1], last]))
        previous = docs[0] if len(docs) == 2 else None
        if points_back(last):
            return _spoken_out(previous, self._setting.proper)
        setting = self._setting
        scene = Scene(previous, setting.topic.name if setting.topic.firm else "", setting.topic.words, setting.proper)
        resolution = resolve(docs[-1], scene)
        if resolution.unresolved:
            return "", ()
        text = tidy_stem(resolution.text.rstrip("."))
        named = name_topic(text, setting.topic)
        trace = (*resolution.trace, f"topic named: '{setting.topic.name}'") if named != text else resolution.trace
        if not resolution.trace and named == text and bare_definite(docs[-1], setting.topic.words):
            return "", ()
        return named, trace


def _spoken_out(previous: Doc | None, proper: frozenset[str]) -> tuple[str, tuple[str, ...]]:
    """ "Certain foods can raise it. They include" -> "Foods that can raise it include"."""
    clause = main_clause(previous) if previous is not None else None
    if clause is None:
        return "", ()
    subject = [
        t
        for t in phrase(clause.subject)
        if t.lower_ not in ("certain", "several", "some", "many", "various", "the", "a", "number", "of")
        or t.i > clause.subject.i
    ]
    if is_plural(clause.subject) and clause.subject.pos_ == "NOUN" and not clause.copular:
        said = text_of(t for t in clause.body if t.i > clause.subject.right_edge.i)
        return f"{upper_first(text_of(subject))} that {said} include", ("'They' spoken out",)
    lead_in = text_of(clause.body)
    return f"{upper_first(lower_first(lead_in, proper))}, including", ("'They' spoken out",)


def _item(block: Block, pieces: list[_Piece], section: Section, stems: _Stems, setting: Setting) -> Iterator[Sentence]:
    stem, trace = stems.of(block, _before(block, section))
    if not pieces:
        return
    plain, start, end = pieces[0].plain, pieces[0].start, pieces[0].end
    bare = replace(plain, text=plain.text.rstrip(" .;"))
    siblings = tuple(
        other.text.plain
        for other in section.blocks
        if other.list_number == block.list_number and other.list_number and other is not block
    )
    single = len(bare.text.split()) <= 2
    before, after = (_neighbour(block, section, step) if single else "" for step in (-1, 1))
    joined = join(stem, bare.text, setting.proper, Cue(before, "" if before else after)) if stem else None
    text = joined.text if joined else bare.text
    if len(text) > LONGEST or not text:
        return
    yield Sentence(
        doc=next(parse([text])),
        block=block,
        start=start,
        end=end,
        topic=setting.topic,
        intent=setting.intent,
        heading=setting.heading,
        proper=setting.proper,
        asides=plain.asides,
        trace=(*plain.trace, *trace, *((f"joined to its stem ({joined.form})",) if joined else ())),
        item=(joined.start, joined.end) if joined else None,
        siblings=siblings,
        unresolved="" if joined else "an item without its stem",
        raw=pieces[0].raw,
    )


def _before(block: Block, section: Section) -> str:
    """The last paragraph above the list that the item stands in."""
    above = [
        other for other in section.blocks if other.kind is BlockKind.PARAGRAPH and other.span.start < block.span.start
    ]
    return above[-1].text.plain if above else ""


def _neighbour(block: Block, section: Section, step: int) -> str:
    """The short item before (-1) or after (1) this one in its list; '' when there is none."""
    near = [
        other
        for other in section.blocks
        if other.list_number == block.list_number and other.position == block.position + step
    ]
    text = near[0].text.plain if near else ""
    return text if 0 < len(text.split()) <= 8 and not re.search(r"[.:;]", text.rstrip(".;")) else ""
