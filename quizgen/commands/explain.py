"""`quizgen explain`: shows where a card came from and why; must not change the store."""

from collections.abc import Container, Iterator
from pathlib import Path

from quizgen.anki import adopted
from quizgen.commands import by_hand, cards, library, output, rows
from quizgen.generate import pipeline
from quizgen.model import Draft, Guid, Note, Wording


def run(store_path: Path | None, card: str, *, as_json: bool) -> None:
    """All that is known of the one note whose guid begins with `card` is on stdout."""
    with library.existing(store_path) as store:
        note = store.note(card)
        path = store.placed([note.guid])[note.guid]
        suspended = store.suspended()
    failures = () if by_hand.is_own(note) else pipeline.recheck(note)
    if as_json:
        output.show_json(_record(note, path, suspended, failures))
    else:
        output.show("\n".join((*_lines(note, path, failures), *_decided(note, suspended))))


def _record(note: Note, path: str, suspended: Container[Guid], failures: tuple[str, ...]) -> dict[str, object]:
    draft = note.draft
    return {
        **rows.row(note, suspended),
        "path": path,
        "headings": list(draft.section),
        "notetype": note.notetype.value,
        "trace": list(draft.trace),
        "reasons": list(draft.reasons),
        "failed_checks": list(failures),
        "created_at": note.created_at.isoformat(),
        "modified_at": note.modified_at.isoformat(),
        "document_says": _worded(draft) if note.edit else None,
        "edited_over": _worded(note.edit.over) if note.edit else None,
    }


def _worded(said: Draft | Wording) -> dict[str, str]:
    return {"asks": rows.wording(said), "answer": said.answer, "context": said.context}


def _lines(note: Note, path: str, failures: tuple[str, ...]) -> Iterator[str]:
    draft = note.draft
    yield f"{note.guid}  {note.notetype.value}, {note.status.value}, deck {note.deck}"
    yield f"  asks     {rows.asked(note)}"
    yield f"  answer   {rows.one_line(note.shown.answer)}"
    if draft.rule == by_hand.RULE:
        yield "  rule     written by hand; no build touches it"
        if draft.evidence.line:
            yield f"  file     {path.partition(':')[2]}, line {draft.evidence.line}"
        return
    if draft.rule == adopted.RULE:
        yield "  rule     adopted from Anki; no build touches it, and adopted again it follows Anki"
        return
    span = draft.evidence.span
    yield f"  rule     {draft.rule}, score {draft.score:.3f}"
    yield f"  because  {rows.why(draft)}"
    yield f"  file     {path}"
    yield f"  section  {rows.one_line(' > '.join(draft.section)) or '(none)'}"
    yield f"  place    line {draft.evidence.line}, characters {span.start} to {span.end}"
    yield f"  quote    {rows.one_line(draft.evidence.quote)}"
    yield f"  rewrites {'; '.join(draft.trace) or 'none: asked in the words of the document'}"
    yield f"  checks   {_checks(note, failures)}"


def _checks(note: Note, failures: tuple[str, ...]) -> str:
    if note.edit:
        return "none: the wording is yours"
    return f"fails {', '.join(failures)}" if failures else "passes every hard check"


def _decided(note: Note, suspended: Container[Guid]) -> Iterator[str]:
    decided = cards.decisions(note, suspended)
    if decided:
        yield f"  yours    {decided}"
    if note.edit and note.is_overtaken:
        yield f"  document now says: {rows.document_says(note)}"
        yield f"  before   {rows.summary(note.edit.over)}"
    elif note.edit:
        yield f"  document {rows.summary(note.draft)}"
