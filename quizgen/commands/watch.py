"""`quizgen watch`: builds again whenever a document is saved, with the plan on screen."""

from collections.abc import Iterable
from pathlib import Path

import click

from quizgen.commands import build, clock, library, output, plan, planning, targets
from quizgen.commands.progress import Progress
from quizgen.commands.summary import Style
from quizgen.errors import QuizgenError

DEBOUNCE_MS = 400
"""How long the saving of several files is taken for one."""
IDLE_MS = 300
"""How long nothing has to happen before the first build."""


def run(store_path: Path | None, request: planning.Request, style: Style) -> None:
    """The store follows the documents until the user stops it; a document that cannot be built is waited for."""
    from watchfiles import watch

    targets.check_deck(request.deck)
    folders = {path if path.is_dir() else path.parent for path in request.paths}
    seen = False
    try:
        # An editor may replace a file by another of its name, so that only the folder can be watched.
        for changed in watch(*sorted(folders), debounce=DEBOUNCE_MS, rust_timeout=IDLE_MS, yield_on_timeout=True):
            # The first build waits for the watch to stand, or an edit between the two would be missed.
            if not seen or _concerns(request, (Path(path) for _, path in changed)):
                _turn(store_path, request, style)
            if not seen:
                output.remark("watching; Ctrl-C stops")
            seen = True
    except KeyboardInterrupt:
        output.remark("stopped")


def _turn(store_path: Path | None, request: planning.Request, style: Style) -> None:
    now = clock.build_time()
    try:
        found = targets.named(request.paths)
        with library.for_writing(store_path) as store:
            with Progress(len(found)) as progress:
                run = planning.begin(store, request, found, progress, now)
                outcomes = build.carried_out(run, found, build.Writing())
            click.echo(f"— {now.astimezone(clock.LOCAL_ZONE):%H:%M:%S}")
            plan.show(store, outcomes, style, now)
            click.echo("built" if any(outcome.work for outcome in outcomes) else "nothing to build")
    except QuizgenError as error:  # the file may be half-way through being saved, or the user has to decide
        output.remark(str(error))
    except click.Abort:
        output.remark("not built; it is asked again after the next save")


def _concerns(request: planning.Request, changed: Iterable[Path]) -> bool:
    wanted = [path.resolve() for path in request.paths]
    return any(path == one or one in path.parents for path in map(Path.resolve, changed) for one in wanted)
