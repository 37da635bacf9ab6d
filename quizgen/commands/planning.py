"""Owns what a build would do to every document meant, before anything is written; must not change notes."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from quizgen import documents
from quizgen.commands import harvesting, moving, picturing, targets
from quizgen.commands.progress import Progress
from quizgen.commands.targets import Target
from quizgen.documents.english import is_english
from quizgen.errors import QuizgenError
from quizgen.generate import pipeline
from quizgen.model import BY_HAND, GONE, Document, Draft, Guid, KnownDocument, Media, Note, Plan, Status
from quizgen.reconcile import reconcile, without_unwanted
from quizgen.store import Store


@dataclass(frozen=True, slots=True)
class Request:
    """What to build and how; `deck` None leaves each document its own."""

    paths: tuple[Path, ...]
    deck: str | None = None
    threshold: float | None = None
    is_strict: bool = False

    @property
    def least_score(self) -> float:
        """Drafts below it become no notes."""
        if self.threshold is not None:
            return self.threshold
        return pipeline.STRICT_THRESHOLD if self.is_strict else pipeline.DEFAULT_THRESHOLD


@dataclass(frozen=True, slots=True)
class Labour:
    """What working through a document took and gave, in numbers: its drafts would fill the memory of a large build."""

    sections: int
    worked: int
    """How many of the sections were worked through anew."""
    passed: int
    refused: Counter[str]
    """What became no card, by reason."""


@dataclass(frozen=True, slots=True)
class Work:
    """One document with all it gave: what the store knew (`former`), and what it is to know."""

    former: KnownDocument | None
    known: KnownDocument
    tags: tuple[str, ...] = ()
    kept: tuple[Draft, ...] = ()
    labour: Labour | None = None
    """None where the file is gone."""
    pictures: tuple[tuple[Media, Path], ...] = ()
    """Where each picture that its notes show is found."""
    left_out: tuple[str, ...] = ()
    """The pictures that cannot be shown, and why."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is to become of one document.

    `plan` is None when nothing has to be done, for file and settings are those of the last build, and when
    the document cannot be built (`error`). `work` is None then too.
    """

    name: str
    path: str
    plan: Plan | None = None
    work: Work | None = None
    error: QuizgenError | None = None
    arrived: tuple[Guid, ...] = ()
    """Notes that came from other documents."""

    @property
    def state(self) -> str:
        """One of failed, unchanged, gone, built."""
        if self.error:
            return "failed"
        if self.work is None:
            return "unchanged"
        return "built" if self.work.labour else "gone"

    @property
    def labour(self) -> Labour | None:
        return self.work.labour if self.work else None

    @property
    def moved_from(self) -> str:
        """The path where the document stood until now; empty when it stays where it is."""
        former = self.work.former if self.work else None
        return former.path if former and former.path != self.path else ""


@dataclass(frozen=True, slots=True)
class Planning:
    """One run: what all its documents share."""

    store: Store
    request: Request
    settings: str
    several: bool
    now: datetime
    progress: Progress


def begin(store: Store, request: Request, found: Sequence[Target], progress: Progress, now: datetime) -> Planning:
    """A run over these documents."""
    return Planning(store, request, pipeline.settings(request.least_score), len(found) > 1, now, progress)


def worked(run: Planning, found: Sequence[Target]) -> tuple[Outcome, ...]:
    """Every document meant, read and worked through where needed, yet without its plan.

    What its sections gave is remembered at once, so that a broken run has lost no work.
    """
    formers = _formers(run, found)
    names = Counter(target.source for target in found)
    outcomes = []
    for number, target in enumerate(found, start=1):
        name = target.source if names[target.source] == 1 else target.identity
        run.progress.begin(number, name)
        outcomes.append(_worked(run, target, name, formers.get(target.identity)))
    followed = {outcome.moved_from for outcome in outcomes}
    for known in targets.gone(run.request.paths, run.store.documents()):
        if known.sha256 != GONE and known.path not in followed:
            gone = Work(known, replace(known, sha256=GONE, built_at=run.now))
            outcomes.append(Outcome(known.source, known.path, work=gone))
    return tuple(outcomes)


def planned(store: Store, outcomes: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """The outcomes with what becomes of the notes that the store holds now."""
    busy = [outcome for outcome in outcomes if outcome.work]
    if not busy:
        return tuple(outcomes)
    theirs = [_notes(store, outcome) for outcome in busy]
    plans = [
        reconcile(notes, outcome.work.kept if outcome.work else ()) for notes, outcome in zip(theirs, busy, strict=True)
    ]
    own = {note.guid for notes in theirs for note in notes}
    is_new = any(plan.added for plan in plans)
    retired = store.notes(status=Status.RETIRED) if is_new else ()
    cut = [note for note in retired if note.guid not in own and note.draft.rule != BY_HAND]
    shared = moving.shared_out(plans, cut)
    unwanted = [note.draft for note in store.notes(rejected=True)]
    done = {
        outcome.path: replace(outcome, plan=without_unwanted(plan, unwanted), arrived=arrived)
        for outcome, (plan, arrived) in zip(busy, shared, strict=True)
    }
    return tuple(done.get(outcome.path, outcome) for outcome in outcomes)


def _notes(store: Store, outcome: Outcome) -> tuple[Note, ...]:
    here = store.notes(path=outcome.path)
    return (*here, *store.notes(path=outcome.moved_from)) if outcome.moved_from else here


def _formers(run: Planning, found: Sequence[Target]) -> dict[str, KnownDocument]:
    known = {one.path: one for one in run.store.documents() if one.sha256 != GONE}
    return moving.formers(run.store, [target.path for target in found if target.identity not in known])


def _worked(run: Planning, target: Target, name: str, former: KnownDocument | None) -> Outcome:
    """The document worked through, unless it cannot be read. What fails later would fail for every document."""
    known = run.store.known(target.identity)
    unchanged = known and _is_up_to_date(run, known, _digest(target.path))
    if known and unchanged and picturing.is_current(run.store, known, target.path):
        return Outcome(name, target.identity)
    if former is None and known and (known.sha256 != GONE or moving.is_alive(run.store, known)):
        former = known
    try:
        document = _read(target, former)
    except QuizgenError as error:
        return Outcome(name, target.identity, error=error)
    return Outcome(name, target.identity, work=_work(run, target, document, former))


def _work(run: Planning, target: Target, document: Document, former: KnownDocument | None) -> Work:
    path = former.path if former else target.identity
    cached = run.store.harvests(path)
    gathered = harvesting.gathered(document, cached, run.progress.over)
    if gathered.remembered.keys() != cached.keys() or path != target.identity:
        run.store.remember_harvests(target.identity, gathered.remembered)
    same_settings = former is not None and former.settings == run.settings
    notes = run.store.notes(path=path) if same_settings else ()
    standing = pipeline.standing(run.store.rescued(), notes)
    selection = pipeline.select(gathered.harvest, document, run.request.least_score, standing)
    refused = Counter(refusal.reason for refusal in selection.rejected)
    labour = Labour(gathered.sections, gathered.worked, len(gathered.harvest.drafts), refused)
    shown = picturing.pictured(selection.kept, document, target.path, picturing.earlier(run.store, path))
    known = _remembered(run, target, document, former)
    return Work(former, known, document.tags, shown.drafts, labour, shown.files, shown.left_out)


def _digest(path: Path) -> str | None:
    """Of the file's bytes; None when it cannot be read, which reading it as a document will explain."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def _is_up_to_date(run: Planning, known: KnownDocument, sha256: str | None) -> bool:
    same_bytes, same_settings = known.sha256 == sha256, known.settings == run.settings
    return same_bytes and same_settings and targets.keeps_deck(known, run.request.deck)


def _read(target: Target, known: KnownDocument | None) -> Document:
    document = documents.read(target.path, known.source if known else target.source)
    _check_english(document, target)
    return document


def _check_english(document: Document, target: Target) -> None:
    blocks = [block.text.plain for section in document.sections for block in section.blocks]
    if not is_english("\n".join(blocks) or document.text):
        raise QuizgenError(
            f"document '{target.source}' does not look like English",
            where=str(target.path),
            hint="quizgen asks about English text only; earlier cards of this document are untouched",
        )


def _remembered(run: Planning, target: Target, document: Document, known: KnownDocument | None) -> KnownDocument:
    wanted = run.request.deck
    if known and targets.keeps_deck(known, wanted):
        deck = known.deck
    elif wanted and not run.several:
        deck = wanted
    else:
        deck = targets.deck_of(document, document.source, wanted)
    return KnownDocument(
        path=target.identity,
        source=document.source,
        title=document.title,
        deck=deck,
        sha256=document.sha256,
        settings=run.settings,
        built_at=run.now,
    )
