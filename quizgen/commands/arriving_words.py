"""Owns what a wording made in Anki is as a learner's edit; must not decide whether it counts."""

from dataclasses import replace
from itertools import groupby

from quizgen.anki import plaintext, sent
from quizgen.anki.rows import rows
from quizgen.arrivals.theirs import Theirs
from quizgen.commands import edit, form
from quizgen.model import ClozePart, Edit, Kind, Note, Wording

_FRONT, _ANSWER, _CONTEXT = 0, 1, 4


def edited(note: Note, theirs: Theirs, base: str) -> Edit | None:
    """The edit that makes the note say what it says in Anki, which had fields of digest `base` before.

    None for the document's own wording; QuizgenError when the note cannot say it.
    """
    wanted = edit.edit_of(note, _wording(note, theirs))
    if wanted is None or wanted is note.edit:
        return wanted
    return replace(wanted, over=_over(note, wanted, base))


def _wording(note: Note, theirs: Theirs) -> Wording:
    """What Anki says; where that is what we would send, our own text, which HTML may not give back to the letter."""
    assert theirs.fields is not None
    front, answer, context = theirs.fields
    ours, shown = rows([note])[0].fields, note.shown
    said = {form.CONTEXT: _text(context, ours[_CONTEXT], shown.context)}
    if note.draft.kind is Kind.CLOZE:
        same = plaintext.cloze(front) == plaintext.cloze(ours[_FRONT])
        parts = shown.cloze if same else _joined(plaintext.cloze(front))
        return form.tidy(form.worded({form.TEXT: form.cloze_text(parts)} | said))
    said[form.QUESTION] = _text(front, ours[_FRONT], shown.question)
    said[form.ANSWER] = _text(answer, ours[_ANSWER], shown.answer)
    return form.tidy(form.worded(said))


def _text(theirs: str, ours: str, shown: str) -> str:
    said = plaintext.text(theirs)
    return shown if said == plaintext.text(ours) else said


def _joined(parts: tuple[ClozePart, ...]) -> tuple[ClozePart, ...]:
    """Shown text in one run between deletions, as a form has it."""
    runs: list[ClozePart] = []
    for is_shown, run in groupby(parts, lambda part: not part.number):
        some = list(run)
        runs += [ClozePart("".join(part.text for part in some))] if is_shown else some
    return tuple(runs)


def _over(note: Note, wanted: Edit, base: str) -> Wording:
    """The document's wording that was changed in Anki: of one that the document has no longer, only that is known."""
    if note.edit:
        return note.edit.over
    ours = rows([replace(note, edit=None)])[0].fields
    is_same = base in ("", sent.digest(ours[_FRONT], ours[_ANSWER], ours[_CONTEXT]))
    return note.draft.wording if is_same else wanted.mine
