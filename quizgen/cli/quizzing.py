"""Owns the names, options and help of the quiz, of what is set for it and of how learning goes."""

from pathlib import Path
from typing import Any

import click

from quizgen.cli.root import DECK, FILE, JSON, cli, example, finite

FLAGS = ("red", "orange", "green", "blue", "pink", "turquoise", "purple")
MANY = 1_000_000
MODES = ("flip", "type", "choice", "auto")


@cli.command(epilog=example("quizgen quiz --deck Biology --minutes 15", "quizgen quiz --cram --tag exam --mode type"))
@DECK
@click.option("--tag", metavar="NAME", help="Only cards with this tag, or one below it.")
@click.option("--section", metavar="TEXT", help="Only below headings that contain this.")
@click.option("--flag", type=click.Choice(FLAGS), help="Only cards with this flag.")
@click.option("--search", metavar="TEXT", help="Only cards that contain this.")
@click.option("--mode", type=click.Choice(MODES), default="flip", show_default=True, help="How cards are asked.")
@click.option("--limit", type=click.IntRange(1, MANY), metavar="N", help="Ask no more than this many cards.")
@click.option("--minutes", type=click.IntRange(1, MANY), metavar="N", help="Draw no card after this many minutes.")
@click.option(
    "--new", type=click.IntRange(0, MANY), metavar="N", help="New cards a day, whatever the decks are set to."
)
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


@cli.command(
    short_help="Show or set a deck's options.",
    epilog=example("quizgen options --deck Biology", "quizgen options --deck Biology --retention 0.85 --new 10"),
)
@click.option("--deck", metavar="NAME", help="This deck and the decks below it; without, all decks.")
@click.option(
    "--retention",
    "desired_retention",
    type=click.FloatRange(0.7, 0.99),
    callback=finite,
    metavar="P",
    help="Ask when recall falls to P.",
)
@click.option("--new", "new_per_day", type=click.IntRange(0), metavar="N", help="New cards a day.")
@click.option("--reviews", "reviews_per_day", type=click.IntRange(0), metavar="N", help="Reviews a day.")
@click.option("--learning-steps", metavar="STEPS", help="As in '1m 10m 1d'; 'none' for none.")
@click.option("--relearning-steps", metavar="STEPS", help="The steps after a lapse.")
@click.option(
    "--maximum-interval",
    "maximum_interval_days",
    type=click.IntRange(1, 36_500),
    metavar="DAYS",
    help="No interval is longer.",
)
@click.option("--leech", "leech_lapses", type=click.IntRange(0), metavar="N", help="Suspend at N lapses; 0 never.")
@click.option("--fuzz/--no-fuzz", default=None, help="Spread cards answered on one day over days.")
@click.option("--reset", is_flag=True, help="Take the options of the deck above, or the defaults.")
@JSON
@click.pass_obj
def options(store: Path | None, /, *, deck: str | None, reset: bool, as_json: bool, **given: Any) -> None:
    """Show a deck's options and where it has each from, or set them; what a deck lacks it has from the deck above.

    They count from the next answer on: no card is due at another time.
    """
    from quizgen.commands import options as command

    changes = {name: value for name, value in given.items() if value is not None}
    if reset and changes:
        raise click.UsageError("--reset and other options exclude each other")
    if reset:
        command.reset(store, deck, as_json=as_json)
        return
    waits = {name: command.steps(value) for name, value in changes.items() if name.endswith("_steps")}
    command.run(store, deck, changes | waits, as_json=as_json)


@cli.command(
    short_help="Fit the scheduling to your reviews.",
    epilog=example("quizgen optimize --dry-run", "quizgen optimize --deck Biology", "quizgen optimize --reset"),
)
@click.option("--deck", metavar="NAME", help="Parameters of its own for this deck; without, for all decks.")
@click.option("--dry-run", is_flag=True, help="Only show how well they predict.")
@click.option("--reset", is_flag=True, help="Take fitted parameters away again.")
@JSON
@click.pass_obj
def optimize(store: Path | None, *, deck: str | None, dry_run: bool, reset: bool, as_json: bool) -> None:
    """Fit FSRS' parameters to your own reviews, and use them if they predict better what you recall.

    They are judged by the last fifth of your answers, which they have not seen. No card is due at another time.
    """
    from quizgen.commands import optimize as command

    if reset and (dry_run or as_json):
        raise click.UsageError("--reset excludes --dry-run and --json")
    if reset:
        command.reset(store, deck)
    else:
        command.run(store, command.Request(deck, dry_run, as_json))


@cli.command(
    short_help="Show what a desired retention costs.",
    epilog=example("quizgen retention --deck Biology", "quizgen retention --png retention.png"),
)
@click.option("--deck", metavar="NAME", help="With this deck's options, and the answers to its cards.")
@click.option("--png", type=FILE, metavar="FILE", help="Also write the plot as a picture.")
@JSON
@click.pass_obj
def retention(store: Path | None, *, deck: str | None, png: Path | None, as_json: bool) -> None:
    """Show the work of a year against desired retention, by simulation: minutes a day, and what is remembered for them.

    The learner simulated answers as you do, in the times you take.
    """
    from quizgen.commands import retention as command

    command.run(store, command.Request(deck, png, as_json))


@cli.command(epilog=example("quizgen stats --deck Biology --all", "quizgen stats --png learning.png"))
@DECK
@click.option("--section", metavar="TEXT", help="Only below headings that contain this.")
@click.option(
    "--days",
    type=click.IntRange(1, 3650),
    default=30,
    show_default=True,
    metavar="N",
    help="How far recent answers and the forecast reach.",
)
@click.option("--all", "everything", is_flag=True, help="Also ratings, histograms, hardest cards and sections.")
@click.option("--png", "picture", type=FILE, metavar="FILE", help="Write a page of plots instead.")
@JSON
@click.pass_obj
def stats(
    store: Path | None,
    *,
    deck: str | None,
    section: str | None,
    days: int,
    everything: bool,
    picture: Path | None,
    as_json: bool,
) -> None:
    """Show how learning goes: what is due, what was answered, how much was recalled."""
    from quizgen.commands import stats as command

    command.run(store, command.Request(deck, section, days), command.Manner(as_json, everything, picture))
