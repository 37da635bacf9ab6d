"""Facts about answers that are code."""

import pytest

from quizgen.quiz.typed.code import is_code, is_misspelt, squeezed


@pytest.mark.parametrize("text", ["List<String>", "O(log n)", "git commit --amend", "x += 1", "a[0]", "==", "__init__"])
def test_code_is_known_by_its_signs(text: str) -> None:
    """Operators, calls, options, underscores."""
    assert is_code(text)


@pytest.mark.parametrize("text", ["git commit", "gene(s)", "acid (DNA)", "X-ray", "5 %", "$5 million", "TCP/IP"])
def test_prose_is_no_code(text: str) -> None:
    """What prose has too makes no code."""
    assert not is_code(text)


def test_blanks_and_a_calls_brackets_do_not_count() -> None:
    """Blanks only part words; every other sign stays."""
    assert squeezed("`x  += 1`") == squeezed("x+=1") == "x+=1"
    assert squeezed("O(log(n))") == squeezed("O(log n)")
    assert squeezed("(a+b)*c") != squeezed("a+b*c")


def test_only_words_of_code_can_be_misspelt() -> None:
    """A sign in another place is another program."""
    assert is_misspelt("git comit --amend", "git commit --amend") is True
    assert is_misspelt("git commit -amend", "git commit --amend") is False
