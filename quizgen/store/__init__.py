"""Owns the one SQLite file and all SQL over it; rows never leave."""

from quizgen.store.asking import Filters
from quizgen.store.building import BuildRecord, BuiltDocument
from quizgen.store.merging import Merging
from quizgen.store.store import Store

__all__ = ["BuildRecord", "BuiltDocument", "Filters", "Merging", "Store"]
