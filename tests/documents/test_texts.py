"""Facts about cutting Text without losing the way back."""

from hypothesis import given
from hypothesis import strategies as st

from quizgen.documents.texts import drop, keep, ranges_of, span, tidy, weave
from quizgen.model import Span, Text


def test_parts_that_follow_each_other_are_one_run() -> None:
    """Only a gap in the file starts a new run."""
    assert weave([("ab", 10), ("c", 12), ("d", 20)]) == Text("abcd", ((0, 10), (3, 20)))


def test_white_space_becomes_single_spaces() -> None:
    """Line ends, tabs and wide spaces count as one space, and none is left at the ends."""
    assert tidy(Text(" a\n\t b\u00a0c ", ((0, 0),))) == Text("a b c", ((0, 1), (2, 5)))


def test_invisible_characters_go() -> None:
    """Soft hyphens, zero-width spaces and control characters are no part of a word."""
    assert tidy(Text("re\u00adcep\u200btor\x1b", ((0, 0),))).plain == "receptor"


@given(st.text(st.sampled_from("abc d\n\u00ad"), min_size=1), st.data())
def test_what_is_left_still_knows_its_place(source: str, data: st.DataObject) -> None:
    """After dropping any range and tidying, each visible character is found where it was."""
    cut = sorted(data.draw(st.tuples(st.integers(0, len(source)), st.integers(0, len(source)))))

    text = tidy(drop(Text(source, ((0, 0),)), [(cut[0], cut[1])]))

    for at, character in enumerate(text.plain):
        place = text.locate(at, at + 1)
        assert source[place.start] == character or (character == " " and source[place.start].isspace())


def test_a_kept_range_over_two_runs_keeps_both() -> None:
    """Cutting does not stop at a gap."""
    text = Text("abcdef", ((0, 0), (3, 10)))

    assert keep(text, [(2, 5)]) == Text("cde", ((0, 2), (1, 10)))


def test_file_spans_are_found_in_the_text() -> None:
    """A span across a gap is one range; what it shares nothing with is left out."""
    text = Text("abcdef", ((0, 0), (3, 10)))

    assert ranges_of(text, [Span(1, 11), Span(50, 60)]) == ((1, 4),)


def test_the_span_of_a_text_reaches_from_its_first_to_its_last_character() -> None:
    """What stands between in the file is inside."""
    assert span(Text("ab", ((0, 3), (1, 9)))) == Span(3, 10)
