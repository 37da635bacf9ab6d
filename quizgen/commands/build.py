"""`quizgen build`: brings the store and a package up to date with documents, all of them or none."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from quizgen.commands import clock, consent, library, output, packaging, picturing, planning, stakes, summary, targets
from quizgen.commands.failure import USER_PROBLEM
from quizgen.commands.planning import Outcome, Planning
from quizgen.commands.progress import Progress
from quizgen.commands.summary import Style
from quizgen.commands.targets import Target
from quizgen.errors import QuizgenError
from quizgen.generate import pipeline
from quizgen.model import Guid, Note
from quizgen.reconcile import due_again, settle
from quizgen.store import BuiltDocument, Store

TRIES = 10
_HOW_TO_AGREE = "see them with `quizgen plan`, then say yes with `quizgen build --yes`"


@dataclass(frozen=True, slots=True)
class Writing:
    """How what was planned is written; `output` None writes no package."""

    output: Path | None = None
    is_typed: bool = False
    is_agreed: bool = False
    """Whether the user agreed beforehand to lose cards with reviews."""


def run(store_path: Path | None, request: planning.Request, writing: Writing, style: Style) -> int:
    """The store holds what the documents now give; the exit code, 1 when a document could not be built."""
    now = clock.build_time()
    found = targets.named(request.paths)
    targets.check_deck(request.deck)
    if writing.output:
        packaging.check_place(writing.output)
    with library.for_writing(store_path) as store:
        with Progress(len(found)) as progress:
            outcomes = carried_out(planning.begin(store, request, found, progress, now), found, writing)
        for outcome in outcomes:
            summary.show_outcome(outcome, style)
        if writing.output:
            packaging.written(writing.output, _notes(store, request, found), store.pictures.content)
    if any(outcome.labour and outcome.labour.worked for outcome in outcomes) and (note := pipeline.model_note()):
        output.remark(f"note: {note}")
    summary.show_end(outcomes, writing.output, style)
    return USER_PROBLEM if any(outcome.error for outcome in outcomes) else 0


def carried_out(run: Planning, found: Sequence[Target], writing: Writing) -> tuple[Outcome, ...]:
    """The outcomes with their plans, written in one transaction; QuizgenError when the user does not agree.

    When somebody answered or built meanwhile, all is planned anew with what they wrote.
    """
    agreed: set[stakes.Loss] = set()
    for _ in range(TRIES):
        version = run.store.version()
        outcomes = planning.planned(run.store, planning.worked(run, found))
        if not writing.is_agreed:
            losses = set(stakes.losses(run.store, outcomes))
            run.progress.clear()
            consent.agree(sorted(losses - agreed, key=str), "build", _HOW_TO_AGREE)
            agreed |= losses
        with run.store.locked():
            if run.store.version() == version:
                built = to_write(run.store, outcomes, is_typed=writing.is_typed, now=run.now)
                if built:
                    _keep_pictures(run.store, outcomes)
                    run.store.build(built, now=run.now)
                return outcomes
    raise QuizgenError("others keep writing to the store", where=f"store {run.store.path}", hint="try again in a while")


def _keep_pictures(store: Store, outcomes: Sequence[Outcome]) -> None:
    """The store has the content of every picture shown, so that a package can be made without their files."""
    for media, path in (picture for outcome in outcomes if outcome.work for picture in outcome.work.pictures):
        if not store.pictures.has(media):
            store.pictures.keep(media, picturing.content(media, path))


def to_write(store: Store, outcomes: Sequence[Outcome], *, is_typed: bool, now: datetime) -> list[BuiltDocument]:
    """What these outcomes write; notes of which nothing changes are not among it."""
    taken = Taken(store.taken)
    built = []
    for outcome in outcomes:
        if not (outcome.work and outcome.plan):
            continue
        work, plan = outcome.work, outcome.plan
        notes = settle(plan, document=work.known, tags=work.tags, typed=is_typed, taken=taken, now=now)
        taken.add(notes)
        built.append(BuiltDocument(work.known, notes, due_again(plan), outcome.moved_from, outcome.arrived))
    return built


class Taken:
    """Whether a guid is taken, by a note in the store or one of this build."""

    def __init__(self, stored: Callable[[Guid], bool]) -> None:
        self._stored = stored
        self._given: set[Guid] = set()

    def __call__(self, guid: Guid) -> bool:
        return guid in self._given or self._stored(guid)

    def add(self, notes: Sequence[Note]) -> None:
        self._given.update(note.guid for note in notes)


def _notes(store: Store, request: planning.Request, found: Sequence[Target]) -> tuple[Note, ...]:
    """Of all documents meant, those gone for long too: Anki may not know yet that their notes are retired."""
    known = store.documents()
    gone = {document.path for document in targets.gone(request.paths, known)}
    meant = {target.identity for target in found} | gone
    paths = (document.path for document in known if document.path in meant)
    return tuple(note for path in paths for note in store.notes(path=path))
