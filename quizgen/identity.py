"""Owns how a new note gets its guid; must not be asked about a note that has one."""

from base64 import b32encode
from collections.abc import Callable
from hashlib import sha256
from itertools import count

from quizgen.model import Draft, Guid

_LENGTH = 13
"""Base-32 characters, 65 bits: one chance in ten million of a collision among two million notes."""


def mint(source: str, draft: Draft, taken: Callable[[Guid], bool]) -> Guid:
    """A guid nothing has yet; the same for the same source, rule, evidence and answer in a fresh store."""
    seed = (source, draft.rule, " ".join(draft.evidence.quote.split()), draft.answer)
    guids = (_guid(*seed, str(number)) for number in count())
    return next(guid for guid in guids if not taken(guid))


def _guid(*seed: str) -> Guid:
    # Lower-case letters and 2-7: easy to type, never mistaken for an option.
    digest = sha256("\x1f".join(seed).encode("utf-8")).digest()
    return Guid(b32encode(digest).decode("ascii")[:_LENGTH].lower())
