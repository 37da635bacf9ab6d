"""Owns the wrong answers that a card is asked with; must not ask."""

from collections.abc import Sequence

from quizgen.model import Card, Note


def options(note: Note, card: Card, pool: Sequence[Note]) -> tuple[str, ...]:
    """Four answers, the right one among them; none when there are no three good wrong ones in the pool."""
    del note, card, pool
    return ()
