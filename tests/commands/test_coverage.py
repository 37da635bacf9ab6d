"""`quizgen coverage` shows what of a document is asked."""

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Quizgen

pytestmark = pytest.mark.model

TEXT = """Bile

What is bile?

Bile is a yellow fluid that the liver makes & stores. It is good.

What are the parts of bile?

Bile contains:

  • Water
  • <b>Salts</b> that break down fat
"""


@pytest.fixture
def built(quizgen: Quizgen) -> Quizgen:
    Path("bile.txt").write_text(TEXT, encoding="utf-8")
    quizgen("build", "bile.txt", "--threshold", "0.05")
    return quizgen


def test_each_passage_is_marked_under_its_heading(built: Quizgen) -> None:
    """A full mark stands before what is asked, an empty one before the rest, with counts."""
    result = built("coverage", "bile.txt")

    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert lines[0].startswith("bile.txt: ")
    assert any(line.startswith("  ● Bile is a yellow fluid") for line in lines)
    assert "  ○ It is good." in lines


def test_scripts_get_the_cards_and_the_reasons(built: Quizgen) -> None:
    """A passage has its cards, or why it has none."""
    sections = json.loads(built("coverage", "bile.txt", "--json").stdout)

    passages = [passage for section in sections for passage in section["passages"]]
    assert all(bool(passage["cards"]) != bool(passage["reason"]) for passage in passages)
    assert [passage["reason"] for passage in passages if passage["text"] == "It is good."] == ["no candidate"]


def test_a_page_holds_the_text_and_the_cards_escaped(built: Quizgen) -> None:
    """What looks like markup in a document is text on the page."""
    result = built("coverage", "bile.txt", "--html", "page.html")

    page = Path("page.html").read_text(encoding="utf-8")
    assert (result.exit_code, result.stdout) == (0, "page: page.html\n")
    assert "makes &amp; stores." in page
    assert "<b>Salts" not in page
    assert 'role="tooltip"' in page


def test_a_page_that_cannot_be_written_is_the_users_problem(built: Quizgen) -> None:
    """The message names the place."""
    result = built("coverage", "bile.txt", "--html", "no/such/folder/page.html")

    assert result.exit_code == 1
    assert "no/such/folder/page.html" in result.stderr


def test_a_document_that_was_never_built_is_named(built: Quizgen) -> None:
    """With the nearest name there is."""
    result = built("coverage", "bil.txt")

    assert (result.exit_code, "bile.txt" in result.stderr) == (1, True)
