"""Owns how one of our notes is read as an Anki collection has it; must not know what the store has."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

from quizgen.anki import sent
from quizgen.anki.foreign import ForeignCard, ForeignNote, ForeignNotetype
from quizgen.anki.notetypes import shapes
from quizgen.anki.sent import Sent
from quizgen.anki.tags import ROOT
from quizgen.model import Guid
from quizgen.store.arrived import Seen

LEECH = "leech"
"""Anki gives this tag by itself."""
_FRONTS, _ANSWER, _CONTEXT, _SENT = ("Question", "Text"), "Answer", "Context", ("Sent", "Spare 1")


@dataclass(frozen=True, slots=True)
class Places:
    """At which positions of a notetype's fields stands what a learner can edit, and what was sent."""

    front: int
    answer: int
    context: int
    sent: int


class Theirs(NamedTuple):
    """A note of ours in Anki; the fields are HTML, None where its notetype is no longer one of ours."""

    guid: Guid
    note_id: int
    modified_s: int
    sent: str
    """The field as it is, which names what was sent."""
    fields: tuple[str, str, str] | None
    """Front, Answer, Context."""
    digest: str
    tags: tuple[str, ...]
    """The learner's own."""
    cards: dict[int, ForeignCard]

    def said(self) -> Sent | None:
        """What our package had said of the note; None in one sent before packages said so."""
        return sent.read(self.sent)

    def seen(self) -> Seen:
        """What is to be remembered of it."""
        cards = tuple(sorted((card.ordinal, card.suspended, card.flag) for card in self.cards.values()))
        return Seen(self.guid, self.note_id, self.sent, self.digest, self.tags, cards)


def paired(
    notes: Iterable[ForeignNote], cards: Iterable[ForeignCard]
) -> Iterator[tuple[ForeignNote, list[ForeignCard]]]:
    """Each note with its cards; both come in order of guid. Of notes that share a guid, the first stands for all."""
    decks = groupby(cards, lambda card: card.guid)
    guid, mine = next(decks, (None, iter(())))
    for name, same in groupby(notes, lambda note: note.guid):
        note = next(same)
        while guid is not None and guid < name:
            guid, mine = next(decks, (None, iter(())))
        if guid == name:
            yield note, list(mine)
        else:
            yield note, []


def read(note: ForeignNote, cards: Iterable[ForeignCard], notetypes: Mapping[int, Places | None]) -> Theirs:
    """The note as Anki has it; what is beyond its last field is empty."""
    places = notetypes.get(note.notetype_id)
    fields, said = None, ""
    if places is not None:
        front, answer, context, said = (
            note.fields[place] if 0 <= place < len(note.fields) else ""
            for place in (places.front, places.answer, places.context, places.sent)
        )
        fields = front, answer, context
    digest = sent.digest(*(fields or ("\x1f".join(note.fields), "", "")))
    first: dict[int, ForeignCard] = {}
    for card in cards:
        first.setdefault(card.ordinal, card)
    return Theirs(Guid(note.guid), note.id, note.modified_s, said, fields, digest, _own(note.tags), first)


def places(notetype: ForeignNotetype) -> Places | None:
    """Where in it our fields are, by ids, which survive a renaming, else by names; None when it is not ours."""
    ids = notetype.field_ids or (None,) * len(notetype.fields)
    names = [_names().get(ident or 0, name) for ident, name in zip(ids, notetype.fields, strict=False)]
    front, answer, context, said = (_first(names, wanted) for wanted in (_FRONTS, (_ANSWER,), (_CONTEXT,), _SENT))
    if -1 in (front, answer, context):
        return None
    return Places(front, answer, context, said)


def _first(names: list[str], wanted: tuple[str, ...]) -> int:
    return next((place for place, name in enumerate(names) if name in wanted), -1)


@cache
def _names() -> dict[int, str]:
    return {ident: name for shape in shapes() for name, ident in shape.fields}


@lru_cache(maxsize=4096)
def _own(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Those that are not ours; the notes of a section have them all in common."""
    return tuple(sorted(tag for tag in tags if not _is_ours(tag.casefold())))


def _is_ours(tag: str) -> bool:
    return tag in (ROOT, LEECH) or tag.startswith(f"{ROOT}::")
