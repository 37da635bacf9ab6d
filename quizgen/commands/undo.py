"""`quizgen undo`: takes back the last builds and imports, one after the other; what was done since stays."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from quizgen.commands import clock, library, output, remembering
from quizgen.errors import QuizgenError
from quizgen.model import GONE, Guid, KnownDocument, Note
from quizgen.reconcile import rewritten, taken_back
from quizgen.store import BuildRecord, Store
from quizgen.store.arrived import TakenBack
from quizgen.store.deciding import OF_NOTE, TAKEN_BACK, Decision

BUILT = "`quizgen plan` shows what a build would bring back"
IMPORTED = "`quizgen import` brings it in again"


def run(store_path: Path | None, steps: int) -> None:
    """The store is as before the last `steps` builds and imports; QuizgenError, and nothing undone, for too many."""
    with library.existing(store_path) as store, store.locked():
        then = [BUILT]
        for step in range(steps):
            record = store.last_build()
            if record is None:
                done = f"only {step} can be undone; nothing was changed" if step else "there is no build to undo"
                raise QuizgenError(done, hint="the last 100 builds are kept for undoing")
            _undo(store, record, store.arrivals.moment(clock.build_time()))
            click.echo(_told(record))
            then.append(IMPORTED if record.imported is not None else BUILT)
    output.remark(f"next: {then[-1]}, `quizgen export` tells Anki")


def _undo(store: Store, record: BuildRecord, now: datetime) -> None:
    if record.imported is not None:
        _decide_as_before(store, store.arrivals.take_back(record, now=now), now)
        store.arrivals.remember(remembering.replayed(store, clock.LOCAL_ZONE))
    guids = [guid for guid, _ in record.notes]
    notes, paths = store.notes_of(guids), store.placed(guids)
    written = [(path, taken_back(notes[guid], before, now)) for guid, path, before in _placed(record, paths)]
    store.undo_build(record, _documents(store, record), written, now=now)


def _decide_as_before(store: Store, decided: Sequence[TakenBack], now: datetime) -> None:
    cards = (word for word in decided if word.ordinal != OF_NOTE)
    store.decide_cards(Decision(word.guid, word.ordinal, word.kind, int(word.value), now, TAKEN_BACK) for word in cards)
    words: dict[Guid, dict[str, Any]] = {}
    for word in decided:
        if word.ordinal == OF_NOTE:
            words.setdefault(word.guid, {})[word.kind] = word.value
    notes = store.notes_of(words)
    changed = (
        one for guid, values in words.items() for one in rewritten(notes[guid], replace(notes[guid], **values), now)
    )
    store.decide(changed, now=now, source=TAKEN_BACK)


def _placed(record: BuildRecord, paths: dict[Guid, str]) -> list[tuple[Guid, str, Note | None]]:
    return [(guid, before[0], before[1]) if before else (guid, paths[guid], None) for guid, before in record.notes]


def _documents(store: Store, record: BuildRecord) -> list[KnownDocument]:
    """The documents as they were; one that the build was the first to see is as one whose file is gone."""
    now = {known.path: known for known in store.documents()}
    return [before or replace(now[path], sha256=GONE) for path, before in record.documents]


def _told(record: BuildRecord) -> str:
    if record.imported is not None:
        return f"undone: the import of {record.imported}"
    names = ", ".join(sorted(path.rpartition("/")[2] for path, _ in record.documents))
    return f"undone: the build of {names} ({output.counted(len(record.notes), 'note')})"
