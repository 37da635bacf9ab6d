"""Owns what an import of an Anki file says about itself; must not import."""

from collections.abc import Iterable, Iterator
from typing import Any

import click

from quizgen.commands import output, rows
from quizgen.commands.arriving import Arriving, Rewording, in_words
from quizgen.commands.importing import Request
from quizgen.model import Note
from quizgen.store import Store

SHOWN = 20
"""How many lines of a kind are shown, unless all are asked for."""
NEXT = "next: `quizgen quiz` asks what is due, `quizgen undo` takes the import back"
NOTHING = "nothing new"


def show(plan: Arriving, store: Store, request: Request) -> None:
    """The plan, or what was done, is on stdout; what could not be done and what to do next on stderr."""
    if request.as_json:
        output.show_json(record(plan, request))
        return
    would = "would bring " if request.is_dry and not plan.is_nothing else ""
    click.echo(f"{request.path.name}: {would}{summary(plan)}")
    for lines in (_of_cards(plan, store), _of_notes(plan), _kept(plan)):
        _list(lines, is_whole=request.is_verbose)
    for card in plan.adoption.refused if plan.adoption else ():
        output.remark(f"{rows.one_line(card.guid)} card {card.ordinal + 1}: not adopted, {card.reason}: {card.says}")
    for refused in plan.refused:
        output.remark(f"{refused.guid}: left as it is, {refused.reason}")
    for remark in _remarks(plan, is_verbose=request.is_verbose):
        output.remark(remark)
    if not (request.is_dry or plan.is_nothing):
        output.remark(NEXT)


def summary(plan: Arriving) -> str:
    """What changes, in numbers."""
    news = plan.news
    adopted = len(plan.adoption.notes) if plan.adoption else 0
    counted = {
        "note adopted": adopted,
        "review": news.answers,
        "reschedule": news.reschedules,
        "decision about cards": len(plan.cards),
        "note changed": len(plan.notes),
        "note rejected": len(plan.gone),
    }
    said = [_counted(number, words) for words, number in counted.items() if number]
    return ", ".join(said) or NOTHING


def record(plan: Arriving, request: Request) -> dict[str, Any]:
    """The plan as JSON values."""
    return {
        "file": request.path.name,
        "dry_run": request.is_dry,
        "reviews": plan.news.answers,
        "reschedules": plan.news.reschedules,
        "unknown_reviews": plan.news.unknown,
        "cards": [
            {"guid": c.guid, "ordinal": c.ordinal, "what": c.kind, "was": c.ours, "is": c.theirs} for c in plan.cards
        ],
        "notes": [{"guid": said.before.guid, "changes": list(_told(said))} for said in (*plan.notes, *plan.gone)],
        "kept": [{"guid": k.guid, "what": k.what, "ours": k.ours, "theirs": k.theirs} for k in plan.kept],
        "refused": [{"guid": refused.guid, "reason": refused.reason} for refused in plan.refused],
        "adopted": [note.guid for _, note in plan.adoption.notes] if plan.adoption else [],
        "notes_met": plan.counts["met"],
        "notes_of_others": plan.counts["others"],
    }


def _of_cards(plan: Arriving, store: Store) -> list[str]:
    notes = store.notes_of(change.guid for change in plan.cards)
    return [
        f"{in_words(change.kind, change.theirs)}: {change.guid}  {_asks(notes.get(change.guid), change.ordinal)}"
        for change in plan.cards
    ]


def _asks(note: Note | None, ordinal: int) -> str:
    if note is None:  # one that would be adopted
        return f"card {ordinal + 1}"
    return rows.wording(note.shown) + (f" (c{ordinal + 1})" if note.draft.cloze else "")


def _of_notes(plan: Arriving) -> list[str]:
    return [
        f"{change}: {said.before.guid}  {rows.wording(said.before.shown)}"
        for said in (*plan.notes, *plan.gone)
        for change in _told(said)
    ]


def _told(said: Rewording) -> Iterator[str]:
    before, after = said.before, said.after
    if after.rejected != before.rejected:
        yield "deleted in Anki, rejected" if after.rejected else "back in Anki, restored"
    if after.edit != before.edit:
        yield f"now says '{rows.summary(after.shown)}'"
    if after.own_tags != before.own_tags:
        yield f"tags now {', '.join(after.own_tags) or 'none'}"


def _kept(plan: Arriving) -> list[str]:
    return [f"kept, decided here later: {k.guid}  {k.what}: {k.ours} (in Anki: {k.theirs})" for k in plan.kept]


def _remarks(plan: Arriving, *, is_verbose: bool) -> Iterator[str]:
    news, counts = plan.news, plan.counts
    if news.unknown:
        cards = ", ".join(f"{guid} card {ordinal + 1}" for guid, ordinal, _ in news.unknown_cards[:SHOWN])
        yield f"{output.counted(news.unknown, 'review')} of cards that no note here has were left out: {cards}"
    if not counts["met"]:
        yield "no note in the file is quizgen's: export with `quizgen export` first, or adopt notes with --adopt"
    if is_verbose:
        yield f"{output.counted(counts['met'], 'note')} of quizgen, {counts['others']:,} of others, which stay in Anki"
        yield f"left alone: {output.counted(counts['moved'], 'card')} in other decks, {counts['buried']:,} buried"


def _list(lines: Iterable[str], *, is_whole: bool) -> None:
    every = list(lines)
    shown = every if is_whole else every[:SHOWN]
    for line in shown:
        click.echo(f"    {line}")
    if len(shown) < len(every):
        click.echo(f"    … and {len(every) - len(shown):,} more (-v shows all)")


def _counted(number: int, words: str) -> str:
    noun, _, rest = words.partition(" ")
    return f"{output.counted(number, noun)}{' ' * bool(rest)}{rest}"
