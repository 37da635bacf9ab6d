"""`quizgen watch` builds when a document is saved."""

import signal
import sys
from pathlib import Path

import pexpect
import pytest

from quizgen.model import Status
from tests.commands.texts import BLOOD, notes

pytestmark = [pytest.mark.model, pytest.mark.terminal]


@pytest.fixture
def watching(store: Path, blood: Path) -> pexpect.spawn:
    """A `quizgen watch` of the folder of notes/blood.md that has built it."""
    command = ["-m", "quizgen", "--store", str(store), "watch", str(blood.parent)]
    process = pexpect.spawn(sys.executable, command, timeout=60, encoding="utf-8", dimensions=(40, 120))
    process.expect("watching; Ctrl-C stops")
    return process


def test_a_save_is_built_with_its_plan(watching: pexpect.spawn, store: Path, blood: Path) -> None:
    """An edit shows its plan and is in the store; Ctrl-C ends the watch without a failure."""
    blood.write_text(BLOOD.replace("120 days", "115 days"), encoding="utf-8")

    watching.expect(r"asked again: the answer changed")
    (blood.parent / "new.md").write_text("# Liver\n\nThe liver is an organ that makes bile.\n", encoding="utf-8")
    watching.expect(r"new.md: \d new")
    watching.expect("\r\nbuilt")
    watching.kill(signal.SIGINT)
    watching.expect(pexpect.EOF)
    watching.close()

    assert watching.exitstatus == 0
    assert {"blood.md", "new.md"} == {note.source for note in notes(store, status=Status.ACTIVE).values()}


def test_an_editor_may_replace_the_file(store: Path, blood: Path) -> None:
    """A file watched by its name is still watched after an editor put another in its place."""
    command = ["-m", "quizgen", "--store", str(store), "watch", str(blood)]
    process = pexpect.spawn(sys.executable, command, timeout=60, encoding="utf-8", dimensions=(40, 120))
    process.expect("watching; Ctrl-C stops")
    for days in ("115 days", "110 days"):
        draft = blood.with_name(".blood.md.swp")
        draft.write_text(BLOOD.replace("120 days", days), encoding="utf-8")
        draft.replace(blood)

        process.expect(rf"{days[:3]}\+\}}")
    process.kill(signal.SIGINT)
    process.expect(pexpect.EOF)
