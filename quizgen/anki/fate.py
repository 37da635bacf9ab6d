"""Owns what Anki's import does with a note and a notetype, under the defaults of its dialog; must not import anything.

Anki knows a note by its guid, and a notetype by its id and its shape: fields and templates in their order, by ids where
there are any, else by names. Notes of a notetype whose shape is another one go to a second notetype; what Anki has
under the first is never updated.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from quizgen.anki.foreign import ForeignNote, ForeignNotetype

Shape = tuple[tuple[int | str, ...], tuple[int | str, ...]]


class Fate(StrEnum):
    """What becomes of a note of the package."""

    NEW = "new"
    UPDATED = "updated"
    SAME = "same"
    """Anki has it as of the same moment."""
    NEWER = "newer"
    """Anki's was changed later, and stays."""
    CONFLICTING = "conflicting"
    """Anki has it under another notetype, and never updates it."""


def fate(note: ForeignNote, there: ForeignNote | None, landing: Mapping[int, int | None]) -> Fate:
    """What becomes of the note, where Anki has `there` under its guid; `landing` is that of the package."""
    if there is None:
        return Fate.NEW
    if landing.get(note.notetype_id) != there.notetype_id:
        return Fate.CONFLICTING
    if note.modified_s > there.modified_s:
        return Fate.UPDATED
    return Fate.NEWER if there.modified_s > note.modified_s else Fate.SAME


def landing(package: Mapping[int, ForeignNotetype], there: Mapping[int, ForeignNotetype]) -> dict[int, int | None]:
    """Under which id each notetype of the package goes on in Anki; None for one that is made anew with another id."""
    return {ident: _landing(notetype, there) for ident, notetype in package.items()}


def shape(notetype: ForeignNotetype) -> Shape:
    """Equal when Anki takes two notetypes for the same."""
    templates = (name for name, _, _ in notetype.templates)
    return _known(notetype.fields, notetype.field_ids), _known(templates, notetype.template_ids)


def differences(ours: ForeignNotetype, theirs: ForeignNotetype) -> tuple[str, ...]:
    """How the shape in Anki came to differ from ours, in words; none where it does not."""
    (our_fields, our_cards), (their_fields, their_cards) = shape(ours), shape(theirs)
    names = [
        dict(zip(known, part, strict=False))
        for known, part in ((our_fields, ours.fields), (their_fields, theirs.fields))
    ]
    cards = [
        dict(zip(known, (name for name, _, _ in part), strict=False))
        for known, part in ((our_cards, ours.templates), (their_cards, theirs.templates))
    ]
    return *_told("field", *names), *_told("card type", *cards)


def _landing(notetype: ForeignNotetype, there: Mapping[int, ForeignNotetype]) -> int | None:
    same_id = there.get(notetype.id)
    if same_id is None or shape(same_id) == shape(notetype):
        return notetype.id
    twins = (
        ident for ident, other in there.items() if other.original_id == notetype.id and shape(other) == shape(notetype)
    )
    return min(twins, default=None)


def _known(names: Iterable[str], ids: tuple[int | None, ...]) -> tuple[int | str, ...]:
    named = tuple(names)
    return tuple(ident or name for name, ident in zip(named, ids or (None,) * len(named), strict=False))


def _told(part: str, ours: Mapping[int | str, str], theirs: Mapping[int | str, str]) -> tuple[str, ...]:
    added = tuple(f"{part} '{name}' was added" for key, name in theirs.items() if key not in ours)
    removed = tuple(f"{part} '{name}' was removed" for key, name in ours.items() if key not in theirs)
    if added or removed or list(ours) == list(theirs):
        return added + removed
    return (f"{part}s stand in another order",)
