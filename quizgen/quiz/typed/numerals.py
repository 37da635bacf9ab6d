"""Owns numbers said in words, digits or Roman numerals, as digits; must not know units."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

_UNITS_SAID = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_UNITS = _UNITS_SAID.split()
_TENS_SAID = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = _TENS_SAID.split()
_SMALL = {word: n for n, word in enumerate(_UNITS)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
POWERS = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_ORDINALS_SAID = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_ORDINALS = {
    word: n
    for n, word in enumerate(
        _ORDINALS_SAID.split(),
        1,
    )
} | {"thirtieth": 30, "hundredth": 100}
_ROMAN_SAID = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx"
_ROMAN = {word: n for n, word in enumerate(_ROMAN_SAID.split(), 1)}
_NUMBERED_SAID = "type phase stage class grade group war factor part chapter act level category volume"
_NUMBERED = frozenset(_NUMBERED_SAID.split())
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}


def is_number(word: str) -> bool:
    """Whether a word that `in_digits` gave is a number, ordinals too."""
    return word[-1:].isdigit() or (word[-1:] == "." and word[:-1].isdigit())


def in_digits(words: Sequence[str]) -> tuple[str, ...]:
    """The words with each number in one form: '21', '0.5', '2000000', '19.' for an ordinal, '50 %' for a half."""
    return tuple(_read(words))


def _read(words: Sequence[str]) -> Iterator[str]:
    at = 0
    while at < len(words):
        part = _part(words, at) or _ordinal(words, at)
        if part:
            yield from part[0]
            at = part[1]
            continue
        value, end = _value(words, at)
        if value is None:
            yield _roman(words, at)
            at += 1
        else:
            yield _plain(value)
            at = end


def _roman(words: Sequence[str], at: int) -> str:
    """A Roman numeral in digits; a single letter is one only after what is numbered, or at the end of a name."""
    word = words[at]
    before = words[at - 1] if at else ""
    ends_name = word == "i" and at == len(words) - 1 and len(before) > 2 and before != "the"
    numbered = before in _NUMBERED or ends_name
    return str(_ROMAN.get(word, word)) if len(word) > 1 or numbered else word


def _part(words: Sequence[str], at: int) -> tuple[tuple[str, ...], int] | None:
    """ "half", "a third", "two thirds", "1/2": as so many per cent, so that "50 %" is a half."""
    here, after = words[at], words[at + 1 : at + 3]
    if (
        len(after) == 2
        and after[0] == "/"
        and here.isdigit()
        and after[1].isdigit()
        and int(here) < int(after[1]) <= 100
    ):
        return _percent(int(here), int(after[1])), at + 3
    counted = {"a": 1, "an": 1, **{word: _SMALL[word] for word in _UNITS[1:10]}}
    if here in counted and after and (part := _PARTS.get(after[0].removesuffix("s").replace("halve", "half"))):
        return _percent(counted[here], part), at + 2
    if here in ("half", "quarter") and (not after or after[0] in ("a", "an", "the", "of")):
        return _percent(1, _PARTS[here]), at + 1
    return None


def _percent(over: int, under: int) -> tuple[str, ...]:
    return _plain(round(Decimal(100 * over) / under, 2)), "percent"


def _ordinal(words: Sequence[str], at: int) -> tuple[tuple[str, ...], int] | None:
    """ "second", "twenty-first", "2 nd": a number with a point."""
    here, after = words[at], words[at + 1 : at + 2]
    counts_time = at > 0 and (words[at - 1] == "per" or is_number(words[at - 1]) or words[at - 1] in _SMALL)
    if here in _ORDINALS and not (here == "second" and counts_time):
        return (f"{_ORDINALS[here]}.",), at + 1
    if here in _TENS and after and _ORDINALS.get(after[0], 10) < 10:
        return (f"{_SMALL[here] + _ORDINALS[after[0]]}.",), at + 2
    if here.isdigit() and after and after[0] in ("st", "nd", "rd", "th"):
        return (f"{int(here)}.",), at + 2
    return None


def _value(words: Sequence[str], at: int) -> tuple[Decimal | None, int]:
    """The number that begins here, and where it ends."""
    total, group, began = Decimal(0), Decimal(0), at
    while at < len(words):
        word = words[at]
        if word in POWERS and (at > began or word != "trillion"):
            total, group = total + (group or 1) * POWERS[word], Decimal(0)
        elif word == "hundred":
            group = (group or Decimal(1)) * 100
        elif word in _SMALL and _fits(group, _SMALL[word], at > began):
            group += _SMALL[word]
        elif at == began and _is_digits(word):
            group = Decimal(word)
        elif not (word == "and" and at > began and _joins(words, at)):
            break
        at += 1
    return (total + group, at) if at > began else (None, at)


def _fits(group: Decimal, value: int, going: bool) -> bool:  # noqa: FBT001 - a fact, not a choice of behaviour
    """Whether a small number goes on with what stands before: "twenty" "one", "hundred" "five"; not "one" "two"."""
    if not going or group == 0:
        return True
    return group % 100 == 0 or (group % 100 >= 20 and group % 10 == 0 and value < 10)


def _joins(words: Sequence[str], at: int) -> bool:
    """Whether an "and" stands inside a number: "one hundred and five"."""
    return words[at - 1] in ("hundred", "thousand") and at + 1 < len(words) and words[at + 1] in _SMALL


def _is_digits(word: str) -> bool:
    return word.lstrip("-").replace(".", "", 1).isascii() and word.lstrip("-").replace(".", "", 1).isdigit()


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
