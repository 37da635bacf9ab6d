from dataclasses import replace

from quizgen.model import ClozePart, Draft
from quizgen.numbering import numbered
from tests.conftest import make_cloze, make_note


def cloze_parts(*parts: tuple[str, int]) -> Draft:
    return replace(make_cloze("", "iron"), cloze=tuple(ClozePart(text, number) for text, number in parts))


def test_cloze_number_is_frozen() -> None:
    """A note whose deletion has number 3 keeps it when its text is corrected."""
    old, new = cloze_parts(("Within ", 0), ("6 months", 3)), cloze_parts(("Within ", 0), ("3 months", 1))

    after = numbered(make_note(draft=old), new)

    assert [part.number for part in after.cloze] == [0, 3]


def test_pair_hidden_together_stays_one_card() -> None:
    """Two runs hidden under one number keep that number when one of them is corrected."""
    old = cloze_parts(("6 months", 1), (" or ", 0), ("rash", 1))
    new = cloze_parts(("3 months", 1), (" or ", 0), ("rash", 1))

    assert numbered(make_note(draft=old), new) == new


def test_each_of_several_deletions_keeps_its_number() -> None:
    """A deletion keeps the number it has in the note; one not known before gets a number never used."""
    old = cloze_parts(("iron", 1), (" and ", 0), ("zinc", 3))
    new = cloze_parts(("zinc", 1), (" and ", 0), ("gold", 2))

    assert numbered(make_note(draft=old), new) == cloze_parts(("zinc", 3), (" and ", 0), ("gold", 4))


def test_corrected_deletion_among_several_keeps_its_number() -> None:
    """One of two deletions is corrected: what stands around it says which one it was."""
    old = cloze_parts(("Iron", 2), (" is lost within ", 0), ("6 months", 5), (" of birth", 0))
    new = cloze_parts(("Iron", 1), (" is lost within ", 0), ("a year", 2), (" of birth", 0))

    after = numbered(make_note(draft=old), new)

    assert [part.number for part in after.cloze] == [2, 0, 5, 0]


def test_number_of_a_deletion_that_went_is_not_given_again() -> None:
    """A new deletion gets a number beyond all that the note ever had."""
    old, new = cloze_parts(("iron", 1)), cloze_parts(("iron", 1), (" and ", 0), ("zinc", 2))

    after = numbered(replace(make_note(draft=old), former=((2, "gold"),)), new)

    assert [part.number for part in after.cloze] == [1, 0, 3]


def test_deletion_that_comes_back_has_its_old_number() -> None:
    """A text that was hidden before is the same card again."""
    old, new = cloze_parts(("iron", 1)), cloze_parts(("gold", 1), (" and ", 0), ("iron", 2))

    after = numbered(replace(make_note(draft=old), former=((2, "gold"),)), new)

    assert [part.number for part in after.cloze] == [2, 0, 1]


def test_the_only_gap_is_an_earlier_one_again() -> None:
    """A note left with one gap that now hides what another number hid goes on under that number."""
    old = cloze_parts(("The mitral valve separates the ", 0), ("left ventricle", 2))
    new = cloze_parts(("The ", 0), ("mitral valve", 1), (" separates the left ventricle", 0))

    after = numbered(replace(make_note(draft=old), former=((1, "mitral valve"),)), new)

    assert [part.number for part in after.cloze] == [0, 1, 0]
