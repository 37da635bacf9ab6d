"""Facts about the one spelling of a word."""

import pytest

from quizgen.quiz.typed.spelling import canonical, stem


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("haemoglobin", "hemoglobin"),
        ("oesophagus", "esophagus"),
        ("behavioural", "behavioral"),
        ("tumours", "tumor"),
        ("organisation", "organization"),
        ("hydrolysed", "hydrolyzed"),
        ("fibres", "fiber"),
        ("catalogues", "catalog"),
        ("travelled", "traveled"),
        ("biopsies", "biopsy"),
        ("viruses", "virus"),
        ("hypotheses", "hypothesis"),
        ("vertebrae", "vertebra"),
        ("bronchi", "bronchus"),
        ("boxes", "box"),
    ],
)
def test_variants_are_one_word(word: str, other: str) -> None:
    """British and American, one and many."""
    assert canonical(word) == canonical(other)


@pytest.mark.parametrize("word", ["lens", "gas", "pus", "basis", "gastroenterology", "mourning", "poem", "bus", "dna"])
def test_other_words_stay(word: str) -> None:
    """What only looks like a plural or a British spelling is left alone."""
    assert canonical(word) == word


def test_inflected_verbs_share_a_stem() -> None:
    """Forms of one verb; a short word is its own stem."""
    assert {stem(word) for word in ("move", "moving", "moved")} == {"mov"}
    assert stem("stopped") == stem("stopping") == "stop"
    assert stem("red") == "red"
