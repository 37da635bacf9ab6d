"""Owns under which names of ours the cards of adopted notes stand; must not know what becomes of them."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from quizgen.anki import adopted
from quizgen.anki.foreign import ForeignCard, ForeignNote

Key = tuple[str, int]


class Names:
    """Our guid and ordinal for each card of a collection: its own, unless it was adopted under another."""

    def __init__(self, adopted_cards: Iterable[Key]) -> None:
        pairs = ((adopted.theirs(guid, ordinal), (guid, ordinal)) for guid, ordinal in adopted_cards)  # type: ignore[arg-type]
        self._ours = {there: here for there, here in pairs if there != here}

    def __bool__(self) -> bool:
        return bool(self._ours)

    def __call__(self, guid: str, ordinal: int) -> Key:
        return self._ours.get((guid, ordinal), (guid, ordinal))

    def parted(self, note: ForeignNote, cards: list[ForeignCard]) -> Iterator[tuple[ForeignNote, list[ForeignCard]]]:
        """The note as those of ours that its cards are, each with its cards."""
        if not cards:
            yield note, []
        named = sorted((self(card.guid, card.ordinal), card) for card in cards)
        for guid, mine in groupby(named, lambda pair: pair[0][0]):
            yield (
                note._replace(guid=guid),
                [card._replace(guid=guid, ordinal=ordinal) for (_, ordinal), card in mine],
            )
