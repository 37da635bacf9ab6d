"""Facts about what a typed answer is worth."""

import subprocess
import sys

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quizgen.model import Rating
from quizgen.quiz.typed.grade import Outcome, Verdict, compare

WORDS = st.lists(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=9), min_size=1, max_size=6).map(" ".join)


@pytest.mark.parametrize(
    ("typed", "rating"), [("aorta", Rating.GOOD), ("arota", Rating.HARD), ("vena cava", Rating.AGAIN)]
)
def test_each_outcome_proposes_a_rating(typed: str, rating: Rating) -> None:
    """Right proposes Good, close Hard, wrong Again; Easy is the learner's to say."""
    assert compare("the aorta", typed).rating is rating


def test_a_verdict_names_what_the_answer_came_nearest_to() -> None:
    """Of the names an answer offers the verdict has the one that was meant; the typed text is trimmed."""
    assert compare("deoxyribonucleic acid (DNA)", " dna ") == Verdict(Outcome.RIGHT, "DNA", "dna")


def test_nothing_typed_is_wrong() -> None:
    """Blanks are no answer, even where nothing was expected."""
    assert [compare(expected, "  ").outcome for expected in ("the heart", "", "()")] == [Outcome.WRONG] * 3


def test_the_question_says_a_word_for_the_learner() -> None:
    """A word of the question may be left out; where the question offers a choice, none may."""
    assert compare("the median nerve", "median", asked="Which nerve?").outcome is Outcome.RIGHT
    assert compare("sensory nerves", "nerves", asked="Sensory or motor nerves?").outcome is Outcome.WRONG


@given(st.text(min_size=1))
def test_what_was_expected_is_right(text: str) -> None:
    """Any text that is not blank is right for itself."""
    assume(text.strip())

    assert compare(text, text).outcome is Outcome.RIGHT


@given(WORDS, st.sampled_from([str.upper, str.title, str.capitalize]), st.sampled_from(["", " ", "\t "]))
def test_case_and_blanks_around_do_not_matter(text: str, cased: type[str], blank: str) -> None:
    """However it is written, it is the same answer."""
    assert compare(text, f"{blank}{cased(text)}{blank}").outcome is Outcome.RIGHT


@given(WORDS, st.sampled_from(["the ", "The "]))
def test_an_article_in_front_does_not_matter(text: str, article: str) -> None:
    """With "the" or without, on either side."""
    assert compare(article + text, text).outcome is Outcome.RIGHT
    assert compare(text, article + text).outcome is Outcome.RIGHT


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_any_texts_can_be_compared(expected: str, typed: str, asked: str) -> None:
    """Whatever is expected, typed and asked, there is one verdict, and the same again."""
    assert compare(expected, typed, asked=asked) == compare(expected, typed, asked=asked)


@given(WORDS, st.integers(2, 10**6), st.integers(2, 10**6))
def test_another_number_is_never_accepted(text: str, number: int, other: int) -> None:
    """Two answers that differ in a number are two answers."""
    assume(number != other)

    assert compare(f"{number} {text}", f"{other} {text}").outcome is Outcome.WRONG


@given(WORDS)
def test_a_denial_is_never_accepted(text: str) -> None:
    """Nobody is right with "not" before the answer."""
    assert compare(text, f"not {text}").outcome is Outcome.WRONG


def test_comparing_loads_nothing_heavy() -> None:
    """Neither spaCy nor wordfreq nor lemminflect is there after an import."""
    code = (
        "import sys, quizgen.quiz.typed.itemwise, quizgen.quiz.typed.difference;"
        "print([name for name in ('spacy', 'wordfreq', 'lemminflect', 'click') if name in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"
