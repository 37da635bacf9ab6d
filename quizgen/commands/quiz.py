"""`quizgen quiz`: asks what is due, then new cards; saves each answer as it is given."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from quizgen.commands import agenda, clock, library, output, waiting
from quizgen.commands.agenda import Wish
from quizgen.commands.desk import StoreDesk, unanswered, whatever
from quizgen.quiz import sayings, session
from quizgen.quiz.modes import Mode
from quizgen.quiz.sitting import FLAGS, Rules, Sitting
from quizgen.quiz.terminal import has_terminal
from quizgen.store import Filters, Store


@dataclass(frozen=True, slots=True)
class Request:
    """What to ask, and how."""

    wish: Wish = field(default_factory=Wish)
    mode: Mode = Mode.FLIP
    minutes: int | None = None
    is_cram: bool = False
    is_plain: bool = False
    """Lines of text, although there is a terminal."""


def wish(  # noqa: PLR0913 (one parameter an option)
    *,
    deck: str | None = None,
    tag: str | None = None,
    section: str | None = None,
    flag: str | None = None,
    search: str | None = None,
    limit: int | None = None,
    new: int | None = None,
) -> Wish:
    """What the options of the command line ask for."""
    number = None if flag is None else FLAGS.index(flag)
    return Wish(Filters(deck, tag, section, search, number), limit, new)


def run(store_path: Path | None, request: Request) -> None:
    """What is due has been asked, or it is said when the next card is; answers are saved one by one."""
    with library.existing(store_path) as store:
        library.check_not_empty(store)
        waiting.check(store, request.wish.filters)
        sitting = _sitting(store, request)
        if sitting.question is None:
            output.remark(waiting.nothing_due(store, request.wish.filters, now=sitting.desk.now()))
            if not (output.reads_terminal() and sitting.can_undo):
                return
        _play(sitting, request)


def _sitting(store: Store, request: Request) -> Sitting:
    desk = StoreDesk(store, whatever if request.is_cram else unanswered)
    now = desk.now()
    find, begin = (agenda.everything, session.cram) if request.is_cram else (agenda.due, session.begin)
    begun = begin(find(store, request.wish, now=now), now=now, timezone=clock.LOCAL_ZONE)
    last = store.quizzes.last_review()
    if last is not None and last.reviewed_at > now:
        output.remark(waiting.clock_set_back(last.reviewed_at))
    begun = replace(begun, last_id=store.quizzes.last_id())
    return Sitting(begun, desk, Rules(request.mode, _until(request, now), request.is_cram))


def _until(request: Request, now: datetime) -> datetime | None:
    return None if request.minutes is None else now + timedelta(minutes=request.minutes)


def _play(sitting: Sitting, request: Request) -> None:
    if not has_terminal() or request.is_plain:
        from quizgen.quiz import plain
        from quizgen.quiz.screen import standard_screen

        with standard_screen() as screen:
            plain.run(sitting, screen)
        return
    from quizgen.quiz import app

    try:
        app.run(sitting)
    finally:  # left by Ctrl-C too
        output.show("\n".join(sayings.parting(sitting)))
