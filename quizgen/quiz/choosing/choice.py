"""Owns the four options of a card that is asked as multiple choice; must not show them or judge the learner."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from quizgen.model import Card, Guid, Note
from quizgen.quiz.choosing.answer_form import Form, Shape, form
from quizgen.quiz.choosing.asked import DEFINING, Asked, asked, folded, said, term_asked_about
from quizgen.quiz.choosing.kinds import generic, is_common
from quizgen.quiz.choosing.meaning import brings_to_mind
from quizgen.quiz.choosing.offers import MENTION, Offer, form_of, offers
from quizgen.quiz.choosing.other_numbers import other_numbers
from quizgen.quiz.choosing.rivals import Rivals, is_open
from quizgen.quiz.choosing.same_kind import LEAST, article, likeness
from quizgen.quiz.choosing.series import fellows

WRONG = 3
"""How many options are wrong."""
FARTHER = 1.0
"""How much more alike an answer of the same deck must be than one of the same document; of elsewhere, twice that."""
_LISTED = frozenset(("list-item", "inline-item"))
_LISTED_BEFORE = re.compile(r"(?:\b(?:and|or)|[A-Za-z-]+s?, (?:and|or)|[A-Z]\w*,) $")
_LISTED_AFTER = re.compile(r",? (?:and|or) |, [\w-]+(?:, | and | or )|(?:,| in) [A-Z]")
"""Beside one of a list, or within a place, others would be right too, or plainly wrong."""
_CHOSEN_FROM = frozenset((Shape.NOUN, Shape.NAME))
"""Of these shapes other answers can be told to be of one kind."""


@dataclass(frozen=True, slots=True)
class _Found:
    offer: Offer
    likeness: float
    """Less what it is farther away."""


def options(note: Note, card: Card, pool: Sequence[Note]) -> tuple[str, ...]:
    """Four texts, the right one among them, in an order that the card and its number of reviews give; () when three
    good wrong ones cannot be found.

    The wrong ones are the same at each review, whatever the order of the pool. In the gap of a cloze they all fit
    its article and case; a hint with first letters must not be shown beside them.
    """
    one = asked(note, card.ordinal)
    wrong = _wrong(one, pool) if one else ()
    if one is None or len(wrong) < WRONG:
        return ()
    reps = card.memory.reps if card.memory else 0
    return tuple(sorted((one.verbatim, *wrong), key=lambda text: _digest(f"{card.guid}/{card.ordinal}/{reps}/{text}")))


def _digest(text: str) -> bytes:
    return sha256(text.encode()).digest()


def _wrong(one: Asked, pool: Sequence[Note]) -> tuple[str, ...]:
    right = form_of(one)
    if one.rule not in DEFINING and right.shape is Shape.NUMBER:
        turn = _digest(f"{one.guid}/{one.number}")[0] % (WRONG + 1)
        return other_numbers(one.verbatim, (one.before, one.after), f"{one.shown} {one.context}", turn)
    if not _can_be_told(one, right) or brings_to_mind(one.answer, _clues(one)):
        return ()
    return tuple(_fitted(offer.text, one) for offer in _chosen(one, right, pool))


def _can_be_told(one: Asked, right: Form) -> bool:
    """Whether it can be seen that another answer of the kind would be wrong: not where the text only gives examples."""
    if one.rule in DEFINING:
        return True
    if one.rule == "term-line":
        return right.shape in (*_CHOSEN_FROM, Shape.ACRONYM)
    if one.rule in _LISTED or one.rule == "acronym" or right.shape not in _CHOSEN_FROM:
        return False
    if one.is_gap and (_LISTED_BEFORE.search(one.before) or _LISTED_AFTER.match(one.after)):
        return False
    if len(right.words) == 1 and right.words[0].casefold() in generic():
        return False
    return not is_open(one, right)


def _clues(one: Asked) -> str:
    """What the card shows; of a question what a term means, the term alone."""
    return term_asked_about(one) or one.shown


def _chosen(one: Asked, right: Form, pool: Sequence[Note]) -> tuple[Offer, ...]:
    """The three that come first of those that are no rivals of the right one nor alike one another: what stands in a
    series with it; where it is in none, what the notes name that is most like it."""
    told = [offer for note in pool for offer in offers(note)]
    rivals = Rivals(one, right, pool, told)
    beside = [] if one.rule in DEFINING or one.rule == "term-line" else _in_series(one)
    if beside:
        return _first(beside, right, rivals.excludes_fellow)
    ranked = sorted((found for offer in told if (found := _found(one, right, offer))), key=_rank)
    return _first((found.offer for found in ranked), right, rivals.excludes)


def _first(ranked: Iterable[Offer], right: Form, is_excluded: Callable[[Offer], bool]) -> tuple[Offer, ...]:
    chosen: list[Offer] = []
    for offer in ranked:
        if _stands_apart(offer, right, chosen) and not is_excluded(offer):
            chosen.append(offer)
        if len(chosen) == WRONG:
            return tuple(chosen)
    return ()


def _in_series(one: Asked) -> list[Offer]:
    """Each fellow of the answer as if a note of another document named it."""
    of = replace(one, guid=Guid(""), source="", rule=MENTION, number=-1)
    texts = [text for text in fellows(one.answer) if not one.is_gap or _takes(one.article, text)]
    return [Offer(text, folded(text), form(text), said(text), of, is_answer=False) for text in texts]


def _takes(before: str, text: str) -> bool:
    return before not in ("a", "an") or article(text) == before


def _stands_apart(offer: Offer, right: Form, chosen: Sequence[Offer]) -> bool:
    """Whether an option is no part of another one, and does not leave the right one as the only one of its head."""
    stems, heads = offer.stems, [other.form.head for other in chosen]
    if any(stems <= other.stems or other.stems <= stems for other in chosen):
        return False
    return offer.form.head == right.head or heads.count(offer.form.head) < WRONG - 1


def _found(one: Asked, right: Form, offer: Offer) -> _Found | None:
    alike = likeness(one, right, offer)
    if alike < LEAST:
        return None
    away = 0 if offer.of.source == one.source else 1 if offer.of.deck == one.deck else 2
    return _Found(offer, alike - FARTHER * away) if alike - FARTHER * away >= LEAST else None


def _rank(found: _Found) -> tuple[float, str, str]:
    return (-found.likeness, found.offer.text.casefold(), found.offer.text)


def _fitted(text: str, one: Asked) -> str:
    """The text with the article and the first letter of the right one."""
    if one.rule in DEFINING:
        return _begun(text, one.verbatim[0])
    if one.is_gap:
        return _begun(text, "A") if one.opens or (one.answer[0].isupper() and text.islower()) else text
    if one.article:
        lead = article(text) if one.article.casefold() in ("a", "an") else "the"
        return _begun(f"{lead} {text}", one.article[0])
    return (
        _begun(text, "A") if one.answer[0].isupper() and (is_common(one.answer.split()[0]) or text.islower()) else text
    )


def _begun(text: str, like: str) -> str:
    """The text with its first letter in the case of another one; a name or an acronym stays."""
    if not text.split(maxsplit=1)[0][1:].islower() and text[1:2] != " ":
        return text
    return text[0].upper() + text[1:] if like.isupper() else text[0].lower() + text[1:]
