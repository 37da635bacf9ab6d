"""Owns the names, options and help of what learners decide about cards."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from quizgen.cli.root import DECK, cli, example


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
