"""What kind of thing a noun names, and which nouns are kinds or parts of which."""

import pytest

from quizgen.quiz.choosing.kinds import describes, group, is_plural, singular, sorts
from quizgen.quiz.choosing.narrower import is_kind_of


@pytest.mark.parametrize(
    ("noun", "named"),
    [
        ("lungs", "body"),
        ("asthma", "illness"),
        ("bronchiolitis", "illness"),
        ("merchants", "person"),
        ("oxygen", "substance"),
        ("urine", "fluid"),
        ("sevofluranectomy", "process"),
    ],
)
def test_a_noun_belongs_to_a_group(noun: str, named: str) -> None:
    """Known nouns by the table in singular and plural, unknown ones by their ending."""
    assert group(sorts(noun)[0]) == named


def test_an_unknown_noun_has_no_kind() -> None:
    """What is in no table and ends like nothing known is nothing."""
    assert sorts("qwrtz") == ()


def test_plurals_are_seen_by_their_form() -> None:
    """An s alone is no plural."""
    seen = [word for word in ("cells", "bacteria", "arms", "diabetes", "virus", "glass", "species") if is_plural(word)]

    assert seen == ["cells", "bacteria", "arms"]


def test_singulars() -> None:
    """Regular and irregular plurals become the singular that the table has."""
    assert [singular(noun) for noun in ("arteries", "leaves", "women", "glass")] == ["artery", "leaf", "woman", "glass"]


def test_words_that_describe_are_told_from_words_that_class() -> None:
    """A large vein may be a painful one; a convergent boundary is no divergent one."""
    assert [word for word in ("large", "painful", "convergent", "alpha") if describes(word)] == ["large", "painful"]


@pytest.mark.parametrize(("narrow", "wide"), [("vein", "blood vessel"), ("iris", "eye"), ("infants", "babies")])
def test_narrower_terms_are_known(narrow: str, wide: str) -> None:
    """Kinds, parts and synonyms."""
    assert is_kind_of(narrow, wide)


def test_sisters_are_no_kinds_of_each_other() -> None:
    """A vein is no artery."""
    assert not is_kind_of("vein", "artery")
