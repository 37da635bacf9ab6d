"""Owns bars, the heat map and the width of a terminal page, drawn with rich; must not know what the figures mean."""

import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

WIDEST, NARROWEST = 100, 20
FAINT, HEADING, FIRST, SECOND = "dim", "bold", "cyan", "green"
"""Of the sixteen colours that a terminal's own theme makes fit for its background."""
WEEKDAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")


@dataclass(frozen=True, slots=True)
class Signs:
    """What bars have for their first and second part, and the heat map from nothing to much."""

    first: str
    second: str
    heat: str


BLOCKS = Signs("▒", "█", "·░▒▓█")
ASCII = Signs("=", "#", ".-+*#")

Counted = tuple[date, int]
"""A day and how much of it there was."""


@dataclass(frozen=True, slots=True)
class Page:
    """How wide it is, what it is drawn with, and whether in colour."""

    width: int
    signs: Signs
    styled: bool

    @classmethod
    def of_this_terminal(cls) -> "Page":
        """As stdout is: colour only in a terminal, signs that its encoding has."""
        signs = BLOCKS if "█".encode(sys.stdout.encoding or "ascii", "ignore") else ASCII
        width = min(shutil.get_terminal_size().columns, WIDEST)
        return cls(max(width, NARROWEST), signs, sys.stdout.isatty())

    @property
    def is_narrow(self) -> bool:
        return self.width < 76

    def rendered(self, parts: Iterable[RenderableType]) -> str:
        """The parts with empty lines between them, without blanks at the ends of lines."""
        paper = StringIO()
        console = Console(
            file=paper,
            width=self.width,
            force_terminal=self.styled,
            color_system="auto" if self.styled else None,  # which sees to NO_COLOR and TERM
            highlight=False,
            markup=False,
            legacy_windows=False,
        )
        for part in parts:
            console.print(part)
            console.print()
        lines = [line.rstrip() for line in paper.getvalue().splitlines()]
        return "\n".join(lines[:-1])

    def beside(self, left: RenderableType, right: RenderableType) -> RenderableType:
        """Both in one row where there is room, one below the other where not."""
        if self.is_narrow:
            return Group(left, "", right)
        grid = Table.grid(padding=(0, 4, 0, 0))
        grid.add_row(left, right)
        return grid

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> RenderableType:
        """The rows under faint heads, all but the last column to the right; that one is cut to the room left."""
        columns = zip(heads, *rows, strict=True)
        widths = [max(map(cell_len, column)) for column in columns]
        room = max(8, self.width - sum(widths[:-1]) - 2 * len(widths[:-1]))
        grid = Table.grid(padding=(0, 2, 0, 0))
        for _ in widths[:-1]:
            grid.add_column(justify="right", no_wrap=True)
        grid.add_column(no_wrap=True)
        for number, row in enumerate((heads, *rows)):
            last = Text(row[-1])
            last.truncate(room, overflow="ellipsis")
            grid.add_row(*row[:-1], last, style=None if number else FAINT)
        return grid

    def bars(self, heading: Text, rows: Sequence[tuple[str, int, int]]) -> RenderableType:
        """A bar a row, of two parts, between its name and its number."""
        most = max((first + second for _, first, second in rows), default=0)
        grid = columns("left", "left", "right")
        for name, first, second in rows:
            grid.add_row(name, self._bar(first, first + second, most), f"{first + second:,}")
        return Group(heading, grid)

    def _bar(self, first: int, both: int, most: int) -> Text:
        longest = 20 if self.width >= 40 else 8
        length, begun = (_length(count, most, longest) for count in (both, first))
        return Text.assemble((self.signs.first * begun, FIRST), (self.signs.second * (length - begun), SECOND))

    def heat(self, heading: Text, days: Sequence[Counted]) -> RenderableType:
        """A column a week, Monday at the top, as many of the latest weeks as there is room for."""
        weeks = _weeks(days)[-(self.width - 4) :]
        steps = _steps([count for _, count in days])
        lines = [heading, Text(f"    {_months(weeks)}".rstrip(), FAINT)]
        lines += [self._weekday(number, weeks, steps) for number in range(7)]
        return Group(*lines, self._legend(steps))

    def _weekday(self, number: int, weeks: Sequence[Sequence[Counted | None]], steps: tuple[int, ...]) -> Text:
        line = Text(f"{WEEKDAYS[number]:<4}", FAINT)
        for week in weeks:
            day = week[number]
            level = _level(day[1], steps) if day else 0
            line.append(self.signs.heat[level] if day else " ", SECOND if level else FAINT)
        return line

    def _legend(self, steps: tuple[int, ...]) -> Text:
        legend = Text("    ")
        for sign, low in zip(self.signs.heat[1:], (1, *(step + 1 for step in steps)), strict=False):
            legend.append(sign, SECOND).append(f" {low:,}+  ", FAINT)
        return legend


def columns(*sides: str) -> Table:
    """A table without lines whose first column is faint; each side is 'left' or 'right'."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    for number, side in enumerate(sides):
        grid.add_column(justify="right" if side == "right" else "left", style="" if number else FAINT)
    return grid


def _length(count: int, most: int, longest: int) -> int:
    """Of a bar: something for anything."""
    return max(1, round(count * longest / most)) if count else 0


# ---------------------------------------------------------------- the calendar


def _weeks(days: Sequence[Counted]) -> list[list[Counted | None]]:
    """Monday to Sunday, the first and the last week filled up with None."""
    padded = [*([None] * days[0][0].weekday()), *days] if days else []
    padded += [None] * (-len(padded) % 7)
    return [padded[start : start + 7] for start in range(0, len(padded), 7)]


def _months(weeks: Sequence[Sequence[Counted | None]]) -> str:
    """The name of each month above the week in which it begins, where it fits."""
    line = ""
    for number, week in enumerate(weeks):
        begun = next((day[0] for day in week if day and day[0].day == 1), None)
        if begun and len(line) <= number and number + 3 <= len(weeks):
            line = f"{line:<{number}}{begun:%b} "
    return line


def _steps(counts: Sequence[int]) -> tuple[int, ...]:
    """What each of the upper three levels lies above: the quarters of the days that have anything, without repeats."""
    active = sorted(count for count in counts if count)
    quarters = {active[len(active) * quarter // 4] for quarter in (1, 2, 3)} if active else set()
    return tuple(sorted(quarters - {active[-1]})) if active else ()


def _level(count: int, steps: tuple[int, ...]) -> int:
    return 1 + sum(count > step for step in steps) if count else 0
