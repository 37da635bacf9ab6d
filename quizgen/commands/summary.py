"""Owns what a build says about itself; must not build."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from quizgen.commands import output, rows
from quizgen.commands.harvesting import Gathered
from quizgen.errors import QuizgenError
from quizgen.model import Plan, Rejection

NEXT = "next: `quizgen quiz` asks what is due, `quizgen export` writes a package for Anki"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document.

    `plan` is None when nothing had to be done, for file and settings were those of the last build, and when
    the document could not be built (`error`). `gathered` is None also where the file is gone.
    """

    name: str
    path: str
    plan: Plan | None = None
    gathered: Gathered | None = None
    rejected: tuple[Rejection, ...] = ()
    error: QuizgenError | None = None

    @property
    def state(self) -> str:
        """One of failed, unchanged, gone, built."""
        if self.error:
            return "failed"
        if self.plan is None:
            return "unchanged"
        return "built" if self.gathered else "gone"


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
        click.echo(_line(outcome))
    if style.verbose and outcome.gathered:
        output.remark(_details(outcome.gathered, outcome.rejected))
    if outcome.gathered and outcome.plan and not _cards_after(outcome.plan):
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


def _line(outcome: Outcome) -> str:
    if outcome.plan is None:
        return f"{outcome.name}: {outcome.state}"
    gone = "file is gone, " if outcome.state == "gone" else ""
    done = _phrase(_counts(outcome.plan)) or "no notes"
    return f"{outcome.name}: {gone}{done} ({output.counted(_cards_after(outcome.plan), 'card')})"


def _details(gathered: Gathered, rejected: Sequence[Rejection]) -> str:
    refused = Counter(rejection.reason for rejection in rejected)
    reasons = "".join(f"\n    {count:>5,} {reason}" for reason, count in sorted(refused.items()))
    sections = output.counted(gathered.sections, "section")
    return (
        f"    {sections}, {gathered.worked:,} worked through now; "
        f"{len(gathered.harvest.drafts):,} drafts passed the hard checks, {refused.total():,} became no card{reasons}"
    )


def _counts(plan: Plan) -> dict[str, int]:
    return {
        "new": len(plan.added),
        "changed": len(plan.updated),
        "revived": len(plan.revived),
        "retired": len(plan.retired),
        "unchanged": len(plan.moved) + len(plan.unchanged),
    }


def _totals(outcomes: Iterable[Outcome]) -> dict[str, int]:
    total = dict.fromkeys(_counts(Plan()), 0)
    for outcome in outcomes:
        for word, number in _counts(outcome.plan or Plan()).items():
            total[word] += number
    return total


def _cards_after(plan: Plan) -> int:
    changes = (*plan.updated, *plan.moved, *plan.revived)
    drafts = (*plan.added, *(change.draft for change in changes), *(note.draft for note in plan.unchanged))
    return sum(map(rows.number_of_cards, drafts))


def _phrase(counted: Mapping[str, int]) -> str:
    return ", ".join(f"{number:,} {word}" for word, number in counted.items() if number)


def _record(outcomes: Sequence[Outcome], package: Path | None) -> dict[str, object]:
    return {
        "documents": [_document(outcome) for outcome in outcomes],
        "totals": _totals(outcomes),
        "package": str(package) if package else None,
    }


def _document(outcome: Outcome) -> dict[str, object]:
    """The counts are there only where something was done: an unchanged document is not even opened."""
    record: dict[str, object] = {"document": outcome.name, "path": outcome.path, "state": outcome.state}
    if outcome.plan:
        record |= {**_counts(outcome.plan), "cards": _cards_after(outcome.plan)}
    if outcome.error:
        record["error"] = outcome.error.fact
    return record
