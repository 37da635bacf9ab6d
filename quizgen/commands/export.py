"""`quizgen export`: writes what is in the store as a package, JSONL or CSV; must not change the store."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_type_hints

import click

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

    A package always holds retired notes too: only so does Anki learn that they are retired.
    """
    status = None if request.with_retired or request.format == "apkg" else Status.ACTIVE
    with library.existing(store_path) as store:
        deck = library.checked_deck(store, request.deck)
        notes = store.notes(deck=deck, status=status)
    if request.format == "apkg":
        _package(request, notes)
    else:
        _text(request.output, jsonl(notes) if request.format == "jsonl" else table(notes), len(notes))


def jsonl(notes: Iterable[Note]) -> str:
    """One note a line."""
    return "".join(json.dumps(rows.row(note), ensure_ascii=False) + "\n" for note in notes)


def table(notes: Iterable[Note]) -> str:
    """Comma-separated values under a line of field names; tags are joined by spaces, as in Anki."""
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(get_type_hints(rows.Row)), lineterminator="\n")
    writer.writeheader()
    writer.writerows({**row, "tags": " ".join(row["tags"])} for row in map(rows.row, notes))
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
