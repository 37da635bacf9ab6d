"""`quizgen rescue`: makes a card of a candidate that became none; it stays through every build."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from quizgen.commands import candidates, clock, library, output, rows
from quizgen.commands.candidates import Candidates
from quizgen.errors import QuizgenError
from quizgen.generate import pipeline
from quizgen.model import Note, Plan, Rejection
from quizgen.reconcile import settle
from quizgen.store import Store


def run(store_path: Path | None, wanted: str) -> None:
    """The candidate whose id begins with `wanted` is a card, on stdout; QuizgenError when none or several do."""
    now = clock.build_time()
    with library.existing(store_path) as store:
        found = candidates.of_all(store, (document.path for document in store.documents()))
        here, refusal = _meant(found, wanted)
        note = _note(store, here, refusal, now)
        store.rescue(here.known.path, pipeline.candidate_id(refusal.draft), note, now=now)
    output.show(f"{note.guid}  {rows.asked(note)}\n    → {rows.one_line(note.draft.answer)}")


def _meant(found: tuple[Candidates, ...], wanted: str) -> tuple[Candidates, Rejection]:
    matches = {
        pipeline.candidate_id(refusal.draft): (here, refusal)
        for here in found
        for refusal in here.rejected
        if pipeline.candidate_id(refusal.draft).startswith(wanted)
    }
    if len(matches) == 1:
        return next(iter(matches.values()))
    if not matches:
        raise QuizgenError(f"no rejected candidate has the id '{wanted}'", hint="`quizgen cards --rejected` lists them")
    raise QuizgenError(
        f"several candidates have an id that begins with '{wanted}'",
        hint=f"give more of the id: {', '.join(sorted(matches)[:5])}",
    )


def _note(store: Store, here: Candidates, refusal: Rejection, now: datetime) -> Note:
    draft = replace(refusal.draft, signs=())
    (note,) = settle(
        Plan(added=(draft,)),
        document=here.known,
        tags=here.document.tags,
        typed=False,
        taken=store.taken,
        now=now,
    )
    return note
