"""`python -m quality.edits`: edits our own documents, builds each again, and prints whose history followed."""

import tempfile
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from time import perf_counter

import click

from quality.edits import by_hand, report
from quality.edits.building import Workshop, fates
from quality.edits.edit import Edit, after_text, before_text
from quality.edits.identities import IDENTITIES
from quality.edits.kinds import EACH, KINDS, corpus
from quality.edits.report import Case, judged
from quality.edits.sources import sources
from quality.edits.truth import Scene, expected
from quizgen.model import Draft


def cases_of(workshop: Workshop, edit: Edit) -> tuple[list[Case], tuple[Draft, ...]]:
    """What became of each note of the text before, and the drafts of the text after."""
    notes = workshop.notes(edit.document, before_text(edit))
    drafts = workshop.drafts(edit.document, after_text(edit), notes)
    scene = Scene.of(edit, drafts)
    got = fates(notes, drafts)
    paired = {name: pair([note.draft for note in notes], drafts) for name, pair in IDENTITIES.items()}
    found = []
    for place, note in enumerate(notes):
        due, fate = expected(scene, note.draft), got[note.guid]
        others = {name: judged(due, pairs.get(place)) for name, pairs in paired.items()}
        mark = judged(due, _place(drafts, fate.draft), is_reset=fate.is_reset)
        found.append(Case(edit, note, due, fate, mark, others))
    return found, drafts


def _place(drafts: Sequence[Draft], draft: Draft | None) -> int | None:
    """Where the draft stands; its cloze numbers do not count, which follow the note."""
    if draft is None:
        return None
    return next(place for place, other in enumerate(drafts) if _stand(other) == _stand(draft))


def _stand(draft: Draft) -> tuple[object, ...]:
    gaps = tuple((part.text, bool(part.number)) for part in draft.cloze)
    return draft.rule, draft.kind, draft.evidence.span, draft.question, draft.answer, gaps


@click.command()
@click.option("--kind", "kinds", multiple=True, type=click.Choice([*KINDS, by_hand.KIND]))
@click.option("--limit", type=int, help="At most so many edits of each kind.")
@click.option("--seed", default=1, show_default=True)
@click.option("-v", "--verbose", is_flag=True, help="Each miss: document, kind, old card, expected, got.")
def run(kinds: tuple[str, ...], limit: int | None, seed: int, verbose: bool) -> None:  # noqa: FBT001 (a flag)
    """Edits our own documents in many ways and shows whether each note's history followed its fact."""
    began = perf_counter()
    documents = sources()
    each = min(limit or EACH, EACH)
    edits = [*corpus(documents, seed, each), *islice(by_hand.edits(documents), limit)]
    edits = [edit for edit in edits if not kinds or edit.kind in kinds]
    cases: list[Case] = []
    drafts: dict[int, Sequence[Draft]] = {}
    with tempfile.TemporaryDirectory() as folder:
        workshop = Workshop(Path(folder))
        for edit in edits:
            found, drafts[id(edit)] = cases_of(workshop, edit)
            cases += found
    if verbose:
        click.echo("\n".join(report.misses(cases, drafts)))
    click.echo("\n".join(report.lines(edits, cases, tuple(IDENTITIES))))
    click.echo(f"\n{len(edits)} edits of {len(documents)} documents in {perf_counter() - began:.0f} s")


if __name__ == "__main__":
    run()
