"""Owns what a typed answer is worth: right, close or wrong, and the rating proposed; must not rate or do I/O."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from enum import IntEnum

from quizgen.model import Rating
from quizgen.quiz.aligning import Aligned, align, chunks
from quizgen.quiz.alternatives import glossed, names
from quizgen.quiz.code import is_code, is_misspelt, squeezed
from quizgen.quiz.folding import SEPARATOR, folded
from quizgen.quiz.numerals import is_number
from quizgen.quiz.telling import DIRECTED, content, denials, is_kind, is_polar, is_redirected, numbers

_SIGNS_SAID = "per degree ^ × + percent"
_SIGNS = frozenset(_SIGNS_SAID.split())
"""What stands between numbers, or beside one where the unit is still missing."""
_ADJECTIVE = re.compile(r"(?:al|ic|ar|ous|ary|ive|ian|oid|ory)$|^median$")
"""Words that name a thing without its kind ("mitral"), where a noun would name another ("liver" of "liver disease")."""
_OR = re.compile(r"\bor\b", re.IGNORECASE)
_SCALE = re.compile(r"\d\s?([mM])(?:W|Hz|V|J|Pa|Ω|eV|N|A)\b")
_CLAUSE = 5
"""From so many content words on, an answer is a statement: some may be missing."""


class Outcome(IntEnum):
    WRONG = 0
    CLOSE = 1
    RIGHT = 2


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
    return _of_words(expected, typed, asked)


def _of_code(expected: str, typed: str) -> Outcome:
    if expected == typed:
        return Outcome.RIGHT
    return Outcome.CLOSE if is_misspelt(typed, expected) else Outcome.WRONG


# ---------------------------------------------------------------- words


def _of_words(expected: str, typed: str, asked: str) -> Outcome:
    meant, said = folded(expected), folded(typed)
    if not meant or not said or denials(meant) != denials(said) or is_redirected(meant, said):
        return Outcome.WRONG
    if _rescaled(expected, typed):
        return Outcome.WRONG
    most = Outcome.CLOSE if _OR.search(typed) and not _OR.search(expected.replace("/", " or ")) else Outcome.RIGHT
    return min(most, _of_folded(expected, meant, said, asked))


def _of_folded(expected: str, meant: tuple[str, ...], said: tuple[str, ...], asked: str) -> Outcome:
    if _joined(meant) == _joined(said) or Counter(chunks(meant)) == Counter(chunks(said)) or _turned(meant, said):
        return Outcome.RIGHT
    if _abbreviates(said, meant, folded(asked)):
        return Outcome.CLOSE
    # A question that offers a choice gives no word away.
    question = frozenset[str]() if _OR.search(asked) else frozenset(folded(asked))
    return _weighed(meant, said, question, _names_in(expected))


def _rescaled(expected: str, typed: str) -> bool:
    """Whether a unit in thousandths was typed in millions: mW, MW; all in small letters it may be either."""
    scales = _SCALE.findall(expected), _SCALE.findall(typed)
    return all(scales) and scales[0] != scales[1]


def _joined(words: tuple[str, ...]) -> str:
    """Content words without blanks between them ("xray"), numbers apart."""
    return "".join(f" {word} " if is_number(word) else word for word in content(words))


def _turned(meant: tuple[str, ...], said: tuple[str, ...]) -> bool:
    """ "the rotation of the Earth" and "the Earth's rotation"."""
    return _before_of(meant) == content(said) or _before_of(said) == content(meant)


def _before_of(words: tuple[str, ...]) -> tuple[str, ...]:
    if words.count("of") != 1:
        return ()
    at = words.index("of")
    return (*content(words[at + 1 :]), *content(words[:at]))


def _abbreviates(said: tuple[str, ...], meant: tuple[str, ...], question: tuple[str, ...]) -> bool:
    initials = "".join(word[0] for word in content(meant))
    return len(initials) > 2 and said == (initials,) and initials not in question


def _names_in(text: str) -> frozenset[str]:
    """Words written as names: a capital that no beginning explains."""
    text = re.sub(r"^\W*(?:the|an?)\s+", "x ", text, flags=re.IGNORECASE)
    found = re.findall(r"(?<!^)\b[^\W\d_a-z]\w*|\w+(?=['’]s\b)", text)
    return frozenset(word for name in found for word in folded(name))


def _weighed(
    meant: tuple[str, ...], said: tuple[str, ...], question: frozenset[str], proper: frozenset[str]
) -> Outcome:
    aligned = align(content(meant), content(said))
    lists_more = said.count(SEPARATOR) > meant.count(SEPARATOR)
    free = frozenset[str]() if lists_more else question
    extra = tuple(word for word in aligned.extra if word not in free)
    missing = tuple(word for word in aligned.missing if word not in free)
    if not _says_own(aligned, free) or (aligned.missing and aligned.extra) or _differs(missing, extra):
        return Outcome.WRONG
    if not aligned.in_order:
        return _of_disorder(meant, said, missing + extra)
    if extra:
        return Outcome.WRONG if lists_more else _of_more(aligned, extra)
    if missing:
        return _of_less(meant, aligned, missing, proper)
    if aligned.slips > max(1, len(aligned.meant) // 2):
        return Outcome.WRONG
    return Outcome.CLOSE if aligned.slips else Outcome.RIGHT


def _says_own(aligned: Aligned, free: frozenset[str]) -> bool:
    """Whether a word was typed that the question does not give away."""
    own = [place for word, place in zip(aligned.meant, aligned.places, strict=True) if word not in free]
    return any(place >= 0 for place in own or aligned.places)


def _differs(missing: tuple[str, ...], extra: tuple[str, ...]) -> bool:
    """Whether something else was said: a number left out, or a word too many that makes it a sibling."""
    return any(map(is_number, missing)) or any(map(is_polar, extra))


def _of_disorder(meant: tuple[str, ...], said: tuple[str, ...], left: tuple[str, ...]) -> Outcome:
    """Words in another order are the answer only where no order is said: "acid folic", "Curie, Marie"."""
    short = len(content(meant)) < 3 and not numbers(meant)
    return Outcome.CLOSE if short and not left and not DIRECTED & {*meant, *said} else Outcome.WRONG


def _of_more(aligned: Aligned, extra: tuple[str, ...]) -> Outcome:
    enough = len(aligned.meant) >= 4 and 3 * len(extra) <= len(aligned.meant)
    return Outcome.CLOSE if enough else Outcome.WRONG


def _of_less(meant: tuple[str, ...], aligned: Aligned, missing: tuple[str, ...], proper: frozenset[str]) -> Outcome:
    words, total = aligned.meant, len(aligned.meant)
    found = [word for word, place in zip(words, aligned.places, strict=True) if place >= 0]
    if is_number(words[0]) and all(is_number(word) or word in _SIGNS for word in found):
        return Outcome.CLOSE if total - len(found) <= 2 else Outcome.WRONG  # a number without its unit
    if total >= _CLAUSE:
        return Outcome.CLOSE if 5 * len(missing) <= 2 * total else Outcome.WRONG
    if any(map(is_polar, missing)) or all(map(is_kind, found)):
        return Outcome.WRONG
    if SEPARATOR in meant:
        return Outcome.CLOSE if meant.count(SEPARATOR) > 1 and 3 * len(missing) <= total else Outcome.WRONG
    named = any(word in proper or _ADJECTIVE.search(word) for word in found)
    if (named and all(map(is_kind, missing))) or (words[-1] in found and words[-1] in proper):
        return Outcome.CLOSE
    return Outcome.CLOSE if words[-1] in found and 3 * len(missing) <= total else Outcome.WRONG
