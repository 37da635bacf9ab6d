"""Equal notes give equal bytes, and a package knows what it was made from."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from quizgen.anki.package import PackageReport, fingerprint, holds, write
from quizgen.errors import QuizgenError
from tests.anki.samples import cloze, later, qa, retired, typed

NOTES = [qa("a"), typed("b", deck="body::Lung"), cloze("c", tags=("x", "y")), retired(qa("d"))]
WRITE = """
from pathlib import Path
from quizgen.anki.package import write
from tests.anki.test_package import NOTES
write(Path(r"{}"), NOTES)
"""
NO_GENANKI = """
import sys
from pathlib import Path
from quizgen.anki import package
from tests.anki.test_package import NOTES
package.holds(Path("none.apkg"), package.fingerprint(NOTES))
print("genanki" in sys.modules)
"""


def python(program: str, seed: str = "0") -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    command = [sys.executable, "-c", program]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout


def test_report(tmp_path: Path) -> None:
    """The report counts the notes, the cards and the retired notes of the package."""
    assert write(tmp_path / "deck.apkg", NOTES) == PackageReport(notes=4, cards=4, retired=1)


def test_no_notes(tmp_path: Path) -> None:
    """A package of no notes can be written."""
    assert write(tmp_path / "deck.apkg", []) == PackageReport(notes=0, cards=0, retired=0)


def test_same_bytes_in_every_process(tmp_path: Path) -> None:
    """Equal notes are written as equal bytes, whatever Python's hash seed."""
    for seed in ("1", "2"):
        python(WRITE.format(tmp_path / seed), seed)

    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


def test_holds_what_was_written(tmp_path: Path) -> None:
    """A package holds the fingerprint of its notes and no other."""
    path = tmp_path / "deck.apkg"
    write(path, NOTES)

    assert holds(path, fingerprint(NOTES))
    assert not holds(path, fingerprint([*NOTES[:-1], later(NOTES[-1])]))
    assert not holds(path, fingerprint(NOTES[::-1]))
    assert not holds(tmp_path / "none.apkg", fingerprint(NOTES))


def test_fingerprint_ignores_what_anki_never_sees() -> None:
    """A score alone does not change a package."""
    assert fingerprint([qa("a", score=0.1)]) == fingerprint([qa("a", score=0.9)])


def test_fingerprint_without_genanki() -> None:
    """Asking whether a package is up to date does not load genanki."""
    assert python(NO_GENANKI) == "False\n"


def test_refused_before_the_work(tmp_path: Path) -> None:
    """A target that cannot be written is refused even when the notes cannot be written either."""
    with pytest.raises(QuizgenError, match="there is no folder"):
        write(tmp_path / "none" / "deck.apkg", [qa("a"), qa("a")])
