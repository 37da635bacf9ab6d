"""Cards of foreign notes have names of their own here, which can be read back."""

from hypothesis import given
from hypothesis import strategies as st

from quizgen.anki import adopted
from quizgen.anki.foreign import ForeignNotetype

CLOZE = ForeignNotetype(1, "Cloze", True, ("Text",), ())
BASIC = ForeignNotetype(2, "Basic", False, ("Front", "Back"), ())
_GUIDS = st.text("ab~01", min_size=1, max_size=6)
_CARDS = st.tuples(_GUIDS, st.integers(0, 12))


def test_the_first_card_has_the_guid_of_its_note() -> None:
    """Further cards of a note that asks several questions are named after it; deletions stay one note."""
    assert adopted.ours("abc", 0, BASIC) == ("abc", 0)
    assert adopted.ours("abc", 2, BASIC) == ("abc~2", 0)
    assert adopted.ours("abc", 2, CLOZE) == ("abc", 2)


@given(_CARDS, st.sampled_from([CLOZE, BASIC]))
def test_names_can_be_read_back(card: tuple[str, int], notetype: ForeignNotetype) -> None:
    """Whatever guid Anki gave: theirs() is the reverse of ours()."""
    assert adopted.theirs(*adopted.ours(*card, notetype)) == card


@given(_CARDS, _CARDS)
def test_no_two_cards_have_one_name(one: tuple[str, int], other: tuple[str, int]) -> None:
    """Not even a cloze note and a question."""
    if one[0] != other[0]:
        assert adopted.ours(*one, CLOZE)[0] != adopted.ours(*other, BASIC)[0]
    if one != other:
        assert adopted.ours(*one, BASIC) != adopted.ours(*other, BASIC)
