"""Owns what a package says of a note in the note itself: the field Sent; must not know a note or a notetype.

A learner may change in Anki what we sent. What we sent is known nowhere else: the store may have gone on since, and
the package may come from another computer. So the note carries `<digest> <own tags…>`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from html import unescape

from quizgen.anki import escape

_DIGITS = 16
_SENT = re.compile(rf"[0-9a-f]{{{_DIGITS}}}")


@dataclass(frozen=True, slots=True)
class Sent:
    """The digest of the fields a learner can edit, as they were sent, and the learner's own tags sent with them."""

    digest: str
    own_tags: tuple[str, ...] = ()


def digest(front: str, answer: str, context: str) -> str:
    """Of the first field, Answer and Context as HTML: another one when a learner changed any of them in Anki."""
    return sha256(f"{front}\x1f{answer}\x1f{context}".encode()).hexdigest()[:_DIGITS]


def written(front: str, answer: str, context: str, own_tags: Iterable[str]) -> str:
    """The field as HTML."""
    return " ".join((digest(front, answer, context), *map(escape.field, own_tags)))


def read(field: str) -> Sent | None:
    """What the field says; None where it is empty, as in notes sent before there was such a field, or not ours."""
    found, *own_tags = unescape(field).split() or ("",)
    return Sent(found, tuple(own_tags)) if _SENT.fullmatch(found) else None
