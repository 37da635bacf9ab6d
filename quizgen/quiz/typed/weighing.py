"""Owns how far the words typed are the words expected; must not know code, or the names an answer offers."""

import re
from collections import Counter
from enum import IntEnum

from quizgen.quiz.typed.aligning import Aligned, align, chunks
from quizgen.quiz.typed.folding import SEPARATOR, folded
from quizgen.quiz.typed.numerals import is_number
from quizgen.quiz.typed.telling import DIRECTED, content, denials, is_kind, is_polar, is_redirected, numbers

_SIGNS_SAID = "per degree ^ × + percent"
_SIGNS = frozenset(_SIGNS_SAID.split())
"""What stands between numbers, or beside one where the unit is still missing."""
_ADJECTIVE = re.compile(r"(?:al|ic|ar|ous|ary|ive|ian|oid|ory)$|^median$")
"""Words that name a thing without its kind ("mitral"), where a noun would name another ("liver" of "liver disease")."""
_OWNED = re.compile(r"\w['’]s?\s|\bof\b", re.IGNORECASE)
"""Says whose something is: "the father of the bride" is no bride of the father."""
_OR = re.compile(r"\bor\b", re.IGNORECASE)
_SCALE = re.compile(r"\d\s?([mM])(?:W|Hz|V|J|Pa|Ω|eV|N|A)\b")
_MOST = 10
"""Nobody answers in so many times the words of the card."""
_CLAUSE = 5
"""From so many content words on, an answer is a statement: some may be missing."""


class Outcome(IntEnum):
    WRONG = 0
    CLOSE = 1
    RIGHT = 2


def weighed(expected: str, typed: str, asked: str) -> Outcome:
    """How near the words typed come to one name of the answer; `asked` is the question."""
    meant, said = folded(expected), folded(typed)
    if not meant or not said or denials(meant) != denials(said) or is_redirected(meant, said):
        return Outcome.WRONG
    if _rescaled(expected, typed) or len(said) > _MOST * (len(meant) + len(folded(asked))):
        return Outcome.WRONG
    outcome = _of_folded(expected, meant, said, asked)
    if outcome is Outcome.RIGHT:
        hedged = _OR.search(typed) and not _OR.search(expected.replace("/", " or "))
        return Outcome.CLOSE if hedged else outcome
    swapped = Counter(content(meant)) == Counter(content(said)) and _OWNED.search(expected) and _OWNED.search(typed)
    return Outcome.WRONG if swapped else outcome


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
    if meant.count("of") == said.count("of"):
        return False
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
    """Words written as names: a capital that no beginning explains, and the first word before such a one."""
    text = re.sub(r"^\W*(?:the|an?)\s+", "", text, flags=re.IGNORECASE)
    found = re.findall(r"\b[^\W\d_a-z]\w*|\w+(?=['’]s\b)", text)
    explained = len(found) == 1 and text.startswith(found[0]) and not re.match(r"\w+['’]s\b", text)
    return frozenset() if explained else frozenset(word for name in found for word in folded(name))


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
    words = aligned.meant
    found = tuple(word for word, place in zip(words, aligned.places, strict=True) if place >= 0)
    if is_number(words[0]) and all(is_number(word) or word in _SIGNS for word in found):
        enough = len(words) - len(found) <= 2  # only the unit is missing
    elif not _has_most_parts(meant, found):
        enough = False
    elif len(words) >= _CLAUSE:
        enough = 5 * len(missing) <= 2 * len(words)
    elif any(map(is_polar, missing)) or all(map(is_kind, found)):
        enough = False
    else:
        enough = (
            (3 * len(missing) <= len(words) and (SEPARATOR in meant or _ends_alike(words, found)))
            or (all(map(is_kind, missing)) and _stands_alone(found, proper))
            or _is_surname(words, found, proper)
        )
    return Outcome.CLOSE if enough else Outcome.WRONG


def _has_most_parts(meant: tuple[str, ...], found: tuple[str, ...]) -> bool:
    """Whether two thirds of what is listed were typed, each at least in part; of two things both."""
    listed = chunks(meant)
    said = sum(any(word in found for word in part) for part in listed)
    return 3 * said >= 2 * len(listed)


def _ends_alike(words: tuple[str, ...], found: tuple[str, ...]) -> bool:
    """Whether the end of a name was typed, which says what it is: of three words the last two."""
    return words[-1] in found and (len(words) > 3 or words[-2] in found)


def _stands_alone(found: tuple[str, ...], proper: frozenset[str]) -> bool:
    """Whether words name a thing without its kind: "Rance", "mitral"."""
    return any(word in proper or _ADJECTIVE.search(word) for word in found)


def _is_surname(words: tuple[str, ...], found: tuple[str, ...], proper: frozenset[str]) -> bool:
    """Whether the last of a person's names was typed, or of a place's after its kind: "Newton", "Hastings"."""
    return found[-1] == words[-1] and all(word in proper or is_kind(word) for word in words)
