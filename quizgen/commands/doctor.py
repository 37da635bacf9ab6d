"""`quizgen doctor`: what Anki would do with a package, and where it and the store disagree; must not change either."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from quizgen.anki.reading import ForeignCollection, media, opened
from quizgen.commands import arriving, clock, doctor_text, library, output, packaging, rows
from quizgen.commands.arriving import Arriving, Rewording
from quizgen.commands.failure import USER_PROBLEM
from quizgen.commands.progress import Progress
from quizgen.diagnosis import agreement, importing, ours, packaged
from quizgen.diagnosis.findings import FEW, Example, Findings
from quizgen.diagnosis.kinds import Kind, Weight
from quizgen.model import Guid
from quizgen.options import Options, inherited
from quizgen.paths import anki_profiles
from quizgen.store import Store


@dataclass(frozen=True, slots=True)
class Request:
    """The package (None: what an export would write) and the collection (None: the package by itself)."""

    package: Path | None
    collection: Path | None
    as_json: bool
    is_verbose: bool


def run(store_path: Path | None, request: Request) -> int:
    """All that was found is on stdout, the gravest first; the exit code, 1 when something needs doing."""
    findings = Findings(sys.maxsize if request.is_verbose else FEW)
    looked_at = library.for_looking(store_path) if request.package else library.existing(store_path)
    with looked_at as store:
        with _package(request, store) as path, opened(path) as package:
            packaged.look(findings, package, media.names(path))
            notes = package.about().notes
            if request.collection:
                with opened(request.collection) as there:
                    importing.look(findings, package, there)
                    _disagreements(findings, store, there, request.collection)
        _word(findings, store)
    return _told(findings, notes, request)


@contextmanager
def _package(request: Request, store: Store) -> Iterator[Path]:
    """The package's file; one that `export` would write is gone afterwards."""
    if request.package:
        yield request.package
        return
    with tempfile.TemporaryDirectory(prefix="quizgen-") as folder:
        path = Path(folder) / "export.apkg"
        packaging.written(path, packaging.packable(store.notes()), store.pictures.content)
        yield path


def _disagreements(findings: Findings, store: Store, there: ForeignCollection, path: Path) -> None:
    """What store and collection have otherwise; nothing where there is no store."""
    if not store.documents():
        return
    with Progress(1) as progress:
        progress.begin(1, path.name)
        plan = arriving.planned(store, there, progress)
    _arriving(findings, plan)
    agreement.strangers(findings, there.notes(), ours.looks(there.notetypes()), store.walk.guids())
    given = store.options()

    @cache
    def options_of(deck: str) -> Options:
        return inherited(deck, given)

    decided = frozenset((change.guid, change.ordinal, change.kind) for change in plan.cards)
    terms = agreement.Terms(there.about(), options_of, clock.LOCAL_ZONE, decided)
    agreement.look(findings, (store.walk.cards(), there.cards()), (store.walk.answers(), there.reviews()), terms)


def _arriving(findings: Findings, plan: Arriving) -> None:
    """What an import of the collection would bring is found."""
    findings.count(Kind.ANSWERED_THERE, plan.news.answers + plan.news.reschedules)
    for change in plan.cards:
        said = arriving.in_words(change.kind, change.theirs)
        findings.add(Kind.DECIDED_THERE, Example, change.guid, said, change.ordinal)
    for kind, changed in ((Kind.DECIDED_THERE, plan.notes), (Kind.DELETED_THERE, plan.gone)):
        for one in changed:
            findings.add(kind, _changed, one)
    for refused in plan.refused:
        findings.add(Kind.UNREADABLE, Example, refused.guid, refused.reason)


def _changed(one: Rewording) -> Example:
    return Example(one.before.guid, rows.summary(one.after.shown))


def _word(findings: Findings, store: Store) -> None:
    """Examples of cards say what the card asks, so far as the store knows it."""
    kinds = (Kind.ANSWERED_HERE, Kind.DECIDED_HERE, Kind.RETENTION, Kind.ASKED_AGAIN, Kind.DECIDED_THERE)
    for kind in (*kinds, Kind.APART_FSRS, Kind.APART_OPTIONS, Kind.APART):
        found = findings.examples.get(kind, [])
        notes = store.notes_of(Guid(one.guid) for one in found if one.ordinal is not None)
        for place, one in enumerate(found):
            if one.ordinal is not None and one.guid in notes:
                asked = rows.asked(notes[Guid(one.guid)])
                found[place] = one._replace(text=f"{one.text}: {asked}")


def _told(findings: Findings, notes: int, request: Request) -> int:
    is_sound = not (findings.number(Weight.LOSS) or findings.number(Weight.TO_DO))
    if request.as_json:
        output.show_json(doctor_text.record(findings, request.package, request.collection))
    else:
        output.show(doctor_text.text(findings, request.collection, notes))
    if request.collection is None:
        output.remark(_hint())
    return 0 if is_sound else USER_PROBLEM


def _hint() -> str:
    """How to have a collection looked at; where Anki usually has them they are only named, never opened unasked."""
    found = sorted(anki_profiles().glob("*/collection.anki2"))
    name = f"'{found[0]}'" if found else "FILE (a .colpkg that Anki exported, or collection.anki2)"
    return f"hint: what Anki would do with it is told with --collection {name}"
