"""Owns the figures of learning as one page of plots; the only importer of matplotlib; must not compute them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quizgen.errors import QuizgenError
from quizgen.figures import Bar, Day, Figures, periods

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

YEAR = 365
YOUNG, MATURE, PLAIN = "#7fb8da", "#2f7d4f", "#5a7d9a"
"""Told apart in grey and by the colour-blind too."""


def write(figures: Figures, path: Path) -> None:
    """The page is in the PNG at `path`; QuizgenError when matplotlib is missing or the file cannot be written."""
    page = _page(figures)
    try:
        # Without the version of matplotlib, so that equal figures are equal bytes.
        page.savefig(path, format="png", dpi=150, metadata={"Software": "quizgen"})
    except OSError as error:
        raise QuizgenError(
            f"the picture cannot be written: {(error.strerror or str(error)).lower()}",
            where=str(path),
            hint="name another file with --png",
        ) from error


def _page(figures: Figures) -> "Figure":
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise QuizgenError(
            "pictures need matplotlib, which is not installed",
            hint="install it with `pip install 'quizgen[plots]'`, or leave out --png",
        ) from error
    page = Figure(figsize=(11, 13), layout="constrained")
    places = page.subplot_mosaic(
        [["heat", "heat"], ["due", "recalled"], ["reviews", "time"], ["stability", "difficulty"]]
    )
    _heat(places["heat"], figures.days[-YEAR:])
    _due(places["due"], figures)
    _recalled(places["recalled"], figures)
    _daily(places["reviews"], places["time"], figures.days[-figures.window :])
    _bars(places["stability"], "stability in days", figures.stability)
    _bars(places["difficulty"], "difficulty", figures.difficulty)
    return page


def _heat(axes: "Axes", days: Sequence[Day]) -> None:
    """A column a week, Monday at the top, as in the terminal."""
    first = days[0].date.weekday()
    weeks = (first + len(days) + 6) // 7
    cells = [[float("nan")] * weeks for _ in range(7)]
    for place, day in enumerate(days, start=first):
        cells[place % 7][place // 7] = day.tally.reviews
    axes.imshow(cells, cmap="Greens", aspect="equal", vmin=0)
    months = [(place // 7, day.date) for place, day in enumerate(days, start=first) if day.date.day == 1]
    axes.set_xticks([week for week, _ in months], [f"{day:%b}" for _, day in months])
    axes.set_yticks([0, 2, 4, 6], ["Mon", "Wed", "Fri", "Sun"])
    axes.set_title(f"reviews a day (darkest: {max(day.tally.reviews for day in days):,})")


def _due(axes: "Axes", figures: Figures) -> None:
    days = figures.forecast.days
    places = range(len(days))
    young = [day.young for day in days]
    axes.bar(places, young, color=YOUNG, label="young")
    axes.bar(places, [day.mature for day in days], bottom=young, color=MATURE, label="mature")
    axes.set_title(f"cards due ({figures.forecast.overdue:,} overdue)")
    axes.set_xlabel("days from today")
    axes.legend()


def _recalled(axes: "Axes", figures: Figures) -> None:
    by_period = periods(figures.days)
    for shift, (name, colour) in enumerate((("young", YOUNG), ("mature", MATURE))):
        shares = [getattr(tally, name) for tally in by_period.values()]
        places = [place + (shift - 0.5) * 0.4 for place in range(len(shares))]
        axes.bar(places, [100 * (share.rate or 0) for share in shares], width=0.4, color=colour, label=name)
    axes.set_xticks(range(len(by_period)), list(by_period))
    axes.set_ylim(0, 100)
    axes.set_title("recalled, %")


def _daily(reviews: "Axes", time: "Axes", days: Sequence[Day]) -> None:
    places = range(1 - len(days), 1)
    reviews.bar(places, [day.tally.reviews for day in days], color=PLAIN)
    reviews.set_title("reviews")
    time.bar(places, [day.tally.duration_ms / 60_000 for day in days], color=PLAIN)
    time.set_title("minutes")
    for axes in (reviews, time):
        axes.set_xlabel("days before today")


def _bars(axes: "Axes", title: str, bars: Sequence[Bar]) -> None:
    axes.bar(range(len(bars)), [bar.cards for bar in bars], color=PLAIN)
    names = [f"{bar.low}–{bar.high}" if bar.high is not None else f"{bar.low}+" for bar in bars]
    axes.set_xticks(range(len(bars)), names, fontsize=7)
    axes.set_title(f"cards by {title}")
