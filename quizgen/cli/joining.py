"""Owns the names, options and help of what joins stores."""

from pathlib import Path

import click

from quizgen.cli.root import FILE, JSON, cli, example


@cli.command(
    short_help="Join another store to this one.",
    epilog=example("quizgen merge --dry-run /media/usb/library.db", "quizgen merge /media/usb/library.db"),
)
@click.argument("other", metavar="OTHER", type=FILE)
@click.option("--dry-run", is_flag=True, help="Only show what would come and what the stores do not agree about.")
@JSON
@click.pass_obj
def merge(store: Path | None, *, other: Path, dry_run: bool, as_json: bool) -> None:
    """Join OTHER, a store of yours from another computer, to this one; OTHER is not changed.

    All reviews of both count; of decisions the later one does. Merging in either order, or twice, gives the same. This
    store is copied first, to a file beside it whose name ends in .before-merge: that is the way back.
    """
    from quizgen.commands import merge as command

    command.run(store, command.Request(other, dry_run, as_json))
