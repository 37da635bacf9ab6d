"""`python -m quality`: draws cards to judge, reads verdicts back, trains the ranker, prints the tables."""

from pathlib import Path

import click

from quality import corpus, packets, verdicts
from quality.pool import by_id, pooled

DESK = Path("build") / "judging"
DRAWN = DESK / "documents.txt"
"""The documents that the sample in DESK was drawn from."""


@click.group()
def cli() -> None:
    """What readers think of the cards, and what the ranker learns from it."""


@cli.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--count", default=200, show_default=True)
@click.option("--batches", default=2, show_default=True)
@click.option("--seed", default=1, show_default=True)
@click.option("--every", is_flag=True, help="Every draft, not only what a build keeps.")
def judge(paths: tuple[Path, ...], count: int, batches: int, seed: int, every: bool) -> None:
    """Verdicts in build/judging are in the dataset; then a new sample of cards without one lies there.

    Without PATHS the judged-only documents are drawn from.
    """
    known = list(verdicts.load())
    if DRAWN.exists():
        known += _taken_in(known)
    sources = paths or corpus.judging()
    cards = pooled(sources)
    sample = packets.drawn(
        (card for card in cards if card.kept or every), count, seed, frozenset(verdict.card for verdict in known)
    )
    packets.write(sample, DESK, batches)
    DRAWN.write_text("".join(f"{path.resolve()}\n" for path in sources), encoding="utf-8")
    click.echo(f"{len(sample)} cards in {batches} batches: give {DESK}/batch-N.md and criteria.md to a judge each")


def _taken_in(known: list[verdicts.Verdict]) -> list[verdicts.Verdict]:
    name = f"round {1 + len({verdict.round for verdict in known})}"
    new = verdicts.read_back(DESK, name, by_id(map(Path, DRAWN.read_text(encoding="utf-8").splitlines())))
    if new:
        verdicts.save([*known, *new])
        click.echo(f"{len(new)} verdicts read as {name}: {sum(v.accepted for v in new)} accepted")
    for path in DESK.glob("verdicts-*.jsonl"):
        path.rename(path.with_suffix(".read"))
    return new


@cli.command()
def refresh() -> None:
    """Every verdict has the signs that its card has now; cards no longer made are marked so."""
    paths = (*corpus.tuning(), *corpus.judging())
    found = verdicts.refreshed(verdicts.load(), by_id(paths), frozenset(path.name for path in paths))
    verdicts.save(found)
    click.echo(f"{len(found)} verdicts, {sum(verdict.made for verdict in found)} on cards still made")


@cli.command()
def train() -> None:
    """The ranker's weights are learned anew from the verdicts on documents that may be read."""
    from quality import training

    held = {path.name for path in corpus.judging()}
    report = training.train(training.sample([v for v in verdicts.load() if v.document not in held]))
    for name, value in report.items():
        click.echo(f"{name}: {value}")


@cli.command()
def report() -> None:
    """What readers keep, by rule, score, style and document; then coverage, flags and experts' facts."""
    from quality import evaluation
    from quality.report import lines

    words = sum(len(path.read_text(encoding="utf-8").split()) for path in corpus.judging())
    tables = lines(list(pooled(corpus.tuning())), list(pooled(corpus.judging())), verdicts.load(), words)
    click.echo("\n".join(tables))
    click.echo("\n".join(("", *evaluation.lines())))


if __name__ == "__main__":
    cli()
