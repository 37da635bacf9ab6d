"""`quizgen cards`: lists the notes that pass the filters; must not change the store."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from quizgen.commands import library, output, rows
from quizgen.model import Note, Status
from quizgen.store import Store


@dataclass(frozen=True, slots=True)
class Filters:
    """Which notes to list; None lets everything through. `document` is a source or a path."""

    deck: str | None = None
    section: str | None = None
    rule: str | None = None
    search: str | None = None
    document: str | None = None
    limit: int | None = None
    status: Status = Status.ACTIVE


def run(store_path: Path | None, filters: Filters, *, as_json: bool) -> None:
    """The notes that pass are on stdout, in document order."""
    with library.existing(store_path) as store:
        notes = matching(store, filters)
    if as_json:
        output.show_json([rows.row(note) for note in notes])
    elif notes:
        output.show(listing(notes))
    if not notes:
        output.remark("no cards match")


def matching(store: Store, filters: Filters) -> tuple[Note, ...]:
    """The notes that pass every filter, in document order, at most `limit`."""
    deck = library.checked_deck(store, filters.deck)
    paths = library.document_paths(store, filters.document) if filters.document is not None else (None,)
    found = tuple(
        note
        for path in paths
        for note in store.notes(
            path=path, deck=deck, section=filters.section, search=filters.search, status=filters.status
        )
        if filters.rule is None or note.draft.rule == filters.rule
    )
    return found[: filters.limit]


def listing(notes: Iterable[Note]) -> str:
    """The notes as text for a reader, three lines each."""
    return "\n".join(_entry(note) for note in notes)


def _entry(note: Note) -> str:
    place = " > ".join((note.source, *note.draft.section))
    return (
        f"{note.guid}  {rows.one_line(place)}:{note.draft.evidence.line}  ({note.draft.rule})\n"
        f"    {rows.asked(note)}\n"
        f"    → {rows.one_line(note.draft.answer)}"
    )
