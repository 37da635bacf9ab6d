"""`quizgen explain` shows everything known of one card."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from quizgen.store import Store
from tests.commands import samples
from tests.commands.conftest import Quizgen


@pytest.mark.usefixtures("filled")
def test_a_card_is_explained_by_the_beginning_of_its_id(quizgen: Quizgen) -> None:
    """Card, rule, score, file, section, line, span, quote, rewrites and checks are shown."""
    result = quizgen("explain", "aaa")

    assert (result.exit_code, result.stdout.splitlines()[:10]) == (
        0,
        [
            "aaa111  qa, active, deck Blood",
            "  asks     What carries oxygen?",
            "  answer   haemoglobin",
            "  rule     subject, score 0.875",
            "  because  prompt names topic +0.4",
            "  file     /study/notes/blood.md",
            "  section  Blood > Red cells",
            "  place    line 3, characters 10 to 37",
            "  quote    Haemoglobin carries oxygen.",
            "  rewrites moved the verb",
        ],
    )


@pytest.mark.usefixtures("filled")
def test_scripts_get_the_record_with_what_only_explain_knows(quizgen: Quizgen) -> None:
    """The JSON holds the note's record, its path, headings, notetype, rewrites, checks and times."""
    result = quizgen("explain", "aaa111", "--json")

    record = json.loads(result.stdout)
    names = ["path", "headings", "notetype", "trace", "created_at"]
    assert [record["guid"], *(record[name] for name in names)] == [
        "aaa111",
        "/study/notes/blood.md",
        ["Blood", "Red cells"],
        "qa",
        ["moved the verb"],
        "2026-03-02T12:00:00+00:00",
    ]


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("card", ["aa", "zzz"])
def test_an_id_must_name_one_card(quizgen: Quizgen, card: str) -> None:
    """An id that begins several cards, or none, is the user's problem."""
    result = quizgen("explain", card)

    assert (result.exit_code, card in result.stderr, result.stdout) == (1, True, "")


@pytest.mark.usefixtures("filled")
def test_decisions_are_explained(quizgen: Quizgen, store: Path) -> None:
    """Both wordings are shown, and no hard check is made of the learner's."""
    quizgen("edit", "aaa", "--answer", "iron")
    quizgen("tag", "exam", "aaa")
    edited = quizgen("explain", "aaa").stdout.splitlines()
    with Store.open(store) as opened:
        opened.save(samples.document(), [replace(opened.note("aaa"), draft=samples.question("What binds oxygen?"))])
    overtaken = quizgen("explain", "aaa").stdout.splitlines()

    assert edited[2] == "  answer   iron"
    assert edited[-3:] == [
        "  checks   none: the wording is yours",
        "  yours    reworded; tagged exam",
        "  document What carries oxygen? → haemoglobin",
    ]
    assert overtaken[-2:] == [
        "  document now says: What binds oxygen? → haemoglobin",
        "  before   What carries oxygen? → haemoglobin",
    ]


@pytest.mark.usefixtures("filled")
def test_scripts_get_both_wordings(quizgen: Quizgen) -> None:
    """The document's stands beside the learner's."""
    plain = json.loads(quizgen("explain", "aaa", "--json").stdout)
    quizgen("edit", "aaa", "--answer", "iron")

    record = json.loads(quizgen("explain", "aaa", "--json").stdout)

    said = {"asks": "What carries oxygen?", "answer": "haemoglobin", "context": "Haemoglobin carries oxygen."}
    assert (plain["document_says"], plain["edited_over"]) == (None, None)
    assert (record["answer"], record["document_says"], record["edited_over"]) == ("iron", said, said)
