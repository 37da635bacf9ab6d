"""Owns what should become of each old note, given where its text went and the new drafts; must not match."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from quality.edits.edit import Change, Declared, Edit, Nature, Outcome, Whereabouts, applied, provenance, shows
from quizgen.model import Draft, Kind, Span

_SMALL = frozenset(
    ["the", "a", "an", "of", "in", "on", "at", "to", "by", "for", "and", "or", "is", "are", "was", "were", "because"]
)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Expected:
    """What is due to a note: `right` are the drafts it may continue on, `here` all that its units give now.

    The end is due as well where the new deck has no draft for the fact.
    """

    outcome: Outcome
    right: frozenset[int]
    here: frozenset[int]
    touched: bool
    """Whether the edit did anything to the text of the note, or to words that it borrows."""


@dataclass(frozen=True, slots=True)
class Scene:
    """One edit with the drafts of the deck built after it."""

    edit: Edit
    places: tuple[Whereabouts, ...]
    drafts: tuple[Draft, ...]

    @classmethod
    def of(cls, edit: Edit, drafts: Sequence[Draft]) -> "Scene":
        """The scene with the provenance of the edit worked out once."""
        return cls(edit, provenance(edit), tuple(drafts))


def expected(scene: Scene, old: Draft) -> Expected:
    """What should become of the note that `old` is the draft of."""
    units = _units_of(scene, old)
    spans = [span for unit in units for span in unit.after]
    here = [
        place
        for place, draft in enumerate(scene.drafts)
        if _overlaps_any(draft.evidence.span, spans) or (_of_whole_list(old, draft) and units)
    ]
    same_card = _same_card(scene.drafts, old)
    due, right = _verdict(scene, old, units, here, same_card)
    touched = due is not Outcome.FOLLOW or any(unit.touched for unit in units)
    return Expected(due if right else Outcome.END, frozenset(right), frozenset(here), touched)


def _verdict(
    scene: Scene, old: Draft, units: Sequence[Whereabouts], here: Sequence[int], same_card: Sequence[int]
) -> tuple[Outcome, list[int]]:
    """What the edit asks for, and the drafts that speak for the fact afterwards."""
    numbers = frozenset(unit.unit for unit in units)
    if declared := _declared(scene.edit, old, numbers):
        return declared, _answering(scene, old, here, numbers) if declared is not Outcome.END else []
    if staying := [place for place in here if place in same_card]:
        return Outcome.FOLLOW, staying
    if not any(unit.after for unit in units):
        return (Outcome.FOLLOW, list(same_card)) if same_card else (Outcome.END, [])
    right = _answering(scene, old, here, numbers)
    natures = {change.nature for change in _telling(scene, old, right, numbers)}
    if Nature.IDENTITY in natures:
        return Outcome.END, []
    lost_a_part = not all(unit.after for unit in units)
    if lost_a_part or natures & {Nature.QUANTITY, Nature.NEGATION}:
        return Outcome.RESET, right
    return Outcome.FOLLOW, right or list(same_card)


# ---------------------------------------------------------------- where a note comes from


def _units_of(scene: Scene, draft: Draft) -> list[Whereabouts]:
    """The units that a draft's evidence touches."""
    span = draft.evidence.span
    return [unit for unit in scene.places if _overlaps(span, unit.before)]


def _overlaps(one: Span, two: Span) -> bool:
    return one.start < two.end and two.start < one.end


def _overlaps_any(span: Span, others: Sequence[Span]) -> bool:
    return any(_overlaps(span, other) for other in others)


def _of_whole_list(old: Draft, new: Draft) -> bool:
    """Whether both speak of one list at large, any item of which may be named as their evidence."""
    return old.section[-1:] == new.section[-1:] and _is_of_list(old) and _is_of_list(new)


def _is_of_list(draft: Draft) -> bool:
    is_joined = any("stem" in step for step in draft.trace)
    return is_joined and not any(shows(draft.evidence.quote, text) for text in _hidden(draft))


def _same_card(drafts: Sequence[Draft], old: Draft) -> list[int]:
    """The drafts that ask the same in the same words, wherever they come from."""
    return [place for place, draft in enumerate(drafts) if _face(draft) == _face(old)]


def _face(draft: Draft) -> tuple[object, ...]:
    return draft.kind, _flat(asks(draft)), _flat(draft.answer)


def asks(draft: Draft) -> str:
    """What is asked, each gap of a cloze hidden."""
    return draft.question or "".join("[…]" if part.number else part.text for part in draft.cloze)


def _flat(text: str) -> str:
    return " ".join(text.split())


def shown(draft: Draft) -> str:
    """All words of a card, question and answer."""
    return f"{draft.question} {draft.answer}" if draft.question else "".join(part.text for part in draft.cloze)


# ---------------------------------------------------------------- what an edit says of a note


def _declared(edit: Edit, old: Draft, units: frozenset[int]) -> Outcome | None:
    """What a person declared for the note; a declared follow leaves it to the drafts."""
    found = [each for each in edit.declared if each.unit in units and each.outcome is not Outcome.FOLLOW]
    return next((each.outcome for each in found if _meant(each, old)), None)


def _meant(declared: Declared, old: Draft) -> bool:
    return not declared.shows or any(shows(shown(old), words) for words in declared.shows)


def _telling(scene: Scene, old: Draft, right: Sequence[int], units: frozenset[int]) -> Iterator[Change]:
    """The changes that a reader of the card would see: of its own units, or of words it borrows from others."""
    for change in scene.edit.changes:
        if change.nature is Nature.NEGATION:
            denied = right and not any(_face(scene.drafts[place]) == _face(old) for place in right)
            if change.unit in units and denied:
                yield change
        elif shows(shown(old), change.old):
            kept = any(shows(shown(scene.drafts[place]), change.old) for place in right)
            borrowed = any(shows(shown(scene.drafts[place]), change.new) for place in right)
            if change.unit in units or (borrowed and not kept):
                yield change


# ---------------------------------------------------------------- which drafts ask the fact


def _answering(scene: Scene, old: Draft, here: Sequence[int], units: frozenset[int]) -> list[int]:
    """The drafts of the units as they are now that give the same answer, as the edit has it now."""
    rivals = [place for place in here if scene.drafts[place].kind is old.kind]
    wanted = frozenset(_expected_answers(scene.edit, old, units))
    exact = [place for place in rivals if _answers(scene.drafts[place]) == wanted]
    return exact or [place for place in rivals if _share_one(wanted, _answers(scene.drafts[place]))]


def _expected_answers(edit: Edit, old: Draft, units: frozenset[int]) -> Iterator[tuple[str, ...]]:
    for text in _hidden(old):
        for change in edit.changes:
            if change.unit in units:
                text = applied(change, text)  # noqa: PLW2901 (each change is made on what the ones before left)
        yield _normal(text)


def _answers(draft: Draft) -> frozenset[tuple[str, ...]]:
    return frozenset(map(_normal, _hidden(draft)))


def _hidden(draft: Draft) -> list[str]:
    if draft.kind is Kind.CLOZE:
        return [part.text for part in draft.cloze if part.number]
    return [draft.answer]


@cache
def _normal(text: str) -> tuple[str, ...]:
    """The words of an answer, case folded, without the small ones in front."""
    found = _WORD.findall(text.casefold())
    while len(found) > 1 and found[0] in _SMALL:
        del found[0]
    return tuple(found)


def _share_one(wanted: frozenset[tuple[str, ...]], found: frozenset[tuple[str, ...]]) -> bool:
    """Whether an answer on one side holds one on the other side."""
    return any(_holds(one, two) for one in sorted(wanted) for two in sorted(found))


def _holds(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    small, large = sorted((set(one) - _SMALL, set(two) - _SMALL), key=len)
    return bool(small) and small <= large
