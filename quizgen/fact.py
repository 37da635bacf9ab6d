"""Owns whether new words say another fact than the old ones; must not match notes or write them.

A learner who knows the old fact is asked again when the answer, or a number, a denial or a term in the question, is
another.
"""

import re
from collections import Counter
from collections.abc import Callable

from quizgen.frequency import zipf
from quizgen.likeness import contains, is_slip, likeness, stem, words
from quizgen.model import ClozePart, Draft, Kind

ANSWER = "the answer changed"
NUMBER = "a number in the question changed"
DENIAL = "the question now says the opposite"
TERM = "a term in the question changed"

_DENIALS = frozenset(("no", "not", "never", "none", "without", "cannot", "neither", "nor", "nobody", "nothing"))
_UNSAID = frozenset(("a", "an", "the", "of", "to", "in", "and", "or", "its", "their", "your", "his", "her", "this"))
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_FROM_TWO = (
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_WORDED = {word: str(number) for number, word in enumerate(_FROM_TWO, start=2)}
TERM_ZIPF = 4.3
"""Words less common than this name things more often than they join or colour a sentence."""
_ALIKE = 0.8
"""Least likeness of two answers that are one answer spelt twice."""


def asked_again(old: Draft, new: Draft) -> tuple[tuple[int, str], ...]:
    """The ordinals to ask again, with why; `new` has the cloze numbers of `old`, and an ordinal it adds is not new."""
    if old.wording == new.wording:
        return ()
    if old.kind is Kind.QA:
        sides = {1: ((old.question, old.answer), (new.question, new.answer))}
    else:
        known = sorted({part.number for part in old.cloze if part.number})
        sides = {number: (_sides(old.cloze, number), _sides(new.cloze, number)) for number in known}
    quotes = old.evidence.quote, new.evidence.quote
    reasons = ((number - 1, _changed(*both, quotes)) for number, both in sides.items() if both[1][1])
    return tuple((ordinal, reason) for ordinal, reason in reasons if reason)


def answers_differ(old: str, new: str) -> bool:
    """Whether a learner who gives the old answer would be wrong now: case, spelling and small words aside."""
    if _numbers(old) != _numbers(new) or _denials(old) != _denials(new):
        return True
    old, new = _in_digits(old), _in_digits(new)
    return not (_content(old) == _content(new) or contains(old, new) or likeness(old, new) >= _ALIKE)


def _changed(before: tuple[str, str], after: tuple[str, str], quotes: tuple[str, str]) -> str:
    """Why the fact of a question and an answer is another one; empty when it is not.

    A question counts only where the sentence changed with it: it may have been put in other words, or under a
    title with a number in it.
    """
    if answers_differ(before[1], after[1]):
        return ANSWER
    asked = before[0], after[0]
    if _differ(_denials, asked) and _differ(_denials, quotes):
        return DENIAL
    if _is_turned(*asked) and _is_turned(*quotes):
        return DENIAL
    if _names_another(*asked) and _names_another(*quotes):
        return TERM
    return NUMBER if _differ(_numbers, asked) and _differ(_numbers, quotes) else ""


def _differ(reading: Callable[[str], object], texts: tuple[str, str]) -> bool:
    return reading(texts[0]) != reading(texts[1])


def _sides(cloze: tuple[ClozePart, ...], number: int) -> tuple[str, str]:
    """What the card of this number asks, and what it hides."""
    prompt = "".join("…" if part.number == number else part.text for part in cloze)
    return prompt, " … ".join(part.text for part in cloze if part.number == number)


def _numbers(text: str) -> Counter[str]:
    """ "Six months" and "6 months" have the same; "one" is often no number."""
    return Counter(_NUMBER.findall(_in_digits(text)))


def _in_digits(text: str) -> str:
    return " ".join(_WORDED.get(word.casefold(), word) for word in text.replace("-", " ").split())


def _denials(text: str) -> int:
    return sum(word in _DENIALS or word.endswith("n't") for word in text.casefold().replace("’", "'").split()) % 2


def _is_turned(old: str, new: str) -> bool:
    """Whether a word gave way to its opposite: "faster" to "slower"."""
    before, after = {*words(old)}, {*words(new)}
    gone, come = before - after, after - before
    return any(_OPPOSITE.get(word) in come for word in gone)


def _names_another(old: str, new: str) -> bool:
    """Whether a rare word gave way to another rare word: "ammonia" to "methane". Rare words are terms."""
    before, after = {*words(old)}, {*words(new)}
    gone, come = ({word for word in side if _is_term(word)} for side in (before - after, after - before))
    gone = {word for word in gone if not any(stem(word) == stem(other) or is_slip(word, other) for other in after)}
    come = {word for word in come if not any(stem(word) == stem(other) or is_slip(word, other) for other in before)}
    return bool(gone and come)


def _is_term(word: str) -> bool:
    return word.isalpha() and len(word) > 3 and zipf(word) < TERM_ZIPF


_PAIRS = (
    "larger smaller, large small, bigger smaller, big small, higher lower, high low, faster slower, fast slow, "
    "more less, more fewer, many few, most least, increase decrease, increases decreases, increased decreased, "
    "increasing decreasing, rises falls, rise fall, raises lowers, left right, before after, above below, "
    "inside outside, first last, always never, hot cold, hotter colder, warm cool, warmer cooler, early late, "
    "earlier later, maximum minimum, best worst, better worse, internal external, positive negative, acute "
    "chronic, strong weak, stronger weaker, long short, longer shorter, thick thin, thicker thinner, light "
    "heavy, lighter heavier, open closed, north south, east west, male female, active passive, absorbs "
    "releases, gains loses, accepts rejects, expands contracts, upper lower, common rare, safe dangerous, "
    "ancient modern, old young, older younger, with without, easy hard"
)
"""What a sentence is turned round by: words of the language, of no one subject."""
_OPPOSITE = {one: other for pair in _PAIRS.split(", ") for one, other in (pair.split(), pair.split()[::-1])}


def _content(text: str) -> frozenset[str]:
    return frozenset(word for word in words(text) if word not in _UNSAID)
