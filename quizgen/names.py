"""Owns what a text names, and whether another text names the same; must not know notes or drafts."""

import re
from dataclasses import dataclass

from quizgen.likeness import FUNCTION_WORDS, TERM, TOKEN, Vocabulary, capitalised, is_slip, joined, stem, stems, telling


@dataclass(frozen=True, slots=True)
class Names:
    """What a text names: labels as noun and number ("type 1", "B12"), proper names, words all in capitals; and all
    its stems in order."""

    labels: frozenset[tuple[str, str]]
    proper: frozenset[str]
    short: frozenset[str]
    stems: tuple[str, ...]


def names(text: str, known: Vocabulary) -> Names:
    """What a text names; a word known as a name is one at the start of a sentence too."""
    said = stems(text)
    proper = frozenset((*capitalised(text), *(known.names & {*said})))
    short = frozenset(word.casefold() for word in TERM.findall(joined(text)) if len(word) > 1 and word.isupper())
    return Names(frozenset(_labels(text)), proper, short, said)


def renamed(old: Names, new: Names, known: Vocabulary) -> bool:
    """Whether a label or a proper name gave way to another one; a misspelling or an abbreviation is the same name."""
    if _missing_labels(old, new) and _missing_labels(new, old):
        return True
    return bool(_missing_names(old, new, known) and _missing_names(new, old, known))


def _missing_labels(old: Names, new: Names) -> list[tuple[str, str]]:
    """Labels of the first text that the second has in no spelling of the noun; a number may stand away from it."""
    return [
        (noun, value)
        for noun, value in sorted(old.labels)
        if not any(value == other and (noun == near or is_slip(noun, near)) for near, other in new.labels)
        and (value.isalpha() or value not in new.stems or not (noun in new.stems or not noun))
    ]


def _missing_names(old: Names, new: Names, known: Vocabulary) -> list[str]:
    """Proper names of the first text that the second has in no spelling, or not as often."""
    return [
        name
        for name in sorted(old.proper)
        if old.stems.count(name) > new.stems.count(name)
        and not any(len(name + other) > 8 and known.is_misspelling(name, other) for other in new.stems)
        and not any(_abbreviates(short, old.stems, name) for short in new.short - old.short)
        and not (name in old.short and _abbreviates(name, new.stems))
    ]


def _abbreviates(short: str, said: tuple[str, ...], part: str = "") -> bool:
    """Whether a word is made of the first letters of words in a row, `part` among them."""
    long = telling(said)
    rows = (long[at : at + len(short)] for at in range(len(long) - len(short) + 1))
    return any("".join(word[0] for word in row) == short and (not part or part in row) for row in rows)


def exchanged(old: tuple[str, ...], new: tuple[str, ...]) -> bool:
    """Whether two words have changed places and nothing else has, so that each says what the other said; items of
    one list may."""
    places = [at for at, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]]
    if len(old) != len(new) or len(places) != 2:
        return False
    one, other = places
    between = {*old[one + 1 : other]} & FUNCTION_WORDS
    return (old[one], old[other]) == (new[other], new[one]) and bool(between - {"and", "or"})


_ROMAN = re.compile(r"[IVX]+")
_LABEL_NOUNS = (
    "type stage phase grade class chromosome factor level step group chapter figure table article section part act "
    "war generation category number vitamin hepatitis layer unit lecture law rule order schedule amendment "
    "protein gene virus influenza version model zone period world cluster photosystem complex"
)
_LABELLED = frozenset(stem(noun) for noun in _LABEL_NOUNS.split())
_VERBAL = re.compile(r"(?:ed|ing|ly|s)$")


def _labels(text: str) -> list[tuple[str, str]]:
    """Words of letters and digits, and nouns with the number or letter right after them that tells which one."""
    tokens = TOKEN.findall(joined(text))
    found = [("", word.casefold()) for word in tokens if word[0].isalpha() and any(map(str.isdigit, word))]
    for head, value, after in zip(tokens, tokens[1:], (*tokens[2:], "."), strict=False):
        if _is_label(head, value, after):
            found.append((stem(head.casefold()), value.casefold()))
    return found


def _is_label(noun: str, value: str, after: str) -> bool:
    """Whether a word after a noun tells which one: "type 1", "phase III", "room A"; not how many, as in "has 4"."""
    if not noun.isalpha() or noun.casefold() in FUNCTION_WORDS:
        return False
    if not value.isdigit():
        return bool(_ROMAN.fullmatch(value)) or (len(value) == 1 and value.isupper())
    if len(value) > 3:
        return False
    counts = _VERBAL.search(noun) or (after.isalpha() and after.casefold() not in FUNCTION_WORDS)
    return not counts or noun[0].isupper() or stem(noun.casefold()) in _LABELLED
