"""Owns what the sentences of a section share, and a sentence as it stands in its block; must not resolve or join."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import takewhile

from spacy.tokens import Doc

from quizgen.generate.candidate import Sentence
from quizgen.generate.topic import Intent, Topic, content_stems
from quizgen.generate.topic_kinds import kind_told
from quizgen.generate.usage import UNSEEN, Usage
from quizgen.language.clause import main_clause
from quizgen.language.normalise import Plain
from quizgen.model import Block, Section


@dataclass(frozen=True, slots=True)
class Setting:
    """What every sentence of a section shares."""

    topic: Topic
    intent: Intent
    heading: str
    proper: frozenset[str]
    people: frozenset[str] = frozenset()
    spoken: frozenset[str] = frozenset()
    section: Section | None = None
    usage: Usage = UNSEEN
    told: tuple[Topic, ...] = ()
    full_names: Mapping[str, str] = field(default_factory=dict)
    invented: frozenset[tuple[int, int]] = frozenset()
    """Where the sentences and rows of invented cases begin: the block's id and the place in it."""
    kinds: frozenset[str] = frozenset()
    """The kinds of its topic that the document tells apart."""

    def before(self, piece: "Piece") -> str:
        """What the section says before a sentence, one block a line."""
        blocks = self.section.blocks if self.section is not None else ()
        above = [block.text.plain for block in takewhile(lambda block: block is not piece.block, blocks)]
        return "\n".join((*above, piece.block.text.plain[: piece.start]))

    def narrowed(self, before: str, text: str) -> "Setting":
        """The setting of a sentence that speaks of one kind of the topic, as its heading or the text before it says."""
        kind = kind_told(self.topic.name, self.kinds, self.heading, before, text) if self.kinds else ""
        if not kind:
            return self
        topic = replace(self.topic, name=kind, words=content_stems(kind))
        return replace(self, topic=topic, told=(topic, *self.told))

    @property
    def known_topic(self) -> str:
        """The topic's name where it may stand for "this condition"; else ''."""
        return self.topic.name if self.topic.firm else ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence as it stands in its block, normalised and parsed."""

    block: Block
    start: int
    end: int
    plain: Plain
    doc: Doc

    @property
    def raw(self) -> str:
        return self.block.text.plain[self.start : self.end]


def sentence_of(piece: Piece, setting: Setting, doc: Doc) -> Sentence:
    """The piece as a sentence that reads as `doc`, with its way back to the source and nothing else said of it."""
    return Sentence(
        doc=doc,
        clause=main_clause(doc),
        block=piece.block,
        start=piece.start,
        end=piece.end,
        topic=setting.topic,
        intent=setting.intent,
        heading=setting.heading,
        proper=setting.proper,
        told=setting.told,
        people=setting.people,
        usage=setting.usage,
        asides=piece.plain.asides,
        trace=piece.plain.trace,
        raw=piece.raw,
    )
