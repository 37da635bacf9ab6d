"""Checks that only questions need."""

import pytest

from quizgen.generate.asking import bare_kind, kind_twice, undated


@pytest.mark.parametrize("answer", ["the gene", "a special protein", "a new drug", "in the gene"])
def test_a_kind_alone_names_nothing(answer: str) -> None:
    """ "The gene" begs the question which one."""
    assert bare_kind(answer)


@pytest.mark.parametrize("answer", ["the liver", "a blood test", "the renal artery", "the moon", "insulin"])
def test_one_of_a_kind_is_named(answer: str) -> None:
    """By its own word, or by one that tells it from the others."""
    assert not bare_kind(answer)


@pytest.mark.parametrize(
    ("prompt", "answer", "found"),
    [
        ("Who gave a speech in June?", "Adams", True),
        ("When did the siege begin?", "on 14 July", True),
        ("Who gave a speech in June 1788?", "Adams", False),
        ("When did the siege begin in 1789?", "on 14 July", False),
        ("When do storks leave?", "in August", False),
    ],
)
def test_a_day_needs_its_year(prompt: str, answer: str, *, found: bool) -> None:
    """What is so every year needs none."""
    assert undated(prompt, answer) is found


def test_a_kind_is_asked_for_once() -> None:
    """A second one of the kind confuses."""
    assert kind_twice("From which gland does the gland take its orders?")
    assert not kind_twice("From which gland does the ovary take its orders?")
