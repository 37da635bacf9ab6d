"""`quizgen check`: runs the hard checks over what is in the store; must not change it."""

from collections.abc import Container
from pathlib import Path

from quizgen.commands import by_hand, library, output, rows
from quizgen.commands.failure import USER_PROBLEM
from quizgen.generate import pipeline
from quizgen.model import Guid, Note, Status


def run(store_path: Path | None, *, as_json: bool, verbose: bool = False) -> int:
    """The active notes that fail a hard check (all of them, when verbose) are on stdout, each with its rule, score
    and reasons; the exit code, 1 when one fails. What the learner worded or rejected is not checked."""
    with library.existing(store_path) as store:
        active, suspended = store.notes(status=Status.ACTIVE, rejected=False), store.suspended()
    notes = [note for note in active if not by_hand.is_own(note)]
    checked = [(note, pipeline.recheck(note)) for note in notes]
    failing = sum(bool(failures) for _, failures in checked)
    told = [(note, failures) for note, failures in checked if failures or verbose]
    if as_json:
        output.show_json([_record(note, suspended, failures) for note, failures in told])
    elif told:
        output.show("\n".join(_line(note, failures) for note, failures in told))
    output.remark(f"{output.counted(len(notes), 'note')} checked, {failing:,} failing")
    return USER_PROBLEM if failing else 0


def _record(note: Note, suspended: Container[Guid], failures: tuple[str, ...]) -> dict[str, object]:
    return {**rows.row(note, suspended), "reasons": list(note.draft.reasons), "failed_checks": list(failures)}


def _line(note: Note, failures: tuple[str, ...]) -> str:
    draft = note.draft
    place = f"{note.source}:{draft.evidence.line}"
    return (
        f"{note.guid}  {place}  {', '.join(failures) or 'passes'}  {rows.asked(note)}\n"
        f"    {draft.rule}, score {draft.score:.2f}: {rows.why(draft)}"
    )
