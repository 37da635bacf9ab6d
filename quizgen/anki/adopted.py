"""Owns under what guid and ordinal a card of somebody else's notetype is a card of ours; must not know the store.

Ours are notes of one question, so each further card of a foreign note is a note of its own, named after it. The names
can be read back: nothing but these ends in `~` and a number, for a foreign guid that does so itself is given a `~0`.
Cards of notes that are not adopted are mapped onto themselves as long as their guid does not end so; ours never do.
"""

import re

from quizgen.anki.foreign import ForeignNotetype
from quizgen.model import Guid, RuleId

RULE = RuleId("adopted")
"""The rule of a note whose wording is Anki's."""
SOURCE = "Anki"
SCHEME = "anki:"
"""What the path of their document begins with, in place of a file's."""

_NAMED = re.compile(r"(.*)~(0|[1-9][0-9]{0,8})", re.DOTALL)


def ours(guid: str, ordinal: int, notetype: ForeignNotetype) -> tuple[Guid, int]:
    """The note and the ordinal under which we have this card: no two cards have the same."""
    if notetype.is_cloze:
        return _first(guid), ordinal
    return (Guid(f"{guid}~{ordinal}") if ordinal else _first(guid)), 0


def theirs(guid: Guid, ordinal: int) -> tuple[str, int]:
    """The card in Anki that we have under this guid and ordinal."""
    named = _NAMED.fullmatch(guid)
    return (named[1], int(named[2]) + ordinal) if named else (str(guid), ordinal)


def _first(guid: str) -> Guid:
    return Guid(f"{guid}~0" if _NAMED.fullmatch(guid) else guid)
