"""Owns the names, options and help of what makes cards and brings them up to date."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quizgen.cli.root import FILE, JSON, PROBABILITY, cli, example, finite, leave

if TYPE_CHECKING:
    from quizgen.commands.planning import Request


Command = Callable[..., None]


def _of_documents(command: Command) -> Command:
    """The command takes documents, where their cards go, and how sure these must be."""
    parameters: tuple[Callable[[Any], Any], ...] = (
        click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=FILE),
        click.option("--deck", metavar="NAME", help="Put the cards in this deck; several documents each below it."),
        click.option(
            "--threshold",
            type=PROBABILITY,
            callback=finite,
            metavar="P",
            help="Keep cards at least this likely to be good.",
        ),
        click.option("--strict", is_flag=True, help="Keep only the cards most likely to be good."),
    )
    for parameter in reversed(parameters):
        command = parameter(command)
    return command


def _request(paths: tuple[Path, ...], deck: str | None, threshold: float | None, *, strict: bool) -> "Request":
    from quizgen.commands.planning import Request

    if strict and threshold is not None:
        raise click.UsageError("--strict and --threshold exclude each other")
    return Request(paths, deck, threshold, strict)


@cli.command(
    short_help="Make cards from documents.",
    epilog=example("quizgen build notes/ --deck Biology -o biology.apkg"),
)
@_of_documents
@click.option("-o", "--output", type=FILE, metavar="FILE", help="Also write a package for Anki.")
@click.option("--typed", is_flag=True, help="Let new questions ask for a typed answer in Anki.")
@click.option("--yes", is_flag=True, help="Do not ask before many reviewed cards are retired.")
@JSON
@click.option("-v", "--verbose", is_flag=True, help="Also say what was refused, and why.")
@click.pass_obj
def build(
    store: Path | None,
    *,
    paths: tuple[Path, ...],
    output: Path | None,
    deck: str | None,
    threshold: float | None,
    strict: bool,
    typed: bool,
    yes: bool,
    as_json: bool,
    verbose: bool,
) -> None:
    """Make cards from documents, or bring them up to date after edits.

    PATH is a document or a folder of documents. Cards whose text did not change keep their progress; cards
    whose text is gone are retired, not deleted.
    """
    from quizgen.commands import build as command
    from quizgen.commands.summary import Style

    request = _request(paths, deck, threshold, strict=strict)
    leave(command.run(store, request, command.Writing(output, typed, yes), Style(as_json, verbose)))


@cli.command(short_help="Say what a build would do.", epilog=example("quizgen plan notes/ -v"))
@_of_documents
@click.option("--check", is_flag=True, help="Exit with 2 when a build would change anything.")
@JSON
@click.option("-v", "--verbose", is_flag=True, help="Show every note, however many.")
@click.pass_obj
def plan(
    store: Path | None,
    *,
    paths: tuple[Path, ...],
    deck: str | None,
    threshold: float | None,
    strict: bool,
    check: bool,
    as_json: bool,
    verbose: bool,
) -> None:
    """Say what a build would do to the cards, and what reviews are at stake, without doing it."""
    from quizgen.commands import plan as command
    from quizgen.commands.summary import Style

    request = _request(paths, deck, threshold, strict=strict)
    leave(command.run(store, request, Style(as_json, verbose), checked=check))


@cli.command(short_help="Take back the last build or import.", epilog=example("quizgen undo", "quizgen undo 3"))
@click.argument("builds", type=click.IntRange(1), default=1, metavar="[BUILDS]")
@click.pass_obj
def undo(store: Path | None, *, builds: int) -> None:
    """Take back the last build or import, or the last few.

    Reviews made since, and what you decided about cards, stay.
    """
    from quizgen.commands import undo as command

    command.run(store, builds)


@cli.command(short_help="Build again on every save.", epilog=example("quizgen watch notes/"))
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=FILE)
@click.option("--deck", metavar="NAME", help="As for build.")
@click.option("-v", "--verbose", is_flag=True, help="Show every note, however many.")
@click.pass_obj
def watch(store: Path | None, *, paths: tuple[Path, ...], deck: str | None, verbose: bool) -> None:
    """Build, and build again whenever a document is saved, showing the plan each time."""
    from quizgen.commands import watch as command
    from quizgen.commands.planning import Request
    from quizgen.commands.summary import Style

    command.run(store, Request(paths, deck), Style(verbose=verbose))
