"""Owns how a plan reads: each note with what happens to it and what is at stake; must not plan."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from difflib import SequenceMatcher

from quizgen.commands import output, rows
from quizgen.model import Change, Draft, Guid, Note, Plan, Progress

SHORT = 5
"""How many notes of a kind are shown unless all are asked for."""


@dataclass(frozen=True, slots=True)
class Line:
    """One note or draft of a plan: `what` happens, what it `asks`, and `said` of it beside."""

    what: str
    mark: str
    asks: str
    said: str = ""
    guid: Guid | None = None


def lines(plan: Plan, progress: Mapping[Guid, Progress], now: datetime) -> tuple[Line, ...]:
    """Everything that a learner would notice, by kind; what stays is not told."""
    return tuple(_lines(plan, _Stakes(progress, now)))


def shown(found: Sequence[Line], *, whole: bool) -> str:
    """The lines as text, at most SHORT of a kind unless `whole`."""
    kinds = dict.fromkeys(line.what for line in found)
    return "\n".join(text for kind in kinds for text in _kind([line for line in found if line.what == kind], whole))


def difference(old: str, new: str) -> str:
    """The new text with the words that went in [-…-] and those that came in {+…+}."""
    before, after = old.split(), new.split()
    parts: list[str] = []
    for tag, i, i_end, j, j_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            parts += after[j:j_end]
            continue
        parts += [f"[-{' '.join(before[i:i_end])}-]"] if i < i_end else []
        parts += [f"{{+{' '.join(after[j:j_end])}+}}"] if j < j_end else []
    return " ".join(parts)


@dataclass(frozen=True, slots=True)
class _Stakes:
    progress: Mapping[Guid, Progress]
    now: datetime

    def of(self, note: Note, verb: str) -> str:
        """'keeps 12 reviews, due in 34 days'; empty for a note never reviewed."""
        held = self.progress.get(note.guid)
        if held is None or not held.reviews:
            return ""
        days = (held.due_at - self.now).days if held.due_at else 0
        due = f", due in {output.counted(days, 'day')}" if days > 0 and verb == "keeps" else ""
        return f"{verb} {output.counted(held.reviews, 'review')}{due}"


def _lines(plan: Plan, stakes: _Stakes) -> Iterator[Line]:
    for draft in plan.added:
        yield Line("new", "+", _card(draft))
    for change in plan.answer_changed:
        yield _line(
            "answer changed", "!", change, _diff(change), _joined(_reasons(change), stakes.of(change.note, "has"))
        )
    for change in plan.changed:
        yield _line("changed", "~", change, _diff(change), _edited(change, stakes.of(change.note, "keeps")))
    for change in plan.moved:
        yield _line("moved", ">", change, _diff(change), _joined(_place(change), stakes.of(change.note, "keeps")))
    for change in plan.revived:
        yield _line("revived", "^", change, _card(change.draft), stakes.of(change.note, "keeps"))
    yield from _leaving(plan, stakes)


def _leaving(plan: Plan, stakes: _Stakes) -> Iterator[Line]:
    for change in plan.replaced:
        said = _joined(f"instead of '{_card(change.note.draft)}'", stakes.of(change.note, "the old one has"))
        yield _line("asked otherwise", "%", change, _card(change.draft), said)
    for unclear in plan.ambiguous:
        rivals = f"could go on as any of {output.counted(len(unclear.drafts), 'new card')}"
        said = _joined(rivals, stakes.of(unclear.note, "retired with"))
        yield Line("unclear", "?", _card(unclear.note.draft), said, unclear.note.guid)
    for note in plan.retired:
        own = "in your own wording" if note.edit else ""
        yield Line("retired", "-", _card(note.shown), _joined(own, stakes.of(note, "retired with")), note.guid)


def _line(what: str, mark: str, change: Change, asks: str, said: str) -> Line:
    return Line(what, mark, asks, said, change.note.guid)


def _reasons(change: Change) -> str:
    return f"asked again: {', '.join(dict.fromkeys(reason for _, reason in change.asked_again))}"


def _place(change: Change) -> str:
    return f"now in '{' > '.join(change.draft.section)}'"


def _edited(change: Change, said: str) -> str:
    pictures = "other pictures" if change.draft.media != change.note.draft.media else ""
    return _joined(pictures, "your own wording stays; see `quizgen edit`" if change.note.edit else "", said)


def _diff(change: Change) -> str:
    """The card with its changed words; the context's, where only they changed."""
    old, new = change.note.draft, change.draft
    if _card(old) == _card(new) and old.context != new.context:
        return f"{_card(new)}  ({difference(old.context, new.context)})"
    return difference(_card(old), _card(new))


def _card(draft: Draft) -> str:
    """What is asked, with the answer; a hint says nothing new."""
    asked = rows.wording(replace(draft, cloze=tuple(replace(part, hint="") for part in draft.cloze)))
    return asked if draft.cloze else f"{asked} → {rows.one_line(draft.answer)}"


def _joined(*parts: str) -> str:
    return "; ".join(filter(None, parts))


def _kind(found: Sequence[Line], whole: bool) -> Iterator[str]:  # noqa: FBT001 (passed through)
    told = found if whole else found[:SHORT]
    for line in told:
        yield f"  {line.mark} {line.asks}" + (f"\n      {line.said}" if line.said else "")
    if len(found) > len(told):
        yield f"  {found[0].mark} … and {len(found) - len(told):,} more {found[0].what} (-v shows all)"
