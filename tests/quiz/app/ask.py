"""A full-screen quiz over fixed notes, saving to the file named; for the terminal tests."""

import json
import sys
from pathlib import Path

from quizgen.model import ClozePart
from quizgen.quiz.app import run
from quizgen.quiz.modes import Mode
from quizgen.quiz.sayings import farewell
from quizgen.quiz.sitting import Rules
from tests.quiz.desks import desk_of, sitting_of
from tests.quiz.notes import cloze, new, qa

HOSTILE = "pump\x1b[2J\x07 [b]what[/b]?"


def main(log: Path, mode: str = "flip") -> int:
    """Ask a question, a cloze and a card that tries to clear the screen."""
    notes = (
        qa("heart"),
        cloze("gap", ClozePart("The "), ClozePart("lung", 1), ClozePart(" takes up oxygen.")),
        qa("hostile", HOSTILE),
    )

    def write(said: tuple[str, ...]) -> None:
        with log.open("a", encoding="utf-8") as file:
            file.write(json.dumps(said) + "\n")

    desk = desk_of(*notes)
    desk.on_write = write
    sitting = sitting_of(desk, [new(note.guid) for note in notes], Rules(Mode(mode)))
    try:
        summary = run(sitting)
    except KeyboardInterrupt:
        return 130
    print("\n".join(farewell(summary, now=desk.now())))  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:]))
