"""Owns what a build says about itself; must not build."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from quizgen.commands import output, rows
from quizgen.commands.planning import Labour, Outcome
from quizgen.model import Plan
from quizgen.reconcile import standing

NEXT = "next: `quizgen quiz` asks what is due, `quizgen export` writes a package for Anki"


@dataclass(frozen=True, slots=True)
class Style:
    """How much to say, and to whom."""

    as_json: bool = False
    verbose: bool = False


def show_outcome(outcome: Outcome, style: Style) -> None:
    """The document's failure is on stderr, or for a reader its line on stdout."""
    if outcome.error:
        output.remark(str(outcome.error))
    if not style.as_json and (outcome.plan or style.verbose):
        click.echo(line(outcome))
        for remark in identity(outcome):
            click.echo(f"    {remark}")
    for left_out in outcome.work.left_out if outcome.work else ():
        output.remark(left_out)
    if style.verbose and outcome.labour:
        output.remark(_details(outcome.labour))
    if outcome.labour and outcome.plan and not _cards_after(outcome.plan):
        output.remark(f"no cards: nothing to ask in '{outcome.name}'")


def show_end(outcomes: Sequence[Outcome], package: Path | None, style: Style) -> None:
    """The totals are on stdout, and for a reader what to do next on stderr."""
    if style.as_json:
        output.show_json(_record(outcomes, package))
        return
    states = Counter(outcome.state for outcome in outcomes)
    notes = _phrase(_totals(outcomes)) or "nothing to change"
    click.echo(f"{output.counted(len(outcomes), 'document')} ({_phrase(states)}): {notes}")
    if package:
        click.echo(f"package: {package}")
    if not all(outcome.error for outcome in outcomes):
        output.remark(NEXT)


def line(outcome: Outcome) -> str:
    """The document and what becomes of its notes, in numbers."""
    if outcome.plan is None:
        return f"{outcome.name}: {outcome.state}"
    gone = "file is gone, " if outcome.state == "gone" else ""
    done = _phrase(_counts(outcome.plan)) or "no notes"
    return f"{outcome.name}: {gone}{done} ({output.counted(_cards_after(outcome.plan), 'card')})"


def identity(outcome: Outcome) -> list[str]:
    """What is said of the document itself: where it was, what it was called, which documents gave it notes."""
    work, plan = outcome.work, outcome.plan
    if not (work and plan):
        return []
    said = [f"renamed or moved from {outcome.moved_from}"] if outcome.moved_from else []
    if work.former and work.former.title != work.known.title:
        said.append(f"retitled, was '{work.former.title}'; the deck stays '{work.known.deck}'")
    sources = Counter(change.note.source for change in plan.moved if change.note.source != work.known.source)
    said += [f"{output.counted(count, 'note')} came from {source}" for source, count in sorted(sources.items())]
    return said


def _details(labour: Labour) -> str:
    reasons = "".join(f"\n    {count:>5,} {reason}" for reason, count in sorted(labour.refused.items()))
    sections = output.counted(labour.sections, "section")
    return (
        f"    {sections}, {labour.worked:,} worked through now; "
        f"{labour.passed:,} drafts passed the hard checks, {labour.refused.total():,} became no card{reasons}"
    )


def _counts(plan: Plan) -> dict[str, int]:
    return {
        "new": len(plan.added) + len(plan.replaced),
        "answer changed": len(plan.answer_changed),
        "changed": len(plan.changed),
        "moved": len(plan.moved),
        "revived": len(plan.revived),
        "unclear": len(plan.ambiguous),
        "retired": len(plan.retired) + len(plan.replaced),
        "unchanged": len(plan.shifted) + len(plan.unchanged),
    }


def _totals(outcomes: Iterable[Outcome]) -> dict[str, int]:
    total = dict.fromkeys(_counts(Plan()), 0)
    for outcome in outcomes:
        for word, number in _counts(outcome.plan or Plan()).items():
            total[word] += number
    return total


def _cards_after(plan: Plan) -> int:
    """How many cards a learner can be asked after the build."""
    kept = (replace(note, draft=draft).shown for note, draft in standing(plan) if not note.rejected)
    new = (*plan.added, *(change.draft for change in plan.replaced))
    return sum(map(rows.number_of_cards, (*kept, *new)))


def _phrase(counted: Mapping[str, int]) -> str:
    return ", ".join(f"{number:,} {word}" for word, number in counted.items() if number)


def _record(outcomes: Sequence[Outcome], package: Path | None) -> dict[str, object]:
    return {
        "documents": [_document(outcome) for outcome in outcomes],
        "totals": _keyed(_totals(outcomes)),
        "package": str(package) if package else None,
    }


def _keyed(counts: Mapping[str, int]) -> dict[str, int]:
    return {word.replace(" ", "_"): number for word, number in counts.items()}


def _document(outcome: Outcome) -> dict[str, object]:
    """The counts are there only where something was done: an unchanged document is not even opened."""
    record: dict[str, object] = {"document": outcome.name, "path": outcome.path, "state": outcome.state}
    if outcome.plan:
        record |= {**_keyed(_counts(outcome.plan)), "cards": _cards_after(outcome.plan)}
    if outcome.error:
        record["error"] = outcome.error.fact
    return record
