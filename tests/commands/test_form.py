"""The form is how a learner reads and writes a wording: nothing is lost on the way, and slips are named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizgen.commands import form
from quizgen.errors import QuizgenError
from quizgen.model import ClozePart, Wording

QUESTION = Wording("What carries oxygen?", "haemoglobin", (), "Haemoglobin carries oxygen.")
GAPS = Wording(
    "",
    "heart; blood",
    (ClozePart("The "), ClozePart("heart", 1, "organ"), ClozePart(" pumps "), ClozePart("blood", 3)),
    "",
)

SYNTAX = st.sampled_from(
    ["Answer:", "\\Answer:", "{{c1::x}}", "a::b", "#x", "\\#", "\n#", "Text:\n\\\\", "\\frac{a}{b}}"]
)
TEXTS = SYNTAX | st.text(st.sampled_from("ab{}:\\# \n\r\t1c") | st.characters(), max_size=12)
SAYING = TEXTS.filter(form.tidy_text)
PARTS = st.builds(ClozePart, TEXTS) | st.builds(ClozePart, SAYING, st.integers(1, 5), TEXTS)
CLOZES = st.lists(PARTS, min_size=1, max_size=6).filter(lambda parts: any(part.number for part in parts)).map(tuple)
WORDINGS = st.builds(Wording, SAYING, SAYING, st.just(()), TEXTS) | st.builds(
    Wording, st.just(""), st.just(""), CLOZES, TEXTS
)


@given(WORDINGS)
def test_a_form_gives_the_wording_it_was_made_of(wording: Wording) -> None:
    """Whatever a wording holds, white space around it and control characters aside."""
    assert form.parse(form.render(wording, ["from blood.md"])) == form.tidy(wording)


@given(WORDINGS)
def test_tidying_a_tidy_wording_changes_nothing(wording: Wording) -> None:
    """To tidy is to come to rest."""
    tidy = form.tidy(wording)

    assert form.tidy(tidy) == tidy


def test_the_form_of_a_question() -> None:
    """Comments stand first, then each field below its name."""
    assert form.render(QUESTION, ["Card aaa"]) == (
        "# Card aaa\n"
        "\nQuestion:\nWhat carries oxygen?\n"
        "\nAnswer:\nhaemoglobin\n"
        "\nContext:\nHaemoglobin carries oxygen.\n"
    )


def test_the_form_of_a_text_with_gaps() -> None:
    """The text is in Anki's notation."""
    assert form.render(GAPS) == "\nText:\nThe {{c1::heart::organ}} pumps {{c3::blood}}\n\nContext:\n\n"


def test_what_only_looks_like_syntax_is_marked() -> None:
    """A backslash stands before a comment sign, a field's name, double braces and double colons that are text."""
    cloze = (ClozePart("#1 {{x}} "), ClozePart("std::map", 1))

    assert form.render(Wording("", "", cloze, "Answer:")) == (
        "\nText:\n\\#1 \\{{x\\}} {{c1::std\\::map}}\n\nContext:\n\\Answer:\n"
    )


def test_formulas_need_no_marks() -> None:
    """Single braces and backslashes are text."""
    assert form.cloze_text((ClozePart("\\frac{a}{b} is a "), ClozePart("ratio", 1))) == (
        "\\frac{a}{b} is a {{c1::ratio}}"
    )


@pytest.mark.parametrize("text", ["", "\n\n", "# Card aaa\n", "# Card\n\nQuestion:\n\nAnswer:\n  \n"])
def test_an_emptied_form_gives_nothing(text: str) -> None:
    """Comments and names of fields are no wording."""
    assert form.parse(text) is None


def test_a_form_from_windows_is_read() -> None:
    """A byte order mark and CR LF are no text."""
    assert form.parse("\ufeffQuestion:\r\nWhy?\r\nAnswer:\r\nSo.\r\nContext:\r\n") == Wording("Why?", "So.", (), "")


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Question:\nAnswer:\nx", "there is no question"),
        ("Question:\nWhy?\nContext:\nx", "there is no answer"),
        ("Question:\nWhy?\nAnswer:\nSo.\nKontext:\nx", "the line 'Context:' is missing"),
        ("Why?\nAnswer:\nx", "'Why?' belongs to no field"),
        ("Question:\na\nQuestion:\nb", "'Question:' is there twice"),
        ("Question:\na\nText:\n{{c1::b}}", "a card is a question with its answer or a text with gaps, not both"),
        ("Text:\nThe heart.", "the text has no deletion, so that nothing would be asked"),
        ("Text:\n\nContext:\nx", "the text has no deletion, so that nothing would be asked"),
        ("Text:\nThe {{c1::heart", "the deletion that begins with '{{c1::heart' is not closed"),
        ("Text:\nThe {{c1::heart} pumps", "the deletion that begins with '{{c1::heart} pumps' is not closed"),
        ("Text:\n{{c1::a {{c2::b}}", "the deletion that begins with '{{c1::a {{c2::b}}' is not closed"),
        ("Text:\nThe {{heart}} {{c1::x}}", "'{{heart}} {{c1::x}}' opens no deletion"),
        ("Text:\nThe {{c1:heart}}", "'{{c1:heart}}' opens no deletion"),
        ("Text:\n{{c1::heart}} x }}", "'}}' closes nothing"),
        ("Text:\n{{c1:: }}", "deletion c1 hides nothing"),
        ("Text:\n{{c1::::hint}}", "deletion c1 hides nothing"),
        ("Text:\n{{c0::x}}", "a deletion has the number 0"),
        ("Text:\n{{c501::x}}", "a deletion has the number 501"),
    ],
)
def test_what_is_no_wording_is_named(text: str, fact: str) -> None:
    """The message says what is wrong, not only that something is."""
    with pytest.raises(QuizgenError) as refused:
        form.parse(text)

    assert refused.value.fact == fact
