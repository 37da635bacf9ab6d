"""`quizgen import` of hand-written cards: their file is followed as a build follows a document."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import click

from quizgen.commands import by_hand, clock, consent, handing_in, library, output, plan, stakes, summary, tag, targets
from quizgen.commands.build import Taken
from quizgen.commands.failure import USER_PROBLEM
from quizgen.commands.handing_in import HandedIn, Place
from quizgen.commands.importing import Request
from quizgen.commands.planning import Labour, Outcome, Work
from quizgen.commands.summary import Style
from quizgen.errors import QuizgenError
from quizgen.model import GONE, KnownDocument, Note, Plan, Span
from quizgen.reconcile import due_again, reconcile, settle
from quizgen.store import BuiltDocument, Store

TRIES = 10
_HOW_TO_AGREE = "see them with --dry-run, then say yes with --yes"
NEXT = "next: `quizgen quiz` asks what is due, `quizgen undo` takes the import back"


@dataclass(frozen=True, slots=True)
class _Import:
    """What one file gave, and what the store is to know of it."""

    given: HandedIn
    former: KnownDocument | None
    known: KnownDocument
    tags: tuple[str, ...]
    """What all its cards are tagged with."""


def run(store_path: Path | None, request: Request) -> int:
    """The store holds the cards as their file has them now; the exit code, 1 when no card could be read."""
    now = clock.build_time()
    targets.check_deck(request.deck)
    tags = tuple(tag.checked(name) for name in request.tags)
    given = handing_in.read(request.path)
    if given.drafts:
        opened = library.for_looking if request.is_dry else library.for_writing
        with opened(store_path) as store:
            if request.is_dry:
                plan.show(store, [_outcome(store, _begun(store, request, given, tags, now))], Style(), now)
            else:
                _show(_carried_out(store, request, given, tags, now))
    for refused in given.refused:
        output.remark(f"{request.path}:{refused.line}: refused: {refused.reason}")
    return 0 if given.drafts else USER_PROBLEM


def _show(outcome: Outcome) -> None:
    click.echo(summary.line(outcome))
    for remark in summary.identity(outcome):
        click.echo(f"    {remark}")
    output.remark(NEXT)


def _carried_out(store: Store, request: Request, given: HandedIn, tags: tuple[str, ...], now: datetime) -> Outcome:
    """What became of the cards, written in one transaction; QuizgenError when the user does not agree to it."""
    agreed: set[stakes.Loss] = set()
    for _ in range(TRIES):
        version = store.version()
        here = _begun(store, request, given, tags, now)
        outcome = _outcome(store, here)
        if not request.is_agreed:
            losses = set(stakes.losses(store, [outcome]))
            consent.agree(sorted(losses - agreed, key=str), "import", _HOW_TO_AGREE)
            agreed |= losses
        with store.locked():
            if store.version() == version:
                _write(store, here, outcome, now)
                return outcome
    raise QuizgenError("others keep writing to the store", where=f"store {store.path}", hint="try again in a while")


# ---------------------------------------------------------------- planning


def _begun(store: Store, request: Request, given: HandedIn, tags: tuple[str, ...], now: datetime) -> _Import:
    path = request.path.resolve()
    known = store.known(by_hand.file(path))
    former = known or _renamed(store, path, given)
    deck = request.deck or (former.deck if former else given.deck or path.stem.replace("::", ":").strip())
    targets.check_deck(deck)
    document = KnownDocument(by_hand.file(path), path.name, path.stem, deck, given.sha256, settings="", built_at=now)
    own = tuple(map(tag.checked, given.tags))
    return _Import(given, former, document, tuple(dict.fromkeys((*own, *tags))))


def _renamed(store: Store, path: Path, given: HandedIn) -> KnownDocument | None:
    """The file of cards that is gone and held at least half of what this one holds, when there is one."""
    said = {draft.wording for draft in given.drafts}
    shares: list[tuple[float, str, KnownDocument]] = []
    for known in store.documents():
        file = by_hand.path_of(known)
        if file is None or known.sha256 == GONE or file == path or file.exists():
            continue
        notes = [note for note in store.notes(path=known.path) if note.is_asked]
        shares.append((sum(note.draft.wording in said for note in notes) / (len(notes) or 1), known.path, known))
    best = max(shares, key=lambda share: share[:2], default=None)
    return best[2] if best and best[0] >= 1 / 2 else None


def _outcome(store: Store, here: _Import) -> Outcome:
    former = here.former.path if here.former else here.known.path
    notes = [*store.notes(path=here.known.path)]
    if former != here.known.path:
        notes += store.notes(path=former)
    labour = Labour(0, 0, len(here.given.drafts), Counter())
    work = Work(here.former, here.known, here.tags, here.given.drafts, labour)
    return Outcome(here.known.source, here.known.path, plan=reconcile(notes, here.given.drafts), work=work)


# ---------------------------------------------------------------- writing


def _write(store: Store, here: _Import, outcome: Outcome, now: datetime) -> None:
    assert outcome.plan is not None
    notes = _settled(store, here, outcome.plan, now)
    if notes or here.former != replace(here.known, built_at=here.former.built_at if here.former else now):
        moved = here.former.path if here.former and here.former.path != here.known.path else ""
        built = BuiltDocument(here.known, notes, due_again(outcome.plan), former_path=moved)
        store.build([built], now=now)


def _settled(store: Store, here: _Import, whole: Plan, now: datetime) -> tuple[Note, ...]:
    """Every note to write, each in the deck and with the tags that its card asks for."""
    places = {draft.evidence.span: place for draft, place in zip(here.given.drafts, here.given.places, strict=True)}
    taken = Taken(store.taken)
    written: list[Note] = []
    for place, part in _parts(whole, places):
        known = replace(here.known, deck=place.deck or here.known.deck)
        tags = tuple(dict.fromkeys((*here.tags, *place.tags)))
        notes = settle(part, document=known, tags=tags, typed=False, taken=taken, now=now)
        taken.add(notes)
        written += notes
    return tuple(sorted(written, key=lambda note: (note.draft.evidence.span.start, note.guid)))


def _parts(whole: Plan, places: dict[Span, Place]) -> Iterator[tuple[Place, Plan]]:
    """The plan by the places that its drafts ask for; what leaves goes with the first."""
    going_on = (*whole.answer_changed, *whole.changed, *whole.moved, *whole.shifted, *whole.revived)
    for number, place in enumerate(dict.fromkeys(places.values())):
        here = {span for span, other in places.items() if other == place}
        part = Plan(
            added=tuple(draft for draft in whole.added if draft.evidence.span in here),
            replaced=tuple(change for change in whole.replaced if change.draft.evidence.span in here),
            unchanged=tuple(note for note in whole.unchanged if note.draft.evidence.span in here),
            shifted=tuple(change for change in going_on if change.draft.evidence.span in here),
        )
        leaving = replace(part, ambiguous=whole.ambiguous, retired=whole.retired, dormant=whole.dormant)
        yield place, part if number else leaving
