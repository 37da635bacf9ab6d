"""Owns the names, options and help of the command line; each body is one call into `commands/`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from quizgen import __version__
from quizgen.commands.failure import GuardedGroup
from quizgen.model import Status

FILE = click.Path(path_type=Path)
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON for scripts.")
DECK = click.option("--deck", metavar="NAME", help="Only this deck and the decks below it.")
FLAGS = ("red", "orange", "green", "blue", "pink", "turquoise", "purple")
MODES = ("flip", "type", "choice", "auto")
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
    from quizgen.commands.planning import Request
    from quizgen.commands.summary import Style

    _check_threshold(strict=strict, threshold=threshold)
    request, writing = Request(paths, deck, threshold, strict), command.Writing(output, typed, yes)
    _leave(command.run(store, request, writing, Style(as_json, verbose)))


@cli.command(short_help="Say what a build would do.", epilog=example("quizgen plan notes/ -v"))
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=FILE)
@click.option("--deck", metavar="NAME", help="As for build.")
@click.option("--threshold", type=PROBABILITY, metavar="P", help="As for build.")
@click.option("--strict", is_flag=True, help="As for build.")
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
    from quizgen.commands.planning import Request
    from quizgen.commands.summary import Style

    _check_threshold(strict=strict, threshold=threshold)
    request = Request(paths, deck, threshold, strict)
    _leave(command.run(store, request, Style(as_json, verbose), checked=check))


@cli.command(short_help="Take back the last build.", epilog=example("quizgen undo", "quizgen undo 3"))
@click.argument("builds", type=click.IntRange(1), default=1, metavar="[BUILDS]")
@click.pass_obj
def undo(store: Path | None, *, builds: int) -> None:
    """Take back the last build, or the last few.

    Reviews made since, and what you decided about cards, stay.
    """
    from quizgen.commands import undo as command

    command.run(store, builds)


@cli.command(epilog=example("quizgen quiz --deck Biology --minutes 15", "quizgen quiz --cram --tag exam --mode type"))
@DECK
@click.option("--tag", metavar="NAME", help="Only cards with this tag, or one below it.")
@click.option("--section", metavar="TEXT", help="Only below headings that contain this.")
@click.option("--flag", type=click.Choice(FLAGS), help="Only cards with this flag.")
@click.option("--search", metavar="TEXT", help="Only cards that contain this.")
@click.option("--mode", type=click.Choice(MODES), default="flip", show_default=True, help="How cards are asked.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Ask no more than this many cards.")
@click.option("--minutes", type=click.IntRange(1), metavar="N", help="Draw no card after this many minutes.")
@click.option("--new", type=click.IntRange(0), metavar="N", help="New cards a day, whatever the decks are set to.")
@click.option("--cram", is_flag=True, help="Ask all of them, due or not; no answer is saved.")
@click.option("--plain", is_flag=True, help="Lines of text instead of a full screen.")
@click.pass_obj
def quiz(store: Path | None, /, *, mode: str, minutes: int | None, cram: bool, plain: bool, **wanted: Any) -> None:
    """Ask the cards that are due, then new ones.

    A card is turned over (flip), its answer typed (type) or chosen among four (choice); auto chooses while a card is
    learnt, and types from then on.
    """
    from quizgen.commands import quiz as command
    from quizgen.quiz.modes import Mode

    command.run(store, command.Request(command.wish(**wanted), Mode(mode), minutes, cram, plain))


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


def _chosen(command: Callable[..., None]) -> Callable[..., None]:
    """The command takes cards by their ids, or options that find them."""
    parameters: tuple[Callable[[Any], Any], ...] = (
        click.argument("cards", metavar="[CARD]...", nargs=-1),
        click.option("--search", metavar="TEXT", help="Cards that contain this."),
        DECK,
        click.option("--section", metavar="TEXT", help="Only below headings that contain this."),
        click.option("--document", metavar="NAME", help="Only cards of this document."),
        click.option("--tag", metavar="NAME", help="Only cards with this tag, or one below it."),
        click.option("--yes", is_flag=True, help="Do not ask whether the cards found are meant."),
        click.pass_obj,
    )
    for parameter in reversed(parameters):
        command = parameter(command)
    return command


@cli.command(
    short_help="Put a card in your own words.",
    epilog=example("quizgen edit k3Jd", "quizgen edit k3Jd --answer 'about 120 days'"),
)
@click.argument("card")
@click.option("--question", metavar="TEXT", help="The new question; no editor opens.")
@click.option("--answer", metavar="TEXT", help="The new answer; no editor opens.")
@click.option("--cloze", metavar="TEXT", help="The new text, as in 'The {{c1::heart}} pumps'; no editor opens.")
@click.option("--reset", is_flag=True, help="Take the document's wording again.")
@click.option("--keep", is_flag=True, help="Keep your wording although the document's has changed.")
@click.pass_obj
def edit(
    store: Path | None,
    *,
    card: str,
    question: str | None,
    answer: str | None,
    cloze: str | None,
    reset: bool,
    keep: bool,
) -> None:
    """Put a card in your own words, which no build changes.

    CARD is the id that `quizgen cards` lists, or its beginning. The editor named in EDITOR opens; to save an
    empty file is to take the document's wording again.
    """
    from quizgen.commands import edit as command

    given = [option is not None for option in (question, answer, cloze)]
    if reset + keep + any(given) > 1 or (cloze is not None and any(given[:2])):
        raise click.UsageError("--question with --answer, --cloze, --reset and --keep exclude each other")
    command.run(store, card, command.Request(question, answer, cloze, reset, keep))


@cli.command(
    short_help="Write a card by hand.",
    epilog=example(
        "quizgen add --question 'What carries oxygen?' --answer haemoglobin",
        "quizgen add --deck Biology --cloze 'The {{c1::heart}} pumps {{c2::blood}}.'",
    ),
)
@click.option("--question", metavar="TEXT", help="What is asked; needs --answer.")
@click.option("--answer", metavar="TEXT", help="What is answered.")
@click.option("--cloze", metavar="TEXT", help="Instead: a text with {{c1::…}} around what a card hides.")
@click.option("--deck", metavar="NAME", default="By hand", show_default=True, help="The deck it is put in.")
@click.option("--tag", "tags", metavar="NAME", multiple=True, help="A tag of your own; can be given again.")
@click.pass_obj
def add(
    store: Path | None,
    *,
    question: str | None,
    answer: str | None,
    cloze: str | None,
    deck: str,
    tags: tuple[str, ...],
) -> None:
    """Write a card by hand; no build touches it. Without a wording, the editor named in EDITOR opens."""
    from quizgen.commands import add as command

    command.run(store, command.Request(question, answer, cloze, deck, tags))


@cli.command(short_help="Never ask cards again.", epilog=example("quizgen reject k3Jd", "quizgen reject --search 1850"))
@_chosen
def reject(store: Path | None, **chosen: Any) -> None:
    """Never ask these cards again, in whatever wording a build brings them back.

    CARD is the id that `quizgen cards` lists, or its beginning.
    """
    from quizgen.commands import decide
    from quizgen.commands.choosing import Choice

    decide.run(store, Choice(**chosen), decide.REJECT)


@cli.command(short_help="Take rejected cards back.", epilog=example("quizgen restore k3Jd"))
@_chosen
def restore(store: Path | None, **chosen: Any) -> None:
    """Take back that cards are rejected. `quizgen cards --decided` lists them."""
    from quizgen.commands import decide
    from quizgen.commands.choosing import Choice

    decide.run(store, Choice(**chosen), decide.RESTORE)


@cli.command(short_help="Do not ask cards for a while.", epilog=example("quizgen suspend --tag chapter-9 --yes"))
@_chosen
def suspend(store: Path | None, **chosen: Any) -> None:
    """Do not ask these cards until they are unsuspended; Anki keeps them as they are there."""
    from quizgen.commands import decide
    from quizgen.commands.choosing import Choice

    decide.run(store, Choice(**chosen), decide.SUSPEND)


@cli.command(short_help="Ask suspended cards again.", epilog=example("quizgen unsuspend --deck Biology --yes"))
@_chosen
def unsuspend(store: Path | None, **chosen: Any) -> None:
    """Ask suspended cards again, with the progress they had."""
    from quizgen.commands import decide
    from quizgen.commands.choosing import Choice

    decide.run(store, Choice(**chosen), decide.UNSUSPEND)


@cli.command(
    short_help="Tag cards.",
    epilog=example("quizgen tag exam k3Jd u7xw", "quizgen tag exam::hard --search mitochondria --yes"),
)
@click.argument("name", metavar="TAG")
@click.option("--remove", is_flag=True, help="Take the tag away.")
@_chosen
def tag(store: Path | None, *, name: str, remove: bool, **chosen: Any) -> None:
    """Give cards a tag of your own; '::' nests. Anki gets it as it is."""
    from quizgen.commands import tag as command
    from quizgen.commands.choosing import Choice

    command.run(store, name, Choice(**chosen), removed=remove)


def _check_threshold(*, strict: bool, threshold: float | None) -> None:
    if strict and threshold is not None:
        raise click.UsageError("--strict and --threshold exclude each other")


def _leave(code: int) -> None:
    click.get_current_context().exit(code)
