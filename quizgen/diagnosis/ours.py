"""Owns how a note of ours in Anki is looked at: which it is, whether it is blank, whether it was edited there."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from quizgen.anki import plaintext, sent
from quizgen.anki.foreign import ForeignNote, ForeignNotetype
from quizgen.anki.notetypes import shapes
from quizgen.arrivals import theirs
from quizgen.arrivals.theirs import Places, Theirs
from quizgen.diagnosis.findings import Example

LONGEST = 200
_LIVE = "Live"
_DELETION = re.compile(r"\{\{c([0-9]{1,3}(?:,[0-9]{1,3})*)::")


@dataclass(frozen=True, slots=True)
class Look:
    """Where in a notetype of ours stands what; `live` -1 where the field is gone."""

    is_cloze: bool
    places: Places
    live: int

    def blank(self, fields: tuple[str, ...], ordinals: Iterable[int]) -> frozenset[int]:
        """Which of these cards show nothing, of a note with these fields."""
        asked = frozenset(ordinals)
        if 0 <= self.live < len(fields) and not fields[self.live].strip():
            return asked
        if not self.is_cloze:
            return frozenset()
        said = _DELETION.findall(fields[self.places.front]) if self.places.front < len(fields) else []
        return asked - {int(number) - 1 for numbers in said for number in numbers.split(",")}


def looks(notetypes: Mapping[int, ForeignNotetype]) -> dict[int, Look]:
    """Of each notetype that is ours, or came to be out of one of ours."""
    found = {}
    for ident, notetype in notetypes.items():
        places = theirs.places(notetype)
        if places is not None and _ids() & {ident, notetype.original_id, *notetype.field_ids}:
            found[ident] = Look(notetype.is_cloze, places, _live(notetype))
    return found


def read(note: ForeignNote, look: Look) -> Theirs:
    """The note as an import reads it; its cards are not looked at."""
    return theirs.read(note, (), {note.notetype_id: look.places})


def is_edited(note: Theirs) -> bool:
    """Whether a learner changed its words or tags in Anki since they were sent."""
    said = note.said()
    return said is None or said.digest != note.digest or set(said.own_tags) != set(note.tags)


def is_worded(note: Theirs) -> bool:
    """Whether a learner is known to have changed its words in Anki."""
    said = note.said()
    return said is not None and said.digest != note.digest


def lost_tags(note: Theirs, package: Theirs) -> tuple[str, ...]:
    """The learner's tags that an update takes away, though they were given in Anki."""
    said = note.said() or sent.Sent("")
    kept = {tag.casefold() for tag in (*said.own_tags, *package.tags)}
    return tuple(tag for tag in note.tags if tag.casefold() not in kept)


def example(note: ForeignNote, ordinal: int | None = None) -> Example:
    """The note, or one of its cards, by the first words of its first field."""
    return Example(note.guid, " ".join(plaintext.text(note.fields[0][: LONGEST * 4]).split())[:LONGEST], ordinal)


def _live(notetype: ForeignNotetype) -> int:
    ids = notetype.field_ids or (None,) * len(notetype.fields)
    named = enumerate(zip(notetype.fields, ids, strict=False))
    return next((place for place, (name, ident) in named if name == _LIVE or ident in _live_ids()), -1)


@cache
def _live_ids() -> frozenset[int]:
    return frozenset(ident for shape in shapes() for name, ident in shape.fields if name == _LIVE)


@cache
def _ids() -> frozenset[int | None]:
    return frozenset(ident for shape in shapes() for ident in (shape.id, *(field for _, field in shape.fields)))
