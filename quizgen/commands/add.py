"""`quizgen add`: a card that the learner writes; it stands below no document, and no build touches it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from quizgen.commands import by_hand, clock, editing, form, library, output, rows, tag, targets
from quizgen.errors import QuizgenError
from quizgen.identity import mint
from quizgen.model import Kind, Note, Notetype, Status, Wording
from quizgen.store import Store


@dataclass(frozen=True, slots=True)
class Request:
    """What to write; where no wording is given, an editor opens."""

    question: str | None = None
    answer: str | None = None
    cloze: str | None = None
    deck: str = by_hand.DECK
    tags: tuple[str, ...] = ()


def run(store_path: Path | None, request: Request) -> None:
    """The card is in the store and on stdout; QuizgenError when it is there already."""
    targets.check_deck(request.deck)
    tags = tuple(tag.checked(given) for given in request.tags)
    wording = _wording(request)
    if wording is None:
        output.remark("nothing was written, nothing was added")
        return
    with library.for_writing(store_path) as store:
        note = _added(store, wording, request.deck, tags)
    output.show(f"{note.guid}  {rows.asked(note)}\n    → {rows.one_line(note.draft.answer)}")


def _wording(request: Request) -> Wording | None:
    given = {form.QUESTION: request.question, form.ANSWER: request.answer, form.TEXT: request.cloze}
    fields = {name: text for name, text in given.items() if text is not None}
    if fields:
        return form.worded(fields)
    return editing.edited(
        form.blank(_comments(request.deck)),
        form.parse,
        otherwise="give the card with --question and --answer, or with --cloze",
    )


def _added(store: Store, wording: Wording, deck: str, tags: Sequence[str]) -> Note:
    now = clock.build_time()
    with store.locked():
        known = by_hand.document(deck, now)
        above = store.notes(path=known.path)
        _check_new(above, wording)
        note = _note(store, wording, above, deck, now)
        for name in tags:
            note = tag.tagged(note, name)
        store.add(store.known(known.path) or known, note)
        store.decide([note], now=now)
    return note


def _check_new(above: Sequence[Note], wording: Wording) -> None:
    same = next((note for note in above if note.shown.wording == wording), None)
    if same:
        hint = f"`quizgen restore {same.guid}` brings it back" if same.rejected else "`quizgen cards` lists it"
        raise QuizgenError("there is such a card already", where=f"card {same.guid}", hint=hint)


def _note(store: Store, wording: Wording, above: Sequence[Note], deck: str, now: datetime) -> Note:
    draft = by_hand.draft(wording, above)
    return Note(
        guid=mint(f"{by_hand.SOURCE}/{deck}", draft, store.taken),
        notetype=Notetype.CLOZE if draft.kind is Kind.CLOZE else Notetype.QA,
        draft=draft,
        source=by_hand.SOURCE,
        deck=deck,
        tags=(),
        status=Status.ACTIVE,
        created_at=now,
        modified_at=now.replace(microsecond=0),
    )


def _comments(deck: str) -> Iterator[str]:
    yield f"A new card for the deck '{rows.one_line(deck)}'. Lines like these are left out."
    yield f"Write a question and its answer, or below '{form.TEXT}:' a text with {{{{c1::…}}}} around what it hides."
    yield "A context, which is shown with the answer, can be left out. An empty form adds nothing."
