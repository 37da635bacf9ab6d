"""Owns a text as the words that are compared: case, accents, dashes, numbers and units in one form; must not judge."""

import re
import unicodedata
from functools import lru_cache

from quizgen.quiz.typed.numerals import POWERS, in_digits, is_number
from quizgen.quiz.typed.spelling import canonical

SEPARATOR = ","
"""Stands for a comma, "and", "or": what things listed are told apart by."""

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒−", "-") | {"–": "–", "—": " – ", "’": "'", "‘": "'", "ʼ": "'"})
_GREEK_SAID = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon "
    "phi chi psi omega"
)
_GREEK = dict(zip("αβγδεζηθικλμνξοπρστυφχψω", _GREEK_SAID.split(), strict=True))
LETTERS = frozenset(_GREEK.values())
"""The names of Greek letters, which stand for them."""
_UNITS = {
    name: unit
    for unit, names in {
        "gram": "g gram gramme",
        "kilogram": "kg kilogram kilo",
        "milligram": "mg milligram",
        "microgram": "μg mcg ug microgram",
        "nanogram": "ng nanogram",
        "liter": "l liter",
        "milliliter": "ml milliliter cc",
        "deciliter": "dl deciliter",
        "meter": "m meter",
        "kilometer": "km kilometer",
        "centimeter": "cm centimeter",
        "millimeter": "mm millimeter",
        "micrometer": "μm um micrometer micron",
        "nanometer": "nm nanometer",
        "second": "s sec second",
        "millisecond": "ms millisecond",
        "minute": "min minute",
        "hour": "h hr hrs hour",
        "year": "yr year",
        "volt": "v volt",
        "watt": "w watt",
        "joule": "j joule",
        "newton": "n newton",
        "pascal": "pa pascal",
        "hertz": "hz hertz",
        "kelvin": "k kelvin",
        "celsius": "c celsius centigrade",
        "fahrenheit": "f fahrenheit",
        "mole": "mol mole",
        "calorie": "cal calorie",
        "kilocalorie": "kcal kilocalorie",
        "mmhg": "mmhg torr",
        "percent": "percent pct %",
    }.items()
    for name in names.split()
}
"""Units by symbol and name: said of a number they are one word each, "2 L" and "two litres"."""
_MONTHS_SAID = "january february march april may june july august september october november december"
_MONTHS = {
    month[:length]: month for month in _MONTHS_SAID.split() for length in (3, 4, len(month)) if len(month) >= length
}
_LETTERED_SAID = "vitamin hepatitis type group class grade stage factor phase influenza blood team plan"
_LETTERED = frozenset(_LETTERED_SAID.split())
"""After these an "a" is a letter, no article."""
_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ł": "l", "ð": "d", "þ": "th", "ı": "i"})
_TOKEN = re.compile(r"(?<![^\s(≈~<>=,;^])-\d+(?:\.\d+)?|\.\d+|\d{3}0s\b|\d+(?:\.\d+)?|[^\W\d_]+|[%+#^×=<>/±,;&°*$€£]")
_REWRITES = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"can't|cannot", "can not"),
        (r"n't\b", " not"),
        (r"'s\b|'", ""),
        (r"\(e?s\)", ""),
        (r"\be\.g\.|\bi\.e\.", " "),
        (r"(?<=\b[a-z])\.(?=[a-z]\b)", ""),  # U.S.
        (r"(?<=\d)[ ,](?=\d{3}(?!\d))", ""),  # 10 000
        (r"(?<=\d),(?=\d)", "."),  # 0,5
        (r"(?<=\d)\s*[-–]\s*(?=\d)", " to "),
        (r"(?<=\d)\s*[x*]\s*(?=\d)", "×"),
        (r"(\b[a-z]{1,3}\d?)-$", r"\1 minus"),  # Cl-
        (r"(?<=[a-z] )[a-z]\.\s(?=[a-z])", ""),  # Franklin D. Roosevelt
        (r"\bper cent\b", "percent"),
        (r"(?<=\d)\s*(?:°|degrees?)?\s*(?=celsius|fahrenheit|centigrade|[cf]\b)", " degree "),
        (r"\bsquared\b", "^2"),
        (r"\bcubed\b", "^3"),
    )
)
_MONEY = {"$": "dollar", "€": "euro", "£": "pound"}
_SAID = {"&": "and", "°": "degree", "non": "not"}
_DENIED = re.compile(r"non(?!sense|agon)(?=[^\W\d_]{4})")
_JOINING = frozenset((",", ";", "and", "or"))


@lru_cache(maxsize=512)
def folded(text: str) -> tuple[str, ...]:
    """The words of a text in the one form that is compared; brackets and other marks are gone."""
    words = _without_first_one([word for token in _TOKEN.findall(_read(text)) for word in _expanded(token)])
    words = _without_articles(_priced(list(in_digits(words))))
    return tuple(_dated([_canonical(word, words[at - 1] if at else "") for at, word in enumerate(words)]))


def plain(text: str) -> str:
    """A text in lower case without accents, its compatible characters as one, raised digits after a '^'."""
    text = re.sub(r"[⁰¹²³⁴-⁹]+", lambda found: "^" + found.group().translate(_RAISED), text)
    text = unicodedata.normalize("NFKC", text.translate(_DASHES)).replace("⁄", "/").casefold()
    return unicodedata.normalize("NFC", _unaccented(unicodedata.normalize("NFD", text)))


def _unaccented(text: str) -> str:
    """A decomposed text without the marks on Latin and Greek letters; elsewhere (が, й) they tell letters apart."""
    kept: list[str] = []
    european = False
    for char in text:
        if not unicodedata.combining(char):
            european = char < "\u0400"
        elif european:
            continue
        kept.append(char)
    return "".join(kept).translate(_LETTERS)


def _read(text: str) -> str:
    """`plain`, with what is known by its place rewritten: possessives, ranges, thousands, charges."""
    text = plain(text).strip()
    for pattern, put in _REWRITES:
        text = pattern.sub(put, text)
    return text


def _expanded(token: str) -> tuple[str, ...]:
    if token in _SAID:
        return (_SAID[token],)
    if token in _GREEK:
        return (_GREEK[token],)
    denied = _DENIED.match(token)
    return ("not", token[denied.end() :]) if denied else (token,)


def _priced(words: list[str]) -> list[str]:
    """ "$5" as "5 $"."""
    for at, word in enumerate(words[:-1]):
        if word in _MONEY and is_number(words[at + 1]):
            words[at : at + 2] = [words[at + 1], word]
    return words


def _without_first_one(words: list[str]) -> list[str]:
    """ "the one node that …" is a node; "one million" and "one hour" are counted."""
    at = 1 if words[:1] == ["the"] else 0
    counts = words[at : at + 1] == ["one"] and len(words) - at > 3
    return words[at + 1 :] if counts and words[at + 1] not in {*POWERS, *_UNITS, "hundred", "half", "third"} else words


def _without_articles(words: list[str]) -> list[str]:
    kept = [word for word in words if word not in ("the", "an")]
    return [
        word for at, word in enumerate(kept) if word != "a" or at == len(kept) - 1 or (at and kept[at - 1] in _LETTERED)
    ] or words[-1:]


def _canonical(word: str, before: str) -> str:
    if word in _JOINING:
        return SEPARATOR
    if word == "/":
        return "per"
    if word in _MONEY:
        return _MONEY[word]
    known = word if word[0].isdigit() else canonical(word)
    is_measured = is_number(before) or before in ("per", "/", "degree")
    return _UNITS.get(known, known) if is_measured or len(known) > 3 or known == "%" else known


def _dated(words: list[str]) -> list[str]:
    """A day, month and year with the month first: "12 October 1492" and "October 12th, 1492" are one."""
    at = next((at for at, word in enumerate(words) if word in _MONTHS and _has_day(words, at)), None)
    if at is None:
        return words
    rest = [word for word in words[:at] + words[at + 1 :] if word not in (SEPARATOR, "of")]
    return [_MONTHS[words[at]], *(word.rstrip(".") if is_number(word) else word for word in rest)]


def _has_day(words: list[str], at: int) -> bool:
    return any(is_number(word) for word in (*words[max(0, at - 1) : at], *words[at + 1 : at + 2]))
