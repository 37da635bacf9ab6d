"""Facts about the table of typed answers: how much of it the comparison judges as a teacher would."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from quizgen.quiz.typed.grade import Outcome, compare
from quizgen.quiz.typed.itemwise import compare_items

TABLE = Path(__file__).parents[2] / "cases" / "typed_answers.toml"
LEAST_RIGHT = 0.97


@dataclass(frozen=True, slots=True)
class Case:
    expected: str
    typed: str
    wanted: str
    asked: str = ""

    @property
    def is_list(self) -> bool:
        return " of " in self.wanted

    @property
    def given(self) -> str:
        if not self.is_list:
            return compare(self.expected, self.typed, asked=self.asked).outcome.name.lower()
        items = self.expected.split("; ")
        return f"{compare_items(items, self.typed.splitlines(), asked=self.asked).found} of {len(items)}"

    @property
    def accepts_wrong(self) -> bool:
        """Whether something is accepted that a teacher would not accept, be it as close."""
        if self.is_list:
            return int(self.given.split()[0]) > int(self.wanted.split()[0])
        return self.wanted == "wrong" and self.given != "wrong"


CASES = [Case(*case) for group in tomllib.loads(TABLE.read_text(encoding="utf-8"))["group"] for case in group["cases"]]


def test_no_wrong_answer_is_accepted() -> None:
    """Not one wrong answer of the table is proposed as anything but Again."""
    assert [case for case in CASES if case.accepts_wrong] == []


def test_nearly_all_are_judged_as_a_teacher_would() -> None:
    """At least 97 % of the table get its verdict."""
    missed = [f"{case.expected!r} typed {case.typed!r}: {case.given}" for case in CASES if case.given != case.wanted]

    print("\n".join(missed))  # noqa: T201 - shown by pytest -s, and when the share falls
    assert len(missed) <= (1 - LEAST_RIGHT) * len(CASES), missed


@pytest.mark.parametrize("wanted", [outcome.name.lower() for outcome in Outcome])
def test_the_table_has_many_of_each(wanted: str) -> None:
    """The table speaks of every outcome."""
    assert sum(case.wanted == wanted for case in CASES) >= 50


def test_no_case_stands_twice() -> None:
    """What was expected, typed and asked is told apart."""
    keys = [(case.expected, case.typed, case.asked) for case in CASES]

    assert [key for key in keys if keys.count(key) > 1] == []
