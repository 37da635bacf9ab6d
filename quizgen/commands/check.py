"""`quizgen check`: runs the hard checks over what is in the store; must not change it."""

from pathlib import Path

from quizgen.commands import library, output, rows
from quizgen.commands.failure import USER_PROBLEM
from quizgen.generate import pipeline
from quizgen.model import Note, Status


def run(store_path: Path | None, *, as_json: bool) -> int:
    """The active notes that fail a hard check are on stdout; the exit code, 1 when there are any."""
    with library.existing(store_path) as store:
        notes = store.notes(status=Status.ACTIVE)
    failing = [(note, failures) for note in notes if (failures := pipeline.recheck(note))]
    if as_json:
        output.show_json([{**rows.row(note), "failed_checks": list(failures)} for note, failures in failing])
    elif failing:
        output.show("\n".join(_line(note, failures) for note, failures in failing))
    output.remark(f"{output.counted(len(notes), 'note')} checked, {len(failing):,} failing")
    return USER_PROBLEM if failing else 0


def _line(note: Note, failures: tuple[str, ...]) -> str:
    place = f"{note.source}:{note.draft.evidence.line}"
    return f"{note.guid}  {place}  {', '.join(failures)}  {rows.asked(note)}"
