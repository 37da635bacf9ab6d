"""Owns what a learner changes about a note while it is asked; must not know the quiz."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from quizgen.commands import edit, form, tag
from quizgen.model import Guid, Note
from quizgen.reconcile import rewritten
from quizgen.store import Store


def reject(store: Store, guid: Guid, *, now: datetime) -> datetime:
    """The learner does not want the note any more; when it was last modified before."""
    before, _ = _changed(store, guid, lambda note: replace(note, rejected=True), now)
    return before.modified_at


def restore(store: Store, guid: Guid, modified_at: datetime | None, *, now: datetime) -> None:
    """The note is wanted again, and modified no later than it was before; None leaves that moment alone."""
    (note,) = store.notes_of([guid]).values()
    store.decide([replace(note, rejected=False, modified_at=modified_at or note.modified_at)], now=now)


def retag(store: Store, guid: Guid, tags: Sequence[str], *, now: datetime) -> Note:
    """These are the learner's own tags of the note, each once in whatever case; QuizgenError when one cannot be."""
    own: dict[str, str] = {}
    for name in map(tag.checked, tags):
        own.setdefault(name.casefold(), name)
    _, after = _changed(store, guid, lambda note: replace(note, own_tags=tuple(own.values())), now)
    return after


def form_of(note: Note) -> str:
    """The note's wording as text to edit."""
    return edit.form_of(note)


def reword(store: Store, note: Note, text: str) -> Note:
    """The note says what the edited form says; QuizgenError when it cannot."""
    return edit.written(store, note.guid, edit.edit_of(note, form.parse(text)))


def _changed(store: Store, guid: Guid, change: Callable[[Note], Note], now: datetime) -> tuple[Note, Note]:
    """The note before and after the change, over whatever somebody else made of it meanwhile."""
    with store.locked():
        (before,) = store.notes_of([guid]).values()
        written = rewritten(before, change(before), now)
        store.decide(written, now=now)
    return before, (written or [before])[0]
