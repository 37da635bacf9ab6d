"""Owns what a rule is given and what it may return: sentences, facts about them, rules; must not render text."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token

from quizgen.generate.leading import lead
from quizgen.generate.topic import Intent, Topic
from quizgen.generate.usage import UNSEEN, Usage
from quizgen.language.clause import Clause
from quizgen.language.lexicon import words
from quizgen.language.normalise import Aside
from quizgen.model import Block, RuleId


@dataclass(frozen=True)
class Sentence:
    """One sentence that stands alone, parsed, with its way back to the source.

    `start`, `end` bound the evidence in block.text.plain. `item` is the character range of the list item in
    doc.text when the sentence was joined from a stem and an item. `previous` is the sentence before it in
    its block. `unresolved` names what it still points at; only rules that know better may use it then.
    """

    doc: Doc
    clause: Clause | None
    """The main clause of `doc`, which nearly every rule looks at."""
    block: Block
    start: int
    end: int
    topic: Topic
    intent: Intent
    heading: str
    proper: frozenset[str]
    told: tuple[Topic, ...] = ()
    """What brackets before a card may say that it is about, the best first."""
    people: frozenset[str] = frozenset()
    """Words of the names of people in the document."""
    usage: Usage = UNSEEN
    """How the document uses the terms of its definition lines."""
    asides: tuple[Aside, ...] = ()
    trace: tuple[str, ...] = ()
    item: tuple[int, int] | None = None
    siblings: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    """All items of its list, each as short as it can be said, when it speaks of all of them; `item` then stands for
    them. Only rules on whole lists look at it."""
    previous_item: str = ""
    """The item before it in its list; '' outside lists and for the first."""
    cell: tuple[str, str, str] = ("", "", "")
    """Of a table's cell: what is told, of what, and what the cell says; empty elsewhere."""
    alone: bool = False
    """Whether it is the first name of a section of names; `siblings` are the others."""
    list_end: int = 0
    """Where the last item of its list (or section of names) ends in the file; 0 outside lists."""
    previous: Doc | None = None
    unresolved: str = ""
    raw: str = ""

    @cached_property
    def text(self) -> str:
        return self.doc.text


@dataclass(frozen=True, slots=True)
class Phrase:
    """These tokens as they stand."""

    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Predicate:
    """A clause without its subject, to stand after a question word that is its subject."""

    clause: Clause
    drop: frozenset[int] = frozenset()
    singular: bool = False
    """Whether the question word is singular where the subject was plural."""


@dataclass(frozen=True, slots=True)
class Inverted:
    """A clause in question order (auxiliary, subject, rest), without the dropped tokens."""

    clause: Clause
    drop: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Active:
    """A passive clause said in the active, without the one who does it: "made by bees" -> "makes"."""

    clause: Clause
    drop: frozenset[int] = frozenset()


Slot = str | Phrase | Predicate | Inverted | Active


@dataclass(frozen=True, slots=True)
class Question:
    """A fact to be asked in the wording of the template `frame`."""

    frame: str
    slots: Mapping[str, Slot]
    answer: Slot


@dataclass(frozen=True, slots=True)
class Gap:
    """A fact to be asked by hiding doc.text[start:end]."""

    start: int
    end: int
    hint: str = ""
    worth: float = 0.0
    """How much a reader has to know to put it back; 0 where nothing was weighed."""
    behind: float = 0.0
    """How much less that is than for the best gap of the sentence."""


Fact = Question | Gap


def opening(clause: Clause) -> Phrase | str:
    """What stands before the clause's subject, to open the question; '' when nothing does."""
    return _phrase(lead(clause).opening)


def inverted(wh: str, clause: Clause, asked: tuple[Token, ...], answer: tuple[Token, ...]) -> Question:
    """The clause as a question for its `asked` tokens: "<lead>, <wh> <auxiliary> <subject> <rest>?".

    An adverb that belongs to what is asked goes with it: "works mainly by X" is no "How does it work mainly?".
    """
    focus = _focus(clause, asked)
    asked, answer = (*focus, *asked), (*focus, *answer) if answer[:1] == asked[:1] else answer
    around = lead(clause, asked, placing=_places(wh))
    said = Inverted(clause, frozenset(token.i for token in asked))
    slots = {"wh": wh, "lead": _phrase(around.opening), "said": said, "behind": _phrase(around.closing)}
    return Question("inverted", slots, Phrase(answer))


def _focus(clause: Clause, asked: tuple[Token, ...]) -> tuple[Token, ...]:
    """The adverb just before a phrase behind the verb that says how far it holds: "mainly", "just", "shortly"."""
    first = asked[0] if asked else clause.verb
    before = clause.doc[first.i - 1] if first.i > clause.verb.i + 1 and first.pos_ in ("ADP", "SCONJ") else None
    return (before,) if before is not None and before.lower_ in words("asking-focus") else ()


def _places(wh: str) -> bool:
    """Whether a question word asks for a place or a time, or opens with a preposition of its own."""
    first, _, rest = wh.partition(" ")
    return wh in ("when", "where") or (bool(rest) and first not in _ASKING)


_ASKING = ("what", "which", "who", "whom", "why", "how")


def _phrase(tokens: tuple[Token, ...]) -> Phrase | str:
    return Phrase(tokens) if tokens else ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of question. `prior` is the share of its cards a reader keeps, before anything else is known.

    `examples` are (text, question or cloze, answer); `counters` are texts in which it must find nothing.
    """

    id: RuleId
    prior: float
    find: Callable[[Sentence], Iterator[Fact]]
    examples: tuple[tuple[str, str, str], ...] = ()
    counters: tuple[str, ...] = ()
    pointing: bool = False
    """Whether it also looks at sentences that point outside themselves."""
    whole: bool = False
    """Whether its cards rest on the whole list, stem and all."""
    every_clause: bool = False
    """Whether it also looks at a second main clause, as at a sentence of its own."""
    joined: bool = False
    """Whether it also looks at sentences joined from a stem and an item."""
