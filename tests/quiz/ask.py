"""A quiz over fixed notes on the process's own streams, saving to the file named; for the terminal tests."""

import json
import sys
from pathlib import Path

from quizgen.model import ClozePart, Memory, Review
from quizgen.quiz.plain import run
from quizgen.quiz.screen import standard_screen
from quizgen.quiz.session import begin
from tests.quiz.notes import NOW, SCHEDULER, cloze, new, qa

HOSTILE = "pump\x1b[2J\x07 what?"


def main(log: Path) -> int:
    """Ask a question, a cloze and a card that tries to clear the screen."""
    notes = (
        qa("heart"),
        cloze("gap", ClozePart("The "), ClozePart("lung", 1), ClozePart(" takes up oxygen.")),
        qa("hostile", HOSTILE),
    )

    def write(*entry: object) -> None:
        with log.open("a", encoding="utf-8") as file:
            file.write(json.dumps(entry) + "\n")

    def record(review: Review, _memory: Memory) -> None:
        write("rated", review.guid, review.rating)

    def undo(review: Review, _before: Memory | None) -> None:
        write("undone", review.guid)

    sitting = begin(
        [new(note.guid) for note in notes],
        {note.guid: note for note in notes},
        now=NOW,
        scheduler=SCHEDULER,
    )
    try:
        with standard_screen() as screen:
            run(sitting, screen=screen, clock=lambda: NOW, record=record, undo=undo)
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
