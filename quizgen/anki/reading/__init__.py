"""Reads Anki's own files without Anki; must not change them, nor know quizgen's notes."""

from quizgen.anki.reading.collection import ForeignCollection
from quizgen.anki.reading.opening import opened

__all__ = ["ForeignCollection", "opened"]
