"""Owns reading all of a file in tests, and what is said where it cannot be read; must not test."""

from pathlib import Path

import pytest

from quizgen.anki.reading import opened
from quizgen.errors import QuizgenError


def everything(path: Path) -> int:
    """How many rows there are to read, all read."""
    with opened(path) as collection:
        collection.about()
        collection.deleted_notes()
        rows = (collection.notes(), collection.cards(), collection.reviews())
        return sum(1 for source in rows for _ in source)


def refusal(path: Path) -> str:
    """What is said of a file that cannot be read: the fact; it always says where, and what to do."""
    with pytest.raises(QuizgenError) as caught:
        everything(path)
    assert caught.value.where == f"file {path}"
    assert caught.value.hint
    return caught.value.fact
