"""Owns the judging of what a matcher did, and the table of it; must not build decks or decide what is right."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from quality.edits.building import Fate
from quality.edits.edit import Edit, Outcome
from quality.edits.truth import Expected, asks
from quizgen.model import Draft, Note


class Mark(StrEnum):
    """How what was got stands to what was expected."""

    FOLLOWED = "followed"
    LOST = "lost"
    """Ended though the fact is still asked."""
    WRONG = "wrongly inherited"
    RESET = "reset"
    NEEDLESS = "needless reset"
    NOT_ASKED_AGAIN = "not asked again"
    ENDED = "ended"
    RESET_FOR_END = "reset where the end was due"


MANY = "retitled"
"""The kind that touches all notes of a document, and would be half of the total."""
MISSES = (Mark.LOST, Mark.WRONG, Mark.NEEDLESS, Mark.NOT_ASKED_AGAIN, Mark.RESET_FOR_END)


@dataclass(frozen=True, slots=True)
class Case:
    """One note in one edit: what was due, and what the matcher and each identity did."""

    edit: Edit
    note: Note
    due: Expected
    got: Fate
    mark: Mark
    others: Mapping[str, Mark]


def judged(due: Expected, place: int | None, *, is_reset: bool = False) -> Mark:
    """The mark for going on with the draft at `place`, or for ending."""
    if place is None:
        return Mark.ENDED if due.outcome is Outcome.END else Mark.LOST
    if due.outcome is Outcome.END:
        return Mark.RESET_FOR_END if is_reset and place in due.here else Mark.WRONG
    if place not in due.right:
        return Mark.RESET_FOR_END if is_reset and place in due.here else Mark.WRONG
    if due.outcome is Outcome.RESET:
        return Mark.RESET if is_reset else Mark.NOT_ASKED_AGAIN
    return Mark.NEEDLESS if is_reset else Mark.FOLLOWED


# ---------------------------------------------------------------- the table


@dataclass(slots=True)
class Tally:
    """Counts over the cases of one kind."""

    edits: int = 0
    touched: Counter[tuple[Outcome, Mark]] = field(default_factory=Counter)
    elsewhere: Counter[Mark] = field(default_factory=Counter)
    ambiguous: int = 0
    others: dict[str, Counter[tuple[Outcome, Mark]]] = field(default_factory=dict)

    def add(self, case: Case) -> None:
        """The tally holds the case too."""
        if not case.due.touched:
            self.elsewhere[case.mark] += 1
            return
        self.touched[case.due.outcome, case.mark] += 1
        self.ambiguous += case.got.is_ambiguous
        for name, mark in case.others.items():
            self.others.setdefault(name, Counter())[case.due.outcome, mark] += 1


def _due(counts: Counter[tuple[Outcome, Mark]], outcome: Outcome) -> int:
    return sum(number for (due, _), number in counts.items() if due is outcome)


def _marked(counts: Counter[tuple[Outcome, Mark]], mark: Mark) -> int:
    return sum(number for (_, found), number in counts.items() if found is mark)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}" if whole else "-"


HEAD = (
    f"{'kind':28}{'edits':>6}{'notes':>6} |{'follow':>7}{'%':>5} |{'reset':>6}{'%':>5} |{'end':>5}{'ambig%':>7}"
    f"{'lost':>5}{'WRONG':>6}{'unasked':>8}{'needless':>9} |{'elsewhere':>10}{'kept':>6}{'gone':>6}{'BAD':>5}"
)


def lines(edits: Sequence[Edit], cases: Sequence[Case], identities: Sequence[str]) -> Iterator[str]:
    """The table by kind with a total, and what the columns mean."""
    tallies: dict[str, Tally] = {}
    for edit in edits:
        tallies.setdefault(edit.kind, Tally()).edits += 1
    for case in cases:
        tallies[case.edit.kind].add(case)
    yield HEAD + " |" + "".join(f"{name:>13}" for name in identities)
    totals = {f"total but {MANY}": _summed(edits, cases, MANY), "total": _summed(edits, cases)}
    for kind, tally in (*tallies.items(), *totals.items()):
        yield _row(kind, tally) + " |" + "".join(_identity(tally, name) for name in identities)
    yield from LEGEND


def _summed(edits: Sequence[Edit], cases: Sequence[Case], without: str = "") -> Tally:
    total = Tally(edits=sum(edit.kind != without for edit in edits))
    for case in cases:
        if case.edit.kind != without:
            total.add(case)
    return total


def _row(kind: str, tally: Tally) -> str:
    counts, away = tally.touched, tally.elsewhere
    follow, reset = _due(counts, Outcome.FOLLOW), _due(counts, Outcome.RESET)
    followed = counts[Outcome.FOLLOW, Mark.FOLLOWED]
    whole = counts.total()
    return (
        f"{kind:28}{tally.edits:6}{whole:6} |{follow:7}{_percent(followed, follow):>5} |"
        f"{reset:6}{_percent(counts[Outcome.RESET, Mark.RESET], reset):>5} |"
        f"{_due(counts, Outcome.END):5}{_percent(tally.ambiguous, whole):>7}{_marked(counts, Mark.LOST):5}"
        f"{_marked(counts, Mark.WRONG):6}{_marked(counts, Mark.NOT_ASKED_AGAIN):8}{_marked(counts, Mark.NEEDLESS):9} |"
        f"{away.total():10}{away[Mark.FOLLOWED]:6}{away[Mark.ENDED]:6}{sum(away[mark] for mark in MISSES):5}"
    )


def _identity(tally: Tally, name: str) -> str:
    counts = tally.others.get(name, Counter())
    follow = _due(counts, Outcome.FOLLOW)
    return f"{_percent(counts[Outcome.FOLLOW, Mark.FOLLOWED], follow):>7}% {_marked(counts, Mark.WRONG):4}"


LEGEND = (
    "",
    "notes: whose text the edit changed, moved or took away. follow, reset, end: what is due to them; end holds those",
    "that no new draft asks. lost: ended though due to go on. WRONG: went on with another fact, or though the end was",
    "due. unasked: went on without reset where one was due. elsewhere: notes of untouched text; gone: asked by no",
    "new draft. identities: followed % and wrongly inherited of the same notes.",
)


# ---------------------------------------------------------------- the misses


def misses(cases: Sequence[Case], drafts: Mapping[int, Sequence[Draft]]) -> Iterator[str]:
    """Each case that went wrong, with what was expected and got; `drafts` by the identity of the edit."""
    for case in cases:
        if case.mark in MISSES:
            new = drafts[id(case.edit)]
            yield f"[{case.mark}] {case.edit.kind} / {case.edit.document}{'' if case.due.touched else ' (elsewhere)'}"
            yield f"    old      {told(case.note.draft)}"
            yield f"    expected {case.due.outcome}" + (f" ({case.edit.why})" if case.edit.why else "")
            for place in sorted(case.due.right):
                yield f"             {told(new[place])}"
            yield f"    got      {_got(case.got)}"


def _got(fate: Fate) -> str:
    if not fate.draft:
        return "end, ambiguous" if fate.is_ambiguous else "end"
    return f"{'reset ' if fate.is_reset else ''}{told(fate.draft)}"


def told(draft: Draft) -> str:
    """A card in one line."""
    return f"{draft.rule} | {' '.join(asks(draft).split())} | {draft.answer}"
