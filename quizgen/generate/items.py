"""Owns list items: joined to their stem with short neighbours as a cue, or all as one; must not find facts."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from quizgen.generate.candidate import Sentence
from quizgen.generate.listing import (
    Cue,
    Joined,
    announces,
    as_one,
    command,
    explained,
    gist,
    join,
    open_clause,
    tidy_stem,
)
from quizgen.generate.naming import names_topic
from quizgen.generate.piece import Piece, Setting, sentence_of
from quizgen.generate.stems import Stem, Stems, clausal_stem
from quizgen.generate.topic import Intent, content_stems
from quizgen.language.casing import lower_first
from quizgen.language.clause import main_clause
from quizgen.language.inflect import number_word, verb_form
from quizgen.language.parser import LONGEST
from quizgen.model import Block, BlockKind, Section

SHORT = 6
"""Words of an item that says too little alone: its neighbours are shown with it."""
NEIGHBOUR = 8
"""Words of an item that may be shown as a cue."""
SHOWN_WHOLE = 8
"""Items of a list whose short items are shown around the hidden one, the nearest first …"""
SHOWN_WORDS = 38
"""… as long as the sentence has no more words; the two neighbours always are."""


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
class Lists:
    """The lists of a section; `docs` are the first sentences of its items, by the block's id, as they are parsed."""

    section: Section
    docs: Mapping[int, Doc]

    def of(self, block: Block) -> list[Block]:
        """The items of the block's list, in order."""
        if not block.list_number:
            return []
        return [other for other in self.section.blocks if other.list_number == block.list_number]

    def whole(self, items: Sequence[Block], *, clauses: bool) -> tuple[str, ...]:
        """All items, each as short as it can be said, when together they are an answer to one question; else ().

        `clauses` says that the items complete an "if" and may be clauses.
        """
        said = tuple(gist(item.text.plain) for item in items)
        short = all(0 < len(_BARE.sub("", one).split()) <= SAID and _ONE_THING.fullmatch(one) for one in said)
        phrases = all(not item.term and self._is_phrase(item, clauses=clauses) for item in items)
        together = sum(len(one.split()) for one in said)
        return said if 2 <= len(items) <= ASKED_WHOLE and short and phrases and together <= TOGETHER else ()

    def _is_phrase(self, item: Block, *, clauses: bool) -> bool:
        doc = self.docs.get(id(item))
        return doc is not None and (clauses or len(doc) < _SHORTEST_CLAUSE or main_clause(doc) is None)


ASKED_WHOLE = 5
"""Items of a list that is asked as one."""
SAID = 7
"""Words of each, without an article."""
TOGETHER = 22
_SHORTEST_CLAUSE = 5
"""Tokens below which an item that seems to be a clause is a phrase that was misread."""
_BARE = re.compile(r"^(?:an?|the) ", re.IGNORECASE)
_ONE_THING = re.compile(r"(?!(?:In|At|On|If|When|As) )(?i:(?:an? )?[\w-]+, (?:[\w-]+, )?[\w-]+ [\w-]+|[\w'’%/. -]+)")
"""No enumeration of its own, but adjectives beside each other: "a smooth, sore tongue"."""


@dataclass(frozen=True, slots=True)
class Unparsed:
    """A sentence whose text is known and still has to be parsed, which is far faster together with others."""

    text: str
    read_as: Callable[[Doc], Sentence]


def completes(piece: Piece, lists: Lists, stems: Stems) -> bool:
    """Whether an item that reads like a sentence, but does not end as one, is the rest of its stem's clause."""
    if re.search(r"[.!?;:][\"'”’)]*$", piece.block.text.plain.strip()) or not piece.block.stems:
        return False
    stem = stems.of(piece.block, _before(piece.block, lists.section))
    return bool(stem.text) and (stem.opens or open_clause(stem.text))


def item_sentences(piece: Piece, lists: Lists, stems: Stems, setting: Setting) -> Iterator[Unparsed]:
    """The first sentence of an item with its stem; without one it is kept as it is, unresolved."""
    block = piece.block
    stem = stems.of(block, _before(block, lists.section))
    bare = piece.plain.text.rstrip(" .;")
    if not bare:
        return
    items = lists.of(block)
    cue = _cue(block, items, stem.text) if len(bare.split()) <= SHORT else Cue(left_out=len(items) > 1)
    joined: Joined | None = None
    if _commands(piece, stem.text):
        joined = command(_aim(block, setting), bare, setting.proper)
    elif stem.text and (stem.states or open_clause(stem.text)):
        announced = not block.stems or announces(block.stems[-1:])
        joined = join(stem.text, bare, setting.proper, cue, opens=stem.opens)
        joined = None if joined and joined.form == "colon" and not announced else joined
    text = joined.text if joined else bare
    if not 0 < len(text) <= LONGEST:
        return
    steps = (*stem.trace, *((f"joined to its stem ({joined.form})",) if joined else ()))

    def read_as(doc: Doc) -> Sentence:
        sentence = sentence_of(piece, setting, doc)
        return replace(
            sentence,
            trace=(*sentence.trace, *steps),
            item=(joined.start, joined.end) if joined else None,
            previous_item=_item_before(block, items),
            siblings=tuple(other.text.plain for other in items if other is not block),
            list_end=max((other.span.end for other in items), default=0),
            unresolved=_open_question(joined, setting),
        )

    yield Unparsed(text, read_as)


def _open_question(joined: Joined | None, setting: Setting) -> str:
    """Why an item says nothing by itself; '' when it does: it has its stem, and a document that asks about one thing
    is named. When to call whom is never worth a card that does not even say over what."""
    if joined is None:
        return "an item without its stem"
    topic = setting.topic
    needed = (topic.asked and topic.firm) or bool(_CALLS.match(joined.text))
    lost = needed and not names_topic(topic, joined.text)
    return "it does not say what it is about" if lost else ""


_CALLS = re.compile(r"(?:Call|Contact|See|Tell|Ask|Phone|Go to|Get|Seek|Make an appointment) [^.]*? (?:if|when|for)\b")


def list_sentences(piece: Piece, lists: Lists, stems: Stems, setting: Setting) -> Iterator[Unparsed]:
    """What the stem of a short list says of all its items, at the first of them: "Hives may cause four things."."""
    block = piece.block
    items = lists.of(block)
    whole = lists.whole(items, clauses=clausal_stem(block)) if block.position == 1 else ()
    stem = stems.of(block, _before(block, lists.section)) if whole else Stem("")
    if not stem.text or _commands(piece, stem.text) or (block.stems and _OTHERS.search(block.stems[-1])):
        return
    text, start = as_one(stem.text, number_word(len(whole)), opens=stem.opens)

    def read_as(doc: Doc) -> Sentence:
        return replace(
            sentence_of(piece, setting, doc),
            trace=stem.trace,
            item=(start, len(text)),
            listed=tuple(lower_first(item, setting.proper) for item in whole),
            list_end=max(other.span.end for other in items),
        )

    if len(text) <= LONGEST:
        yield Unparsed(text, read_as)


def _item_before(block: Block, items: list[Block]) -> str:
    at = items.index(block) if block in items else 0
    return items[at - 1].text.plain if at else ""


_OTHERS = re.compile(r"(?:^|[.!?] )(?:Other|Another|Further)\b[^.!?]*$")
"""A stem that speaks of what is left after some that were told before."""


def _before(block: Block, section: Section) -> str:
    """The last paragraph above the list that the item stands in."""
    above = [
        other for other in section.blocks if other.kind is BlockKind.PARAGRAPH and other.span.start < block.span.start
    ]
    return above[-1].text.plain if above else ""


def _cue(block: Block, items: list[Block], stem: str) -> Cue:
    """The short items of its list that are shown with it, in their order; none that holds a word of it."""
    at = items.index(block) if block in items else 0
    before, after = items[:at], items[at + 1 :]
    neighbours = [*before[-2:], *after[: max(1, 2 - len(before))]]
    if explained(block.text.plain):
        after = []  # behind an explanation they would be read as part of it: "eye disease, such as X and gum disease"
    own = content_stems(_opening(block))
    room = SHOWN_WORDS - len(f"{stem} {_opening(block)}".split())
    shown: list[int] = []
    for place in sorted((i for i in range(len(items)) if i != at), key=lambda i: (abs(i - at), i)):
        item = items[place]
        fits = item in neighbours or (len(items) <= SHOWN_WHOLE and len(_opening(item).split()) <= room)
        if item in (*before, *after) and fits and _is_short(item) and not own & content_stems(_opening(item)):
            room -= len(_opening(item).split())
            shown.append(place)
    said = {place: _opening(items[place]) for place in sorted(shown)}
    return Cue(
        tuple(text for place, text in said.items() if place < at),
        tuple(text for place, text in said.items() if place > at),
        len(shown) < len(items) - 1,
    )


def _opening(block: Block) -> str:
    """The item, or the short phrase that opens it before its sentences."""
    first = block.text.plain.split(". ")[0]
    if len(first.split()) <= OPENING:
        return first
    head = gist(first)
    return head if len(head.split()) <= NEIGHBOUR else block.text.plain


OPENING = 4


def _is_short(block: Block) -> bool:
    text = _opening(block).rstrip(" .;,")
    return 0 < len(text.split()) <= NEIGHBOUR and not re.search(r"[.:;(),]| or ", text)
