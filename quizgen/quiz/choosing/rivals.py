"""Owns whether another answer would be right too, or would look so; must not rank answers."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from quizgen.likeness import TERM
from quizgen.model import Kind, Note
from quizgen.quiz.choosing.answer_form import Form, Shape
from quizgen.quiz.choosing.asked import DEFINING, Asked, folded, said, term_asked_about
from quizgen.quiz.choosing.kinds import describes, group
from quizgen.quiz.choosing.narrower import is_kind_of
from quizgen.quiz.choosing.offers import Offer

_LISTS = re.compile(
    r"\b(?:includ(?:e|es|ed|ing)|such as|for (?:example|instance)|among|like|examples?|or|many|various|several)\b",
    re.IGNORECASE,
)
_INSTANCES = re.compile(r"\b(?:include[sd]?|including|such as|for (?:example|instance)|among|like)\b", re.IGNORECASE)
_MAY = re.compile(
    r"\b(?:may|might|could|can|often|sometimes|usually|symptoms?|signs?|causes?|risks?|factors?|complications?|"
    r"treatments?|features|associated|linked|lead(?:s|ing)? to|some|(?:type|kind|form)s? of|people (?:with|who)|"
    r"patients|more|less|likely)\b",
    re.IGNORECASE,
)
_NEAR = 60
"""So many characters before a gap, and half of them after it, may tell that it is one of a list."""
_MANIFOLD = frozenset(("illness", "process", "feeling"))
"""Of these a person or a thing has many at a time."""
_KINDS = "idea state trait artifact food substance text people clothing building"
_EXAMPLES = frozenset(_KINDS.split())
_FRAME = said("context term defined case people meant called name history type kind")
"""What questions are framed in."""
_SAME_QUESTION = 0.6
"""Least share of telling words two questions have in common that ask one thing."""


def is_open(one: Asked, form: Form) -> bool:
    """Whether the right answer is one of several of its kind that may be so, told or not."""
    if form.shape is Shape.NAME or _INSTANCES.search(_beside(one)):
        return bool(_INSTANCES.search(_beside(one)))
    kinds = {group(sort) for sort in form.sorts if sort.usual}
    if _LISTS.search(_beside(one)):
        return not kinds or bool(kinds & (_EXAMPLES | _MANIFOLD))
    return bool(kinds & _MANIFOLD and _MAY.search(one.shown))


def _beside(one: Asked) -> str:
    """A question whole; of a gap what stands near it."""
    return f"{one.before[-_NEAR:]} … {one.after[: _NEAR // 2]}" if one.is_gap else one.shown


class Rivals:
    """What may not stand beside the right answer of one card."""

    def __init__(self, one: Asked, form: Form, pool: Sequence[Note], told: Sequence[Offer]) -> None:
        self._one = one
        self._form = form
        self._right = said(one.answer)
        names = (*one.section, one.source.split("/")[-1].split(".")[0].replace("-", " "), one.deck)
        self._topic = said(" ".join(names))
        self._question = said(one.shown) - self._topic - self._right - _FRAME
        self._seen = said(f"{one.shown} {one.context}")
        self._folded = f" {folded(one.shown)} {folded(one.context)} "
        self._told: defaultdict[str, list[Asked]] = defaultdict(list)
        for offer in told:
            if offer.is_answer:
                self._told[offer.folded].append(offer.of)
        self._contexts = tuple(dict.fromkeys(_context(note) for note in pool))
        self._is_open = bool(_LISTS.search(one.shown) or _MAY.search(one.shown))

    def excludes(self, offer: Offer) -> bool:
        """Whether what is offered would be right too, or so nearly that it must not be an option here."""
        return self._is_said(offer) or self._means_the_same(offer.form) or self._is_neighbour(offer.of)

    def excludes_fellow(self, offer: Offer) -> bool:
        """The same for what is known to be another thing of the kind."""
        form = offer.form
        return self._is_said(offer) or _include(self._form, form) or _include(form, self._form)

    def _is_said(self, offer: Offer) -> bool:
        text, stems = offer.text, offer.stems
        if not stems or stems <= self._right or self._right <= stems or stems <= self._seen:
            return True
        if f" {offer.folded} " in self._folded or any(map(self._asks_the_same, self._told.get(offer.folded, ()))):
            return True
        if _is_short_for(text, self._one.answer) or _is_short_for(self._one.answer, text):
            return True
        return self._is_told(offer)

    def _asks_the_same(self, other: Asked) -> bool:
        """Whether another card asks this with other words, or in the other kind of note."""
        if other.guid == self._one.guid:
            return True
        terms = term_asked_about(other), term_asked_about(self._one)
        if all(terms):
            return said(terms[0]) == said(terms[1])
        question = said(other.shown) - self._topic - self._right - _FRAME
        if not question or not self._question:
            return other.anchor == self._one.anchor
        shared = len(question & self._question)
        return shared / min(len(question), len(self._question)) >= _SAME_QUESTION and shared >= 2

    def _means_the_same(self, form: Form) -> bool:
        """Whether the heads are one word in two forms ("immune", "immunity"), one names the kind of the other, or
        both may be said of one thing ("premature infants", "premature babies"; "red rash", "painful rash")."""
        head, other = self._form.head.casefold(), form.head.casefold()
        if self._one.rule in DEFINING:
            return False
        if head != other and said(other) <= self._seen and said(other):
            return True
        if head != other and len(head) > 5 and len(other) > 5 and head[:6] == other[:6]:
            return True
        if _include(self._form, form) or _include(form, self._form):
            return True
        if head == other:
            return self._is_open or any(describes(word) for word in (*form.modifiers, *self._form.modifiers))
        return bool(form.modifiers and form.modifiers == self._form.modifiers)

    def _is_neighbour(self, other: Asked) -> bool:
        """Whether the other answer is told in the same breath: the same list, the same or the same piece of text."""
        if other.source != self._one.source:
            return False
        if other.anchor == self._one.anchor and "list-item" in (other.rule, self._one.rule):
            return True
        (start, end), (from_, to) = other.evidence, self._one.evidence
        return start < to and from_ < end

    def _is_told(self, offer: Offer) -> bool:
        """Whether some sentence says of it what is asked here, or names it beside the right answer in an open list."""
        name = f" {offer.folded} "
        for context, of_section in self._contexts:
            if name not in context:
                continue
            told = said(context)
            shared = len(self._question & (told - offer.stems))
            near = of_section == (self._one.source, self._one.anchor)
            if shared >= 2 and shared >= len(self._question) * (0.34 if near else 0.5):
                return True
            if self._is_open and self._right <= told:
                return True
        return False


@lru_cache(maxsize=4096)
def _context(note: Note) -> tuple[str, tuple[str, str]]:
    draft = note.shown
    whole = (
        "".join(part.text for part in draft.cloze) if draft.kind is Kind.CLOZE else f"{draft.question} {draft.answer}"
    )
    return f" {folded(whole)} {folded(draft.context)} ", (note.source, draft.anchor)


def _include(wide: Form, narrow: Form) -> bool:
    """Whether whatever the one form names, whole or by its head, is named by the other, whole, too."""
    if wide.shape is not Shape.NOUN or not narrow.head:
        return False
    whole = " ".join(wide.words)
    return is_kind_of(" ".join(narrow.words), whole) or (narrow.head != wide.head and is_kind_of(narrow.head, whole))


def _is_short_for(short: str, long: str) -> bool:
    """Whether one is made of the first letters of the other: "PDA" of "patent ductus arteriosus"."""
    letters = "".join(word[0] for word in TERM.findall(long.casefold()))
    return len(letters) > 1 and short.casefold().rstrip("s") in (letters, letters.rstrip("s"))
