"""`quizgen completion`: prints the shell's completion script; must not install it."""

import click
from click.shell_completion import get_completion_class


def run(program: click.Command, shell: str) -> None:
    """The script that teaches `shell` the commands and options of `program` is on stdout."""
    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"no completion for '{shell}'")
    click.echo(kind(program, {}, "quizgen", "_QUIZGEN_COMPLETE").source())
