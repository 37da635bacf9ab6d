"""`quizgen explain`: shows where a card came from and why; must not change the store."""

from collections.abc import Iterator
from pathlib import Path

from quizgen.commands import library, output, rows
from quizgen.generate import pipeline
from quizgen.model import KnownDocument, Note
from quizgen.store import Store


def run(store_path: Path | None, card: str, *, as_json: bool) -> None:
    """All that is known of the one note whose guid begins with `card` is on stdout."""
    with library.existing(store_path) as store:
        note = store.note(card)
        path = _path(store, note)
    failures = pipeline.recheck(note)
    if as_json:
        output.show_json(_record(note, path, failures))
    else:
        output.show("\n".join(_lines(note, path, failures)))


def _path(store: Store, note: Note) -> str:
    def holds(document: KnownDocument) -> bool:
        return any(kept.guid == note.guid for kept in store.notes(path=document.path))

    named = (document for document in store.documents() if document.source == note.source)
    return next((document.path for document in named if holds(document)), note.source)


def _record(note: Note, path: str, failures: tuple[str, ...]) -> dict[str, object]:
    draft = note.draft
    return {
        **rows.row(note),
        "path": path,
        "headings": list(draft.section),
        "notetype": note.notetype.value,
        "trace": list(draft.trace),
        "reasons": list(draft.reasons),
        "failed_checks": list(failures),
        "created_at": note.created_at.isoformat(),
        "modified_at": note.modified_at.isoformat(),
    }


def _lines(note: Note, path: str, failures: tuple[str, ...]) -> Iterator[str]:
    draft = note.draft
    span = draft.evidence.span
    yield f"{note.guid}  {note.notetype.value}, {note.status.value}, deck {note.deck}"
    yield f"  asks     {rows.asked(note)}"
    yield f"  answer   {rows.one_line(draft.answer)}"
    yield f"  rule     {draft.rule}, score {draft.score:.3f}"
    yield f"  because  {rows.why(draft)}"
    yield f"  file     {path}"
    yield f"  section  {rows.one_line(' > '.join(draft.section)) or '(none)'}"
    yield f"  place    line {draft.evidence.line}, characters {span.start} to {span.end}"
    yield f"  quote    {rows.one_line(draft.evidence.quote)}"
    yield f"  rewrites {'; '.join(draft.trace) or 'none: asked in the words of the document'}"
    yield f"  checks   {'fails ' + ', '.join(failures) if failures else 'passes every hard check'}"
