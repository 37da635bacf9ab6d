"""Facts about what is left out of a document."""

import pytest

from quizgen.documents.noise_kinds import is_noise_line, is_reference
from tests.documents.reading import plains

BODY = "Enzymes speed up the reactions of every living cell."
MORE = "Most of them are proteins. Each enzyme fits one kind of molecule, which is called its substrate."


@pytest.mark.parametrize(
    "entry",
    [
        "Doe JA. Enzymes. In: Poe B, Roe C, et al, eds. Book of Cells. 7th ed. Press; 2018:chap 39.",
        "Doe JA, Poe BC. How enzymes work. J Cell. 2015 Jan;13(2):115-120.",
        "Doe, J. A., & Poe, B. (2015). How enzymes work. Cells, 13, 115–120.",
        "Doe, Jane. 2010. “An Enzyme.” Cells, November 22.",
        "[3] Doe JA. How enzymes work. Press, 2015.",
        "How enzymes work. doi:10.1000/182",
        "Enzymes. Retrieved January 9, 2012 (http://x.org).",
    ],
)
def test_a_bibliographic_entry_is_recognised(entry: str) -> None:
    """In the styles of medicine, psychology and history."""
    assert is_reference(entry)


@pytest.mark.parametrize(
    "sentence",
    [
        "In 1833, Anselme Payen discovered the first enzyme.",
        "Payen, a French chemist, found it in 1833; others followed.",
        "The 4th edition changed little.",
        "Vitamin K was named in 1929.",
    ],
)
def test_a_sentence_with_a_year_is_no_entry(sentence: str) -> None:
    """Names and years are facts too."""
    assert not is_reference(sentence)


@pytest.mark.parametrize(
    "line",
    [
        "More on: Enzymes",
        "See also: Proteins",
        "Back to top",
        "For more information, call your library.",
        'Go to the "How Cells Work" section of this article for more.',
        "View this video about enzymes.",
        "This case report describes a man with gout.",
        "Figure 2. An enzyme and its substrate.",
        "Fig. 3: An enzyme",
        "Photo credit: Jane Doe",
        "(credit: Jane Doe)",
        "Page 3 of 12",
        "- 4 -",
        "Last updated: May 3, 2020",
        "Copyright 2020 Example Press. All rights reserved.",
        "https://example.org/enzymes",
        "jane@example.org",
        "Call 800-555-0199 today",
        "Gene Review: Some Disease",
    ],
)
def test_a_line_about_the_page_is_noise(line: str) -> None:
    """Navigation, captions with numbers, footers and addresses teach nothing."""
    assert is_noise_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "Go to the hospital at once.",
        "See your doctor if the pain lasts.",
        "Figure skaters turn faster with their arms pulled in.",
        "Credit cards were introduced in the 1950s.",
        "Source rocks hold oil.",
        "Use sunscreen every day.",
        "View the slide under a microscope. Draw what you see in this video.",
    ],
)
def test_a_line_about_the_subject_is_not(line: str) -> None:
    """The same first words may begin a fact."""
    assert not is_noise_line(line)


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize(
    "heading", ["References", "Further reading", "3. Bibliography", "See also", "Review Questions", "External links"]
)
def test_sections_for_looking_up_are_left_out(heading: str, name: str) -> None:
    """Whatever stands in them, up to the next heading."""
    text = f"# Enzymes\n\n{BODY}\n\n## {heading}\n\n- What is a cell made of\n\n{MORE}\n\n## Kinds\n\n{MORE}"

    assert plains(text, name) == [BODY, MORE]


def test_learning_objectives_are_left_out_but_not_what_follows() -> None:
    """The text behind the list belongs to the section above."""
    text = f"# Enzymes\n\n## Learning Objectives\n\nYou will:\n\n- Describe enzymes\n\n{BODY}"

    assert plains(text, "a.md") == [BODY]


@pytest.mark.parametrize(
    "lead",
    [
        "These resources offer information about enzymes:",
        "By the end of this section, you will be able to:",
        "The following organizations can help:",
    ],
)
def test_lists_of_links_are_left_out_with_their_lead(lead: str) -> None:
    """The line that introduces them says so."""
    assert plains(f"{BODY}\n\n{lead}\n\n  • Genetic Counseling\n  • Drug Therapy\n\n{MORE}") == [BODY, MORE]


TAIL = """Enlarged cells - close view
Blood cells

Doe JA. Enzymes. In: Poe B, eds. Book of Cells. 7th ed. Press; 2018:chap 39.

  • Condition: Gout
  • Journal: Cells Today
  • Published —
This case report describes a man of forty who had gout.
Quality of Life in Children With Gout.
Clinical Trial
  • Status: Recruiting
  • Phase: N/A
"""


def test_all_behind_the_first_reference_is_left_out() -> None:
    """Records, titles between them and the captions before them go with it."""
    assert plains(f"What is Gout?\n\n{BODY}\n\n{TAIL}") == [BODY]


def test_a_trial_record_alone_is_left_out_with_its_title() -> None:
    """No reference need come first."""
    text = f"What is Gout?\n\n{BODY}\n\nA Trial of Rest in Gout\nClinical Trial\n  • Status: Recruiting\n  • Phase: N/A"

    assert plains(text) == [BODY]


def test_text_under_the_next_heading_is_kept() -> None:
    """A real heading ends the noise."""
    assert plains(f"What is Gout?\n\n{BODY}\n\n{TAIL}\nWho gets Gout?\n\n{MORE}") == [BODY, MORE]


def test_a_single_status_line_is_a_definition() -> None:
    """Only several record labels in a row make a record."""
    assert plains("Headers are:\n\n- Status: the result of the request\n- Host: the name of the server") == [
        "Status: the result of the request",
        "Host: the name of the server",
    ]


def test_a_caption_between_paragraphs_is_left_out() -> None:
    """A phrase without verb or stop, pushed apart from the text, is what remains of a picture."""
    assert plains(f"{BODY} {MORE}\n\nPlaque in an artery\n\n\n\n{MORE}") == [f"{BODY} {MORE}", MORE]


def test_a_section_of_short_lines_only_is_kept() -> None:
    """There they are the text."""
    assert plains("What are the signs of gout?\n\nRed skin\n\nHot joints\n\nWho gets gout?\n\nMen do more often.") == [
        "Red skin",
        "Hot joints",
        "Men do more often.",
    ]
