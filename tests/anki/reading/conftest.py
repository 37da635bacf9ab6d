"""Gives tests the files of one real Anki collection, which no test may change."""

from collections.abc import Iterator

import pytest

from tests.anki.reading.learned import Learned, learned


@pytest.fixture(scope="session")
def anki(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Learned]:
    with learned(tmp_path_factory.mktemp("learned")) as made:
        yield made
