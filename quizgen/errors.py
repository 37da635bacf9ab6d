"""Owns the one error a user can cause and how it is shown; must not print or exit."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass
class QuizgenError(Exception):
    """A problem the user can solve: a lower-case fact with the value in it, where, and the way out."""

    fact: str
    where: str = ""
    hint: str = ""

    def __str__(self) -> str:
        lines = [f"error: {self.fact}"]
        if self.where:
            lines.append(f"  --> {self.where}")
        if self.hint:
            lines.append(f"  hint: {self.hint}")
        return "\n".join(lines)


def did_you_mean(name: str, known: Iterable[str], otherwise: str) -> str:
    """A hint naming the nearest known name, or `otherwise` when none is near."""
    near = get_close_matches(name, sorted(known), n=1)
    return f"did you mean '{near[0]}'? {otherwise}" if near else otherwise
