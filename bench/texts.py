"""Owns documents to measure with: the samples with other names and numbers; must not touch the samples."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

from bench.process import ROOT

DOCUMENTS = 1_000
WORDS = 1_000
"""Of a document at least."""
_SYLLABLES = ["ba", "co", "di", "fe", "ga", "lo", "mi", "nu", "pa", "ro", "sa", "te", "vi", "wo", "za"]
_NUMBER_WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][A-Za-z]+\b")
"""A capital inside a sentence."""
_FIGURE = re.compile(r"(?<![\w.-])\d+(?![\w.])|\b(?:" + "|".join(_NUMBER_WORDS) + r")\b")


def written(folder: Path) -> int:
    """The folder holds DOCUMENTS documents, no two alike and always the same; their number of words."""
    words = 0
    for name, text in _texts():
        (folder / name).write_text(text, encoding="utf-8")
        words += len(text.split())
    return words


def _texts() -> Iterator[tuple[str, str]]:
    """Each a sample, lengthened by paragraphs of the next one."""
    samples = sorted(path for path in (ROOT / "decks").iterdir() if path.suffix in (".txt", ".md"))
    for number in range(DOCUMENTS):
        sample, following = (samples[place % len(samples)] for place in (number, number + 1))
        text = _lengthened(sample.read_text(encoding="utf-8"), following.read_text(encoding="utf-8"))
        yield f"{number:04}-{sample.name}", _changed(text, random.Random(number))


def _lengthened(text: str, more: str) -> str:
    for paragraph in more.split("\n\n")[1:]:
        if len(text.split()) >= WORDS:
            break
        text = f"{text.rstrip()}\n\n{paragraph}\n"
    return text


def _changed(text: str, chance: random.Random) -> str:
    """Each name and each figure replaced by another, the same one throughout."""
    others: dict[str, str] = {}

    def other(match: re.Match[str]) -> str:
        return others.setdefault(match[0], _other(match[0], chance))

    return _FIGURE.sub(other, _NAME.sub(other, text))


def _other(word: str, chance: random.Random) -> str:
    if word.isdigit():
        return str(chance.randint(2, 99))
    if word in _NUMBER_WORDS:
        return chance.choice(_NUMBER_WORDS)
    made = "".join(chance.choices(_SYLLABLES, k=3))
    return made.upper() if word.isupper() else made.capitalize()
