"""Owns values of another collection for the tests of what arrives; must not test."""

from datetime import UTC, datetime
from typing import Any

from quizgen.anki import sent
from quizgen.anki.foreign import ForeignCard, ForeignReview, Stage
from quizgen.arrivals.theirs import Theirs
from quizgen.model import Guid
from quizgen.store.arrived import Ours, Seen

MODIFIED_S = 1_770_000_000
FIELDS = ("front", "answer", "context")
MODIFIED_AT = datetime.fromtimestamp(MODIFIED_S - 100, UTC)


def card(ordinal: int = 0, **changes: Any) -> ForeignCard:
    plain = ForeignCard(
        *("aaa", ordinal, 1, "Biology", Stage.NEW, 0, 0, 0, 0),
        *(False, False, 0, None, None, None, None, MODIFIED_S),
    )
    return plain._replace(**changes)


def review(identity: int = 1, **changes: Any) -> ForeignReview:
    return ForeignReview("aaa", 0, identity, 3, 4, 2, 250, 3000, 1)._replace(**changes)


def theirs(*tags: str, fields: tuple[str, str, str] = FIELDS, **changes: Any) -> Theirs:
    """A note as it was sent, without tags, but for what is given."""
    plain = Theirs(
        *(Guid("aaa"), 1, MODIFIED_S, sent.written(*FIELDS, ()), fields),
        *(sent.digest(*fields), tags, {0: card()}),
    )
    return plain._replace(**changes)


def ours(*tags: str, seen: Seen | None = None, **changes: Any) -> Ours:
    found = Ours(Guid("aaa"), "Biology", MODIFIED_AT, True, False, tags, None, {0: (False, 0)}, {}, seen)
    for name, value in changes.items():
        setattr(found, name, value)
    return found
