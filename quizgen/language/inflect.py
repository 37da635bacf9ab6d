"""Owns verb and noun forms (through lemminflect); must not know clauses."""

from functools import cache

from quizgen.frequency import zipf

_BE = {"am": "is", "are": "is", "were": "was", "have": "has", "do": "does"}


@cache
def base(verb: str) -> str:
    """The infinitive of a verb form: 'destroys' -> 'destroy'."""
    from lemminflect import getLemma

    lowered = verb.lower()
    found = getLemma(lowered, upos="VERB") or getLemma(lowered, upos="AUX")
    return str(found[0]) if found else lowered


@cache
def third_person(verb: str) -> str:
    """The present form that goes with a singular subject: 'provide' -> 'provides', 'are' -> 'is'."""
    from lemminflect import getInflection

    lowered = verb.lower()
    if lowered in _BE:
        return _BE[lowered]
    found = getInflection(base(lowered), tag="VBZ")
    return str(found[0]) if found else lowered


@cache
def past(verb: str) -> str:
    """The simple past of a verb form: 'written' -> 'wrote'."""
    from lemminflect import getInflection

    found = getInflection(base(verb), tag="VBD")
    return str(found[0]) if found else verb.lower()


@cache
def verb_form(word: str) -> str:
    """'VBZ' or 'VBP' when the word can be a present verb; else ''."""
    from lemminflect import getLemma

    lowered = word.lower()
    found = getLemma(lowered, upos="VERB", lemmatize_oov=False)
    if not found:
        return ""
    return "VBZ" if third_person(found[0]) == lowered else "VBP" if found[0] == lowered else ""


@cache
def singular(noun: str) -> str:
    """The singular of a noun form."""
    from lemminflect import getLemma

    found = getLemma(noun.lower(), upos="NOUN")
    return str(found[0]) if found else noun.lower()


@cache
def plural(noun: str) -> str:
    """The plural of a singular noun."""
    from lemminflect import getInflection

    found = getInflection(noun.lower(), tag="NNS")
    return str(found[0]) if found else noun


NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def number_word(number: int) -> str:
    """A small count in words."""
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


_TERM_ENDINGS = (
    "ia",
    "itis",
    "osis",
    "emia",
    "ous",
    "ic",
    "al",
    "ing",
    "ed",
    "tion",
    "ness",
    "ism",
    "ase",
    "ide",
    "oid",
    "ly",
    "pathy",
    "ive",
)


@cache
def common(word: str) -> bool:
    """Whether a capitalised word is lower case inside a sentence: it is in the lexicon, or formed like a term."""
    from lemminflect import getAllLemmas

    lowered = word.lower().removeprefix("non-").split("-")[0]
    listed = any(pos != "PROPN" for pos in getAllLemmas(lowered))
    coined = len(lowered) >= 8 and zipf(lowered) < 2.0
    return listed or coined or lowered.endswith(_TERM_ENDINGS) or len(lowered) < 3 or zipf(lowered) >= 5.5
