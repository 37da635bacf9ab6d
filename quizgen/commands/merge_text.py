"""Owns how a merge of two stores is told, in lines and as JSON; must not merge."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from quizgen.commands import clock, output, rows
from quizgen.merging import Decided, Merge, Word
from quizgen.model import Guid, Note
from quizgen.store import Store

_WIDTH = 60
_UNDECIDED = "nothing"
_SETTINGS = {
    ("rejected", "0"): "not rejected",
    ("rejected", "1"): "rejected",
    ("suspended", "0"): "not suspended",
    ("suspended", "1"): "suspended",
    ("flag", "0"): "no flag",
    ("edit", "null"): "the document's wording",
    ("own_tags", "[]"): "no tags",
}


def text(store: Store, plan: Merge) -> str:
    """What the merge brings, decisions one by one, and what the two stores do not agree about."""
    named = _named(store, plan)
    counts = (
        f"{output.counted(plan.reviews, 'review')} to come",
        *((f"{output.counted(plan.taken_back, 'review')} taken back there",) if plan.taken_back else ()),
        f"{output.counted(plan.notes, 'note')} to come",
        f"{output.counted(plan.rewritten, 'note')} built later there",
        f"{output.counted(len(plan.news), 'decision')} changed",
        output.counted(len(plan.conflicts), "conflict"),
    )
    lines = [", ".join(counts)]
    lines += [f"  {_name(one, named)}: {_said(one, one.counts)}, until now {_said(one, one.ours)}" for one in plan.news]
    lines += [f"  options of {deck or 'all decks'} were set there later" for deck in plan.options]
    for title, found in (("conflicts", tuple(_conflicts(plan, named))), ("numbers", tuple(_numbers(plan, named)))):
        lines += [f"{title}:", *(f"  {line}" for line in found)] if found else []
    lines += [
        f"  review {one.id} of {named[one.guid]}: rated {one.ours} here, {one.theirs} there; "
        f"{max(one.ours, one.theirs)} counts"
        for one in plan.disputed
    ]
    return "\n".join(lines)


def record(store: Store, plan: Merge) -> dict[str, Any]:
    """The same for scripts."""
    named = _named(store, plan)
    return {
        "reviews": plan.reviews,
        "taken_back": plan.taken_back,
        "notes": plan.notes,
        "rewritten": plan.rewritten,
        "decisions": [_decided(one, named) for one in plan.news],
        "conflicts": [_decided(one, named) for one in plan.conflicts],
        "numbers": [
            {"id": one.guid, "card": one.ordinal, "here": one.ours, "there": one.theirs} for one in plan.renumbered
        ],
        "disputed": [
            {"id": one.guid, "card": one.ordinal, "review": one.id, "here": one.ours, "there": one.theirs}
            for one in plan.disputed
        ],
        "options": list(plan.options),
    }


def _named(store: Store, plan: Merge) -> dict[Guid, str]:
    guids = {one.guid for found in (plan.decided, plan.renumbered, plan.disputed) for one in found}
    return {guid: _short(note) for guid, note in store.notes_of(guids).items()}


def _short(note: Note) -> str:
    words = rows.one_line(rows.asked(note))
    return f"'{words if len(words) <= _WIDTH else words[: _WIDTH - 1] + '…'}' ({note.guid})"


def _name(one: Decided, named: dict[Guid, str]) -> str:
    return named[one.guid] if one.ordinal < 1 else f"card {one.ordinal + 1} of {named[one.guid]}"


def _conflicts(plan: Merge, named: dict[Guid, str]) -> Iterator[str]:
    for one in plan.conflicts:
        which = "that of here" if one.counts == one.ours else "that of there"
        here, there = (f"{_said(one, word)} ({_day(word)})" for word in (one.ours, one.theirs) if word)
        yield f"{_name(one, named)}: {here} here, {there} there; the later one counts: {which}"


def _numbers(plan: Merge, named: dict[Guid, str]) -> Iterable[str]:
    for one in plan.renumbered:
        yield f"c{one.ordinal + 1} of {named[one.guid]} hides '{one.ours}' here, '{one.theirs}' there"


def _said(one: Decided, word: Word | None) -> str:
    """The decision in words."""
    if word is None:
        return _UNDECIDED
    found = _SETTINGS.get((one.kind, word.value))
    if found:
        return found
    if one.kind == "flag":
        return f"flag {word.value}"
    value = json.loads(word.value)
    return f"tags {', '.join(value)}" if one.kind == "own_tags" else f"the wording '{_wording(value[0])}'"


def _wording(row: list[Any]) -> str:
    question, answer, cloze, _ = row
    words = "".join(part[0] for part in cloze) if cloze else f"{question} – {answer}"
    return rows.one_line(words)


def _day(word: Word) -> str:
    return f"{word.decided_at.astimezone(clock.LOCAL_ZONE):%Y-%m-%d %H:%M}"


def _decided(one: Decided, named: dict[Guid, str]) -> dict[str, Any]:
    card = {"card": one.ordinal} if one.ordinal >= 0 else {}
    words = {"here": one.ours, "there": one.theirs, "counts": one.counts}
    return {"id": one.guid, "note": named[one.guid], **card, "kind": one.kind} | {
        name: {"value": _value(one.kind, word), "decided_at": word.decided_at.isoformat()} if word else None
        for name, word in words.items()
    }


def _value(kind: str, word: Word) -> Any:
    value = json.loads(word.value)
    return bool(value) if kind in {"rejected", "suspended"} else value
