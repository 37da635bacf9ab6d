"""`quizgen optimize`: fits FSRS to the learner's own reviews where that predicts better; must not make cards due."""

from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import click

from quizgen.commands import clock, library, output, parameters
from quizgen.errors import QuizgenError
from quizgen.options import inherited
from quizgen.scheduling import fitting
from quizgen.scheduling.calibration import Bin, Scores
from quizgen.scheduling.fitting import Fit
from quizgen.scheduling.fsrs6 import DEFAULT_PARAMETERS


@dataclass(frozen=True, slots=True)
class Request:
    """Whose parameters to fit (None: those of all decks), whether only to look, and how to tell it."""

    deck: str | None
    is_trial: bool = False
    as_json: bool = False


def run(store_path: Path | None, request: Request) -> None:
    """The fit is on stdout, and is used unless it is a trial; QuizgenError, and nothing changed, when it is no good."""
    with library.existing(store_path) as store:
        place = library.checked_deck(store, request.deck) or parameters.EVERYWHERE
        options = inherited(place, store.options())
        cards = fitting.histories(parameters.reviews(store, place), clock.LOCAL_ZONE)
        before = options.parameters or DEFAULT_PARAMETERS
        fit = fitting.fit(cards, before, relearning_steps=len(options.relearning_steps))
        used = not fit.objection and not request.is_trial
        if request.as_json:
            output.show_json({"deck": place, "used": used} | _record(fit))
        else:
            output.show(_text(place, fit))
        if fit.objection:
            raise QuizgenError(fit.objection, hint="nothing was changed; try again after a few hundred reviews more")
        if used:
            _tell(place, parameters.put(store, place, fit.parameters))
        else:
            output.remark("nothing was changed: `quizgen optimize` without --dry-run uses these parameters")


def reset(store_path: Path | None, deck: str | None) -> None:
    """The deck has no parameters of its own any more: those of the decks above it, or FSRS' own, count."""
    with library.existing(store_path) as store:
        place = library.checked_deck(store, deck) or parameters.EVERYWHERE
        if parameters.PARAMETERS not in store.options().get(place, {}):
            raise QuizgenError(f"no parameters were fitted for {parameters.named(place)}")
        changed = parameters.put(store, place, ())
    click.echo(f"{parameters.named(place)}: no fitted parameters any more")
    output.remark(_told_cards(changed))


def _tell(place: str, changed: int) -> None:
    deck = f" --deck '{place}'" if place else ""
    output.remark(f"these parameters, fitted to all answers, are now used for {parameters.named(place)}")
    output.remark(_told_cards(changed))
    output.remark(f"to undo: `quizgen optimize --reset{deck}`")


def _told_cards(changed: int) -> str:
    return f"{output.counted(changed, 'card')} remembered by other numbers; none is due at another time"


def _text(place: str, fit: Fit) -> str:
    since = f"{fit.held_back_since.astimezone(clock.LOCAL_ZONE):%Y-%m-%d}"
    return "\n".join(
        [
            f"{parameters.named(place)}: {output.counted(fit.answers, 'answer')} on a later day than the one before",
            f"the last {fit.held_back:,}, from {since} on, were held back from the fit and then predicted:",
            "",
            f"{'':14}{'before':>10}{'after':>10}",
            f"{'log loss':14}{fit.before.log_loss:>10.4f}{fit.after.log_loss:>10.4f}",
            f"{'RMSE in bins':14}{fit.before.rmse:>10.1%}{fit.after.rmse:>10.1%}",
            f"(expecting {fit.guess:.0%} of every answer has a log loss of {fit.guess_loss:.4f})",
            "",
            *_calibration(fit.before, fit.after),
            "",
            f"parameters  {', '.join(f'{value:g}' for value in fit.parameters)}",
        ]
    )


def _calibration(before: Scores, after: Scores) -> list[str]:
    """What was recalled where so much was predicted: the closer to the first column the better."""
    heading = f"{'predicted':14}{'recalled before':>22}{'recalled after':>22}"
    pairs = zip_longest(before.bins, after.bins)
    return [heading, *(_row(old, new) for old, new in pairs if old.answers or new.answers)]


def _row(old: Bin, new: Bin) -> str:
    name = f"{old.low:.0%} to {old.high:.0%}" if old.low else f"below {old.high:.0%}"
    return f"{name:14}{_recalled(old):>22}{_recalled(new):>22}"


def _recalled(found: Bin) -> str:
    return f"{found.recalled:.0%} of {found.answers:,}" if found.answers else "-"


def _record(fit: Fit) -> dict[str, object]:
    return {
        "objection": fit.objection,
        "answers": fit.answers,
        "held_back": fit.held_back,
        "held_back_since": fit.held_back_since.isoformat(),
        "guess": {"recalled": fit.guess, "log_loss": fit.guess_loss},
        "before": _scores(fit.before),
        "after": _scores(fit.after),
        "parameters": list(fit.parameters),
    }


def _scores(scores: Scores) -> dict[str, object]:
    return {
        "log_loss": scores.log_loss,
        "rmse_in_bins": scores.rmse,
        "calibration": [
            {"from": one.low, "to": one.high, "answers": one.answers}
            | {"predicted": one.predicted if one.answers else None}
            | {"recalled": one.recalled if one.answers else None}
            for one in scores.bins
        ],
    }
