"""Owns how a typed answer is shown beside what was expected, as toned runs; must not judge."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from quizgen.quiz.faces import Run, Tone
from quizgen.quiz.typed.folding import folded, plain
from quizgen.quiz.typed.grade import Outcome, Verdict
from quizgen.quiz.typed.itemwise import ItemsVerdict

_ARTICLES = frozenset(("a", "an", "the"))
_ALIKE = 0.6
"""Least share of letters two words have in common that are shown letter by letter."""


def difference(verdict: Verdict) -> tuple[Run, ...]:
    """The expected text, with what was not typed as {+missing+} and what was typed in vain as [-extra-].

    The marks (those of a word diff) say it without colour too. What does not count, such as case, is not marked.
    """
    if verdict.outcome is Outcome.RIGHT:
        return (Run(verdict.expected),)
    return _merged(run for word in _words(_units(verdict.expected), _units(verdict.typed)) for run in word)


def differences(verdict: ItemsVerdict) -> tuple[tuple[Run, ...], ...]:
    """One line for each item expected, then one for each line typed that fits none."""
    return (*map(difference, verdict.items), *((_extra(line),) for line in verdict.surplus))


def _units(text: str) -> tuple[tuple[str, str], ...]:
    """The words of a text, each with the article before it, which does not count."""
    units: list[tuple[str, str]] = []
    article = ""
    words = text.split()
    for at, word in enumerate(words):
        if word.casefold() in _ARTICLES and at < len(words) - 1:
            article += f"{word} "
        else:
            units.append((article, word))
            article = ""
    return tuple(units)


def _words(meant: Sequence[tuple[str, str]], typed: Sequence[tuple[str, str]]) -> Iterator[tuple[Run, ...]]:
    """The runs of each word, a blank at their end."""
    ours, theirs = [_key(word) for _, word in typed], [_key(word) for _, word in meant]
    for tag, i, i_end, j, j_end in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        vain, wanted = [word for _, word in typed[i:i_end]], meant[j:j_end]
        pairs = list(zip(vain, wanted, strict=False))
        if tag == "equal":
            yield from ((Run(f"{article}{word} "),) for article, word in wanted)
        elif len(vain) == len(wanted) and all(_are_alike(word, other) for word, (_, other) in pairs):
            yield from ((Run(article), *_letters(word, other), Run(" ")) for word, (article, other) in pairs)
        else:
            yield from ((_extra(word), Run(" ")) for word in vain)
            yield from ((Run(article), _missing(word), Run(" ")) for article, word in wanted)


def _key(word: str) -> str:
    return " ".join(folded(word)) or plain(word)


def _are_alike(typed: str, meant: str) -> bool:
    return SequenceMatcher(None, plain(typed), plain(meant), autojunk=False).ratio() >= _ALIKE


def _letters(typed: str, meant: str) -> tuple[Run, ...]:
    runs: list[Run] = []
    ours, theirs = ([plain(letter) for letter in word] for word in (typed, meant))
    for tag, i, i_end, j, j_end in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append(Run(meant[j:j_end]))
            continue
        runs += [_extra(typed[i:i_end])] if i < i_end else []
        runs += [_missing(meant[j:j_end])] if j < j_end else []
    return tuple(runs)


def _missing(text: str) -> Run:
    return Run(f"{{+{text}+}}", Tone.MISSING)


def _extra(text: str) -> Run:
    return Run(f"[-{text}-]", Tone.EXTRA)


def _merged(runs: Iterator[Run]) -> tuple[Run, ...]:
    """Plain runs side by side as one, without the blank at the end."""
    merged: list[Run] = []
    for is_plain, group in groupby(runs, key=lambda run: run.tone is Tone.PLAIN):
        side_by_side = list(group)
        joined = "".join(run.text for run in side_by_side)
        merged += [Run(joined)] if is_plain and joined else [] if is_plain else side_by_side
    if merged and not (last := merged.pop()).text.isspace():
        merged.append(Run(last.text.rstrip(), last.tone))
    return tuple(merged)
