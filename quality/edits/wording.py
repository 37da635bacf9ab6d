"""Owns the edits within one sentence or item: slips, synonyms, clauses, numbers, names; must not know documents."""

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from quality.edits.edit import Nature

Swap = tuple[str, str, Nature]
"""Old words, new words, and what it does to the fact."""


@dataclass(frozen=True, slots=True)
class Reworded:
    """The new text of a unit in one or two parts, and the words exchanged in it."""

    parts: tuple[str, ...]
    swaps: tuple[Swap, ...] = ()


Rewording = Callable[[Random, str], Reworded | None]
"""A text reworded; None where it offers no hold."""

_PLAIN_WORD = re.compile(r"(?<![\w*`/.-])[A-Za-z]{5,}(?![\w*`/-])")
_UNIT_BEFORE = (
    r"(?i:types?|vitamins?|stages?|phases?|grades?|groups?|class|layers?|levels?|sections?|articles?|chapters?|"
    r"tables?|figures?|part|no|hepatitis|lecture|weeks?|python|act|war|port|voyager|pioneer|photosystem|h)"
)
_QUANTITY = re.compile(r"(?<![\w.,/–-])(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?= ?(?:%|[a-z]{3,}))(?![\w./–-])")
_YEAR = re.compile(r"(?<=\b(?:[Ii]n|by|[Ii]n) )(1[0-9]{3}|20[0-2]\d)(?![\w–-])")
_CODED = re.compile(rf"\b{_UNIT_BEFORE} (?:\d{{1,2}}|[A-C]|[IV]{{1,3}})(?![\w.-])")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?: [A-Z][a-z]{3,})*(?![\w-])")
_DENIED = re.compile(r" (?:not|never|no|cannot)\b|n't\b")
_DENIABLE = re.compile(r"\b(is|are|was|were|can|does|do|has been|have been|will|may|must|should)\b(?= [a-z])")


@cache
def words() -> dict[str, Any]:
    """Our words to edit with, from words.toml."""
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))


def _with(text: str, match: re.Match[str], new: str) -> str:
    return text[: match.start()] + new + text[match.end() :]


def _picked(random: Random, matches: Sequence[re.Match[str]]) -> re.Match[str] | None:
    return random.choice(matches) if matches else None


# ---------------------------------------------------------------- the fact stays


def typo(random: Random, text: str) -> Reworded | None:
    """Two letters exchanged, one left out or one doubled."""
    match = _picked(random, list(_PLAIN_WORD.finditer(text)))
    if not match:
        return None
    word, at = match.group(), random.randrange(1, len(match.group()) - 2)
    slips = (word[:at] + word[at + 1] + word[at] + word[at + 2 :], word[:at] + word[at + 1 :])
    new = random.choice([*(slip for slip in slips if slip != word), word[: at + 1] + word[at:]])
    return Reworded((_with(text, match, new),), ((word, new, Nature.SURFACE),))


def punctuation(random: Random, text: str) -> Reworded | None:
    """A comma more or less, another dash, or no full stop."""
    ways = [
        re.sub(r",(?= [a-z])", "", text, count=1),
        re.sub(r"(?<=[a-z]) (?=(?:and|but|because|which|so) )", ", ", text, count=1),
        text.replace(" – ", ", ", 1),
        text.replace("; ", " – ", 1),
        text.removesuffix(".") if random.random() < 0.3 else text,
        re.sub(r"\((\w[^()]*)\)", r"– \1 –", text, count=1),
    ]
    found = [way for way in ways if way != text]
    return Reworded((random.choice(found),)) if found else None


def case(random: Random, text: str) -> Reworded | None:
    """A word with another first letter, or a term in capitals."""
    matches = [match for match in _PLAIN_WORD.finditer(text) if match.start()]
    match = _picked(random, matches)
    if not match:
        return None
    word = match.group()
    new = word.swapcase() if word.isupper() else word[0].swapcase() + word[1:]
    return Reworded((_with(text, match, new),), ((word, new, Nature.SURFACE),))


def synonym(random: Random, text: str) -> Reworded | None:
    """One or two general words exchanged for others."""
    table: dict[str, str] = words()["synonyms"]
    swaps: list[Swap] = []
    for _ in range(random.choice((1, 1, 2))):
        taken = {new for _, new, _ in swaps}
        matches = [m for m in _PLAIN_WORD_OR_SHORT.finditer(text) if m.group().lower() in table]
        match = _picked(random, [m for m in matches if m.group() not in taken])
        if match:
            new = _cased(table[match.group().lower()], match.group())
            swaps.append((match.group(), new, Nature.SURFACE))
            text = _with(text, match, new)
    return Reworded((text,), tuple(swaps)) if swaps else None


_PLAIN_WORD_OR_SHORT = re.compile(r"(?<![\w*`/-])[A-Za-z]{3,}(?![\w*`/-])")


def _cased(new: str, old: str) -> str:
    return new[0].upper() + new[1:] if old[0].isupper() else new


# ---------------------------------------------------------------- the fact changes


def number(random: Random, text: str) -> Reworded | None:
    """Another quantity or year."""
    matches = [match for match in _QUANTITY.finditer(text) if not _is_code(text, match)]
    match = _picked(random, [*matches, *_YEAR.finditer(text)])
    if not match:
        return None
    old = match.group(1)
    new = _other_number(random, old)
    return Reworded((_with(text, match, new),), ((old, new, Nature.QUANTITY),))


def _is_code(text: str, match: re.Match[str]) -> bool:
    """Whether the number names a thing: 'type 2 diabetes', 'Voyager 1 in'."""
    before = text[: match.start()].split()
    if not before:
        return False
    return bool(re.fullmatch(_UNIT_BEFORE, before[-1])) or (before[-1][0].isupper() and len(before) > 1)


def _other_number(random: Random, old: str) -> str:
    if "." in old:
        whole, part = old.split(".")
        return f"{int(whole) + random.choice((1, 2, 3))}.{part}"
    value = int(old.replace(",", ""))
    step = random.choice((1, 2, 3)) if value < 20 else random.choice((3, 5, 7, 11))
    return f"{value + step:,}" if "," in old else str(value + step)


def identifier(random: Random, text: str) -> Reworded | None:
    """Another type, stage or proper name: the text now speaks of something else."""
    match = _picked(random, [*_CODED.finditer(text), *_NAME.finditer(text)])
    if not match:
        return None
    old = match.group()
    new = _other_code(old) if _CODED.fullmatch(old) else _other_name(random, old)
    return Reworded((_with(text, match, new),), ((old, new, Nature.IDENTITY),)) if new != old else None


def _other_name(random: Random, old: str) -> str:
    """Another place, month or language where it is one; else somebody else's name."""
    sorts: list[list[str]] = words()["others"]["sorts"]
    known = next((sort for sort in sorts if old in sort), words()["others"]["names"])
    return random.choice([name for name in known if name != old])


def _other_code(old: str) -> str:
    head, code = old.rsplit(" ", 1)
    if code.isdigit():
        return f"{head} {int(code) + 1}"
    return f"{head} {'IV' if code.startswith(('I', 'V')) and code != 'IV' else chr(ord(code[0]) + 3)}"


def negation(_: Random, text: str) -> Reworded | None:
    """The statement denied."""
    match = _DENIABLE.search(text)
    if not match or _DENIED.search(text):
        return None
    old = match.group()
    verb, _space, rest = old.partition(" ")
    new = " ".join(filter(None, (verb, "not", rest)))
    return Reworded((_with(text, match, new),), ((old, new, Nature.NEGATION),))
