"""Owns what a learner stands to lose by a plan; must not ask or print."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quizgen.commands.planning import Outcome
from quizgen.model import Guid, Note, Plan, Progress, Status
from quizgen.reconcile import parting
from quizgen.store import Store

TOO_MANY = 1 / 3
"""The share of a deck's reviewed notes above which retiring them needs the learner's word."""


@dataclass(frozen=True, slots=True)
class Loss:
    """A deck of which many reviewed notes would be retired."""

    deck: str
    retired: int
    reviewed: int

    def __str__(self) -> str:
        return f"deck '{self.deck}': {self.retired:,} of {self.reviewed:,} reviewed notes would be retired"


def losses(store: Store, outcomes: Iterable[Outcome]) -> tuple[Loss, ...]:
    """The decks of which more than a third of the reviewed notes would go."""
    going = [note for outcome in outcomes if outcome.plan for note in parting(outcome.plan) if not note.rejected]
    reviewed = _reviewed(store, going)
    gone = Counter(note.deck for note in going if note.guid in reviewed)
    return tuple(
        Loss(deck, number, held)
        for deck, number in sorted(gone.items())
        if number > TOO_MANY * (held := _held(store, deck))
    )


def at_stake(store: Store, plans: Iterable[Plan]) -> dict[Guid, Progress]:
    """What stands to be kept or lost with each note that a plan does anything to."""
    touched = [
        change.note.guid
        for plan in plans
        for changes in (plan.answer_changed, plan.changed, plan.moved, plan.revived, plan.replaced)
        for change in changes
    ]
    going = [note.guid for plan in plans for note in parting(plan)]
    return store.progress([*touched, *going])


def _held(store: Store, deck: str) -> int:
    notes = [note for note in store.notes(deck=deck, status=Status.ACTIVE, rejected=False) if note.deck == deck]
    return len(_reviewed(store, notes))


def _reviewed(store: Store, notes: Sequence[Note]) -> frozenset[Guid]:
    progress = store.progress(note.guid for note in notes)
    return frozenset(guid for guid, held in progress.items() if held.reviews)
