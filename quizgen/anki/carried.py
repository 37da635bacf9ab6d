"""Owns what a package carries of a learner's progress; must not know how it stands in Anki's file."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from quizgen.anki.calendar import Calendar
from quizgen.model import Learnt
from quizgen.options import Given, Options, inherited


@dataclass(frozen=True, slots=True)
class Carried:
    """The cards touched, by guid and ordinal, equal when `digest` is; the options set; the days they are counted in."""

    cards: Iterable[Learnt]
    digest: str
    given: Given
    calendar: Calendar

    def key(self) -> str:
        """Equal only where the same progress would be written, told without reading it."""
        told = (
            self.digest,
            json.dumps(self.given, sort_keys=True),
            self.calendar.created_s,
            str(self.calendar.timezone),
        )
        return sha256(repr(told).encode()).hexdigest()

    def options(self, deck: str) -> Options:
        """The options of the deck."""
        return inherited(deck, self.given)
