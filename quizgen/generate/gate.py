"""Owns the hard checks a card must pass, each with a name; must not score or repair."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from quizgen.generate.topic import content_stems
from quizgen.language.lexicon import pattern, words
from quizgen.model import Draft, Kind

ANSWER_WORDS = 12
LONG_ANSWERS = frozenset(
    (
        "definition",
        "meaning",
        "apposition",
        "definition-line",
        "because",
        "list",
        "counted-list",
        "what-happens",
        "when",
        "aim",
        "advice",
    )
)
LONG_ANSWER_WORDS = 16
QUESTION_WORDS = 30
LIST_WORDS = 22
CLOZE_WORDS = 42


@dataclass(frozen=True, slots=True)
class Shown:
    """What a learner would see: the prompt ("[...]" for the gap), the answer, the whole cloze sentence."""

    kind: Kind
    rule: str
    prompt: str
    answer: str
    topic_words: frozenset[str] = frozenset()


GAP = "[...]"
"""What stands for the hidden words of a cloze."""


def prompt_of(draft: Draft) -> str:
    """What a learner is asked: the question, or the cloze text with its gap."""
    return draft.question or "".join(GAP if part.number else part.text for part in draft.cloze)


def _words(text: str) -> list[str]:
    return re.findall(r"[\w'’%°-]+", text)


_PRONOUN = re.compile(r"\b(?:it|its|they|them|their|theirs|he|him|his|she|her|hers|this|these|those)\b", re.IGNORECASE)
_EXPLETIVE = pattern("gate-expletive")
_POINTING = frozenset(["this", "these", "those", "he", "she", "him", "hers", "theirs"])


def _unresolved_pronoun(shown: Shown) -> bool:
    return any(_points_out(match, shown.prompt) for match in _PRONOUN.finditer(shown.prompt))


def _points_out(match: re.Match[str], prompt: str) -> bool:
    word, after = match.group().lower(), prompt[match.end() :]
    if word == "it" and _EXPLETIVE.search(prompt[max(0, match.start() - 8) : match.end() + 25]):
        return False
    if word in _POINTING:
        return not (word == "those" and re.match(r" (?:who|that|which|with|of|in)\b", after))
    earlier = re.findall(r"[A-Za-z]{3,}", prompt[: match.start()])
    return not any(name.lower() not in words("gate-function-words") for name in earlier)


_DOCUMENT = pattern("gate-document")
_FIRST_PERSON = re.compile(r"\b(?:we|us|our|ours|[Ll]et's|I|my|me)\b")
_GENERIC = pattern("gate-generic")
_RESEARCH = pattern("gate-research")
_INSTITUTION = pattern("gate-institution")
_UNIT_ANSWER = re.compile(
    r"^(?:celsius|fahrenheit|percent|degrees?|years?|months?|weeks?|days?|hours?|minutes?|grams?|meters?|miles?|dollars?)$",
    re.IGNORECASE,
)


def _anecdote(shown: Shown) -> bool:
    """A given name alone: a person in a story, not in the subject."""
    for match in re.finditer(r"(?<![\w.] )\b([A-Z][a-z]+)\b(?!['’]?s? [A-Z])", shown.prompt.replace(GAP, shown.answer)):
        before = shown.prompt[: match.start()].rstrip().split(" ")[-1]
        if match.group(1).lower() in words("given-names") and not before[:1].isupper():
            return True
    return False


_WEAK_ANSWER = pattern("gate-weak-answer")
_TRUNCATED = re.compile(
    r"^[,;:.)\]]|\b(?:and|or|of|the|a|an|to|in|with|by|for|that|which|from|as|than)$", re.IGNORECASE
)
_MARKUP = re.compile(r"[{}<>|\\]|\*\*|__|\[\d|\]\(|`")
_DOUBLED = re.compile(r"\b(\w{2,}) \1\b", re.IGNORECASE)
_PUNCTUATION = re.compile(r"[,;:]\?$|\s[?.,;:]|\?\?|\.\?$|,,|\(\)|\.\.(?!\.)")
_OPENER = pattern("gate-opener")
_BARE_OF_GENERIC = pattern("gate-generic-definite")


def _leaks(shown: Shown) -> bool:
    answer = content_stems(shown.answer)
    bare = shown.prompt.replace(GAP, " ")
    prompt = content_stems(bare) | content_stems(bare.replace("-", " "))
    if shown.rule in (
        "list",
        "counted-list",
        "names-list",
        "when",
        "because",
        "advice",
        "what-happens",
        "happens",
    ):
        return bool(answer) and answer <= prompt
    hit = len(answer & prompt)
    most = {"definition-term": 0.33, "definition-which": 0.5, "apposition-which": 0.5}.get(shown.rule, 0.6)
    part = len(answer) >= 2 and any(
        word in prompt for word in answer if f"-{word}" in bare.lower() or f"{word}-" in bare.lower()
    )
    return bool(answer) and (hit == len(answer) or part or (len(answer) >= 2 and hit / len(answer) > most))


def _initials_leak(shown: Shown) -> bool:
    if shown.rule == "acronym":
        return False
    words = [
        w for w in re.findall(r"[A-Za-z]+", shown.answer) if w.lower() not in ("of", "the", "and", "in", "for", "a")
    ]
    initials = "".join(word[0] for word in words).upper()
    if len(initials) >= 2 and re.search(rf"\b{initials}s?\b", shown.prompt):
        return True
    short = shown.answer.rstrip("s")
    if not re.fullmatch(r"[A-Z]{2,6}", short):
        return False
    prompt = shown.prompt.split()
    return any("".join(w[0] for w in prompt[i : i + len(short)]).upper() == short for i in range(len(prompt)))


def _which_repeated(shown: Shown) -> bool:
    match = re.search(r"\bwhich (\w+)", shown.prompt, re.IGNORECASE)
    if match is None:
        return False
    return (
        bool(match)
        and shown.kind is Kind.QA
        and shown.rule not in ("counted-list", "list", "definition-which", "apposition-which")
        and bool(content_stems(match.group(1)) & content_stems(shown.answer))
    )


def _answer_long(shown: Shown) -> bool:
    most = LIST_WORDS if "list" in shown.rule else LONG_ANSWER_WORDS if shown.rule in LONG_ANSWERS else ANSWER_WORDS
    return len(_words(shown.answer)) > most


def _prompt_long(shown: Shown) -> bool:
    return len(_words(shown.prompt)) > (QUESTION_WORDS if shown.kind is Kind.QA else CLOZE_WORDS)


def _unbalanced(shown: Shown) -> bool:
    return any(
        text.count("(") != text.count(")") or text.count('"') % 2 or text.count("[") != text.count("]")
        for text in (shown.prompt, shown.answer)
    )


_ASKING = (
    "what",
    "which",
    "who",
    "when",
    "where",
    "why",
    "how",
    "does",
    "do",
    "did",
    "can",
    "may",
    "will",
    "be",
    "cause",
)


def _thin(shown: Shown) -> bool:
    words = _words(shown.prompt.replace(GAP, " "))
    if shown.kind is Kind.QA:
        return len(words) < 3 or not content_stems(shown.prompt) - content_stems(" ".join(_ASKING))
    return len(words) < 4 or len(content_stems(shown.prompt.replace(GAP, " "))) < 2


def _topic_answer(shown: Shown) -> bool:
    answer = content_stems(shown.answer)
    return shown.kind is Kind.CLOZE and bool(answer) and answer <= shown.topic_words


def _in(pattern: re.Pattern[str]) -> Callable[[Shown], bool]:
    return lambda shown: bool(pattern.search(shown.prompt))


CHECKS: tuple[tuple[str, Callable[[Shown], bool]], ...] = (
    ("unresolved-pronoun", _unresolved_pronoun),
    ("document-words", _in(_DOCUMENT)),
    ("first-person", _in(_FIRST_PERSON)),
    ("generic-advice", lambda s: bool(_GENERIC.search(s.prompt + " " + s.answer)) and s.rule != "advice"),
    ("research-news", _in(_RESEARCH)),
    ("institution", lambda s: s.rule == "acronym" and bool(_INSTITUTION.search(s.answer))),
    ("unit-answer", lambda s: bool(_UNIT_ANSWER.match(s.answer))),
    ("anecdote", _anecdote),
    ("discourse-opener", _in(_OPENER)),
    (
        "generic-definite",
        lambda s: bool(_BARE_OF_GENERIC.search(s.prompt)) and not s.topic_words & content_stems(s.prompt),
    ),
    ("weak-answer", lambda s: bool(_WEAK_ANSWER.match(s.answer.strip(" .")))),
    (
        "answer-pointing",
        lambda s: bool(re.match(r"(?:this|these|those|it|its|their|they|such) ", s.answer, re.IGNORECASE)),
    ),
    ("answer-truncated", lambda s: bool(_TRUNCATED.search(s.answer.strip()))),
    ("answer-empty", lambda s: not re.search(r"\w", s.answer)),
    ("answer-too-long", _answer_long),
    ("prompt-too-long", _prompt_long),
    ("prompt-too-thin", _thin),
    ("answer-in-prompt", _leaks),
    ("initials-in-prompt", _initials_leak),
    ("which-repeated", _which_repeated),
    ("gap-is-topic", _topic_answer),
    ("run-on", lambda s: s.kind is Kind.QA and bool(re.search(r"[;:] ", s.prompt))),
    ("doubled-word", _in(_DOUBLED)),
    ("unbalanced", _unbalanced),
    ("punctuation", lambda s: bool(_PUNCTUATION.search(s.prompt.replace(GAP, "x")))),
    ("markup", lambda s: bool(_MARKUP.search(s.prompt.replace(GAP, "") + s.answer))),
)


def failures(shown: Shown) -> tuple[str, ...]:
    """The names of the checks that fail, in the order of CHECKS; empty for a card that may be kept."""
    return tuple(name for name, fails in CHECKS if fails(shown))
