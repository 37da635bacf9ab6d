"""Facts about citation and figure marks in running text."""

import pytest

from tests.documents.reading import plains, read_text


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("They built mills.[citation needed] Some left.", "They built mills. Some left."),
        ("Cells divide[12] and grow [3, 4] fast [5–7].", "Cells divide and grow fast."),
        ("Cells divide (Poe, 2010; Doe & Roe, 2011a) fast.", "Cells divide fast."),
        ("Cells divide (Doe et al., 2002) and (Marquand 2011) grow.", "Cells divide and grow."),
        ("Cells divide (Figure 1) and grow (see Table 2).", "Cells divide and grow."),
        ("Cells divide, as shown in Figure 5, and grow.", "Cells divide and grow."),
        ("Many people get it.1 It hurts.", "Many people get it. It hurts."),
        ("The pulmonary (PULL-mun-ary) artery leaves.", "The pulmonary artery leaves."),
        ("The sea rises (credit: Jane Doe) twice.", "The sea rises twice."),
        ("Cells divide[note 2] fast.[a] They grow.", "Cells divide fast. They grow."),
    ],
)
def test_marks_are_taken_out(written: str, plain: str) -> None:
    """What sends the reader elsewhere is no part of the sentence."""
    assert plains(written) == [plain]


@pytest.mark.parametrize(
    "sentence",
    [
        "The war ended (May 1945) at last.",
        "Vitamin C (ascorbic acid) helps.",
        "The first index is a[0] in most languages.",
        "Pavlov (1849–1936) studied dogs.",
        "The drug (an ACE-inhibitor) helps.",
        "Version 2.1 is out.",
        "The step (figure skating) is hard.",
        "The battle (Battle of Hastings, 1066) was lost.",
    ],
)
def test_brackets_that_say_something_stay(sentence: str) -> None:
    """Dates, glosses, lives and indices are facts."""
    assert plains(sentence) == [sentence]


def test_code_keeps_its_brackets() -> None:
    """An index in code is no citation."""
    assert plains("The call `sort(a)[12]` sorts.", "a.md") == ["The call sort(a)[12] sorts."]


def test_the_span_of_a_sentence_holds_the_mark_in_it() -> None:
    """Evidence is verbatim, with what was taken out of the text."""
    document = read_text("Cells divide[12] fast.")

    text = document.sections[0].blocks[0].text
    span = text.locate(0, len(text.plain))
    assert document.text[span.start : span.end] == "Cells divide[12] fast."


def test_a_task_lists_box_is_no_text() -> None:
    """Nor is the label of a quotation."""
    assert plains("- [ ] Learn the parts\n\n> [!NOTE]\n> Cells divide.", "a.md") == ["Learn the parts", "Cells divide."]
