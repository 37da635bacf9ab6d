"""`quizgen build`: brings the store and a package up to date with documents; each one is a transaction."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from quizgen import documents
from quizgen.commands import clock, harvesting, library, output, packaging, summary, targets
from quizgen.commands.failure import USER_PROBLEM
from quizgen.commands.harvesting import Gathered
from quizgen.commands.moving import GONE, followed
from quizgen.commands.progress import Progress
from quizgen.commands.summary import Outcome, Style
from quizgen.commands.targets import Target
from quizgen.documents.english import is_english
from quizgen.errors import QuizgenError
from quizgen.generate import pipeline
from quizgen.model import Document, Harvest, KnownDocument, Note, Plan, Rejection
from quizgen.reconcile import reconcile, settle
from quizgen.store import Store


@dataclass(frozen=True, slots=True)
class Request:
    """What to build and how; `deck` None leaves each document its own, `output` None writes no package."""

    paths: tuple[Path, ...]
    output: Path | None
    deck: str | None
    threshold: float | None
    is_strict: bool
    is_typed: bool

    @property
    def least_score(self) -> float:
        """Drafts below it become no notes."""
        if self.threshold is not None:
            return self.threshold
        return pipeline.STRICT_THRESHOLD if self.is_strict else pipeline.DEFAULT_THRESHOLD


@dataclass(frozen=True, slots=True)
class Build:
    """One run of the command: what all its documents share."""

    store: Store
    request: Request
    settings: str
    several: bool
    now: datetime
    progress: Progress


def run(store_path: Path | None, request: Request, style: Style) -> int:
    """The store holds what the documents now give; the exit code, 1 when a document could not be built."""
    now = clock.build_time()
    found = targets.named(request.paths)
    targets.check_deck(request.deck)
    if request.output:
        packaging.check_place(request.output)
    with library.for_writing(store_path) as store, Progress(len(found)) as progress:
        settings = pipeline.settings(request.least_score)
        build = Build(store, request, settings, len(found) > 1, now, progress)
        outcomes = tuple(_told(_outcomes(build, found), progress, style))
        if request.output:
            packaging.written(request.output, _notes(build, found))
    if any(outcome.gathered and outcome.gathered.worked for outcome in outcomes) and (note := pipeline.model_note()):
        output.remark(f"note: {note}")
    summary.show_end(outcomes, request.output, style)
    return USER_PROBLEM if any(outcome.error for outcome in outcomes) else 0


def _told(outcomes: Iterable[Outcome], progress: Progress, style: Style) -> Iterator[Outcome]:
    for outcome in outcomes:
        progress.clear()
        summary.show_outcome(outcome, style)
        yield outcome


def _outcomes(build: Build, found: Sequence[Target]) -> Iterator[Outcome]:
    names = Counter(target.source for target in found)
    for number, target in enumerate(found, start=1):
        name = target.source if names[target.source] == 1 else target.identity
        build.progress.begin(number, name)
        yield _outcome(build, target, name)
    for known in targets.gone(build.request.paths, build.store.documents()):
        if known.sha256 != GONE:
            yield Outcome(known.source, known.path, _retired(build, known))


def _outcome(build: Build, target: Target, name: str) -> Outcome:
    """The document is built, unless it cannot be read. What fails later would fail for every document."""
    sha256 = _digest(target.path)
    known = build.store.known(target.identity) or followed(build.store, target.identity, sha256)
    if known and _is_up_to_date(build, known, sha256):
        return Outcome(name, target.identity)
    try:
        document = _read(target, known)
    except QuizgenError as error:
        return Outcome(name, target.identity, error=error)
    plan, gathered, rejected = _built(build, target, document, known)
    return Outcome(name, target.identity, plan, gathered, rejected)


Built = tuple[Plan, Gathered, tuple[Rejection, ...]]


def _built(build: Build, target: Target, document: Document, known: KnownDocument | None) -> Built:
    gathered = harvesting.gathered(document, build.store.harvests(target.identity), build.progress.over)
    notes = build.store.notes(path=target.identity)
    same_settings = known is not None and known.settings == build.settings
    standing = pipeline.standing(build.store.rescued(target.identity), notes if same_settings else ())
    selection = pipeline.select(gathered.harvest, document, build.request.least_score, standing)
    plan = reconcile(notes, selection.kept)
    _save(build, _remembered(build, target, document, known), plan, document.tags, gathered.remembered)
    return plan, gathered, selection.rejected


def _digest(path: Path) -> str | None:
    """Of the file's bytes; None when it cannot be read, which reading it as a document will explain."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def _is_up_to_date(build: Build, known: KnownDocument, sha256: str | None) -> bool:
    same_bytes, same_settings = known.sha256 == sha256, known.settings == build.settings
    return same_bytes and same_settings and targets.keeps_deck(known, build.request.deck)


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


def _remembered(build: Build, target: Target, document: Document, known: KnownDocument | None) -> KnownDocument:
    wanted = build.request.deck
    if known and targets.keeps_deck(known, wanted):
        deck = known.deck
    elif wanted and not build.several:
        deck = wanted
    else:
        deck = targets.deck_of(document, document.source, wanted)
    return KnownDocument(
        path=target.identity,
        source=document.source,
        title=document.title,
        deck=deck,
        sha256=document.sha256,
        settings=build.settings,
        built_at=build.now,
    )


def _retired(build: Build, known: KnownDocument) -> Plan:
    plan = reconcile(build.store.notes(path=known.path), ())
    _save(build, replace(known, sha256=GONE, built_at=build.now), plan)
    return plan


def _save(
    build: Build,
    document: KnownDocument,
    plan: Plan,
    tags: tuple[str, ...] = (),
    harvests: Mapping[str, Harvest] | None = None,
) -> None:
    notes = settle(
        plan,
        document=document,
        tags=tags,
        typed=build.request.is_typed,
        taken=build.store.taken,
        now=build.now,
    )
    build.store.save(document, notes, harvests)


def _notes(build: Build, found: Sequence[Target]) -> tuple[Note, ...]:
    """Of all documents meant, those gone for long too: Anki may not know yet that their notes are retired."""
    known = build.store.documents()
    gone = {document.path for document in targets.gone(build.request.paths, known)}
    meant = {target.identity for target in found} | gone
    paths = (document.path for document in known if document.path in meant)
    return tuple(note for path in paths for note in build.store.notes(path=path))
