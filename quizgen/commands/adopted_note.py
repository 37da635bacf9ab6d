"""Owns what an adopted note is: a card in words under its guid, first and again; must not choose which are adopted.

It stands below a document of its own kind, one for each deck. Its wording and deck stay Anki's: adopted again, they
follow what changed there, while a learner's own wording here stays on top. Its `tags` are those Anki had when it was
last adopted, so that a tag given or taken on either side is not mistaken for one of the other.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from quizgen.anki import adopted, plaintext
from quizgen.anki.foreign import ForeignNote
from quizgen.anki.rendering import Shown
from quizgen.commands import by_hand, form, tag
from quizgen.errors import QuizgenError
from quizgen.model import Draft, Guid, Kind, KnownDocument, Note, Notetype, Status, Wording

_LONGEST_NAME = 60
_FARTHEST = 2**53


def document(deck: str, now: datetime) -> KnownDocument:
    """What adopted notes of this deck stand below: a path that no file has, and a digest that no file will have."""
    return by_hand.standing_for(adopted.SCHEME, adopted.SOURCE, deck, now)


def draft(shown: Shown, place: int) -> Draft:
    """The card as the draft that stands behind its note; it is its own evidence, and stands where it was added."""
    said = form.tidy(Wording(shown.question, shown.answer, shown.cloze, shown.context))
    return by_hand.resting_on_itself(said, min(max(place, 0), _FARTHEST), adopted.RULE)


def new(guid: Guid, draft: Draft, note: ForeignNote, deck: str, now: datetime) -> Note:
    """A note not adopted before; Anki's tags are the learner's own."""
    tags = _tags(note.tags)
    return Note(
        guid=guid,
        notetype=Notetype.CLOZE if draft.kind is Kind.CLOZE else Notetype.QA,
        draft=draft,
        source=adopted.SOURCE,
        deck=deck,
        tags=tags,
        status=Status.ACTIVE,
        created_at=_added(note, now),
        modified_at=now.replace(microsecond=0),
        own_tags=tags,
    )


def again(before: Note, draft: Draft, note: ForeignNote, deck: str, now: datetime) -> Note:
    """The note as Anki has it now; `modified_at` moves only where a learner sees a difference.

    One whose adopting was undone is new, but for what the learner had decided of it.
    """
    if before.status is Status.WITHDRAWN:
        made = new(before.guid, draft, note, deck, max(now, before.modified_at + timedelta(seconds=1)))
        return replace(made, rejected=before.rejected, edit=before.edit, former=before.former)
    tags = _tags(note.tags)
    given = tuple(one for one in tags if one not in before.tags)
    taken = frozenset(before.tags) - frozenset(tags)
    own = tuple(dict.fromkeys((*(one for one in before.own_tags if one not in taken), *given)))
    after = replace(before, draft=draft, deck=deck, tags=tags, own_tags=own)
    if (after.shown.wording, after.deck, after.own_tags) == (before.shown.wording, before.deck, before.own_tags):
        return after
    moved = max(now.replace(microsecond=0), before.modified_at + timedelta(seconds=1))
    return replace(after, modified_at=moved)


# ---------------------------------------------------------------- strangers' text


def deck_name(name: str) -> str:
    """The deck's name with a name for each of its levels."""
    levels = (" ".join(form.tidy_text(level).split()) for level in name.split("::"))
    return "::".join(level or "blank" for level in levels)


def _tags(given: Iterable[str]) -> tuple[str, ...]:
    """The tags that a learner could give here; our own belong to notes that quizgen made."""
    return tuple(dict.fromkeys(filter(None, map(_tag, given))))


def _tag(name: str) -> str:
    try:
        return tag.checked(name)
    except QuizgenError:
        return ""


def is_writable(guid: str) -> bool:
    """Whether the guid can be shown on a line and typed."""
    return bool(guid) and guid.isprintable() and not any(char.isspace() for char in guid)


def _added(note: ForeignNote, now: datetime) -> datetime:
    """When the note was added in Anki, which its id says."""
    is_time = 0 < note.id <= now.timestamp() * 1000
    return datetime.fromtimestamp(note.id / 1000, UTC) if is_time else now


def begins(note: ForeignNote) -> str:
    """How the note begins, on one line."""
    text = " ".join(plaintext.text(note.fields[0] if note.fields else "").split())
    return text if len(text) <= _LONGEST_NAME else f"{text[: _LONGEST_NAME - 1]}…"
