"""A note says itself what of it was sent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.anki.rows import rows
from quizgen.anki.sent import Sent, digest, read, written
from tests.anki.samples import changed, cloze, qa, retired

TAGS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1).filter(
    lambda text: text.split() == [text]
)


def test_a_row_says_what_it_sends() -> None:
    """The digest is over the HTML of first field, Answer and Context; the learner's own tags follow."""
    (row,) = rows([changed(qa("a", "a < b?"), own_tags=("exam::blood", "hard"))])

    front, answer, context = row.fields[0], row.fields[1], row.fields[4]
    assert read(row.fields[11]) == Sent(digest(front, answer, context), ("exam::blood", "hard"))


def test_digests_are_fixed() -> None:
    """Notes in Anki carry digests for years: the same fields give the same one in every release."""
    assert digest("What is iron?", "a metal", "Iron is a metal.") == "28851272726b9c0c"


def test_fields_are_told_apart() -> None:
    """Words that move from one field to the next change the digest."""
    assert len({digest("a", "b", ""), digest("a", "", "b"), digest("", "a", "b"), digest("ab", "", "")}) == 4


@pytest.mark.parametrize("field", ["", " ", "no digest", "9b291ca03f77cd2", "9B291CA03F77CD2D", "9b291ca03f77cd2dd x"])
def test_what_we_did_not_write_says_nothing(field: str) -> None:
    """An empty field, as older packages left it, or one that somebody wrote in, is None."""
    assert read(field) is None


@given(st.lists(TAGS, max_size=4))
def test_tags_are_read_as_they_were_written(tags: list[str]) -> None:
    """Whatever a tag holds that Anki can keep, in its normal form."""
    found = read(written("a", "b", "c", tags))

    assert found == Sent(digest("a", "b", "c"), tuple(found.own_tags if found else ()))
    assert written("a", "b", "c", found.own_tags if found else ()) == written("a", "b", "c", tags)


def test_a_retired_note_says_it_too() -> None:
    """What is blank in Anki still has its words in the field."""
    (row,) = rows([retired(cloze("c"))])

    assert read(row.fields[11]) == Sent(digest(row.fields[0], row.fields[1], row.fields[4]))
