"""`quizgen undo`: takes back the last builds, one after the other; reviews and decisions stay."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click

from quizgen.commands import clock, library, output
from quizgen.errors import QuizgenError
from quizgen.model import GONE, Guid, KnownDocument, Note
from quizgen.reconcile import taken_back
from quizgen.store import BuildRecord, Store


def run(store_path: Path | None, steps: int) -> None:
    """The store is as before the last `steps` builds; QuizgenError, and nothing undone, when there are fewer."""
    now = clock.build_time()
    with library.existing(store_path) as store, store.locked():
        for step in range(steps):
            record = store.last_build()
            if record is None:
                done = f"only {step} can be undone; nothing was changed" if step else "there is no build to undo"
                raise QuizgenError(done, hint="the last 100 builds are kept for undoing")
            _undo(store, record, now)
            click.echo(_told(record))
    output.remark("next: `quizgen plan` shows what a build would bring back, `quizgen export` tells Anki")


def _undo(store: Store, record: BuildRecord, now: datetime) -> None:
    guids = [guid for guid, _ in record.notes]
    notes, paths = store.notes_of(guids), store.placed(guids)
    written = [(path, taken_back(notes[guid], before, now)) for guid, path, before in _placed(record, paths)]
    store.undo_build(record, _documents(store, record), written, now=now)


def _placed(record: BuildRecord, paths: dict[Guid, str]) -> list[tuple[Guid, str, Note | None]]:
    return [(guid, before[0], before[1]) if before else (guid, paths[guid], None) for guid, before in record.notes]


def _documents(store: Store, record: BuildRecord) -> list[KnownDocument]:
    """The documents as they were; one that the build was the first to see is as one whose file is gone."""
    now = {known.path: known for known in store.documents()}
    return [before or replace(now[path], sha256=GONE) for path, before in record.documents]


def _told(record: BuildRecord) -> str:
    names = ", ".join(sorted(path.rpartition("/")[2] for path, _ in record.documents))
    return f"undone: the build of {names} ({output.counted(len(record.notes), 'note')})"
