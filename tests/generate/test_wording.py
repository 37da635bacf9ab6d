"""Questions are worded by templates, the user's own before ours."""

import ast
from pathlib import Path

import pytest

from quizgen.errors import QuizgenError
from quizgen.generate import rules
from quizgen.generate.wording import FOLDER_VARIABLE, word
from quizgen.paths import templates

SOURCES = [*Path(rules.__file__).parent.glob("*.py"), Path(rules.__file__).parents[1] / "candidate.py"]
TEMPLATES = {path.stem for path in templates("questions").glob("*.j2")}
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


def test_a_template_that_does_not_parse_is_the_users_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message names the template and the folder it was looked up in."""
    (tmp_path / "definition.j2").write_text("What is {{ term?", encoding="utf-8")
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))

    with pytest.raises(QuizgenError) as caught:
        word("definition", SLOTS)

    assert "definition.j2" in caught.value.fact
    assert caught.value.where.startswith(str(tmp_path))


def test_every_frame_a_rule_asks_in_has_a_template() -> None:
    """No rule can name a wording that is not there."""
    calls = [node for path in SOURCES for node in ast.walk(ast.parse(path.read_text("utf-8")))]
    frames = {
        node.args[0].value
        for node in calls
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Question"
        and isinstance(node.args[0], ast.Constant)
    }

    assert len(frames) > 10
    assert frames <= TEMPLATES


def test_every_template_is_asked_for() -> None:
    """No wording is left behind by a rule that is gone."""
    sources = "".join(path.read_text("utf-8") for path in SOURCES)

    assert [frame for frame in sorted(TEMPLATES) if f'"{frame}"' not in sources] == []
