"""Gives tests the files of one real Anki collection, which no test may change."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.anki.reading import surgery
from tests.anki.reading.learned import Learned, learned, package


@pytest.fixture(scope="session")
def anki(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Learned]:
    with learned(tmp_path_factory.mktemp("learned")) as made:
        yield made


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where temporary folders are made: there must be none at the end."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    yield place
    assert list(place.iterdir()) == []


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return package(tmp_path_factory.mktemp("good"), 20)


@pytest.fixture(scope="session")
def raw(good: Path) -> bytes:
    return surgery.collection(good)
