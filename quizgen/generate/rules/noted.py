"""Owns how notes are jotted: signs for words, verbs side by side, a term cut down to what tells it from its
neighbours; must not find facts."""

import re

from quizgen.generate.candidate import Sentence
from quizgen.generate.topic import is_generic
from quizgen.language.inflect import can_be_noun, singular, verb_form
from quizgen.language.lexicon import table, words


def spelled_out(body: str) -> str:
    """The body with the words that a note writes as signs: "sand + clay" -> "sand and clay", "w/" -> "with"."""
    body = _DATED.sub(" in ", _JOINED.sub(" and ", body))
    said = table("noted-signs")
    return " ".join(said.get(word.lower(), word) for word in body.split(" "))


_JOINED = re.compile(r"(?<=[a-z]{2}) [+&] (?=[a-z]{2})")


_DATED = re.compile(r"(?<=[a-z]ed) (?=1\d{3}(?![\d–-]))")
"""Where a note leaves out "in": "introduced 1604"."""


def both(body: str) -> str:
    """What a term does, with "and" between two verbs: "lifts the bar, leaves the bolt" -> "… and leaves …"."""
    first, comma, second = body.partition(", ")
    alike = comma and "," not in second and verb_form(second.split(" ")[0]) == "VBZ"
    return f"{first} and {second}" if alike and not re.search(r"\b(?:and|or|but|so|that|which)\b", body) else body


def fragment(body: str) -> bool:
    """Whether a body is only a piece of what is told of its term: a word before a comma, the head of a list."""
    return body.endswith(":") or bool(_ALONE.match(body))


_ALONE = re.compile(r"[\w-]+, (?!(?:in|with|on|at|by|from|for|of|which|that|who)\b)")
"""One word and then another remark: "fast, no need of coal", "smith, tutor to the heir"."""


def cut_down(sentence: Sentence) -> bool:
    """Whether a term is only what tells it from its neighbours: a letter, one of several adjectives."""
    terms = (sentence.block.term, *(_term(other) for other in sentence.siblings))
    return is_letter(terms[0]) or bool(
        _ADJECTIVE.fullmatch(terms[0]) and sum(bool(_ADJECTIVE.fullmatch(term)) for term in terms) > 1
    )


def is_letter(term: str) -> bool:
    """Whether a term is one letter, which names nothing by itself."""
    return bool(_LETTER.fullmatch(term))


def noun_above(sentence: Sentence) -> str:
    """The noun that a cut-down term lacks: "ring" of "outer" below "Rings:"; '' where the line above has none, or is
    a heading of more than its kinds."""
    stems = sentence.block.stems
    said = re.split(r"→|->|=>", re.sub(r"\s*\([^)]*\)", "", stems[-1] if stems else sentence.heading))[-1]
    said = said.strip(" .:*–-")
    parts = _GATHERED.sub("", said).lower().split(" ")
    phrase = len(parts) <= _LONGEST and not words("gate-function-words").intersection(parts)
    named = phrase and parts[-1].isalpha() and can_be_noun(parts[-1]) and not is_generic(said)
    noun = singular(parts[-1]) if named and not _REMARKS.search(said) else ""
    return noun if stems or noun != parts[-1] else ""


def _term(item: str) -> str:
    return re.split(r"\s*(?::| [–—-]) ", item, maxsplit=1)[0]


_ADJECTIVE = re.compile(r"[A-Za-z]{2,}(?:[iu]al|[tnrb]al|ical|ic|ive|ous|ed|ary)|[A-Za-z]{4,}cal")
_LETTER = re.compile(r"[A-Z]")
_LONGEST = 3
_GATHERED = re.compile(r"^(?:(?:main|two|three|four|five|\d) )?(?:types|kinds|forms|classes|sorts) of ", re.IGNORECASE)
_REMARKS = re.compile(
    r"\b(?:pros?|cons?|advantages?|disadvantages?|effects?|causes?|problems?|uses?|evidence|criticisms?|examples?|"
    r"benefits?|consequences?|functions?|related|others?|factors?|history)$",
    re.IGNORECASE,
)
"""A line above a list whose items are remarks, and no kinds of it."""


def remarked(sentence: Sentence) -> bool:
    """Whether the line above says that its list holds remarks: "pros/cons", "Problems:"."""
    stem = sentence.block.stems[-1] if sentence.block.stems else ""
    return bool(_REMARKS.search(stem.strip(" .:*")))
