"""Facts about which words of an answer were typed."""

from quizgen.quiz.typed.aligning import align, chunks


def test_each_word_is_found_once() -> None:
    """As it is, inflected, or misspelt; the nearest first. What is left over was typed in vain."""
    aligned = align(("sun", "pull", "moon"), ("pulled", "sun", "sun"))

    assert aligned.places == (1, 0, -1)
    assert (aligned.missing, aligned.extra, aligned.slips, aligned.in_order) == (("moon",), ("sun",), 0, False)


def test_a_misspelling_is_counted() -> None:
    """A misspelt word is found, and told."""
    aligned = align(("bloody", "diarrhea"), ("bloody", "diarhea"))

    assert (aligned.missing, aligned.extra, aligned.slips, aligned.in_order) == ((), (), 1, True)


def test_chunks_are_told_apart_by_separators() -> None:
    """Each has its content words; an empty one is none."""
    assert chunks(("salt", ",", ",", "of", "pepper")) == (("salt",), ("pepper",))
