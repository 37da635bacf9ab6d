"""`quizgen cards`: lists the notes, or the rejected candidates, that pass the filters; must not change the store."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from quizgen.commands import candidates, library, output, rows
from quizgen.commands.candidates import Candidates
from quizgen.generate import pipeline
from quizgen.model import Guid, KnownDocument, Note, Rejection, Status
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
    status: Status | None = Status.ACTIVE
    """None: active and retired ones."""
    tag: str | None = None
    rejected: bool | None = False
    """Whether the learner rejected them; None lets both through."""


def run(store_path: Path | None, filters: Filters, *, as_json: bool) -> None:
    """The notes that pass are on stdout, in document order."""
    with library.existing(store_path) as store:
        notes, suspended = matching(store, filters), store.suspended()
    if as_json:
        output.show_json([rows.row(note, suspended) for note in notes])
    elif notes:
        output.show(listing(notes))
    if not notes:
        output.remark("no cards match")


def run_decided(store_path: Path | None, filters: Filters, *, as_json: bool) -> None:
    """The notes that the learner decided anything about and that pass are on stdout, with what was decided."""
    with library.existing(store_path) as store:
        suspended = store.suspended()
        passing = matching(store, replace(filters, rejected=None, limit=None))
    notes = [note for note in passing if decisions(note, suspended)][: filters.limit]
    if as_json:
        output.show_json([rows.row(note, suspended) for note in notes])
    elif notes:
        output.show("\n".join(_decided(note, suspended) for note in notes))
    if not notes:
        output.remark("no cards match that you decided anything about")


def _decided(note: Note, suspended: Container[Guid]) -> str:
    retired = "" if note.status is Status.ACTIVE else " (retired: its text is gone)"
    return f"{_entry(note)}\n    yours: {decisions(note, suspended)}{retired}"


def decisions(note: Note, suspended: Container[Guid]) -> str:
    """What the learner decided about the note, on one line; empty when nothing."""
    decided = {
        "rejected": note.rejected,
        "suspended": note.guid in suspended,
        "reworded": note.edit is not None,
        f"tagged {', '.join(note.own_tags)}": bool(note.own_tags),
    }
    return "; ".join(what for what, is_so in decided.items() if is_so)


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
        if filters.tag is None or _is_tagged(here.document.tags, filters.tag)
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
            path=path,
            deck=deck,
            section=filters.section,
            search=filters.search,
            status=filters.status,
            rejected=filters.rejected,
        )
        if _is_meant(note, filters)
    )
    return found[: filters.limit]


def _is_meant(note: Note, filters: Filters) -> bool:
    """Whether the note passes the filters that the store does not know; one withdrawn never does."""
    rule = filters.rule is None or note.draft.rule == filters.rule
    tag = filters.tag is None or _is_tagged((*note.tags, *note.own_tags), filters.tag)
    return rule and tag and note.status is not Status.WITHDRAWN


def _is_tagged(tags: Iterable[str], tag: str) -> bool:
    """Whether the tag, or one below it, is among the tags; whatever the case."""
    return any(f"{given.casefold()}::".startswith(f"{tag.casefold()}::") for given in tags)


def listing(notes: Iterable[Note]) -> str:
    """The notes as text for a reader, three lines each, and one more where the document was changed under an edit."""
    return "\n".join(_entry(note) for note in notes)


def _entry(note: Note) -> str:
    overtaken = f"\n    the document now says: {rows.document_says(note)}" if note.is_overtaken else ""
    return (
        f"{note.guid}  {rows.place(note)}  ({note.draft.rule})\n"
        f"    {rows.asked(note)}\n"
        f"    → {rows.one_line(note.shown.answer)}{overtaken}"
    )
