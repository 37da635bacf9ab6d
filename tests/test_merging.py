"""What becomes of two stores' words on one thing."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.merging import Word, are_unrelated, decided, homes, moved_on, written_at
from quizgen.model import GONE, Guid
from tests.conftest import MONDAY, make_document

SECOND = timedelta(seconds=1)
KEY = (Guid("aaa"), 0, "flag")


def word(hour: int, value: str) -> Word:
    return Word(MONDAY + timedelta(hours=hour), value)


class TestDecided:
    def test_later_word_counts(self) -> None:
        """Of two last words the later one counts."""
        assert decided(KEY, [word(2, "1")], [word(1, "2")]).counts == word(2, "1")

    def test_words_of_one_moment(self) -> None:
        """Of two words of one moment the greater one counts, in whichever store it is."""
        both = (decided(KEY, [word(1, "1")], [word(1, "2")]), decided(KEY, [word(1, "2")], [word(1, "1")]))

        assert [one.counts.value for one in both] == ["2", "2"]

    @pytest.mark.parametrize(
        ("ours", "theirs", "is_conflict"),
        [
            ([], [word(1, "1")], False),
            ([word(0, "3")], [word(0, "3"), word(1, "1")], False),
            ([word(0, "3"), word(2, "2")], [word(0, "3"), word(1, "1")], True),
            ([word(2, "2")], [word(1, "1")], True),
            ([word(2, "1")], [word(1, "1")], False),
        ],
    )
    def test_conflict(self, ours: list[Word], theirs: list[Word], is_conflict: bool) -> None:
        """A conflict is what both decided otherwise since their last common word."""
        assert decided(KEY, ours, theirs).is_conflict == is_conflict


class TestMovedOn:
    def test_what_a_side_shows_keeps_its_time(self) -> None:
        """A note that is shown as the later side has it is as old as that."""
        assert moved_on([(MONDAY, False), (MONDAY + SECOND, True)]) == MONDAY + SECOND

    def test_what_neither_shows_is_later_than_both(self) -> None:
        """A note that is shown as in neither store is a second later, and known to be written before."""
        moved = moved_on([(MONDAY, False), (MONDAY + SECOND, False)])

        assert (moved.replace(microsecond=0), written_at(moved)) == (MONDAY + 2 * SECOND, MONDAY + SECOND)

    def test_two_shown_otherwise_in_one_second(self) -> None:
        """Anki has one of them already under that second."""
        assert moved_on([(MONDAY, True), (MONDAY, False)]).replace(microsecond=0) == MONDAY + SECOND

    @given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.booleans()), min_size=1, max_size=3))
    def test_time_of_writing_is_the_latest(self, drawn: list[tuple[int, int, bool]]) -> None:
        """However often a note was moved on, it was written when the last of its sides was."""
        step = timedelta(seconds=1, microseconds=1)
        sides = [(MONDAY + base * SECOND + steps * step, is_shown) for base, steps, is_shown in drawn]

        assert written_at(moved_on(sides)) == MONDAY + max(base for base, _, _ in drawn) * SECOND


class TestHomes:
    THERE = make_document("/there/blood.md")

    def test_most_shared_notes(self) -> None:
        """A document is the one here that has most of the notes they share, whatever either is called."""
        ours = [make_document("/a.md"), make_document("/b.md", source="b.md")]

        assert homes([self.THERE], ours, {("/there/blood.md", "/a.md"): 1, ("/there/blood.md", "/b.md"): 2}) == {
            "/there/blood.md": "/b.md"
        }

    def test_same_path(self) -> None:
        """Without shared notes the same path is the same document."""
        ours = [make_document("/a.md"), make_document("/there/blood.md", source="x.md")]

        assert homes([self.THERE], ours, {}) == {"/there/blood.md": "/there/blood.md"}

    def test_same_source_and_title(self) -> None:
        """Else the same source and title are, of a file that is there rather than of one that is gone."""
        ours = [make_document("/a.md", sha256=GONE), make_document("/c.md"), make_document("/b.md")]

        assert homes([self.THERE], ours, {}) == {"/there/blood.md": "/b.md"}

    def test_none(self) -> None:
        """A document that is like none here keeps its own path."""
        assert homes([self.THERE], [make_document("/a.md", title="Bones")], {}) == {
            "/there/blood.md": "/there/blood.md"
        }


def test_a_corrected_text_is_related() -> None:
    """Two wordings of one deletion are no two things; two words that have nothing in common are."""
    assert (are_unrelated("about 120 days", "120 days"), are_unrelated("haemoglobin", "spleen")) == (False, True)
