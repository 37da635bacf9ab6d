"""Reads files into documents: bytes in, sections of blocks out; must not know spaCy."""

from quizgen.documents.discover import discover
from quizgen.documents.reader import read

__all__ = ["discover", "read"]
