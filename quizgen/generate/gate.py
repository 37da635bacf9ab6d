"""Owns the hard checks a card must pass, each with a name; must not score or repair."""

import re
from collections.abc import Callable

from quizgen.frequency import zipf
from quizgen.generate import given
from quizgen.generate.asking import bare_kind, kind_twice, undated
from quizgen.generate.numbers_told import number_told
from quizgen.generate.shown import GAP, Shown
from quizgen.generate.topic import content_stems, stem
from quizgen.language.lexicon import pattern, words
from quizgen.model import Kind

ANSWER_WORDS = 12
_RUNNING_ON = frozenset(("definition", "meaning", "apposition", "definition-line", "advice"))
_TELLING = frozenset(("because", "so", "when", "aim", "next-step", "caused-by", "due-to", "effect", "happens"))
LONG_ANSWER_WORDS, CLAUSE_WORDS = 20, 14
"""A definition may run on, and signs to call for help; readers kept no longer clause as an answer."""
QUESTION_WORDS = 30
LIST_WORDS = 22
CLOZE_WORDS = 42


def _words(text: str) -> list[str]:
    return re.findall(r"[\w'’%°-]+", text)


_PRONOUN = re.compile(r"\b(?:it|its|they|them|their|theirs|he|him|his|she|her|hers|this|these|those)\b", re.IGNORECASE)
_EXPLETIVE = pattern("gate-expletive")
_POINTING = frozenset(["this", "these", "those", "he", "she", "him", "hers", "theirs"])


def _unresolved_pronoun(shown: Shown) -> bool:
    said = _LEAD.sub("", shown.prompt)
    return any(_points_out(match, said) for match in _PRONOUN.finditer(said))


_LEAD = re.compile(r"^In (?!which|what)[\w' -]{2,60}, ")
"""An opening phrase, whose nouns no pronoun of the sentence means."""


def _points_out(match: re.Match[str], prompt: str) -> bool:
    word, after = match.group().lower(), prompt[match.end() :]
    if word == "it" and _EXPLETIVE.search(prompt[max(0, match.start() - 8) : match.end() + 25]):
        return False
    if word in _POINTING:
        return not (word == "those" and re.match(r" (?:who|that|which|with|of|in)\b", after))
    earlier = re.findall(r"[A-Za-z]{3,}", prompt[: match.start()])
    return not any(name.lower() not in words("gate-function-words") for name in earlier)


_STANDING_FOR = re.compile(
    r"\b(?:have|has|had) none\b|\bones\b(?! (?:that|who|which|in|of|with))|"
    r"\b(?:granted|given|called|such|this|that|have|has|had|is|was|are|were|become|became|as) ones?[.?]?$"
)


_RELATIVE = pattern("gate-relative")
_DOCUMENT = pattern("gate-document")
_FIRST_PERSON = pattern("gate-first-person")
_GENERIC = pattern("gate-generic")
_RESEARCH = pattern("gate-research")
_INSTITUTION = pattern("gate-institution")
_UNIT_ANSWER = re.compile(
    r"^(?:celsius|fahrenheit|percent|degrees?|years?|months?|weeks?|days?|hours?|minutes?|grams?|meters?|miles?|dollars?)$",
    re.IGNORECASE,
)


def _generic_advice(shown: Shown) -> bool:
    """Advice that stands in every leaflet; but what calls for a doctor is a list of its own."""
    if shown.rule == "advice" or (shown.rule == "list-item" and re.search(r" if (?:you|they|people)\b", shown.prompt)):
        return False
    return bool(_GENERIC.search(f"{shown.prompt} {shown.answer}"))


def _anecdote(shown: Shown) -> bool:
    """A given name alone: a person in a story, not in the subject."""
    for match in re.finditer(r"(?<![\w.] )\b([A-Z][a-z]+)\b(?!['’]?s? [A-Z])", shown.prompt.replace(GAP, shown.answer)):
        before = shown.prompt[: match.start()].rstrip().split(" ")[-1]
        if match.group(1).lower() in words("given-names") and not before[:1].isupper():
            return True
    return False


_WEAK_ANSWER = pattern("gate-weak-answer")
_EMPTY = pattern("gate-empty-answer")
_HEADING_RUN = re.compile(
    r"^(?:(?:Which|What) [a-z ]*)?(?:[A-Z][a-z]+ (?:(?:of|the|in|and|on|for|to) )?){5,}[a-z]+ [a-z]"
)
_TRUNCATED = re.compile(
    r"^[,;:.)\]]|\b(?:and|or|of|the|a|an|to|in|with|by|for|that|which|from|as|than)$", re.IGNORECASE
)
_MARKUP = re.compile(r"[→⇒←↔]|[{}<>|\\]|\*\*|__|\[\d|\]\(|`")
_DOUBLED = re.compile(r"\b(\w{2,}) \1\b", re.IGNORECASE)
_PUNCTUATION = re.compile(r"[,;:]\?$|\s(?:[?,;:]|\.(?![a-z]))|\?\?|\.\?$|,,|\(\)|\.\.(?!\.)")
_OPENER = pattern("gate-opener")
_BARE_OF_GENERIC = pattern("gate-generic-definite")


def _which_repeated(shown: Shown) -> bool:
    match = re.search(r"\bwhich (\w+)", shown.prompt, re.IGNORECASE)
    if match is None:
        return False
    return (
        bool(match)
        and shown.kind is Kind.QA
        and shown.rule
        not in ("counted-list", "inline-list", "list", "definition-which", "apposition-which", "term-line")
        and bool(content_stems(match.group(1)) & content_stems(shown.answer))
        and not _names_one(shown.answer, match.group(1))
    )


def _names_one(answer: str, kind: str) -> bool:
    """Whether the answer says which one of the kind: by a name, a number or a word that is no common one."""
    told = [word for word in re.findall(r"[\w'’-]+", answer) if not content_stems(word) & content_stems(kind)]
    return any(not word.islower() or zipf(word) < _NAMING for word in told)


_NAMING = 4.3


def _answer_long(shown: Shown) -> bool:
    return len(_words(shown.answer)) > _most_words(shown.rule)


def _most_words(rule: str) -> int:
    """How many words the answer of a rule may have."""
    if "list" in rule:
        return LIST_WORDS
    return LONG_ANSWER_WORDS if rule in _RUNNING_ON else CLAUSE_WORDS if rule in _TELLING else ANSWER_WORDS


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


_PHRASE = re.compile(
    r"\b(?:(?:in|with) (?:terms|spite|front|response|favou?r|light|charge|need|search|addition|respect|regard|view)|"
    r"by (?:means|way|virtue)|on (?:account|behalf|top)|as a (?:result|consequence)|at the (?:expense|cost)) "
    r"(?:of|to)\b",
    re.IGNORECASE,
)
"""Prepositions of several words, which a gap must not begin inside of."""


def _splits(shown: Shown) -> bool:
    before, gap, after = shown.prompt.partition(GAP)
    if not gap:
        return False
    text = before + shown.answer + after
    return any(m.start() < len(before) < m.end() for m in _PHRASE.finditer(text))


def _fused(shown: Shown) -> bool:
    """Two words that lost what stood between them: "removingsmall"."""
    return any(_two_in_one(word) for word in re.findall(r"\b[a-z]{9,}\b", f"{shown.prompt} {shown.answer}"))


_INFLECTED = re.compile(r"(?:[^siu]s|ies|ing|ed)$")
"""Compounds have a bare first half: "undercooked", "shoemakers"."""


def _two_in_one(word: str) -> bool:
    if zipf(word) > 0:
        return False
    cuts = ((word[:at], word[at:]) for at in range(3, len(word) - 1))
    return any(
        len(left) >= 4
        and zipf(left) >= 3.0
        and (zipf(right) >= 6.3 or (bool(_INFLECTED.search(left)) and len(right) >= 5 and zipf(right) >= 4.0))
        for left, right in cuts
    )


def _weak(answer: str, rule: str) -> bool:
    return bool(_WEAK_ANSWER.match(answer)) or (rule in ("cloze", "subject", "object") and bool(_EMPTY.search(answer)))


def _bare_definite_answer(shown: Shown) -> bool:
    """An answer that says of nothing which one it is: "the channel"; a rare noun says of what kind ("the thorax")."""
    match = re.fullmatch(r"the ([a-z]+)", shown.answer.strip(" ."))
    if match is None or shown.rule != "subject" or match.group(1) in words("definite-unique"):
        return False
    return zipf(match.group(1)) >= _PLAIN and stem(match.group(1)) not in shown.topic_words


_PLAIN = 3.9


def _topic_hidden(shown: Shown) -> bool:
    """The gap holds the only word that says what the card is about."""
    words = {word for word in shown.topic_words if zipf(word) < TELLING}
    hidden = words & content_stems(shown.answer)
    return shown.kind is Kind.CLOZE and bool(hidden) and not words & content_stems(shown.prompt.replace(GAP, " "))


TELLING = 4.8


def _backwards_to_topic(shown: Shown) -> bool:
    """A description that leads back to the topic itself: many things fit it, without the document in view."""
    backwards = shown.rule in ("definition-term", "definition-which", "subject", "doer")
    return backwards and bool(shown.topic_words) and content_stems(shown.answer) == shown.topic_words


_TWO_CLAUSES = re.compile(
    r"^(?:In [^,]{2,60}, )?(?!(?:when|if|because|although|though|as|since|while|after|before|until|unless|once|where|"
    r"in|on|at|by|from|for|during|among|to|with|within|through|over|under|despite|what|which|who|whom|why|how)\b)"
    r"[^,?]+ (?:is|was|are|were|has|had|have|can|may)\b[^?]*, "
    r"(?:(?:in|by|to|for|from|at|on|with) )?(?:what|who|whom|which|when|how|why|where)\b"
    r"|, (?:so|and|but|or),? (?:what|who|whom|which|when|how|why|where)\b",
    re.IGNORECASE,
)
"""A statement with a question behind it: "Not everyone was so lucky, in which year …"."""


def _run_on(shown: Shown) -> bool:
    """A second statement beside the one asked; in a text with gaps only where a colon stands between them."""
    if shown.kind is Kind.QA:
        return bool(re.search(r"[;:] ", shown.prompt) or _TWO_CLAUSES.search(shown.prompt))
    return shown.rule == "cloze" and bool(re.search(r"\w{2}: [A-Z]", shown.prompt.replace(GAP, shown.answer)))


_CUT_FRACTION = re.compile(r"\b\d[\d,]*\?$")


def _splits_fraction(shown: Shown) -> bool:
    """A question that ends inside "1 in 365": "When does it occur in approximately 1?"."""
    return bool(_CUT_FRACTION.search(shown.prompt) and re.match(r"(?:in|out of) ", shown.answer))


_FRAGMENT = re.compile(
    r"^(?:In [^,]{2,50}, )?(?:because|although|though|whereas|while|since|if|when|unless)\b[^,]*$", re.IGNORECASE
)
"""A clause that waits for its main clause: "because the channel is long"."""


_SHORTHAND = pattern("gate-shorthand")
_SHORTENED = re.compile(r"\bb/c\b|\bw/(?:o\b|out\b|\s)", re.IGNORECASE)
"""Words as one shortens them in one's own notes."""
_CLIPPED = re.compile(
    r"\bbc\b|\b[a-z]\S* vs?\. |\bvs?\. [a-z]|, (?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.? \d{1,2}\b(?!,? \d{4})"
)
"""The same in a whole statement, where a definition line's label or body may have them: "raid bc of hunger, Oct 9"."""


def _shorthand(shown: Shown) -> bool:
    if _SHORTENED.search(f"{shown.prompt} {shown.answer}"):
        return True
    text = shown.prompt.replace(GAP, shown.answer)
    if shown.rule not in _OF_LINES and _CLIPPED.search(text):
        return True
    return shown.rule == "cloze" and bool(_SHORTHAND.search(text))


_OF_LINES = ("definition-line", "term-line", "cell")


def _in(pattern: re.Pattern[str]) -> Callable[[Shown], bool]:
    """Whether the pattern is in the question, or in the whole text of a cloze."""
    return lambda shown: bool(pattern.search(shown.prompt.replace(GAP, shown.answer)))


_NAMING_RULES = (
    "subject",
    "doer",
    "object",
    "any-object",
    "complement",
    "cause",
    "caused-by",
    "effect",
    "kind",
    "fronted",
    "relative",
    "participle",
    "where",
)
"""Rules whose answers must name something."""

CHECKS: tuple[tuple[str, Callable[[Shown], bool]], ...] = (
    ("unresolved-pronoun", _unresolved_pronoun),
    ("stand-in", _in(_STANDING_FOR)),
    ("relative-time", _in(_RELATIVE)),
    ("document-words", _in(_DOCUMENT)),
    ("first-person", _in(_FIRST_PERSON)),
    ("generic-advice", _generic_advice),
    ("research-news", _in(_RESEARCH)),
    ("institution", lambda s: s.rule == "acronym" and bool(_INSTITUTION.search(s.answer))),
    ("unit-answer", lambda s: bool(_UNIT_ANSWER.match(s.answer))),
    ("anecdote", _anecdote),
    ("discourse-opener", _in(_OPENER)),
    (
        "generic-definite",
        lambda s: bool(_BARE_OF_GENERIC.search(s.prompt)) and not s.topic_words & content_stems(s.prompt),
    ),
    ("weak-answer", lambda s: _weak(s.answer.strip(" ."), s.rule)),
    (
        "answer-pointing",
        lambda s: bool(re.match(r"(?:this|these|those|it|its|their|they|such) ", s.answer, re.IGNORECASE)),
    ),
    ("undated", lambda s: s.kind is Kind.QA and undated(s.prompt, s.answer)),
    ("kind-twice", lambda s: s.rule in _NAMING_RULES and kind_twice(s.prompt)),
    ("answer-a-kind", lambda s: s.rule in _NAMING_RULES and bare_kind(s.answer)),
    ("answer-definite", _bare_definite_answer),
    ("answer-truncated", lambda s: bool(_TRUNCATED.search(s.answer.strip()))),
    ("answer-empty", lambda s: not re.search(r"\w", s.answer)),
    ("answer-too-long", _answer_long),
    ("prompt-too-long", _prompt_long),
    ("prompt-too-thin", _thin),
    ("answer-in-prompt", given.leaks),
    ("initials-in-prompt", given.initials_leak),
    ("which-repeated", _which_repeated),
    ("gap-is-topic", _topic_answer),
    ("answer-is-topic", _backwards_to_topic),
    ("gap-holds-topic", _topic_hidden),
    ("gap-is-common", given.common_gap),
    ("gap-left-vague", given.left_vague),
    ("gap-is-other-end", given.other_end),
    ("gap-is-setting", given.setting),
    ("gap-only-opens", given.only_opens),
    ("number-told", number_told),
    ("gap-splits-phrase", _splits),
    ("fraction-split", _splits_fraction),
    ("fused-words", _fused),
    ("root-in-prompt", given.root_shown),
    ("run-on", _run_on),
    ("note-shorthand", _shorthand),
    ("fragment", lambda s: s.kind is Kind.CLOZE and bool(_FRAGMENT.search(s.prompt))),
    ("heading-run-in", _in(_HEADING_RUN)),
    ("doubled-word", _in(_DOUBLED)),
    ("unbalanced", _unbalanced),
    ("punctuation", lambda s: bool(_PUNCTUATION.search(s.prompt.replace(GAP, "x")))),
    ("markup", lambda s: bool(_MARKUP.search(s.prompt.replace(GAP, "") + s.answer))),
)


CLEARED_BY_TOPIC = frozenset(("generic-definite",))
"""Checks that a card passes when it names its document's topic; without the document they cannot be asked again."""


def failures(shown: Shown) -> tuple[str, ...]:
    """The names of the checks that fail, in the order of CHECKS; empty for a card that may be kept."""
    return tuple(name for name, fails in CHECKS if fails(shown))
