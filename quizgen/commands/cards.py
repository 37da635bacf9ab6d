"""`quizgen cards`: lists the notes, or the rejected candidates, that pass the filters; must not change the store."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from quizgen.commands import candidates, library, output, rows
from quizgen.commands.candidates import Candidates
from quizgen.generate import pipeline
from quizgen.model import KnownDocument, Note, Rejection, Status
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


def run_rejected(store_path: Path | None, filters: Filters, *, as_json: bool) -> None:
    """The candidates that became no card and pass the filters are on stdout, each with the reason."""
    with library.existing(store_path) as store:
        found = rejected(store, filters)
    if as_json:
        output.show_json([_record(here, refusal) for here, refusal in found])
    elif found:
        output.show("\n".join(_refused(here, refusal) for here, refusal in found))
        output.remark("`quizgen rescue ID` makes a card of one")
    if not found:
        output.remark("no rejected candidates match")


def rejected(store: Store, filters: Filters) -> tuple[tuple[Candidates, Rejection], ...]:
    """The candidates that became no card, in document order, at most `limit`."""
    documents = library.document_paths(store, filters.document) if filters.document is not None else None
    paths = documents or tuple(document.path for document in store.documents())
    found = tuple(
        (here, refusal)
        for here in candidates.of_all(store, paths)
        for refusal in sorted(here.rejected, key=lambda refusal: refusal.draft.evidence.span.start)
        if _passes(refusal, here.known, filters)
    )
    return found[: filters.limit]


def _passes(refusal: Rejection, known: KnownDocument, filters: Filters) -> bool:
    draft = refusal.draft
    deck = filters.deck is None or known.deck == filters.deck or known.deck.startswith(f"{filters.deck}::")
    rule = filters.rule is None or draft.rule == filters.rule
    headings = " > ".join(draft.section).casefold()
    section = filters.section is None or filters.section.casefold() in headings
    shown = f"{rows.wording(draft)} {draft.answer}".casefold()
    return deck and rule and section and (filters.search is None or filters.search.casefold() in shown)


def _record(here: Candidates, refusal: Rejection) -> dict[str, object]:
    draft = refusal.draft
    return {
        "id": pipeline.candidate_id(draft),
        "reason": refusal.reason,
        "rule": draft.rule,
        "score": draft.score,
        "kind": draft.kind.value,
        "asks": rows.wording(draft),
        "answer": draft.answer,
        "source_file": here.known.source.rpartition("/")[2],
        "line": draft.evidence.line,
        "evidence": draft.evidence.quote,
        "reasons": list(draft.reasons),
    }


def _refused(here: Candidates, refusal: Rejection) -> str:
    draft = refusal.draft
    place = f"{here.known.source}:{draft.evidence.line}"
    return (
        f"{pipeline.candidate_id(draft)}  {rows.one_line(place)}  {refusal.reason}  ({draft.rule}, {draft.score:.2f})\n"
        f"    {rows.wording(draft)}\n"
        f"    → {rows.one_line(draft.answer)}"
    )


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
