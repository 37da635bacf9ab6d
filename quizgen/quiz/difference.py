"""Owns how a typed answer is shown beside what was expected, as toned runs; must not judge."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from quizgen.quiz.faces import Run, Tone
from quizgen.quiz.folding import folded, plain
from quizgen.quiz.grade import Outcome, Verdict
from quizgen.quiz.itemwise import ItemsVerdict

_ARTICLES = frozenset(("a", "an", "the"))
_ALIKE = 0.6
"""Least share of letters two words have in common that are shown letter by letter."""


def difference(verdict: Verdict) -> tuple[Run, ...]:
    """The expected text, with what was not typed as {+missing+} and what was typed in vain as [-extra-].

    The marks (those of a word diff) say it without colour too. What does not count, such as case, is not marked.
    """
    if verdict.outcome is Outcome.RIGHT:
        return (Run(verdict.expected),)
    meant, typed = verdict.expected.split(), verdict.typed.split()
    return _merged(run for word in _words(meant, typed) for run in (*word, Run(" ")))


def differences(verdict: ItemsVerdict) -> tuple[tuple[Run, ...], ...]:
    """One line for each item expected, then one for each line typed that fits none."""
    return (*map(difference, verdict.items), *((_extra(line),) for line in verdict.surplus))


def _words(meant: Sequence[str], typed: Sequence[str]) -> Iterator[tuple[Run, ...]]:
    matcher = SequenceMatcher(None, [_key(word) for word in typed], [_key(word) for word in meant], autojunk=False)
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        vain, wanted = typed[i:i_end], meant[j:j_end]
        if tag == "equal":
            yield from ((Run(word),) for word in wanted)
        elif len(vain) == len(wanted) and all(map(_are_alike, vain, wanted)):
            yield from map(_letters, vain, wanted)
        else:
            yield from ((_extra(word),) for word in vain if word.casefold() not in _ARTICLES)
            yield from ((Run(word) if word.casefold() in _ARTICLES else _missing(word),) for word in wanted)


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
        merged += [Run("".join(run.text for run in group))] if is_plain else group
    last = Run(merged[-1].text.rstrip(), merged[-1].tone)
    return (*merged[:-1], last) if last.text else tuple(merged[:-1])
