"""Cards written as blocks are read back word for word."""

from hypothesis import example, given
from hypothesis import strategies as st

from quizgen.commands import form
from quizgen.handwritten import blocks, writing
from quizgen.handwritten.card import Refused
from quizgen.model import ClozePart, Wording

TEXT = st.text(
    st.one_of(st.sampled_from("ab \n\t`*_[]{}<>&$#~!\\:-()|^1Q;"), st.characters(exclude_categories=["Cs", "Cc"])),
    max_size=30,
)
LINES = st.lists(
    st.one_of(
        TEXT, st.sampled_from(["---", "Q: x", "Tags: a", "# x", "```", "\\(a_b\\)", "&amp;", "{{c1::x}}", "[x](y)"])
    ),
    max_size=4,
).map("\n".join)
PARTS = st.lists(st.builds(ClozePart, LINES, st.integers(0, 3), TEXT), min_size=1, max_size=5).map(tuple)


def _read(text: str) -> Wording:
    (found,) = blocks.read(text, "cards.md").entries
    assert not isinstance(found, Refused), found
    return form.tidy(Wording(found.question, found.answer, found.cloze, found.context))


@given(LINES, LINES, LINES)
@example("a \nb", "\x85x", "\\\\(x\\)")
def test_a_question_comes_back_as_it_was(question: str, answer: str, context: str) -> None:
    """Whatever a question, its answer and its context hold, and however many lines."""
    wording = form.tidy(Wording(question, answer, (), context))
    if not (wording.question and wording.answer):
        return

    assert _read(writing.block(wording)) == wording


@given(PARTS)
@example((ClozePart("["), ClozePart("x", 1, "::"), ClozePart("] $a$ {", 0)))
def test_a_text_with_gaps_comes_back_as_it_was(parts: tuple[ClozePart, ...]) -> None:
    """Whatever it shows, hides and hints, with whatever numbers."""
    wording = form.tidy(Wording("", "", parts, ""))
    if not any(part.number for part in wording.cloze) or not all(
        part.text.strip() for part in wording.cloze if part.number
    ):
        return

    assert _read(writing.block(wording)) == wording


def test_plain_words_are_written_plainly() -> None:
    """No backslash stands where none is needed."""
    text = writing.block(Wording("What is snake_case, a*b < c?", "a style (of 2 words)", (), ""), ("exam", "a::b"))

    assert text == "Q: What is snake_case, a*b < c?\nA: a style (of 2 words)\nTags: exam a::b\n"


def test_gaps_that_number_themselves_are_in_brackets() -> None:
    """As people write them; other numbers need Anki's notation."""
    parts = (ClozePart("The "), ClozePart("heart", 1, "organ"), ClozePart(" pumps "), ClozePart("blood", 2))
    other = (ClozePart("The "), ClozePart("heart", 3))

    texts = [writing.block(Wording("", "", gaps, "")) for gaps in (parts, other)]
    assert texts == ["C: The [heart::organ] pumps [blood]\n", "C: The {{c3::heart}}\n"]
