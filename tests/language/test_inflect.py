"""Forms of verbs and nouns."""

import pytest

from quizgen.language import inflect


@pytest.mark.parametrize(
    ("form", "infinitive"),
    [("destroys", "destroy"), ("made", "make"), ("running", "run"), ("went", "go"), ("is", "be"), ("were", "be")],
)
def test_every_form_has_its_infinitive(form: str, infinitive: str) -> None:
    """Regular, irregular and auxiliary verbs go back to their base."""
    assert inflect.base(form) == infinitive


@pytest.mark.parametrize(
    ("form", "third"),
    [
        ("provide", "provides"),
        ("carry", "carries"),
        ("go", "goes"),
        ("have", "has"),
        ("do", "does"),
        ("are", "is"),
        ("were", "was"),
    ],
)
def test_a_plural_verb_becomes_singular(form: str, third: str) -> None:
    """ "Which cells provide" becomes "what provides"; "were" stays past."""
    assert inflect.third_person(form) == third


@pytest.mark.parametrize(("word", "tag"), [("encodes", "VBZ"), ("encode", "VBP"), ("liver", ""), ("encoded", "")])
def test_a_present_verb_is_known_by_its_form(word: str, tag: str) -> None:
    """Nouns and past forms are no present verbs."""
    assert inflect.verb_form(word) == tag


@pytest.mark.parametrize(("one", "many"), [("cell", "cells"), ("mouse", "mice"), ("analysis", "analyses")])
def test_nouns_go_to_the_plural_and_back(one: str, many: str) -> None:
    """Regular, irregular and Greek plurals."""
    assert (inflect.plural(one), inflect.singular(many)) == (many, one)


def test_small_counts_are_words() -> None:
    """Up to ten in letters, above in digits."""
    assert [inflect.number_word(count) for count in (0, 3, 10, 11)] == ["zero", "three", "ten", "11"]


def test_rarer_words_have_a_lower_frequency() -> None:
    """An unknown word has none."""
    assert inflect.zipf("the") > inflect.zipf("blood") > inflect.zipf("qxzzv") == 0.0


def test_a_coined_term_counts_as_a_common_word() -> None:
    """ "Pernicious" is written small inside a sentence, a surname is not."""
    assert inflect.common("Pernicious")
    assert not inflect.common("Kepler")
