"""Gives tests of diagnosis the real Anki collection of the tests of packages."""

from tests.anki.conftest import learner

__all__ = ["learner"]
