"""`quizgen import` of an Anki file: brings home what was answered and decided there; must not copy Anki's memory."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from quizgen.anki import search
from quizgen.anki.foreign import About
from quizgen.anki.reading import ForeignCollection, opened
from quizgen.anki.search import Query
from quizgen.commands import adopting, arrival_text, arriving, clock, library, other_settings, output, remembering
from quizgen.commands.adopting import Foreign
from quizgen.commands.arriving import Arriving, Rewording
from quizgen.commands.importing import Request
from quizgen.commands.progress import Progress
from quizgen.errors import QuizgenError
from quizgen.model import Note
from quizgen.reconcile import rewritten
from quizgen.store import Store
from quizgen.store.deciding import FROM_ANKI, Decision

TRIES = 10
FEW, TOO_MANY = 5, 1 / 3
"""So many notes deleted in Anki, or such a share of them, are nobody's accident."""


def run(store_path: Path | None, request: Request) -> int:
    """The store knows what was answered and decided in the file; memories follow from all answers."""
    now = clock.build_time()
    query = search.parsed(request.adopt) if request.adopt is not None else None
    with _open(store_path, request) as store, opened(request.path) as collection, _unswept():
        with Progress(1) as progress:
            progress.begin(1, request.path.name)
            about = collection.about()
            importing = _Import(store, collection, about, request, progress, now)
            plan = _carried_out(importing) if query is None else _adopted(importing, query)
        arrival_text.show(plan, store, request)
        for remark in other_settings.told(about, plan.decks, store.options()):
            output.remark(remark)
    return 0


@dataclass(frozen=True, slots=True)
class _Import:
    store: Store
    collection: ForeignCollection
    about: About
    request: Request
    progress: Progress
    now: datetime


@contextmanager
def _unswept() -> Iterator[None]:
    """Python does not look for cycles meanwhile: millions of rows pass, and none of them is in one."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


class _NotWrittenError(Exception):
    """Nothing is to be written after all."""


def _open(store_path: Path | None, request: Request) -> Store:
    """Only who adopts notes needs no cards yet."""
    if request.adopt is None:
        return library.existing(store_path)
    return library.for_looking(store_path) if request.is_dry else library.for_writing(store_path)


def _carried_out(run: _Import) -> Arriving:
    """The plan, written in one transaction unless it is only asked for; QuizgenError when the user does not agree."""
    store, agreed = run.store, 0
    for _ in range(TRIES):
        version = store.version()
        plan = arriving.planned(run.store, run.collection, run.progress)
        if run.request.is_dry or plan.is_nothing:
            return plan
        if not run.request.is_agreed and len(plan.gone) > agreed:
            run.progress.clear()
            _agree(plan)
            agreed = len(plan.gone)
        with store.locked():
            if store.version() == version:
                moment = store.arrivals.moment(run.now)
                _write(store, store.arrivals.begin(run.request.path.name, now=moment), plan, moment)
                return plan
    raise QuizgenError("others keep writing to the store", where=f"store {store.path}", hint="try again in a while")


def _adopted(run: _Import, query: Query) -> Arriving:
    """The same with notes of others, which must be there before their answers can be placed."""
    store, plan = run.store, None
    with suppress(_NotWrittenError), store.locked():
        moment = store.arrivals.moment(run.now)
        build = store.arrivals.begin(run.request.path.name, now=moment)
        foreign = Foreign(run.collection.notetypes(), run.collection.notes(), run.collection.cards())
        adoption = adopting.notes(foreign, query, store.notes_of, now=moment)
        store.arrivals.adopt(build, adoption.notes, now=moment)
        plan = arriving.planned(run.store, run.collection, run.progress)
        plan.adoption = adoption
        if run.request.is_dry or plan.is_nothing:
            raise _NotWrittenError
        if not run.request.is_agreed:
            run.progress.clear()
            _agree(plan)
        _write(store, build, plan, moment)
    assert plan is not None
    return plan


def _write(store: Store, build: int, plan: Arriving, moment: datetime) -> None:
    """The plan is carried out as this import, begun at `moment`; the caller holds the lock."""
    store.arrivals.write(build, plan.collection, now=moment)
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
