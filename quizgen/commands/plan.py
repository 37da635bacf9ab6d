"""`quizgen plan`: says what a build would do, note by note, and changes nothing."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from quizgen.commands import build, clock, library, output, plan_text, planning, stakes, summary, targets
from quizgen.commands.failure import USER_PROBLEM
from quizgen.commands.planning import Outcome
from quizgen.commands.progress import Progress
from quizgen.commands.summary import Style
from quizgen.store import Store

WOULD_CHANGE = 2


def run(store_path: Path | None, request: planning.Request, style: Style, *, checked: bool) -> int:
    """The plan is on stdout; with `checked` the exit code is 2 when a build would change anything."""
    now = clock.build_time()
    found = targets.named(request.paths)
    targets.check_deck(request.deck)
    with library.for_looking(store_path) as store:
        with Progress(len(found)) as progress:
            worked = planning.worked(planning.begin(store, request, found, progress, now), found)
        outcomes = planning.planned(store, worked)
        show(store, outcomes, style, now)
        would_change = checked and _is_seen(store, outcomes, now)
    if any(outcome.error for outcome in outcomes):
        return USER_PROBLEM
    return WOULD_CHANGE if would_change else 0


def show(store: Store, outcomes: Sequence[Outcome], style: Style, now: datetime) -> None:
    """The plan of each document with anything to do, and what it would all come to."""
    progress = stakes.at_stake(store, [outcome.plan for outcome in outcomes if outcome.plan])
    told = [(outcome, plan_text.lines(outcome.plan, progress, now) if outcome.plan else ()) for outcome in outcomes]
    if style.as_json:
        output.show_json({"documents": [_record(outcome, lines) for outcome, lines in told]})
        return
    for outcome, lines in told:
        if outcome.error:
            output.remark(str(outcome.error))
        elif outcome.plan:
            parts = (summary.line(outcome), *(f"    {said}" for said in summary.identity(outcome)))
            click.echo("\n".join(filter(None, (*parts, plan_text.shown(lines, whole=style.verbose)))))
    if not any(outcome.work for outcome in outcomes):
        click.echo("nothing to change")
    for loss in stakes.losses(store, outcomes):
        output.remark(f"{loss}: a build will ask first")


def _is_seen(store: Store, outcomes: Sequence[Outcome], now: datetime) -> bool:
    """Whether a build would change anything that a learner sees."""
    written = [note for built in build.to_write(store, outcomes, is_typed=False, now=now) for note in built.notes]
    before = store.notes_of(note.guid for note in written)
    return any(note.guid not in before or before[note.guid].modified_at != note.modified_at for note in written)


def _record(outcome: Outcome, lines: Sequence[plan_text.Line]) -> dict[str, object]:
    found: dict[str, object] = {"document": outcome.name, "path": outcome.path, "state": outcome.state}
    if outcome.error:
        return found | {"error": outcome.error.fact}
    return found | {
        "identity": summary.identity(outcome),
        "notes": [{"what": line.what, "guid": line.guid, "asks": line.asks, "said": line.said} for line in lines],
    }
