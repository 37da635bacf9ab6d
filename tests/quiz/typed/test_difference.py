"""Facts about how a typed answer is shown beside the expected one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.quiz.faces import Run, Tone
from quizgen.quiz.typed.difference import difference, differences
from quizgen.quiz.typed.grade import Outcome, Verdict, compare
from quizgen.quiz.typed.itemwise import compare_items


def shown(expected: str, typed: str) -> str:
    return "".join(run.text for run in difference(compare(expected, typed)))


@pytest.mark.parametrize(
    ("expected", "typed", "text"),
    [
        ("diarrhea", "Diarhea", "diar{+r+}hea"),
        ("the heart", "the liver", "[-liver-] the {+heart+}"),
        ("Isaac Newton", "newton", "{+Isaac+} Newton"),
        ("6 months", "six weeks", "6 [-weeks-] {+months+}"),
        ("to shrink the hemorrhoid tissue", "shrink hemorroid tissu", "{+to+} shrink the hemorr{+h+}oid tissu{+e+}"),
        ("東京", "京都", "[-京都-] {+東京+}"),
        ("DNA", "", "{+DNA+}"),
        ("New York City", "new york", "New York {+City+}"),
        ("haemoglobin A", "hemoglobin B", "haemoglobin [-B-] {+A+}"),
    ],
)
def test_what_is_missing_and_what_is_extra_is_marked(expected: str, typed: str, text: str) -> None:
    """{+missing+} and [-extra-], by letters where words are alike; what does not count is not marked."""
    assert shown(expected, typed) == text


def test_marks_have_tones_too() -> None:
    """Only marked text has a tone of its own, so that a screen may colour it."""
    assert difference(compare("the aorta", "aotra")) == (
        Run("the ao"),
        Run("{+r+}", Tone.MISSING),
        Run("t"),
        Run("[-r-]", Tone.EXTRA),
        Run("a"),
    )


def test_a_right_answer_has_no_difference() -> None:
    """It is shown as it was expected."""
    assert difference(compare("the heart", "Heart")) == (Run("the heart"),)


def test_a_list_is_shown_item_by_item() -> None:
    """First the items expected, then what fits none."""
    lines = differences(compare_items(["copper", "nickel"], ["nickle", "gold"]))

    assert ["".join(run.text for run in line) for line in lines] == [
        "{+copper+}",
        "nick{+e+}l[-e-]",
        "[-gold-]",
    ]


@given(st.text("abc áß東( ", max_size=20), st.text("abc áß東( ", max_size=20))
def test_unmarked_and_missing_text_is_the_expected_one(expected: str, typed: str) -> None:
    """Without what was typed in vain, and without marks, the words expected stand there."""
    runs = difference(Verdict(Outcome.WRONG, expected, typed))

    kept = "".join(
        run.text.removeprefix("{+").removesuffix("+}") if run.tone is Tone.MISSING else run.text
        for run in runs
        if run.tone is not Tone.EXTRA
    )
    assert kept.split() == expected.split()
