"""`quizgen import` of an Anki file: brings home what was answered and decided there; must not copy Anki's memory."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click

from quizgen.anki.reading import ForeignCollection, opened
from quizgen.arrivals.answers import arrivals
from quizgen.commands import arrival_text, arriving, clock, library, output, remembering
from quizgen.commands.arriving import Arriving, Rewording
from quizgen.commands.importing import Request
from quizgen.commands.progress import Progress
from quizgen.errors import QuizgenError
from quizgen.model import Note
from quizgen.reconcile import rewritten
from quizgen.store import Store
from quizgen.store.arrival_queries import FROM_ANKI
from quizgen.store.deciding import Decision

TRIES = 10
FEW, TOO_MANY = 5, 1 / 3
"""So many notes deleted in Anki, or such a share of them, are nobody's accident."""


def run(store_path: Path | None, request: Request) -> int:
    """The store knows what was answered and decided in the file; memories follow from all answers."""
    now = clock.build_time()
    with library.existing(store_path) as store, opened(request.path) as collection:
        with Progress(1) as progress:
            progress.begin(1, request.path.name)
            plan = _carried_out(store, collection, request, progress, now)
        arrival_text.show(plan, store, request)
    return 0


def _carried_out(
    store: Store, collection: ForeignCollection, request: Request, progress: Progress, now: datetime
) -> Arriving:
    """The plan, written in one transaction unless it is only asked for; QuizgenError when the user does not agree."""
    agreed = 0
    for _ in range(TRIES):
        version = store.version()
        plan = planned(store, collection, progress)
        if request.is_dry or plan.is_nothing:
            return plan
        if not request.is_agreed and len(plan.gone) > agreed:
            progress.clear()
            _agree(plan)
            agreed = len(plan.gone)
        with store.locked():
            if store.version() == version:
                write(store, plan, request.path.name, now)
                return plan
    raise QuizgenError("others keep writing to the store", where=f"store {store.path}", hint="try again in a while")


def planned(store: Store, collection: ForeignCollection, progress: Progress) -> Arriving:
    """What the collection would change; its answers are at hand to be written."""
    about = collection.about()
    plan = Arriving(str(about.created_s))
    log = progress.through(collection.reviews(), about.reviews, "review")
    plan.news = store.arrivals.stage(arrivals(log), arriving.notes_compared(store, collection, plan))
    return plan


def write(store: Store, plan: Arriving, file: str, now: datetime) -> None:
    """The plan is carried out, as an import of `file`; the caller holds the lock."""
    moment = store.arrivals.moment(now)
    store.arrivals.write(file, plan.collection, now=moment)
    store.decide_cards(
        Decision(change.guid, change.ordinal, change.kind, change.theirs, moment, FROM_ANKI) for change in plan.cards
    )
    store.decide(_changed([*plan.notes, *plan.gone], moment), now=moment, source=FROM_ANKI)
    store.arrivals.remember(remembering.replayed(store, clock.LOCAL_ZONE))


def _changed(rewordings: list[Rewording], moment: datetime) -> Iterator[Note]:
    for said in rewordings:
        yield from rewritten(said.before, said.after, moment)


def _agree(plan: Arriving) -> None:
    """The user knows that many notes were deleted in Anki, and wants them rejected; else QuizgenError."""
    if len(plan.gone) <= FEW or len(plan.gone) <= plan.seen * TOO_MANY:
        return
    output.remark(f"{len(plan.gone):,} of {output.counted(plan.seen, 'note')} that were in this collection are gone")
    if not output.reads_terminal():
        raise QuizgenError(
            "this import would reject more than a third of the notes; nothing was changed",
            hint="see them with --dry-run, then say yes with --yes",
        )
    click.confirm("reject them?", abort=True, err=True)
