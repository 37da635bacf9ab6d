"""Owns the names, options and help of what lists, explains, checks and writes cards."""

from pathlib import Path

import click

from quizgen.cli.root import DECK, FILE, JSON, cli, example, leave
from quizgen.model import Status


@cli.command(epilog=example("quizgen cards --search mitochondria --limit 5"))
@DECK
@click.option("--section", metavar="TEXT", help="Only below headings that contain this.")
@click.option("--rule", metavar="ID", help="Only cards made by this rule.")
@click.option("--search", metavar="TEXT", help="Only cards that contain this.")
@click.option("--document", metavar="NAME", help="Only cards of this document.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="At most this many.")
@click.option("--retired", is_flag=True, help="The retired cards, instead of the active ones.")
@click.option("--rejected", is_flag=True, help="The candidates that became no card, and why.")
@click.option("--decided", is_flag=True, help="What you reworded, rejected, suspended or tagged.")
@click.option("--tag", metavar="NAME", help="Only cards with this tag, or one below it.")
@JSON
@click.pass_obj
def cards(
    store: Path | None,
    *,
    deck: str | None,
    section: str | None,
    rule: str | None,
    search: str | None,
    document: str | None,
    limit: int | None,
    retired: bool,
    rejected: bool,
    decided: bool,
    tag: str | None,
    as_json: bool,
) -> None:
    """List cards."""
    from quizgen.commands import cards as command

    if rejected and (retired or decided):
        raise click.UsageError(f"--{'retired' if retired else 'decided'} and --rejected exclude each other")
    among = None if decided else Status.ACTIVE
    filters = command.Filters(
        deck, section, rule, search, document, limit, status=Status.RETIRED if retired else among, tag=tag
    )
    show = command.run_rejected if rejected else command.run_decided if decided else command.run
    show(store, filters, as_json=as_json)


@cli.command(
    short_help="Show what of a document is asked.",
    epilog=example("quizgen coverage notes.md", "quizgen coverage notes.md --html coverage.html"),
)
@click.argument("document", metavar="DOC")
@click.option("--html", "page", type=FILE, metavar="FILE", help="Write a page instead, which shows cards on hover.")
@JSON
@click.pass_obj
def coverage(store: Path | None, *, document: str, page: Path | None, as_json: bool) -> None:
    """Show a built document, by section, with what is asked of it and what is not."""
    from quizgen.commands import coverage as command

    command.run(store, document, page, as_json=as_json)


@cli.command(epilog=example("quizgen explain k3Jd"))
@click.argument("card")
@JSON
@click.pass_obj
def explain(store: Path | None, *, card: str, as_json: bool) -> None:
    """Show where a card came from, and why.

    CARD is the id that `quizgen cards` lists, or its beginning.
    """
    from quizgen.commands import explain as command

    command.run(store, card, as_json=as_json)


@cli.command(
    short_help="Write cards for Anki or scripts.",
    epilog=example(
        "quizgen export -o biology.apkg --deck Biology",
        "quizgen export --with-progress",
        "quizgen export --format jsonl",
    ),
)
@click.option("-o", "--output", type=FILE, metavar="FILE", help="Where to; '-' is stdout for jsonl, csv and md.")
@DECK
@click.option(
    "--format",
    "kind",
    type=click.Choice(["apkg", "jsonl", "csv", "md"]),
    default="apkg",
    show_default=True,
    help="What as.",
)
@click.option("--retired", is_flag=True, help="With the retired notes too; a package always has them.")
@click.option("--with-progress", "progress", is_flag=True, help="Cards new to Anki arrive as you left them (apkg).")
@click.pass_obj
def export(
    store: Path | None, *, output: Path | None, deck: str | None, kind: str, retired: bool, progress: bool
) -> None:
    """Write the cards as a package for Anki (to decks/NAME.apkg), or as JSONL, CSV or Markdown (to stdout).

    Markdown has the cards as `quizgen import` reads them.
    """
    from quizgen.commands import export as command

    if progress and kind != "apkg":
        raise click.UsageError(f"--with-progress goes with a package, not with --format {kind}")
    command.run(store, command.Request(output, deck, kind, retired, progress))


@cli.command(epilog=example("quizgen decks"))
@JSON
@click.pass_obj
def decks(store: Path | None, *, as_json: bool) -> None:
    """List the decks, and what is due in each today."""
    from quizgen.commands import decks as command

    command.run(store, as_json=as_json)


@cli.command(short_help="Run the hard checks again.", epilog=example("quizgen check && echo all cards pass"))
@JSON
@click.option("-v", "--verbose", is_flag=True, help="Tell of every card, not only of those that fail.")
@click.pass_obj
def check(store: Path | None, *, as_json: bool, verbose: bool) -> None:
    """Run the hard checks over every active card; exit 1 when one fails."""
    from quizgen.commands import check as command

    leave(command.run(store, as_json=as_json, verbose=verbose))


@cli.command(
    short_help="Print a shell completion script.",
    epilog=example('eval "$(quizgen completion bash)"', "quizgen completion fish | source"),
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the script that completes quizgen's commands in your shell."""
    from quizgen.commands import completion as command

    command.run(cli, shell)
