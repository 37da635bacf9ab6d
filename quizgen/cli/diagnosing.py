"""Owns the name, options and help of what says how store, package and Anki stand to one another."""

from pathlib import Path

import click

from quizgen.cli.root import FILE, JSON, cli, example, leave


@cli.command(
    short_help="Say what Anki would do with a package.",
    epilog=example("quizgen doctor --collection backup.colpkg", "quizgen doctor biology.apkg -v"),
)
@click.argument("package", metavar="[PACKAGE]", type=FILE, required=False)
@click.option("--collection", metavar="FILE", type=FILE, help="Your Anki: .colpkg, .apkg or collection.anki2.")
@JSON
@click.option("-v", "--verbose", is_flag=True, help="Name every note and card, however many.")
@click.pass_obj
def doctor(store: Path | None, *, package: Path | None, collection: Path | None, as_json: bool, verbose: bool) -> None:
    """Say what importing PACKAGE would do to your Anki, where Anki and quizgen disagree, and the way out.

    Without PACKAGE it is what `quizgen export` would write now. Nothing is changed; Anki may be open. Exit 1 when
    something needs doing.
    """
    from quizgen.commands import doctor as command

    leave(command.run(store, command.Request(package, collection, as_json, verbose)))
