"""Owns the two lines at the top: where the card stands, the time, progress and what is left; must not ask."""

from datetime import datetime, timedelta

from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget

from quizgen.quiz import faces
from quizgen.quiz.app.text import safe
from quizgen.quiz.session import Counts, in_steps
from quizgen.quiz.sitting import FLAGS, Sitting

WORDS = (("new", "new"), ("learning", "lrn"), ("review", "rev"))
STYLES = {"new": "$text-primary", "learning": "$text-error", "review": "$text-success"}
LEAST_BAR = 4


class Header(Widget):
    """What is known of the sitting at a glance; the kind of card being asked is underlined."""

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting
        self.begun = sitting.desk.now()
        self.counts = Counts(0, 0, 0)
        self.done = 0

    def update(self) -> None:
        """Show what is true of the sitting now."""
        self.counts, self.done = self.sitting.counts(), self.sitting.summary().answered
        self.refresh()

    def render(self) -> RenderResult:
        width = self.content_size.width
        return Content("\n").join((self._place(width), self._progress(width)))

    def _place(self, width: int) -> Content:
        clock = self._clock(self.sitting.desk.now())
        asked = self.sitting.question
        place = faces.breadcrumb(asked.note, asked.card) if asked else "quizgen"
        flag = f"⚑ {FLAGS[asked.card.flag]}  " if asked and asked.card.flag else ""
        right = Content.assemble((flag, "bold $text-warning"), (clock, "dim"))
        room = width - right.cell_length - 1
        left = Content(safe(place)).stylize("dim").truncate(max(room, 0), ellipsis=True)
        return left.pad_right(max(width - left.cell_length - right.cell_length, 0)) + right

    def _clock(self, now: datetime) -> str:
        """The time since the sitting began, or what is left of the minutes asked for."""
        until = self.sitting.rules.until
        return f"{minutes(max(until - now, timedelta()))} left" if until else minutes(now - self.begun)

    def _progress(self, width: int) -> Content:
        place = 1 if width >= 60 else 0
        left = Content("  ").join(self._counted(names[0], names[1 - place]) for names in WORDS)
        room = width - left.cell_length - 2
        return Content.assemble(bar(self.done, self.counts.total, room), "  ", left) if room >= LEAST_BAR else left

    def _counted(self, kind: str, word: str) -> Content:
        asked = self.sitting.question
        is_asked = asked is not None and kind == _kind(asked.card.memory is None, in_steps(asked.card))
        style = f"{STYLES[kind]} bold underline" if is_asked else STYLES[kind]
        return Content.styled(f"{getattr(self.counts, kind)} {word}", style)


def bar(done: int, left: int, width: int) -> Content:
    """How much of the sitting is behind."""
    full = width * done // max(done + left, 1)
    return Content.assemble(("━" * full, "$text-accent"), ("─" * (width - full), "dim"))


def minutes(time: timedelta) -> str:
    """A time as minutes and seconds: '4:07'."""
    whole, seconds = divmod(int(time.total_seconds()), 60)
    return f"{whole}:{seconds:02}"


def _kind(is_new: bool, is_learning: bool) -> str:  # noqa: FBT001
    return "new" if is_new else "learning" if is_learning else "review"
