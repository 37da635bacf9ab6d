"""Owns how a curve with one marked point is drawn, in a terminal and as a picture; must not know what it shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from quizgen.errors import QuizgenError

HEIGHT_ROWS = 14
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Curve:
    """Points to be joined, the one to mark, and what stands over it and along its axes."""

    title: str
    across: str
    up: str
    points: Sequence[Point]
    marked: Point


def text(curve: Curve, width: int) -> str:
    """The curve as lines of text without colours, the marked point a '*'."""
    import plotext

    figure = plotext.figure
    figure.clear()
    figure.theme("colorless")
    figure.plot_size(width, HEIGHT_ROWS)
    line = figure.signal(*_axes(curve), marker="braille")
    line.lines()
    figure.draw(line)
    figure.draw(figure.signal([curve.marked[0]], [curve.marked[1]], marker="*"))
    figure.title(curve.title).label(curve.across, "x")
    rows = plotext.uncolorize(figure.build()).splitlines()
    return "\n".join(row.rstrip() for row in rows).rstrip()


def picture(curves: Sequence[Curve], path: Path) -> None:
    """The curves stand side by side in a PNG file; QuizgenError when it cannot be written."""
    try:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
    except ImportError as error:
        raise QuizgenError(
            "pictures need the package 'matplotlib'", hint="install it with `pip install 'quizgen[plots]'`"
        ) from error
    figure = Figure(figsize=(5.5 * len(curves), 4), dpi=150, layout="constrained")
    FigureCanvasAgg(figure)
    for place, curve in enumerate(curves, 1):
        axes = figure.add_subplot(1, len(curves), place)
        axes.plot(*_axes(curve))
        axes.plot(*curve.marked, "o", color="tab:orange")
        axes.set(title=curve.title, xlabel=curve.across, ylabel=curve.up)
        axes.grid(visible=True, alpha=0.3)
    try:
        figure.savefig(path, format="png", metadata={"Software": None})
    except OSError as error:
        raise QuizgenError(f"the picture cannot be written: {error.strerror}", where=str(path)) from error


def _axes(curve: Curve) -> tuple[list[float], list[float]]:
    return [x for x, _ in curve.points], [y for _, y in curve.points]
