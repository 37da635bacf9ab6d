"""`quizgen export`: writes what is in the store as a package, JSONL, CSV or Markdown; must not change the store."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, get_type_hints

import click

from quizgen.anki.calendar import Calendar
from quizgen.anki.carried import Carried
from quizgen.commands import clock, library, output, rows, tag
from quizgen.errors import QuizgenError
from quizgen.model import Note, Status
from quizgen.store import Store

if TYPE_CHECKING:
    from quizgen.anki.package import Pictures

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
            carried = _carried(store, deck) if request.with_progress else None
            _package(request, notes, store.pictures.content, carried)
            return
        suspended = store.suspended()
    if request.format == "md":
        _text(request.output, blocks(notes), len(notes))
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


def blocks(notes: Iterable[Note]) -> str:
    """Cards as `quizgen import` reads them, in the learner's wording, each run of one deck below its name."""
    from quizgen.handwritten import writing  # its parser is not needed by the other formats

    parts = (
        f"Deck: {deck}\n\n" + "\n".join(writing.block(note.shown.wording, _tags(note)) for note in run)
        for deck, run in groupby(notes, key=lambda note: note.deck)
    )
    return "\n---\n".join(parts)


def _tags(note: Note) -> list[str]:
    """Those of the document and the learner's own that a learner may give."""
    return [name for name in dict.fromkeys((*note.tags, *note.own_tags)) if _is_writable(name)]


def _is_writable(name: str) -> bool:
    try:
        return tag.checked(name) == name
    except QuizgenError:
        return False


def _package(request: Request, notes: Sequence[Note], pictures: "Pictures", carried: Carried | None) -> None:
    from quizgen.commands import packaging

    path = request.output or packaging.default_path(request.deck)
    ours = packaging.packable(notes)
    state = "written" if packaging.written(path, ours, pictures, carried) else "already up to date"
    output.remark(f"{output.counted(len(ours), 'note')}, {state}; import it with Anki's File > Import")
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
