"""Owns how much two answers are of one kind, by form, nouns and place; must not know what is true of them."""

import re

from quizgen.language.lexicon import words
from quizgen.quiz.choosing.answer_form import Form, Shape
from quizgen.quiz.choosing.asked import DEFINING, Asked, said, term_asked_about
from quizgen.quiz.choosing.kinds import Sort, describes, generic, group, sorts
from quizgen.quiz.choosing.meaning import genus, meaning
from quizgen.quiz.choosing.offers import Offer

LEAST = 3.5
"""Likeness from which one answer may stand beside another."""
_ONE_KIND, _ONE_HEAD, _ONE_GENUS = 4.0, 4.0, 4.0
_SAME_PLACE = 0.5
_VAGUE = (
    "quality state act action condition relation process happening message property concept activity event change "
    "group artifact person part substance material thing physical_entity instrumentality whole matter attribute "
    "cognition content idea structure object communication location measure body_part physical_condition symptom"
)
_WIDE = frozenset(_VAGUE.split())
"""Kinds that say too little of a noun."""


def likeness(one: Asked, right: Form, offer: Offer) -> float:
    """How much what is offered is of the answer's kind: LEAST or more when it may be an option, 0 when grammar or
    form would give it away."""
    if one.rule in DEFINING or (offer.of.rule in DEFINING and offer.is_answer):
        return _as_definition(one, offer) if offer.is_answer else 0.0
    if offer.form.shape is not right.shape or offer.form.plural != right.plural or not _fits(one, right, offer):
        return 0.0
    if not _echoes(one, offer):
        return 0.0
    length = {0: 1.0, 1: 0.5}.get(abs(len(right.words) - len(offer.form.words)), -0.5)
    rule = 0.5 * (one.rule == offer.of.rule != "cloze")
    if one.rule == "term-line":
        return _as_terms(one, offer) + length
    if right.shape is Shape.NAME:
        return _as_names(one, right, offer) + length + rule + 2 * _place_alike(one, offer.of)
    return _as_nouns(right, offer) + length + rule + _place_alike(one, offer.of)


# ---------------------------------------------------------------- definitions


_FORMULA = re.compile(r"[=→×^√∑]|\d")
_FRAME = re.compile(r"\b(?:do|mean)\?$|\b(?:is|are|was|were)\b")
_LONGER = 1.5
"""An option so many times longer than another stands out."""


def _as_definition(one: Asked, offer: Offer) -> float:
    """Definitions of one document, of one genus, about as long as one another."""
    other = offer.of
    if {one.rule, other.rule} - DEFINING or one.source != other.source or _frame(one) != _frame(other):
        return 0.0
    if bool(_FORMULA.search(one.verbatim)) != bool(_FORMULA.search(offer.text)) or not _one_genus(one, other):
        return 0.0
    lengths = sorted((len(one.verbatim), len(offer.text)))
    if lengths[1] > _LONGER * lengths[0] + 6 or not _echoes(one, offer) or said(term_asked_about(one)) & offer.stems:
        return 0.0
    return LEAST + lengths[0] / lengths[1] + (one.anchor == other.anchor)


def _one_genus(one: Asked, other: Asked) -> bool:
    sides = genus(meaning(one)), genus(meaning(other))
    return sides[0] == sides[1] != ""


def _as_terms(one: Asked, offer: Offer) -> float:
    """Terms of one document that are defined as things of one genus."""
    if one.source != offer.of.source or offer.of.number < 0 or not _one_genus(one, offer.of):
        return 0.0
    return _ONE_GENUS


def _frame(one: Asked) -> tuple[str, str]:
    """The verb of a question what a term means, and whether its answer begins with a verb form."""
    verb = _FRAME.search(one.before)
    first = one.answer.split()[0].casefold()
    begins = "ing" if first.endswith("ing") else "s" if re.search(r"[^su]s$", first) else ""
    return {"was": "is", "were": "are", "mean?": "is"}.get(verb[0], verb[0]) if verb else "", begins


def _echoes(one: Asked, offer: Offer) -> bool:
    """Whether an option takes up what the right answer takes up of the question: "which type of acid …?"."""
    if one.rule not in DEFINING and not re.search(r"\b[Ww]hich\b", one.before):
        return True
    asked = said(term_asked_about(one) or one.before)
    return said(one.answer) & asked <= offer.stems


# ---------------------------------------------------------------- grammar


def _fits(one: Asked, right: Form, offer: Offer) -> bool:
    """Whether the article, the length and the grammar of an option say nothing."""
    lengths = sorted((len(one.answer), len(offer.text)))
    if lengths[1] > 2 * lengths[0] + 6 or abs(len(offer.form.words) - len(right.words)) > 2:
        return False
    if one.article in ("a", "an") and one.is_gap and article(offer.text) != one.article:
        return False
    if right.plural or right.shape in (Shape.NAME, Shape.ACRONYM):
        return True
    told = offer.of.article if offer.is_answer or offer.of.number < 0 else ""
    if one.article in ("a", "an"):
        return told != "" or one.rule == "term-line"
    return one.article != "" or not told or right.shape is not Shape.NOUN or one.rule == "term-line"


def article(text: str) -> str:
    """ "a" or "an", by the sound that a text begins with."""
    if re.match(r"(?:uni|use|eu|one\b|ubiq|uter|usu)", text, re.IGNORECASE):
        return "a"
    if re.match(r"(?:hour|honest|honou?r|heir)", text, re.IGNORECASE):
        return "an"
    if re.match(r"[A-Z]{2,}", text):
        return "an" if text[0] in "AEFHILMNORSX" else "a"
    return "an" if text[0].casefold() in "aeiou" else "a"


def _place_alike(one: Asked, other: Asked) -> float:
    """Whether both stand after the same word."""
    if not (one.is_gap and other.is_gap):
        return 0.0
    before = [each.before[-20:].casefold().split()[-1:] for each in (one, other)]
    return _SAME_PLACE * (before[0] == before[1] not in ([], ["the"], ["a"], ["an"]))


# ---------------------------------------------------------------- nouns


def _as_nouns(right: Form, offer: Offer) -> float:
    """Things of one narrow kind, or several of what the same noun names."""
    shape = offer.form
    if any(map(describes, shape.modifiers)) and not any(map(describes, right.modifiers)):
        return 0.0
    if right.head == shape.head:
        return _ONE_HEAD if right.modifiers and shape.modifiers else 0.0
    if {right.head, shape.head} & generic() or bool(right.modifiers) != bool(shape.modifiers):
        return 0.0
    return kind_alike(right, shape)


def kind_alike(right: Form, shape: Form) -> float:
    """Whether both are first of all of one narrow kind."""
    return _ONE_KIND if right.sorts and shape.sorts and _are_one(right.sorts[0], shape.sorts[0]) else 0.0


def _are_one(one: Sort, other: Sort) -> bool:
    return one == other and one.kind not in _WIDE and one.usual


# ---------------------------------------------------------------- names


_GEOGRAPHY = (
    "city country region national_capital capital state american_state district administrative_district island "
    "town geographical_area body_of_water geological_formation stream river area location municipality"
)
_PLACES = frozenset(_GEOGRAPHY.split())
_CONTINENTS = frozenset(("Europe", "Asia", "Africa", "America", "Australia", "Antarctica", "Oceania", "Earth"))
_PEOPLES = frozenset(("inhabitant", "european", "asian", "amerindian"))
_IN = re.compile(r"\b(?:in|at|near|from|across|off|to)(?: the)?\W*$", re.IGNORECASE)
_BEFORE_NAME = re.compile(r"(\w+),?\s*$")
_WHO = re.compile(r"\bwho\b", re.IGNORECASE)


def _as_names(one: Asked, right: Form, offer: Offer) -> float:
    """Persons of one section go together; of other names too little is known."""
    sides = name_kind(one, right), name_kind(offer.of, offer.form)
    if sides[0] != sides[1]:
        return 0.0
    return _ONE_KIND * (sides[0] == "person" and one.source == offer.of.source and one.section == offer.of.section)


def name_kind(one: Asked, shape: Form) -> str:
    """What a name names: "person", "place", "continent", a kind of noun, or only "name"."""
    if {*shape.words} & _CONTINENTS:
        return "continent"
    if any(sort.usual and sort.kind in _PLACES for sort in shape.sorts):
        return "place"
    if _is_person(shape):
        return "person"
    return shape.sorts[0].kind if shape.sorts else _by_place(one)


def _is_person(shape: Form) -> bool:
    given = words("given-names") | words("people-given")
    return any(group(sort) == "person" and sort.kind not in _PEOPLES for sort in shape.sorts) or (
        len(shape.words) > 1 and shape.words[0].casefold() in given
    )


def _by_place(one: Asked) -> str:
    """What a name of which nothing is known may be, by the words before it."""
    before = _BEFORE_NAME.search(one.before[-40:])
    if _WHO.search(one.before) or (before and any(group(sort) == "person" for sort in sorts(before[1]))):
        return "person"
    return "place" if _IN.search(one.before[-20:]) else "name"
