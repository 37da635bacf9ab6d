"""Owns what a note says in Anki: its fields, tags, cards, deck and times; must not write anything."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from quizgen.anki import escape, sent
from quizgen.anki.decks import spellings
from quizgen.anki.tags import tags
from quizgen.model import Draft, Guid, Media, Note, Notetype

BREADCRUMB = " › "
_SPARE = ("", "", "")


@dataclass(frozen=True, slots=True)
class Row:
    """One note as Anki will hold it. `fields` stand in the order of its notetype; `created_ms` is unique."""

    guid: Guid
    notetype: Notetype
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    ordinals: tuple[int, ...]
    deck: str
    created_ms: int
    modified_s: int
    media: tuple[Media, ...] = ()
    """The pictures that its fields show."""

    def key(self) -> str:
        """Everything in the row as one string, equal only for equal rows."""
        numbers = f"{self.notetype} {self.ordinals} {self.created_ms} {self.modified_s}"
        return "\x1e".join((self.guid, numbers, self.deck, *self.tags, *self.fields))


def rows(notes: Sequence[Note]) -> tuple[Row, ...]:
    """A row for each note, in their order; ValueError when two notes share a guid: Anki would keep both."""
    decks = spellings(note.deck for note in notes)
    created = _created_ms(notes)
    if len(created) != len(notes):
        raise ValueError("two notes share a guid")
    return tuple(_row(note, decks[note.deck], created[note.guid]) for note in notes)


def _created_ms(notes: Sequence[Note]) -> dict[Guid, int]:
    """Note ids: Anki shows them as the time the note was added, and notes of one build share that time."""
    found: dict[Guid, int] = {}
    last = 0
    for note in sorted(notes, key=lambda note: (note.created_at, note.guid)):
        last = max(round(note.created_at.timestamp() * 1000), last + 1)
        found[note.guid] = last
    return found


def _row(note: Note, deck: str, created_ms: int) -> Row:
    return Row(
        note.guid,
        note.notetype,
        _fields(note),
        tags(note),
        _ordinals(note),
        deck,
        created_ms,
        int(note.modified_at.timestamp()),
        _media(note),
    )


def _ordinals(note: Note) -> tuple[int, ...]:
    """A retired note has no card: an import leaves the cards a learner has, and brings back no empty ones."""
    if not note.is_asked:
        return ()
    if note.notetype is not Notetype.CLOZE:
        return (0,)
    return tuple(sorted({part.number - 1 for part in note.shown.cloze if part.number}))


def _fields(note: Note) -> tuple[str, ...]:
    draft = note.shown
    front, answer, context = _front(note), escape.field(draft.answer), escape.field(_context(draft))
    alternatives = hint = link = learner_note = ""
    return (
        front,
        answer,
        alternatives,
        hint,
        context,
        escape.field(_extra(note)),
        _place(note.source),
        _place(*draft.section),
        "".join(escape.picture(media.name, media.alt) for media in _media(note)),
        link,
        learner_note,
        sent.written(front, answer, context, note.own_tags),
        *_SPARE,
        "1" if note.is_asked else "",
        escape.field(note.guid),
    )


def _media(note: Note) -> tuple[Media, ...]:
    return note.shown.media if note.is_asked else ()


@lru_cache(maxsize=4096)
def _place(*names: str) -> str:
    return escape.field(BREADCRUMB.join(names))


def _front(note: Note) -> str:
    if note.notetype is not Notetype.CLOZE:
        return escape.field(note.shown.question)
    if not note.is_asked:  # a card of a deletion that is not in the text is an empty card
        return escape.field(_wording(note.shown))
    return escape.cloze(note.shown.cloze)


def _context(draft: Draft) -> str:
    """The context, unless the card shows the very same words already."""
    words = draft.context.split()
    return "" if words in (draft.answer.split(), _wording(draft).split()) else draft.context


def _extra(note: Note) -> str:
    """What the document says now, where it was changed since the learner's own wording."""
    if not note.is_overtaken:
        return ""
    draft = note.draft
    said = (draft.question, draft.answer) if not draft.cloze else (_wording(draft),)
    return "\n".join(("The document now says:", *said, *filter(None, [_context(draft)])))


def _wording(draft: Draft) -> str:
    return "".join(part.text for part in draft.cloze)
