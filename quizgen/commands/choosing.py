"""Owns how a learner names the cards that a decision is about, and agrees to it; must not decide anything."""

from collections.abc import Sequence
from dataclasses import dataclass

import click

from quizgen.commands import cards, output, rows
from quizgen.commands.cards import Filters
from quizgen.errors import QuizgenError
from quizgen.model import Note
from quizgen.store import Store

SHOWN = 20
"""How many cards are listed before it is asked whether they are meant."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Cards by the beginnings of their ids, or those that pass the filters; None lets everything through."""

    cards: tuple[str, ...] = ()
    search: str | None = None
    deck: str | None = None
    section: str | None = None
    document: str | None = None
    tag: str | None = None
    yes: bool = False
    """Whether the user agreed beforehand to whatever the filters find."""

    @property
    def is_by_search(self) -> bool:
        return not self.cards


def chosen(store: Store, choice: Choice, *, rejected: bool | None) -> tuple[Note, ...]:
    """The notes named, each once, in that order, or the active ones that the filters find, in document order.

    `rejected` is what filters find, None being both. QuizgenError when an id names no card.
    """
    filters = (choice.search, choice.deck, choice.section, choice.document, choice.tag)
    if choice.is_by_search == all(given is None for given in filters):
        raise click.UsageError("name cards by their ids, or with options such as --search; not both")
    if choice.is_by_search:
        search, deck, section, document, tag = filters
        found = Filters(deck=deck, section=section, search=search, document=document, tag=tag, rejected=rejected)
        return cards.matching(store, found)
    named = [store.note(card) for card in choice.cards]
    return tuple({note.guid: note for note in named}.values())


def agree(choice: Choice, notes: Sequence[Note], verb: str) -> None:
    """The user saw what a search found and agrees to it; else nothing was changed, and QuizgenError or Abort."""
    if not choice.is_by_search or choice.yes:
        return
    output.remark(_listed(notes))
    asked = f"{verb} {output.counted(len(notes), 'card')}"
    if not output.reads_terminal():
        raise QuizgenError(
            f"nobody can be asked whether to {asked}; nothing was changed",
            hint="say yes with --yes, or name the cards by their ids",
        )
    click.confirm(f"{asked}?", abort=True, err=True)


def _listed(notes: Sequence[Note]) -> str:
    lines = [f"  {note.guid}  {rows.asked(note)}" for note in notes[:SHOWN]]
    more = [f"  … and {len(notes) - SHOWN:,} more"] if len(notes) > SHOWN else []
    return "\n".join((*lines, *more))
