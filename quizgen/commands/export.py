"""`quizgen export`: writes what is in the store as a package, JSONL or CSV; must not change the store."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_type_hints

import click

from quizgen.anki import adopted
from quizgen.commands import library, output, rows
from quizgen.errors import QuizgenError
from quizgen.model import Note, Status

STDOUT = Path("-")


@dataclass(frozen=True, slots=True)
class Request:
    """What to export and where to; `output` None is decks/<deck>.apkg for a package, else stdout."""

    output: Path | None
    deck: str | None
    format: str
    with_retired: bool


def run(store_path: Path | None, request: Request) -> None:
    """The notes asked for stand in the file (or on stdout), in document order.

    A package always holds retired and rejected notes too: only so does Anki learn that they are. It never holds notes
    adopted from Anki, where they are of another notetype: it would only meet them as conflicts.
    """
    everything = request.with_retired or request.format == "apkg"
    with library.existing(store_path) as store:
        deck = library.checked_deck(store, request.deck)
        notes = store.notes(
            deck=deck, status=None if everything else Status.ACTIVE, rejected=None if everything else False
        )
        suspended = store.suspended()
    if request.format == "apkg":
        _package(request, [note for note in notes if note.draft.rule != adopted.RULE])
        return
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


def _package(request: Request, notes: Sequence[Note]) -> None:
    from quizgen.commands import packaging

    path = request.output or packaging.default_path(request.deck)
    state = "written" if packaging.written(path, notes) else "already up to date"
    output.remark(f"{output.counted(len(notes), 'note')}, {state}; import it with Anki's File > Import")
    click.echo(str(path))


def _text(path: Path | None, text: str, count: int) -> None:
    if path in (None, STDOUT):
        click.echo(text, nl=False)
        return
    try:
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise QuizgenError(f"cannot write '{path}': {error.strerror or error}") from error
    output.remark(f"{output.counted(count, 'note')} written to {path}")
