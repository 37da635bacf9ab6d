"""Owns how results reach stdout: plain, paged or as JSON; must not choose what is said."""

import json
import shutil
import sys

import click


def show(text: str) -> None:
    """The text is on stdout, through the pager when stdout is a terminal too short for it."""
    if sys.stdout.isatty() and text.count("\n") >= shutil.get_terminal_size().lines:
        click.echo_via_pager(text)
    else:
        click.echo(text)


def show_json(value: object) -> None:
    """The value is on stdout as one JSON text, keys in the order given."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def remark(text: str) -> None:
    """The text is on stderr: beside the result, never in it."""
    click.echo(text, err=True)


def reads_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def counted(number: int, noun: str) -> str:
    """'1 card', '1,200 cards'."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
