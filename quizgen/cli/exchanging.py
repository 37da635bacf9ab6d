"""Owns the names, options and help of what brings in cards and progress from elsewhere."""

from pathlib import Path

import click

from quizgen.cli.root import FILE, JSON, cli, example, leave


@cli.command(
    name="import",
    short_help="Bring in cards, or progress from Anki.",
    epilog=example("quizgen import my.colpkg --dry-run", "quizgen import biology.csv --deck Biology"),
)
@click.argument("path", metavar="FILE", type=FILE)
@click.option("--deck", metavar="NAME", help="The deck of cards that name none; else it has the file's name.")
@click.option("--tag", "tags", metavar="NAME", multiple=True, help="A tag for all of them; can be given again.")
@click.option("--adopt", metavar="SEARCH", help="Adopt these notes of an Anki file: 'deck:Biology', 'tag:exam'.")
@click.option("--dry-run", is_flag=True, help="Say what it would do, and change nothing.")
@click.option("--yes", is_flag=True, help="Do not ask before many reviewed cards are retired.")
@JSON
@click.option("-v", "--verbose", is_flag=True, help="Show every change, however many.")
@click.pass_obj
def import_(
    store: Path | None,
    *,
    path: Path,
    deck: str | None,
    tags: tuple[str, ...],
    adopt: str | None,
    dry_run: bool,
    yes: bool,
    as_json: bool,
    verbose: bool,
) -> None:
    """Bring in what was done in Anki, or cards that were written by hand.

    From Anki (.apkg, .colpkg, collection.anki2): reviews, what was suspended, flagged, tagged, edited and deleted
    there. By hand: CSV, TSV, or Markdown with 'Q:', 'A:' and 'C:'; imported again after an edit, cards keep their
    progress as with `build`. `quizgen undo` takes an import back.
    """
    from quizgen.commands import importing

    leave(importing.run(store, importing.Request(path, deck, tags, dry_run, yes, as_json, verbose, adopt)))
