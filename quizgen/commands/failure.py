"""Owns what a failing command leaves behind: message, report and exit code; must not mend anything."""

import errno
import os
import sys
import traceback
from pathlib import Path
from typing import Any

import click

from quizgen import __version__
from quizgen.errors import QuizgenError

USER_PROBLEM = 1
OUR_BUG = 3
INTERRUPTED = 130
READER_GONE = 141


class GuardedGroup(click.Group):
    """A click group under which every command ends in one of the project's exit codes."""

    def invoke(self, ctx: click.Context) -> Any:
        """The command's result, or its failure told on stderr and an exit code."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit):
            raise
        except (Exception, KeyboardInterrupt) as failure:
            ctx.exit(_told(failure))


def _told(failure: BaseException) -> int:
    match failure:
        case QuizgenError():
            click.echo(str(failure), err=True)
            return USER_PROBLEM
        case KeyboardInterrupt() | click.Abort():
            click.echo("interrupted: nothing is lost, everything finished so far is saved", err=True)
            return INTERRUPTED
        case OSError(errno=errno.ENOSPC):
            click.echo("error: the output cannot be written: no space left on device", err=True)
            _silence_stdout()
            return USER_PROBLEM
        case BrokenPipeError():
            _silence_stdout()
            return READER_GONE
        case _:
            return _bug(failure)


def _silence_stdout() -> None:
    # the interpreter flushes stdout once more at exit, which would complain about the same pipe
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _bug(failure: BaseException) -> int:
    story = "".join(traceback.format_exception(failure))
    try:
        place = f"the report is {_report(story)}"
    except OSError as error:  # a full disk may be what broke us
        place = f"the report could not be written ({error}):\n{story}"
    bug = QuizgenError(
        f"this is a bug in quizgen ({type(failure).__name__}: {failure})",
        where=place,
        hint="send the report to the maintainers; what was saved before it is safe",
    )
    click.echo(str(bug), err=True)
    return OUR_BUG


def _report(story: str) -> Path:
    import tempfile

    handle, name = tempfile.mkstemp(prefix="quizgen-report-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
        file.write(f"quizgen {__version__}, Python {sys.version}, {sys.platform}\n{' '.join(sys.argv)}\n\n{story}")
    return Path(name)
