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
def can_be_verb(word: str) -> bool:
    """Whether a word is a form of a verb in the lexicon, or is formed like a verb: "phosphorylate"."""
    from lemminflect import getLemma

    lowered = word.lower()
    if lowered.endswith(("ate", "ize", "ise", "ify")):
        return True
    return any(getLemma(lowered, upos=kind, lemmatize_oov=False) for kind in ("VERB", "AUX"))


@cache
def can_be_noun(word: str) -> bool:
    """Whether a word is a common noun in the lexicon, or is too rare to be there and formed like a term."""
    from lemminflect import getLemma

    lowered = word.lower()
    listed = bool(getLemma(lowered, upos="NOUN", lemmatize_oov=False))
    return listed or (common(word) and zipf(lowered) < _COINED)


_COINED = 3.2


@cache
def is_adjectival(word: str) -> bool:
    """Whether the lexicon has the word as an adjective and not as a noun: "closed", "biological"."""
    from lemminflect import getAllLemmas

    found = getAllLemmas(word.lower())
    return "ADJ" in found and "NOUN" not in found


@cache
def singular(noun: str) -> str:
    """The singular of a noun form."""
    from lemminflect import getLemma

    found = getLemma(noun.lower(), upos="NOUN")
    return str(found[0]) if found else noun.lower()


_ENDS_LIKE_PLURAL = ("is", "ics", "series", "species", "us", "ss")


def is_plural_word(noun: str) -> bool:
    """Whether a noun form alone shows a plural: "eosinophils", "bacteria", but not "osmosis", "physics" or "series"."""
    lowered = noun.lower()
    return not lowered.endswith(_ENDS_LIKE_PLURAL) and singular(lowered) != lowered


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
    "iac",
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
    "ible",
    "able",
)


@cache
def common(word: str) -> bool:
    """Whether a capitalised word is lower case inside a sentence: it is in the lexicon, or formed like a term."""
    from lemminflect import getAllLemmas

    lowered = word.lower().removeprefix("non-").split("-")[0]
    listed = any(pos != "PROPN" for pos in getAllLemmas(lowered))
    coined = len(lowered) >= 8 and zipf(lowered) < 2.0
    return listed or coined or lowered.endswith(_TERM_ENDINGS) or len(lowered) < 3 or zipf(lowered) >= 5.5
