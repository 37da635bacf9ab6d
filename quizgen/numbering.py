"""Owns which number a cloze deletion has through every edit; must not match notes."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import count

from quizgen.likeness import contains, likeness, words
from quizgen.model import Draft, Note, hidden

RELATED = 0.5
"""Least likeness of two hidden texts of which one is the other corrected."""


def numbered(note: Note, draft: Draft) -> Draft:
    """The draft with the cloze numbers of the note: in Anki a number is the card, history and all.

    A number once given never names anything else; a text that comes back has its old number.
    """
    known, hidden = _deletions(note.draft), _deletions(draft)
    former = {text: number for number, text in note.former}
    numbers = _continued(note.draft, draft, known, {n: text for n, text in hidden.items() if text not in former})
    unused = count(max((*known, *former.values()), default=0) + 1)
    for number, text in hidden.items():
        if number not in numbers:
            numbers[number] = former.pop(text, 0) or next(unused)
    return replace(draft, cloze=tuple(replace(part, number=numbers.get(part.number, 0)) for part in draft.cloze))


def _continued(old: Draft, new: Draft, known: Mapping[int, str], hidden: Mapping[int, str]) -> dict[int, int]:
    """For deletions of the new draft the number each had: of the same text, else of the one it was corrected from."""
    left = dict(known)
    numbers: dict[int, int] = {}
    for number, text in hidden.items():
        same = next((before for before, hid in left.items() if hid == text), None)
        if same is not None:
            numbers[number] = same
            del left[same]
    waiting = [number for number in hidden if number not in numbers]
    if len(waiting) == len(left):
        pairs = zip(waiting, left, strict=True)
        whole = len(known) == len(hidden) == 1
        numbers |= {number: before for number, before in pairs if whole or _corrected(old, before, new, number)}
    return numbers


def _corrected(old: Draft, before: int, new: Draft, number: int) -> bool:
    """Whether a deletion is the earlier one with other words: what stands around it, or half of it, stayed."""
    was, now = _deletions(old)[before], _deletions(new)[number]
    return _around(old, before) == _around(new, number) or contains(was, now) or likeness(was, now) >= RELATED


def _around(draft: Draft, number: int) -> tuple[str, ...]:
    """The shown words next to a deletion, on both sides."""
    texts = ["", *("…" if part.number else part.text for part in draft.cloze), ""]
    places = [place for place, part in enumerate(draft.cloze, start=1) if part.number == number]
    return tuple(" ".join((*words(texts[place - 1])[-2:], "…", *words(texts[place + 1])[:2])) for place in places)


def _deletions(draft: Draft) -> dict[int, str]:
    """What each cloze number hides."""
    return {number: hidden(draft, number) for number in sorted({part.number for part in draft.cloze if part.number})}
