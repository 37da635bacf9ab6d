"""Questions are worded by templates, the user's own before ours."""

from pathlib import Path

import pytest

from quizgen.errors import QuizgenError
from quizgen.generate.wording import FOLDER_VARIABLE, word

SLOTS = {"lead": "", "be": "is", "term": "a tide"}


def test_a_question_is_capitalised_and_asked_once() -> None:
    """However the template spaces it, the question reads as one."""
    assert word("definition", SLOTS) == "What is a tide?"


def test_the_users_own_template_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of the same name in the user's folder replaces ours, and only that one."""
    (tmp_path / "definition.j2").write_text("How would you define {{ term }}?", encoding="utf-8")
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))

    assert word("definition", SLOTS) == "How would you define a tide?"
    assert word("term", {"definition": "a wave"}) == "What is the term for a wave?"


def test_a_template_with_an_unknown_slot_is_the_users_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the template and the slots it may use."""
    (tmp_path / "definition.j2").write_text("What is {{ name }}?", encoding="utf-8")
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))

    with pytest.raises(QuizgenError) as caught:
        word("definition", SLOTS)

    assert "definition.j2" in caught.value.fact
    assert caught.value.hint == "its slots are be, lead, term"
