"""The parser's trap with bare nouns before a verb."""

import pytest

from quizgen.language.clause import main_clause
from quizgen.language.parser import parse
from quizgen.language.repair import repaired

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "subject", "verb"),
    [
        ("DNA encodes proteins.", "DNA", "encodes"),
        ("Enzymes speed reactions.", "Enzymes", "speed"),
        ("TCP detects lost segments.", "TCP", "detects"),
    ],
)
def test_a_bare_noun_gets_its_verb(text: str, subject: str, verb: str) -> None:
    """A sentence read as a noun phrase is read as a clause, word for word the same."""
    doc = repaired(next(parse([text])))
    clause = main_clause(doc)

    assert doc.text == text
    assert clause is not None
    assert (clause.subject.text, clause.verb.text) == (subject, verb)


@pytest.mark.parametrize("text", ["Photosystem II splits water.", "The pancreas makes insulin."])
def test_a_sentence_that_parses_is_not_touched(text: str) -> None:
    """Where the parser found a clause, its parse stands."""
    doc = next(parse([text]))

    assert repaired(doc) is doc


@pytest.mark.parametrize("text", ["A large wooden basket.", "The color of the sky.", "A red wooden chair."])
def test_a_phrase_without_a_verb_stays_a_phrase(text: str) -> None:
    """Nothing is made a verb that cannot be one, or whose subject would be no noun."""
    doc = next(parse([text]))

    assert main_clause(repaired(doc)) is None


def test_a_noun_with_a_relative_clause_is_no_verb() -> None:
    """A phrase stays a phrase."""
    doc = next(parse(["The A1C test, which shows your average blood glucose over about the past 3 months."]))

    assert main_clause(repaired(doc)) is None
