"""Owns what a typed answer is worth: right, close or wrong, and the rating proposed; must not rate or do I/O."""

from dataclasses import dataclass, replace

from quizgen.model import Rating
from quizgen.quiz.typed.alternatives import glossed, names
from quizgen.quiz.typed.code import is_code, is_misspelt, squeezed
from quizgen.quiz.typed.folding import folded
from quizgen.quiz.typed.telling import denials
from quizgen.quiz.typed.weighing import Outcome, weighed

__all__ = ["Outcome", "Verdict", "compare"]

_PROPOSED = {Outcome.WRONG: Rating.AGAIN, Outcome.CLOSE: Rating.HARD, Outcome.RIGHT: Rating.GOOD}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one typed answer came to; `expected` is the name of the answer that it came nearest to."""

    outcome: Outcome
    expected: str
    typed: str

    @property
    def rating(self) -> Rating:
        """The rating proposed, which the learner may overrule."""
        return _PROPOSED[self.outcome]


def compare(expected: str, typed: str, *, asked: str = "") -> Verdict:
    """How near a typed answer comes to what was expected; what the question says need not be typed, and may be.

    Right: only case, articles, marks, spelling variants, number words or the number of a noun differ. Close:
    misspelt, or less than all of it, but no doubt. Of several names that an answer offers, the nearest counts.
    """
    typed = typed.strip()
    verdict = _nearest(expected, typed, asked)
    parts = glossed(typed)
    if verdict.outcome is Outcome.RIGHT or parts is None or is_code(expected):
        return verdict
    before, inside = (_nearest(expected, part, asked).outcome for part in parts)
    explained = min(before, Outcome.CLOSE) if not denials(folded(parts[1])) else Outcome.WRONG
    return replace(verdict, outcome=max(verdict.outcome, min(before, inside), explained))


def _nearest(expected: str, typed: str, asked: str) -> Verdict:
    outcomes = [(_outcome(name, typed, asked), name) for name in names(expected) or (expected,)]
    best = max(outcome for outcome, _ in outcomes)
    return Verdict(best, next(name for outcome, name in outcomes if outcome is best), typed)


def _outcome(expected: str, typed: str, asked: str) -> Outcome:
    if not typed:
        return Outcome.WRONG
    if expected.split() == typed.split():
        return Outcome.RIGHT
    if is_code(expected):
        return _of_code(squeezed(expected), squeezed(typed))
    return weighed(expected, typed, asked)


def _of_code(expected: str, typed: str) -> Outcome:
    if expected == typed:
        return Outcome.RIGHT
    return Outcome.CLOSE if is_misspelt(typed, expected) else Outcome.WRONG
