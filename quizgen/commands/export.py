"""`quizgen export`: writes what is in the store as a package, JSONL or CSV; must not change the store."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_type_hints

import click

from quizgen.anki.calendar import Calendar
from quizgen.anki.carried import Carried
from quizgen.commands import clock, library, output, rows
from quizgen.errors import QuizgenError
from quizgen.model import Note, Status
from quizgen.store import Store

STDOUT = Path("-")
HOW_TO_CARRY = (
    "tick 'Import any learning progress' there: cards new to the collection arrive as you left them, "
    "cards it has stay as they are"
)


@dataclass(frozen=True, slots=True)
class Request:
    """What to export and where to; `output` None is decks/<deck>.apkg for a package, else stdout."""

    output: Path | None
    deck: str | None
    format: str
    with_retired: bool
    with_progress: bool = False


def run(store_path: Path | None, request: Request) -> None:
    """The notes asked for stand in the file (or on stdout), in document order.

    A package always holds retired and rejected notes too: only so does Anki learn that they are.
    """
    everything = request.with_retired or request.format == "apkg"
    with library.existing(store_path) as store:
        deck = library.checked_deck(store, request.deck)
        notes = store.notes(
            deck=deck, status=None if everything else Status.ACTIVE, rejected=None if everything else False
        )
        if request.format == "apkg":
            _package(request, notes, _carried(store, deck) if request.with_progress else None)
            return
        suspended = store.suspended()
    written = jsonl if request.format == "jsonl" else table
    _text(request.output, written(rows.row(note, suspended) for note in notes), len(notes))


def jsonl(records: Iterable[rows.Row]) -> str:
    """One note a line."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def table(records: Iterable[rows.Row]) -> str:
    """Comma-separated values under a line of field names; tags are joined by spaces, as in Anki."""
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(get_type_hints(rows.Row)), lineterminator="\n")
    writer.writeheader()
    for record in records:
        writer.writerow({**record, "tags": " ".join(record["tags"]), "own_tags": " ".join(record["own_tags"])})
    return text.getvalue()


def _package(request: Request, notes: Sequence[Note], carried: Carried | None) -> None:
    from quizgen.commands import packaging

    path = request.output or packaging.default_path(request.deck)
    state = "written" if packaging.written(path, notes, carried) else "already up to date"
    output.remark(f"{output.counted(len(notes), 'note')}, {state}; import it with Anki's File > Import")
    if carried:
        output.remark(HOW_TO_CARRY)
    click.echo(str(path))


def _carried(store: Store, deck: str | None) -> Carried:
    standing = store.standing(deck=deck)
    return Carried(standing, standing.digest(), store.options(), Calendar(clock.LOCAL_ZONE))


def _text(path: Path | None, text: str, count: int) -> None:
    if path in (None, STDOUT):
        click.echo(text, nl=False)
        return
    try:
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise QuizgenError(f"cannot write '{path}': {error.strerror or error}") from error
    output.remark(f"{output.counted(count, 'note')} written to {path}")
