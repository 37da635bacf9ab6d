"""Owns what a folded word does in an answer: joins, denies, tells siblings apart, says the kind; must not judge."""

from quizgen.quiz.typed.folding import LETTERS, SEPARATOR, folded
from quizgen.quiz.typed.numerals import is_number

_FILLERS_SAID = (
    "of in on at to by for from with as that which who whom whose is are was were be been being am it its they "
    "their he his she her this these those there has have had having do does did may might can could will would "
    "shall should must because since so when while where any some each every about around approximately roughly "
    "circa ca nearly almost very also just the an de la le von van der du del i we you think maybe answer between "
    "called known namely such than then if into"
)
_FILLERS = frozenset(_FILLERS_SAID.split())
"""Words that may be there or not."""
_DENIALS_SAID = "no not without never none neither nor nobody nothing lack lacking"
DENIALS = frozenset(_DENIALS_SAID.split())
_DIRECTED_SAID = (
    "to from into onto than before after by over under for without with in on through against as is are was"
)
DIRECTED = frozenset(_DIRECTED_SAID.split())
"""What stands on either side of these cannot change places."""
_TURNED = (("to", "from"), ("into", "from"), ("from", "to"), ("from", "into"), ("for", "against"), ("against", "for"))
_OPPOSED = (
    "left right, upper lower, anterior posterior ventral dorsal, superior inferior, medial lateral median, "
    "proximal distal, internal external, inner outer, inside outside, high low, higher lower, highest lowest, "
    "red white black blue green yellow grey, acute chronic, primary secondary tertiary, positive negative, "
    "male female, north south east west, northern southern eastern western, major minor, greater lesser, "
    "long short, longer shorter, longest shortest, large small, larger smaller, largest smallest, big little, "
    "sensory motor, benign malignant, central peripheral, active passive, dominant recessive, open closed, "
    "arterial venous, more less fewer, most least fewest, increase decrease, increased decreased, rise fall, "
    "before after, above below, over under, maximum minimum, strong weak, stronger weaker, civil criminal, "
    "public private, soft hard, warm cold hot cool, warmer colder hotter cooler, wet dry, true false, "
    "direct indirect, voluntary involuntary, spring neap, all none, always never, up down, top bottom, "
    "front back, near far, fast slow, faster slower, first last, rich poor, heavy light, thick thin, "
    "deep shallow, deep superficial, full empty, plus minus, + minus, early late, old new young, "
    "saturated unsaturated, conscious unconscious, "
    "sympathetic parasympathetic, gain lose, absorb release, expand contract, buyer seller, plaintiff defendant, "
    "input output, odd even, horizontal vertical, domestic foreign, ascending descending, clockwise anticlockwise"
)
_SIDES = tuple(frozenset(word for name in group.split() for word in folded(name)) for group in _OPPOSED.split(", "))
_SOFT_SAID = "early late old new young"
_SOFT = frozenset(_SOFT_SAID.split())
"""What is left without these is still the thing, if less exactly."""
_POLAR = frozenset(word for side in _SIDES for word in side) - _SOFT
_KINDS_SAID = (
    "battle treaty "
    "syndrome disease disorder condition system river city sea ocean lake mountain island bay state country war "
    "law act theory process type kind stage phase sleep tree algorithm structure nerve muscle bone "
    "artery vein gland organ valve tissue cell acid court party empire period era "
    "language country principle rule model zone region area body person"
)
_KINDS = frozenset(word for name in _KINDS_SAID.split() for word in folded(name))
"""What a thing is, which its name says without: a river, a syndrome."""


def content(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that say something, each denial as "not"; all but the separators when none does."""
    bare = tuple(word for word in words if word != SEPARATOR)
    said = tuple("not" if word in DENIALS else word for word in bare if word not in _FILLERS)
    return said or bare


def numbers(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if is_number(word))


def denials(words: tuple[str, ...]) -> int:
    return sum(word in DENIALS for word in words)


def is_polar(word: str) -> bool:
    """Whether a word tells a thing from its sibling: left, red, acute; a letter too, as in "T cells", "alpha waves"."""
    return word in _POLAR or len(word) == 1 or word in LETTERS or is_number(word)


def is_kind(word: str) -> bool:
    return word in _KINDS


def is_redirected(meant: tuple[str, ...], said: tuple[str, ...]) -> bool:
    """Whether "to" became "from", or the other way round."""
    return any(one in meant and one not in said and other in said and other not in meant for one, other in _TURNED)


def are_opposed(first: str, second: str) -> bool:
    return any(first in side and second in side for side in _SIDES)
