"""Owns asking before many reviewed cards are retired; must not decide what is too many."""

from collections.abc import Sequence

import click

from quizgen.commands import output
from quizgen.commands.stakes import Loss
from quizgen.errors import QuizgenError


def agree(losses: Sequence[Loss], what: str, hint: str) -> None:
    """The user knows that many reviewed cards go, and wants it; else QuizgenError, and nothing was changed.

    `what` would do that, a build or an import; `hint` says how to look first and how to agree.
    """
    if not losses:
        return
    for loss in losses:
        output.remark(str(loss))
    if not output.reads_terminal():
        raise QuizgenError(
            f"this {what} would retire more than a third of a deck's reviewed cards; nothing was changed", hint=hint
        )
    click.confirm("retire them?", abort=True, err=True)
