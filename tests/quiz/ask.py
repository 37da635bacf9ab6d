"""A quiz over fixed notes on the process's own streams, saving to the store named; for the terminal tests."""

import sys
from datetime import UTC
from pathlib import Path

from quizgen.commands import clock
from quizgen.commands.desk import StoreDesk
from quizgen.model import ClozePart
from quizgen.quiz.modes import Mode
from quizgen.quiz.plain import run
from quizgen.quiz.screen import standard_screen
from quizgen.quiz.session import begin
from quizgen.quiz.sitting import Rules, Sitting
from quizgen.store import Store
from tests.quiz import stored
from tests.quiz.notes import NOW, cloze, new, qa

HOSTILE = "pump\x1b[2J\x07 what?"


def main(path: Path, mode: str = "flip") -> int:
    """Ask a question, a cloze and a card that tries to clear the screen."""
    notes = (
        qa("heart"),
        cloze("gap", ClozePart("The "), ClozePart("lung", 1), ClozePart(" takes up oxygen.")),
        qa("hostile", HOSTILE),
    )
    clock.now = lambda: NOW
    with Store.open(path) as store:
        stored.fill(store, notes, ())
        begun = begin([new(note.guid) for note in notes], now=NOW, timezone=UTC)
        sitting = Sitting(begun, StoreDesk(store), Rules(Mode(mode)))
        try:
            with standard_screen() as screen:
                run(sitting, screen)
        except KeyboardInterrupt:
            return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:]))
