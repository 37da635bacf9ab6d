"""Owns collections made of values alone, for tests of diagnosis; must not test."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from quizgen.anki.foreign import About, ForeignCard, ForeignNote, ForeignNotetype, Stage

DAY_ZERO = datetime(2026, 1, 1, 4, tzinfo=UTC)
BASIC = ForeignNotetype(7, "Basic", False, ("Front", "Back"), (("Card 1", "{{Front}}", "{{Back}}"),))


@dataclass(frozen=True)
class InHand:
    """A collection of these notes and cards, in order of guid."""

    all_notes: Sequence[ForeignNote] = ()
    all_cards: Sequence[ForeignCard] = ()
    decks: tuple[str, ...] = ("Default",)
    types: Sequence[ForeignNotetype] = (BASIC,)
    deleted: frozenset[int] = frozenset()

    def about(self) -> About:
        return about(decks=self.decks)

    def notetypes(self) -> Mapping[int, ForeignNotetype]:
        return {one.id: one for one in self.types}

    def notes(self) -> Iterator[ForeignNote]:
        return iter(self.all_notes)

    def cards(self) -> Iterator[ForeignCard]:
        return iter(self.all_cards)

    def deleted_notes(self) -> frozenset[int]:
        return self.deleted


def about(**changes: Any) -> About:
    given = {"is_whole": True, "schema": 18, "created_s": 0, "day_zero": DAY_ZERO, "fsrs": True}
    return About(**(given | {"fsrs_parameters": (), "decks": (), "notes": 0, "cards": 0, "reviews": 0} | changes))


def note(guid: str, front: str = "front", **changes: Any) -> ForeignNote:
    return ForeignNote(guid, 1, BASIC.id, 1000, (), (front, "back"))._replace(**changes)


def card(guid: str, ordinal: int = 0, **changes: Any) -> ForeignCard:
    """A new card in deck Blood."""
    made = ForeignCard(guid, ordinal, 1, "Blood", Stage.NEW, 0, 0, 0, 0, False, False, 0, None, None, None, None, 1000)
    return made._replace(**changes)


def due(days: int) -> datetime:
    """When day `days` of the collection begins."""
    return DAY_ZERO + timedelta(days)
