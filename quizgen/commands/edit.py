"""`quizgen edit`: gives a card the learner's own wording, which no build changes; must not touch the document's."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from quizgen.anki import adopted
from quizgen.commands import by_hand, clock, editing, form, library, output, rows
from quizgen.errors import QuizgenError
from quizgen.model import Edit, Guid, Kind, Note, Wording, hidden
from quizgen.reconcile import rewritten
from quizgen.store import Store

WITHOUT_EDITOR = "give the wording with --question and --answer, or with --cloze"


@dataclass(frozen=True, slots=True)
class Request:
    """The new wording where it is given on the command line; what is None stays. Nothing given: an editor opens."""

    question: str | None = None
    answer: str | None = None
    cloze: str | None = None
    is_reset: bool = False
    is_kept: bool = False
    """Whether the learner's wording stands although the document's has changed."""


def run(store_path: Path | None, card: str, request: Request) -> None:
    """The note whose guid begins with `card` says what the learner wants it to; it is on stdout as it now is."""
    with library.existing(store_path) as store:
        note = store.note(card)
        edit = _wanted(note, request)
        if edit == note.edit:
            output.show(f"nothing to change: {note.guid} is as it was")
            _remark_on(note)
            return
        output.show(_told(written(store, note.guid, edit)))
    if edit:
        output.remark(f"no build changes it; `quizgen edit {note.guid} --reset` takes the document's wording again")


def _wanted(note: Note, request: Request) -> Edit | None:
    """The edit that the learner wants the note to have; None for the document's wording."""
    if request.is_reset:
        return None
    if request.is_kept:
        return note.edit and Edit(note.edit.mine, over=note.draft.wording)
    if (request.question, request.answer, request.cloze) != (None, None, None):
        return edit_of(note, form.worded(_given(note, request)))
    read = editing.edited(
        form_of(note),
        lambda text: (edit_of(note, form.parse(text)),),
        otherwise=WITHOUT_EDITOR,
    )
    return read[0] if read else note.edit


def form_of(note: Note) -> str:
    """The note's wording as text to edit, below what there is to say of it."""
    return form.render(note.shown.wording, _comments(note))


def edit_of(note: Note, wording: Wording | None) -> Edit | None:
    """The edit that makes the note say this; None takes the document's wording.

    The note's own one when it says so already. QuizgenError when the note cannot say it.
    """
    if wording == form.tidy(note.shown.wording):
        return note.edit
    if wording is None or wording == form.tidy(note.draft.wording):
        return None
    _check_kind(note, is_cloze=bool(wording.cloze))
    _check_numbers(note, wording)
    return Edit(wording, over=note.draft.wording)


def written(store: Store, guid: Guid, edit: Edit | None) -> Note:
    """The note with the edit, over whatever a build made of it while the editor was open."""
    now = clock.build_time()
    with store.locked():
        (before,) = store.notes_of([guid]).values()
        if edit:
            _check_numbers(before, edit.mine)
        changed = rewritten(before, replace(before, edit=edit), now)
        store.decide(changed, now=now)
    return (changed or [before])[0]


def _given(note: Note, request: Request) -> Mapping[str, str]:
    _check_kind(note, is_cloze=request.cloze is not None)
    shown = note.shown
    if request.cloze is not None:
        return {form.TEXT: request.cloze, form.CONTEXT: shown.context}
    question = shown.question if request.question is None else request.question
    answer = shown.answer if request.answer is None else request.answer
    return {form.QUESTION: question, form.ANSWER: answer, form.CONTEXT: shown.context}


# ---------------------------------------------------------------- what a note cannot say


def _check_kind(note: Note, *, is_cloze: bool) -> None:
    if is_cloze == (note.draft.kind is Kind.CLOZE):
        return
    kind, other = ("question", "text with gaps") if is_cloze else ("text with gaps", "question")
    raise QuizgenError(
        f"card {note.guid} is a {kind} and cannot become a {other}",
        hint=f"reject it with `quizgen reject {note.guid}`, and write another with `quizgen add`",
    )


def _check_numbers(note: Note, wording: Wording) -> None:
    """A cloze number is a card with its history: it never names something else that was hidden before."""
    new = _hidden(replace(note, edit=Edit(wording, wording)))
    now = {**_hidden(replace(note, edit=None)), **_hidden(note)}
    past = {number: text for number, text in note.former if number not in now}
    unused = max((*now, *past), default=0) + 1
    for number, text in new.items():
        if number in past and past[number] != text:
            raise QuizgenError(
                f"c{number} hid '{past[number]}' once, and cannot hide '{text}'", hint=f"a new gap is c{unused}"
            )
        owners = [other for other, said in now.items() if said == text]
        if owners and number not in owners and all(new.get(owner) != text for owner in owners):
            raise QuizgenError(
                f"'{text}' is c{owners[0]}, and cannot become c{number}",
                hint="a number is a card with its reviews: it stays with what it hides",
            )


def _hidden(note: Note) -> dict[int, str]:
    """What each number hides in the text that the note shows."""
    draft = note.shown
    return {number: hidden(draft, number) for number in sorted({part.number for part in draft.cloze if part.number})}


# ---------------------------------------------------------------- what is said of it


def _comments(note: Note) -> Iterator[str]:
    yield f"Card {note.guid}: {rows.place(note)}"
    if note.edit and note.is_overtaken:
        yield "The document changed since you worded this card. You changed:"
        yield from _quoted(note.edit.over)
        yield "The document now says:"
        yield from _quoted(note.draft.wording)
    elif note.edit:
        yield "The document says:"
        yield from _quoted(note.draft.wording)
    yield "Lines like these are left out. What you save is your wording, and no build changes it; an empty file"
    yield f"takes {_FIRST.get(note.draft.rule, 'the wording of the document')} again."
    if note.draft.kind is Kind.CLOZE:
        gap = f"c{_unused(note)}::…"
        yield f"Deletions keep their numbers; a new one is {{{{{gap}}}}}, or {{{{{gap}::hint}}}} with a hint."


_FIRST = {by_hand.RULE: "the first wording", adopted.RULE: "the wording that Anki has"}


def _unused(note: Note) -> int:
    known = [part.number for draft in (note.draft, note.shown) for part in draft.cloze]
    return max((*known, *(number for number, _ in note.former)), default=0) + 1


def _quoted(wording: Wording) -> Iterator[str]:
    yield f"  {rows.summary(wording)}"
    if wording.context:
        yield f"  ({rows.one_line(wording.context)})"


def _told(note: Note) -> str:
    return f"{note.guid}  {rows.asked(note)}\n    → {rows.one_line(note.shown.answer)}"


def _remark_on(note: Note) -> None:
    if note.is_overtaken:
        output.remark(f"the document now says: {rows.document_says(note)}")
        output.remark(f"`quizgen edit {note.guid} --keep` keeps your wording, --reset takes the document's")
