"""Owns what gives an answer away: how common its words are, and what of them stays shown; must not parse."""

import re

from quizgen.frequency import zipf
from quizgen.generate.shown import GAP, Shown, around
from quizgen.generate.topic import content_stems
from quizgen.language.lexicon import pattern, words
from quizgen.model import Kind

_WORD = re.compile(r"[A-Za-z]+")
_UNKNOWN = 0.0


def commonness(hidden: str) -> float:
    """Zipf frequency of the rarest telling word; 0 for names and figures, which no frequency makes guessable."""
    if not re.fullmatch(r"[a-z' -]+", hidden):
        return _UNKNOWN
    return min(map(zipf, _telling(hidden)), default=_UNKNOWN)


def _telling(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if word.lower() not in words("gate-function-words")]


def one_word(hidden: str) -> bool:
    """Whether there is only one word to be guessed."""
    return len(_telling(hidden)) == 1


_EVERYDAY, _ALL_COMMON = 4.0, 5.0
"""Frequencies from which on a word alone, or each of several, is guessed or not worth to be known: of 51 judged cards
that hid a word of 4.0 to 4.6 readers kept 24 %."""
_ASKED = 4.4
"""The same for a word that is the name of what is described ("is called a [carrier]"), or the first of two."""
FAIRLY = 3.7
"""Frequency from which on words are guessed where the rest of the sentence tells little: readers kept 27 %."""
_PLAIN = 3.2
"""Frequency from which on words are not worth asking where the sentence itself is vague about them."""
_ONE_OF_TWO = re.compile(r" (?:or|and) ")
_NAMES = re.compile(r"\b(?:called|known as|named|termed|is|are|was|were) (?:an? |the )?$")


def common_gap(shown: Shown) -> bool:
    """Common words: anywhere, or (in prose) where little else is told."""
    if shown.kind is not Kind.CLOZE:
        return False
    before, after = around(shown)
    if _common(before, shown.answer, after):
        return True
    return shown.rule == "cloze" and _told_by_nothing(before, shown.answer, after, shown.topic_words)


def _common(before: str, hidden: str, after: str) -> bool:
    """Whether the words are guessed, or not worth knowing, whatever the rest of the sentence tells."""
    if not one_word(hidden):
        return commonness(hidden) >= _ALL_COMMON
    asked = _NAMES.search(before) or _ONE_OF_TWO.match(after)
    return commonness(hidden) >= (_ASKED if asked else _EVERYDAY)


def everyday_thought(hidden: str) -> bool:
    """Whether three everyday words or more are to be said, which together are no phrase that comes by itself."""
    return len(_telling(hidden)) >= _THOUGHT and commonness(hidden) >= _EVERYDAY


_THOUGHT = 3


def grades(hidden: str) -> bool:
    """Whether everyday words are hidden of which the first only grades the rest: "severe pain", "small opening"."""
    first, _, rest = hidden.partition(" ")
    return bool(rest) and first in words("gaps-grading") and commonness(hidden) >= _EVERYDAY


def is_plain(hidden: str) -> bool:
    """Whether none of the words is one that has to be learned."""
    return commonness(hidden) >= _PLAIN


def is_fairly_common(hidden: str) -> bool:
    """Whether everybody knows the words, so that they are guessed where little speaks for others."""
    return commonness(hidden) >= FAIRLY


def _told_by_nothing(before: str, hidden: str, after: str, topic: frozenset[str]) -> bool:
    """Whether common words are hidden in a sentence that does not name the topic: several of them only where it has no
    telling word at all."""
    shown = content_stems(f"{before} {after}")
    if not topic or topic & shown or commonness(hidden) < FAIRLY or _NAMES.search(before):
        return False
    return one_word(hidden) or not any(_tells(word) for word in re.findall(r"\w+", f"{before} {after}"))


def _tells(word: str) -> bool:
    return word[0].isdigit() or (len(word) > 3 and zipf(word.lower()) < _TELLING)


_TELLING = 4.3


_VAGUE = pattern("given-vague")


def left_vague(shown: Shown) -> bool:
    """Whether the sentence speaks of some of a kind, and plain words for the kind are hidden: "other [tissues]"."""
    return shown.kind is Kind.CLOZE and bool(_VAGUE.search(around(shown)[0])) and is_plain(shown.answer)


_CONTRAST = pattern("given-contrast")


def other_end(shown: Shown) -> bool:
    """Whether plain words are hidden whose opposite is shown: "a physiologist, not a [psychologist]"."""
    return shown.kind is Kind.CLOZE and bool(_CONTRAST.search(around(shown)[0])) and is_plain(shown.answer)


_OPENING = re.compile(
    r"(?:after|among|as|at|by|contrary to|according to|during|for|from|in|on|through|under|with|without) "
    r"(?:an? |the )?",
    re.IGNORECASE,
)


def only_opens(shown: Shown) -> bool:
    """Whether everyday words are hidden in what only leads to the statement: "in [everyday speech], gas is …"."""
    opening = shown.kind is Kind.CLOZE and _OPENING.fullmatch(around(shown)[0])
    return bool(opening) and commonness(shown.answer) >= _EVERYDAY


_WHERE = re.compile(r"\bin (?:the )?$", re.IGNORECASE)
_KNOWN_NAME = 4.5


def setting(shown: Shown) -> bool:
    """Whether a place everybody knows is hidden, and only says where a thing is so: "in the [United States]"."""
    if shown.kind is not Kind.CLOZE:
        return False
    hidden = shown.answer
    telling = _telling(hidden)
    named = bool(telling) and telling[-1][0].isupper() and not re.search(r"[^A-Za-z .]", hidden)
    known = min((zipf(word.lower()) if len(word) > 2 else _UNKNOWN for word in telling), default=_UNKNOWN)
    return named and known >= _KNOWN_NAME and bool(_WHERE.search(around(shown)[0]))


def _kin_to_shown(hidden: str, shown: str) -> bool:
    """Whether a rare word hidden begins as one that is shown, and no rare word beside it is left to be known:
    "Coffea" beside "coffee", but not "Hashimoto's thyroiditis" beside "thyroid"."""
    said = {word.lower() for word in _WORD.findall(shown) if len(word) >= _LONG_ENOUGH}
    unsaid = [word.lower() for word in _telling(hidden) if not content_stems(word) <= content_stems(shown)]
    kin = [word for word in unsaid if zipf(word) < KNOWN and any(_akin(word, other) for other in said)]
    return bool(kin) and all(word in kin or zipf(word) >= _BESIDE for word in unsaid)


def _akin(word: str, other: str) -> bool:
    shorter = min(len(word), len(other))
    shared = next((at for at in range(shorter) if word[at] != other[at]), shorter)
    return shorter >= _LONG_ENOUGH and shared >= max(_LEAST_SHARED, _MOSTLY * shorter)


_LONG_ENOUGH, _LEAST_SHARED, _MOSTLY = 5, 4, 0.8
_BESIDE = 3.5
KNOWN = 4.5
"""Zipf frequency from which on a word with the same beginning gives nothing away: "disease", "disorder"."""


def root_shown(shown: Shown) -> bool:
    """A word of the answer whose root stands in the prompt: "Arachidic acid" beside "Arachis hypogea"."""
    bare = shown.prompt.replace(GAP, " ")
    if shown.rule in ("cloze", "list-item", "subject", "object", "any-object") and _begins_like(shown.answer, bare):
        return True
    if _ends_one_shown(shown.answer, bare):
        return True
    topic = " ".join(sorted(shown.topic_words))  # stands in brackets before the prompt, or over the document
    return shown.kind is Kind.CLOZE and _kin_to_shown(shown.answer, f"{topic} {bare}")


def _begins_like(hidden: str, shown: str) -> bool:
    """Whether a word hidden stands in the prompt without its prefix, or with six letters of its beginning."""
    said = {word.lower() for word in re.findall(r"[A-Za-z]{4,}", shown)}
    begun = {word[:ROOT] for word in said if len(word) >= ROOT}
    bare = (re.sub(r"^(?:un|non|in|im|dis)-?", "", w.lower()) for w in re.findall(r"[A-Za-z-]{6,}", hidden))
    if any(word in said for word in bare):
        return True
    long = (word.lower() for word in re.findall(r"[A-Za-z]{6,}", hidden))
    return any(word[:ROOT] in begun and word not in said and zipf(word) < KNOWN for word in long)


ROOT = 6


def _ends_one_shown(hidden: str, shown: str) -> bool:
    """Whether the one word hidden stands in the prompt with a prefix: "diabetes" beside "prediabetes"."""
    if not re.fullmatch(r"[A-Za-z]{6,}", hidden):
        return False
    said = (word.lower() for word in re.findall(r"[A-Za-z]+", shown))
    return any(word.endswith(hidden.lower()) and 0 < len(word) - len(hidden) <= _PREFIX for word in said)


_PREFIX = 5


def leaks(shown: Shown) -> bool:
    """Whether the prompt says the answer, most of it, or the half that tells the rest."""
    answer = content_stems(shown.answer)
    bare = shown.prompt.replace(GAP, " ")
    prompt = content_stems(bare) | content_stems(bare.replace("-", " "))
    if shown.rule in (
        "list",
        "counted-list",
        "inline-list",
        "names-list",
        "when",
        "because",
        "so",
        "advice",
        "next-step",
    ):
        return bool(answer) and answer <= prompt
    hit = len(answer & prompt)
    most = {"definition-term": 0.33, "definition-which": 0.5, "apposition-which": 0.5}.get(shown.rule, 0.6)
    part = len(answer) >= 2 and any(
        word in prompt for word in answer if f"-{word}" in bare.lower() or f"{word}-" in bare.lower()
    )
    part = part or _shares_half(shown.answer, bare)
    told = shown.rule in ("term-line", "definition-term") and _begins(shown.answer, bare)
    return bool(answer) and (hit == len(answer) or part or told or (len(answer) >= 2 and hit / len(answer) > most))


def _shares_half(answer: str, prompt: str) -> bool:
    """Whether the prompt has a fellow of a hyphenated answer: "beta-globin" beside "alpha-globin"."""
    half = re.fullmatch(r"\w+-([a-z]{5,})", answer)
    return half is not None and bool(re.search(rf"\b\w+-{half[1]}\b", prompt))


def _begins(answer: str, prompt: str) -> bool:
    """Whether a word of the prompt begins a longer word of the answer: "electron" of "electronvolt"."""
    said = {word.lower() for word in re.findall(r"[A-Za-z]{5,}", prompt)}
    return any(
        word.lower()[:length] in said and len(word) - length >= _REST
        for word in re.findall(r"[A-Za-z]{8,}", answer)
        for length in range(5, len(word))
    )


_REST = 3
"""Letters that a word adds to the one it begins with, if it is no form of that."""


def initials_leak(shown: Shown) -> bool:
    if shown.rule == "acronym":
        return False
    told = [
        w for w in re.findall(r"[A-Za-z]+", shown.answer) if w.lower() not in ("of", "the", "and", "in", "for", "a")
    ]
    initials = "".join(word[0] for word in told).upper()
    if len(initials) >= 2 and re.search(rf"\b{initials}s?\b", shown.prompt):
        return True
    short = shown.answer.rstrip("s")
    if not re.fullmatch(r"[A-Z]{2,6}", short):
        return False
    prompt = re.split(r"[\s-]+", shown.prompt)
    return any("".join(w[:1] for w in prompt[i : i + len(short)]).upper() == short for i in range(len(prompt)))
