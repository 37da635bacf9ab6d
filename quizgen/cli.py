"""Owns the names, options and help of the command line; each body is one call into `commands/`."""

from pathlib import Path

import click

from quizgen import __version__
from quizgen.commands.failure import GuardedGroup
from quizgen.model import Status

FILE = click.Path(path_type=Path)
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts.")
DECK = click.option("--deck", metavar="NAME", help="Only this deck and the decks below it.")
PROBABILITY = click.FloatRange(0, 1)


def example(*lines: str) -> str:
    """The end of a help page: what one could type, each line kept as it is."""
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)


@click.group(
    cls=GuardedGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=example("quizgen build notes/", "quizgen quiz"),
)
@click.option("--store", type=FILE, envvar="QUIZGEN_STORE", help="The file that holds cards and progress.")
@click.version_option(__version__, prog_name="quizgen")
@click.pass_context
def cli(ctx: click.Context, store: Path | None) -> None:
    """Turn study documents into flashcards, and keep them through every edit."""
    ctx.obj = store


@cli.command(
    short_help="Make cards from documents.",
    epilog=example("quizgen build notes/ --deck Biology -o biology.apkg"),
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=FILE)
@click.option("-o", "--output", type=FILE, metavar="FILE", help="Also write a package for Anki.")
@click.option("--deck", metavar="NAME", help="Put the cards in this deck; several documents each below it.")
@click.option("--threshold", type=PROBABILITY, metavar="P", help="Keep cards at least this likely to be good.")
@click.option("--strict", is_flag=True, help="Keep only the cards most likely to be good.")
@click.option("--typed", is_flag=True, help="Let new questions ask for a typed answer in Anki.")
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
    as_json: bool,
    verbose: bool,
) -> None:
    """Make cards from documents, or bring them up to date after edits.

    PATH is a document or a folder of documents. Cards whose text did not change keep their progress; cards
    whose text is gone are retired, not deleted.
    """
    from quizgen.commands import build as command
    from quizgen.commands.summary import Style

    if strict and threshold is not None:
        raise click.UsageError("--strict and --threshold exclude each other")
    request = command.Request(paths, output, deck, threshold, strict, typed)
    _leave(command.run(store, request, Style(as_json, verbose)))


@cli.command(epilog=example("quizgen quiz --deck Biology --limit 30"))
@DECK
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Stop after this many cards.")
@click.option("--new", type=click.IntRange(0), default=20, show_default=True, metavar="N", help="New cards a day.")
@click.pass_obj
def quiz(store: Path | None, *, deck: str | None, limit: int | None, new: int) -> None:
    """Ask the cards that are due, then new ones."""
    from quizgen.commands import quiz as command

    command.run(store, command.Request(deck, limit, new))


@cli.command(epilog=example("quizgen cards --search mitochondria --limit 5"))
@DECK
@click.option("--section", metavar="TEXT", help="Only below headings that contain this.")
@click.option("--rule", metavar="ID", help="Only cards made by this rule.")
@click.option("--search", metavar="TEXT", help="Only cards that contain this.")
@click.option("--document", metavar="NAME", help="Only cards of this document.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="At most this many.")
@click.option("--retired", is_flag=True, help="The retired cards, instead of the active ones.")
@click.option("--rejected", is_flag=True, help="The candidates that became no card, and why.")
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
    as_json: bool,
) -> None:
    """List cards."""
    from quizgen.commands import cards as command

    if retired and rejected:
        raise click.UsageError("--retired and --rejected exclude each other")
    status = Status.RETIRED if retired else Status.ACTIVE
    filters = command.Filters(deck, section, rule, search, document, limit, status)
    show = command.run_rejected if rejected else command.run
    show(store, filters, as_json=as_json)


@cli.command(
    short_help="Make a card of a rejected candidate.",
    epilog=example("quizgen cards --rejected", "quizgen rescue c4f1"),
)
@click.argument("candidate")
@click.pass_obj
def rescue(store: Path | None, *, candidate: str) -> None:
    """Make a card of a candidate that became none; it stays through every build.

    CANDIDATE is the id that `quizgen cards --rejected` lists, or its beginning.
    """
    from quizgen.commands import rescue as command

    command.run(store, candidate)


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
    epilog=example("quizgen export -o biology.apkg --deck Biology", "quizgen export --format jsonl"),
)
@click.option("-o", "--output", type=FILE, metavar="FILE", help="Where to; '-' is stdout for jsonl and csv.")
@DECK
@click.option(
    "--format",
    "kind",
    type=click.Choice(["apkg", "jsonl", "csv"]),
    default="apkg",
    show_default=True,
    help="What as.",
)
@click.option("--retired", is_flag=True, help="With the retired notes too; a package always has them.")
@click.pass_obj
def export(store: Path | None, *, output: Path | None, deck: str | None, kind: str, retired: bool) -> None:
    """Write the cards as a package for Anki (to decks/NAME.apkg), or as JSONL or CSV (to stdout)."""
    from quizgen.commands import export as command

    command.run(store, command.Request(output, deck, kind, retired))


@cli.command(epilog=example("quizgen decks"))
@JSON
@click.pass_obj
def decks(store: Path | None, *, as_json: bool) -> None:
    """List the decks, and what is due in each today."""
    from quizgen.commands import decks as command

    command.run(store, as_json=as_json)


@cli.command(epilog=example("quizgen stats --json"))
@JSON
@click.pass_obj
def stats(store: Path | None, *, as_json: bool) -> None:
    """Show how learning goes, in numbers."""
    from quizgen.commands import stats as command

    command.run(store, as_json=as_json)


@cli.command(short_help="Run the hard checks again.", epilog=example("quizgen check && echo all cards pass"))
@JSON
@click.option("-v", "--verbose", is_flag=True, help="Tell of every card, not only of those that fail.")
@click.pass_obj
def check(store: Path | None, *, as_json: bool, verbose: bool) -> None:
    """Run the hard checks over every active card; exit 1 when one fails."""
    from quizgen.commands import check as command

    _leave(command.run(store, as_json=as_json, verbose=verbose))


@cli.command(
    short_help="Print a shell completion script.",
    epilog=example('eval "$(quizgen completion bash)"', "quizgen completion fish | source"),
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the script that completes quizgen's commands in your shell."""
    from quizgen.commands import completion as command

    command.run(cli, shell)


def main() -> None:
    """The command line was carried out; the process ends with its exit code."""
    cli(prog_name="quizgen")


def _leave(code: int) -> None:
    click.get_current_context().exit(code)
