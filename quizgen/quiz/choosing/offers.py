"""Owns what a note offers as options for other cards: its answers, the terms it asks about, the things its sentence
names, read by form alone; must not judge what fits where.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from quizgen.likeness import FUNCTION_WORDS
from quizgen.model import Note, RuleId
from quizgen.quiz.choosing.answer_form import Form, Shape, form, form_at_start
from quizgen.quiz.choosing.asked import DEFINING, Asked, all_asked, folded, said, term_asked_about
from quizgen.quiz.choosing.kinds import describes, generic, is_adjective, is_verb, sorts

MENTION = RuleId("mention")
"""Stands for the rule of what no card asks."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A text without its article (a definition has its own), without case and marks, its form and its telling stems;
    `is_answer` of a card."""

    text: str
    folded: str
    form: Form
    stems: frozenset[str]
    of: Asked
    is_answer: bool


@lru_cache(maxsize=4096)
def offers(note: Note) -> tuple[Offer, ...]:
    """All that a note offers, in the order of its cards."""
    return tuple(
        Offer(text, folded(text), shape, said(text), of, of.rule != MENTION and text != term_asked_about(of))
        for of, text, shape in _told(note)
    )


def _told(note: Note) -> Iterator[tuple[Asked, str, Form]]:
    cards = all_asked(note)
    for card in cards:
        yield card, _inside(card), form_of(card)
        term = term_asked_about(card)
        if term:
            yield card, term, form(term)
    for mention in _mentions(cards):
        yield mention, mention.answer, form(mention.answer)


def form_of(card: Asked) -> Form:
    return form_at_start(card.answer) if card.opens else form(card.answer)


def _inside(card: Asked) -> str:
    """The answer as it stands within a sentence."""
    if card.rule in DEFINING:
        return card.verbatim
    if card.opens and form_of(card).shape not in (Shape.NAME, Shape.ACRONYM) and card.answer.split()[0][1:].islower():
        return card.answer[0].lower() + card.answer[1:]
    return card.answer


# ---------------------------------------------------------------- what a sentence names


_TOKEN = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*|[^\w\s]")
_JOINING = "a an the of in with from by for and or on into its their his her called as between through near at"
_BEFORE = frozenset(_JOINING.split())
_ARTICLES = ("a", "an", "the")
_POSSESSIVES = ("its", "their", "his", "her")
_INNER = re.compile(r"(?:ly|ing|s)$")
_MOST = 3
"""Longer runs of words are seldom one thing."""


@dataclass(frozen=True, slots=True)
class _Chunk:
    words: tuple[str, ...]
    before: str
    after: str


def _mentions(cards: tuple[Asked, ...]) -> Iterator[Asked]:
    """The nouns and names of a note's sentence, each as if a card of the note asked it."""
    seen = set()
    for chunk in _chunks(cards[0].context) if cards else ():
        text = " ".join(chunk.words)
        if text not in seen and (_is_noun(chunk) or _is_name(chunk)):
            seen.add(text)
            article = chunk.before if chunk.before in _ARTICLES else "the" if chunk.before in _POSSESSIVES else ""
            yield replace(
                cards[0], rule=MENTION, before=chunk.before, after=chunk.after, answer=text, article=article, number=-1
            )


def _chunks(context: str) -> Iterator[_Chunk]:
    """The words between two joining words, verbs or marks."""
    tokens = _TOKEN.findall(context)
    start, before = 0, "."
    for at, token in enumerate((*tokens, ".")):
        if _divides(token):
            if 0 < at - start <= _MOST:
                yield _Chunk(tuple(tokens[start:at]), before, token.casefold())
            start, before = at + 1, token.casefold()


def _divides(token: str) -> bool:
    """Whether a word or a mark joins or acts, and so stands outside what a sentence names."""
    return token.casefold() in FUNCTION_WORDS or not token[0].isalnum() or (token.islower() and is_verb(token))


def _is_noun(chunk: _Chunk) -> bool:
    *inner, head = chunk.words
    if not (chunk.before in _BEFORE or is_verb(chunk.before)) or not all(
        word.replace("-", "").islower() for word in chunk.words
    ):
        return False
    if is_adjective(head) or is_verb(head) or not any(sort.usual for sort in sorts(head)):
        return False
    little = generic()
    return head not in little and not any(_INNER.search(word) or word in little or describes(word) for word in inner)


def _is_name(chunk: _Chunk) -> bool:
    return chunk.before in {*_BEFORE, ","} and all(word[0].isupper() and word.isalpha() for word in chunk.words)
