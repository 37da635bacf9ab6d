"""Owns what a measurement says and how the table looks; must not measure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Measurement:
    """`ratio` is ours by the reference's, in the unit of the name; peaks are in MiB, of whole processes."""

    name: str
    ours: float
    reference: float
    against: str
    bound: Literal["≤", "≥"]
    target: float
    peak: float
    reference_peak: float

    @property
    def ratio(self) -> float:
        return self.ours / self.reference

    @property
    def is_met(self) -> bool:
        return self.ratio <= self.target if self.bound == "≤" else self.ratio >= self.target


def table(measurements: Sequence[Measurement]) -> str:
    """One line a measurement under a heading."""
    return "\n".join((_HEADING, *map(_line, measurements)))


_HEADING = f"{'measured':<52} {'quizgen':>10} {'reference':>10} {'ratio':>8} {'target':>9}  {'':<7}peak MiB"


def _line(row: Measurement) -> str:
    name = f"{row.name}, against {row.against}"
    verdict = "met" if row.is_met else "MISSED"
    return (
        f"{name:<52} {_number(row.ours):>10} {_number(row.reference):>10} {row.ratio:>8.4f} "
        f"{row.bound} {row.target:<7g}  {verdict:<7}{row.peak:,.0f} / {row.reference_peak:,.0f}"
    )


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3f}"
