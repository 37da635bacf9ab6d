"""Notes to adopt are named in a part of Anki's search language."""

import pytest

from quizgen.anki import search
from quizgen.errors import QuizgenError


@pytest.mark.parametrize(
    ("query", "deck", "is_meant"),
    [
        ("deck:Biology", "Biology", True),
        ("deck:biology", "Biology::Cells", True),
        ("deck:Biology", "Biology 2", False),
        ("deck:Bio*", "Biology::Cells", True),
        ("deck:*::Cells", "Biology::Cells", True),
        ('"deck:My Deck"', "My Deck", True),
        ('deck:"My Deck" and note:Basic', "my deck::x", True),
        (r"deck:a\*", "ab", False),
        (r"deck:a\*", "a*", True),
        ("deck:a_c", "abc", True),
        ("deck:a.c", "abc", False),
        ("deck:*", "anything", True),
        ("deck:A deck:B", "A", False),
        ("tag:x", "anything", True),
    ],
)
def test_decks(query: str, deck: str, is_meant: bool) -> None:
    """A deck is meant with those below it, whatever the case; `*` is any text."""
    assert search.parsed(query).takes_deck(deck) is is_meant


@pytest.mark.parametrize(
    ("query", "is_meant"),
    [
        ("tag:exam", True),
        ("TAG:Exam::1", True),
        ("tag:ex", False),
        ("tag:ex*", True),
        ("tag:exam tag:lab", True),
        ("tag:exam tag:none", False),
        ("note:Basic", False),
        ('"note:Basic (and reversed card)"', True),
        ("note:basic*", True),
        ("note:Basic* tag:nope", False),
        ("deck:x", True),
    ],
)
def test_notes(query: str, is_meant: bool) -> None:
    """A tag is meant with those below it, a notetype by its whole name; all terms must hold."""
    meant = search.parsed(query).takes_note(("exam::1", "lab"), "Basic (and reversed card)")

    assert meant is is_meant


def test_untagged() -> None:
    """tag:none means notes without any tag."""
    assert search.parsed("tag:none").takes_note((), "Basic")


@pytest.mark.parametrize(
    "query",
    [
        "",
        "  ",
        "biology",
        "-deck:x",
        "deck:x or deck:y",
        "(deck:x)",
        "is:due",
        "deck:",
        'deck:"x',
        "deck:current",
    ],
)
def test_what_is_not_understood_is_refused(query: str) -> None:
    """Anything else says what is understood, instead of adopting something else than meant."""
    with pytest.raises(QuizgenError) as raised:
        search.parsed(query)

    assert "deck:NAME" in raised.value.hint
