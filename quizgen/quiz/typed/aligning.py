"""Owns which words of an answer were typed, in what order, and what is left over; must not judge."""

from collections.abc import Callable
from dataclasses import dataclass

from quizgen.quiz.typed.folding import SEPARATOR
from quizgen.quiz.typed.slips import is_slip
from quizgen.quiz.typed.spelling import stem
from quizgen.quiz.typed.telling import content

_Same = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Aligned:
    """Words typed as they are (`places`: where each word of the answer was typed, -1 if nowhere) and the rest."""

    meant: tuple[str, ...]
    places: tuple[int, ...]
    slips: int
    extra: tuple[str, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(word for word, place in zip(self.meant, self.places, strict=True) if place < 0)

    @property
    def in_order(self) -> bool:
        found = [place for place in self.places if place >= 0]
        return found == sorted(found)


def align(meant: tuple[str, ...], typed: tuple[str, ...]) -> Aligned:
    """The content words of an answer, each with the nearest typed word that is it, inflects it, or misspells it."""
    places = [-1] * len(meant)
    free = dict(enumerate(typed))
    slips = 0
    for same in (str.__eq__, _inflects, is_slip):
        for at, word in enumerate(meant):
            place = _nearest(at, word, free, same) if places[at] < 0 else None
            if place is not None:
                places[at] = place
                del free[place]
                slips += same is is_slip
    return Aligned(meant, tuple(places), slips, tuple(free.values()))


def _nearest(at: int, word: str, free: dict[int, str], same: _Same) -> int | None:
    fits = [place for place, other in free.items() if same(other, word)]
    return min(fits, key=lambda place: (abs(place - at), place), default=None)


def _inflects(typed: str, meant: str) -> bool:
    verbal = typed.endswith(("ing", "ed")) or meant.endswith(("ing", "ed"))
    return verbal and len(meant) > 3 and stem(typed) == stem(meant)


def chunks(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """What is listed with commas or "and", each by its content words."""
    found: list[list[str]] = [[]]
    for word in words:
        if word == SEPARATOR:
            found.append([])
        else:
            found[-1].append(word)
    return tuple(content(tuple(chunk)) for chunk in found if chunk)
