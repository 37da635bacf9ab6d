"""Candidates that became no card: `quizgen cards --rejected` shows them, `quizgen rescue` makes one a card."""

import json
import re
from pathlib import Path

import pytest

from tests.commands.conftest import Quizgen

pytestmark = pytest.mark.model

TEXT = """Bile

Bile is a yellow fluid that the liver makes. The gallbladder stores bile under the liver. Doctors saw it in 1850.
"""


@pytest.fixture
def built(quizgen: Quizgen) -> Quizgen:
    Path("bile.txt").write_text(TEXT, encoding="utf-8")
    quizgen("build", "bile.txt", "--threshold", "0.99")
    return quizgen


def rejected(quizgen: Quizgen) -> list[dict[str, object]]:
    return json.loads(quizgen("cards", "--rejected", "--json").stdout)


def test_what_became_no_card_is_listed_with_the_reason(built: Quizgen) -> None:
    """Each has an id, the name of what spoke against it, its rule and its score."""
    result = built("cards", "--rejected")

    assert result.exit_code == 0
    assert "gap-is-common" in result.stdout
    assert all(record["reason"] and str(record["id"]).startswith("c") for record in rejected(built))


def test_a_rescued_candidate_is_a_card_through_every_build(built: Quizgen) -> None:
    """It is there at once, no longer among the rejected, and the same note after an edit elsewhere."""
    wanted = rejected(built)[0]

    done = built("rescue", str(wanted["id"]))
    guid = done.stdout.split()[0]
    Path("bile.txt").write_text(TEXT.replace("in 1850", "in 1851"), encoding="utf-8")
    built("build", "bile.txt", "--threshold", "0.99")

    assert (done.exit_code, str(wanted["answer"]) in done.stdout) == (0, True)
    assert guid in built("cards").stdout
    assert wanted["id"] not in [record["id"] for record in rejected(built)]


def test_an_unknown_candidate_is_the_users_problem(built: Quizgen) -> None:
    """The message says where the ids are."""
    result = built("rescue", "c000000000")

    assert (result.exit_code, result.stdout) == (1, "")
    assert "no rejected candidate has the id 'c000000000'" in result.stderr
    assert "cards --rejected" in result.stderr


def test_a_beginning_that_several_share_names_none(built: Quizgen) -> None:
    """More of the id is asked for."""
    result = built("rescue", "c")

    assert (result.exit_code, "several candidates" in result.stderr) == (1, True)


def test_filters_hold_for_candidates_too(built: Quizgen) -> None:
    """Rule, search and limit narrow what is listed."""
    rules = re.findall(r"\((\S+), ", built("cards", "--rejected").stdout)
    by_rule = built("cards", "--rejected", "--rule", rules[-1], "--limit", "1")

    assert re.findall(r"\((\S+), ", by_rule.stdout) == [rules[-1]]
    assert built("cards", "--rejected", "--search", "no such words").stdout == ""


def test_retired_and_rejected_exclude_each_other(quizgen: Quizgen) -> None:
    """What is retired was a card; what is rejected was none."""
    assert quizgen("cards", "--retired", "--rejected").exit_code == 2


def test_a_file_that_is_gone_is_named_and_left_out(built: Quizgen) -> None:
    """Its candidates cannot be shown; that is said, and nothing else fails."""
    Path("bile.txt").unlink()

    result = built("cards", "--rejected")

    assert (result.exit_code, result.stdout) == (0, "")
    assert "bile.txt" in result.stderr
