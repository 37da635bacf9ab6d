"""Whatever a file is, it is read or refused in words."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.anki.reading.fuzz import FLAVOURS, flavours, outcome
from tests.anki.reading.learned import learned
from tests.anki.reading.mutations import mutated

pytestmark = pytest.mark.anki
INPUTS = 300
"""A few; `make fuzz` reads as many as you have time for."""


class Files(dict[str, bytes]):
    """The content of a file by its name; hypothesis writes down what a test is given, and these are large."""

    def __repr__(self) -> str:
        return f"<{len(self)} files>"


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Files]:
    with learned(tmp_path_factory.mktemp("few"), notes=30, answers=60) as anki:
        yield Files(flavours(anki))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("spoilt") / "file"


@settings(max_examples=INPUTS, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(name=st.sampled_from(FLAVOURS), seed=st.integers(0, 2**48))
def test_spoilt(good: Files, place: Path, name: str, seed: int) -> None:
    """A file spoilt at random, of any flavour, raises nothing but an error meant for the user."""
    assert outcome(mutated(Random(seed), good[name]), place.with_suffix(Path(name).suffix))


@pytest.mark.parametrize("name", FLAVOURS)
def test_unspoilt(good: Files, place: Path, name: str) -> None:
    """The files that are spoilt can be read before."""
    assert outcome(good[name], place.with_suffix(Path(name).suffix)) == "read"
