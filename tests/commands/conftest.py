"""How the tests of commands run quizgen: through its real command line, over a store of their own."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quizgen.cli import cli
from tests.commands import samples
from tests.commands.texts import BLOOD

Quizgen = Callable[..., Result]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Where the test's own store is, or would be."""
    return tmp_path / "library.db"


@pytest.fixture
def quizgen(store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Quizgen:
    """Runs `quizgen …` in an empty folder with the test's own store."""
    desk = tmp_path / "desk"
    desk.mkdir()
    monkeypatch.chdir(desk)
    monkeypatch.setenv("QUIZGEN_STORE", str(store))

    def run(*arguments: str | Path, answers: str | None = None) -> Result:
        return CliRunner().invoke(cli, [str(argument) for argument in arguments], input=answers)

    return run


@pytest.fixture
def filled(store: Path) -> Path:
    """The test's store with a question, a cloze and a retired question of notes/blood.md."""
    return samples.fill(store)


@pytest.fixture
def in_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Sets the zone of this process; it is the old one afterwards."""

    def enter(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield enter
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def in_utc(in_zone: Callable[[str], None]) -> None:
    """The computer stands where clocks show UTC."""
    in_zone("UTC")


@pytest.fixture
def blood(tmp_path: Path) -> Path:
    """notes/blood.md, in a folder of its own."""
    folder = tmp_path / "notes"
    folder.mkdir()
    path = folder / "blood.md"
    path.write_text(BLOOD, encoding="utf-8")
    return path
