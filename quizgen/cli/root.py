"""Owns the group that all commands belong to, and the options that several of them share."""

from pathlib import Path

import click

from quizgen import __version__
from quizgen.commands.failure import GuardedGroup

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


def finite(_ctx: click.Context, _parameter: click.Parameter, number: float | None) -> float | None:
    """The number; a usage error for one that is none: every range lets it through."""
    if number is not None and number != number:  # noqa: PLR0124
        raise click.BadParameter("nan is no number")
    return number


def leave(code: int) -> None:
    """The command ends with this exit code."""
    click.get_current_context().exit(code)
