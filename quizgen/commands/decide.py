"""`quizgen reject`, `restore`, `suspend`, `unsuspend`, `tag`: what a learner decides about many cards at once."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import click

from quizgen.commands import choosing, clock, library, output
from quizgen.commands.choosing import Choice
from quizgen.model import Note
from quizgen.reconcile import rewritten
from quizgen.store import Store


@dataclass(frozen=True, slots=True)
class Decision:
    """What is decided, in words for the question, for what was done and for what is so already.

    `open` says which of the notes are not yet decided so, `write` decides them.
    """

    verb: str
    done: str
    already: str
    open: Callable[[Store, Iterable[Note]], tuple[Note, ...]]
    write: Callable[[Store, Sequence[Note], datetime], None]
    then: str = ""
    """What the learner can do then."""
    finds_rejected: bool | None = False
    """Whether a search means rejected notes; None: those too."""


def run(store_path: Path | None, choice: Choice, decision: Decision) -> None:
    """It is decided about every card chosen, all or none; how many it changed is on stdout."""
    now = clock.build_time()
    with library.existing(store_path) as store:
        notes = choosing.chosen(store, choice, rejected=decision.finds_rejected)
        waiting = decision.open(store, notes)
        if waiting:
            choosing.agree(choice, waiting, decision.verb)
        with store.locked():
            now_notes = store.notes_of(note.guid for note in waiting)  # a build may have come between
            waiting = decision.open(store, (now_notes[note.guid] for note in waiting))
            decision.write(store, waiting, now)
    click.echo(_told(decision, len(waiting), len(notes)))
    if waiting and decision.then:
        output.remark(decision.then)


def _told(decision: Decision, changed: int, meant: int) -> str:
    if changed:
        return f"{output.counted(changed, 'card')} {decision.done}"
    if not meant:
        return "nothing to change: no cards match"
    verb = "is" if meant == 1 else "are"
    return f"nothing to change: {output.counted(meant, 'card')} {verb} {decision.already}"


def of_notes(
    words: tuple[str, str, str],
    decided: Callable[[Note], Note],
    *,
    then: str = "",
    finds_rejected: bool | None = False,
) -> Decision:
    """A decision that stands in the note itself: `decided` gives the note with it."""

    def is_open(_: Store, notes: Iterable[Note]) -> tuple[Note, ...]:
        return tuple(note for note in notes if decided(note) != note)

    def write(store: Store, notes: Sequence[Note], now: datetime) -> None:
        store.decide((written for note in notes for written in rewritten(note, decided(note), now)), now=now)

    return Decision(*words, is_open, write, then, finds_rejected)


def _of_cards(words: tuple[str, str, str], *, suspended: bool, then: str = "") -> Decision:
    """A decision that stands in the cards of the note."""

    def is_open(store: Store, notes: Iterable[Note]) -> tuple[Note, ...]:
        return tuple(n for n in notes if any(card.suspended != suspended for card in store.cards(n.guid)))

    def write(store: Store, notes: Sequence[Note], now: datetime) -> None:
        store.suspend([note.guid for note in notes], suspended=suspended, now=now)

    return Decision(*words, is_open, write, then)


REJECT = of_notes(
    ("reject", "rejected", "rejected already"),
    lambda note: replace(note, rejected=True),
    then="`quizgen restore` brings them back; `quizgen export` tells Anki",
)
RESTORE = of_notes(
    ("restore", "restored", "not rejected"),
    lambda note: replace(note, rejected=False),
    then="`quizgen export` tells Anki",
    finds_rejected=True,
)
SUSPEND = _of_cards(
    ("suspend", "suspended", "suspended already"),
    suspended=True,
    then="`quizgen unsuspend` lets them be asked again",
)
UNSUSPEND = _of_cards(("unsuspend", "unsuspended", "not suspended"), suspended=False)
