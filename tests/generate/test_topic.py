"""What a document and a section are about."""

import pytest

from quizgen.generate.topic import Intent, about, content_stems, intent, section_topic, stem, topic
from quizgen.model import Anchor, Block, BlockKind, Document, Section, Span, Text


def document(title: str, prose: str, headings: tuple[str, ...] = ("Basics",)) -> Document:
    """A document whose every section holds the same prose."""
    block = Block(BlockKind.PARAGRAPH, Text(prose, ((0, 0),)), Span(0, len(prose)), 1)
    sections = tuple(Section(Anchor(heading), (title, heading), (block,), 1) for heading in headings)
    return Document("notes.md", title, sections, prose, "")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Gout", "gout"),
        ("What is gout?", "gout"),
        ("Introduction to the Tides", "tides"),
        ("Sorting Basics", "sorting"),
        ("Chapter 3 — Sorting", "sorting"),
        ("Chapter 3: Sorting", "sorting"),
        ("HIST 204 – Lecture 3: Causes of Inflation", "inflation"),
        ("Lectures 4–6: Sorting", "sorting"),
        ("How Muscles Contract", "muscles"),
        ("How It Was", "how it was"),
        ("Gout (Podagra)", "gout"),
        ("Rome: a short history", "rome"),
        ("Volcanoes and Their Eruptions", "volcanoes"),
        ("DNA Repair", "DNA repair"),
        ("Roman Roads, 300-100", "Roman roads"),
        ("POTTERY 101", "pottery"),
    ],
)
def test_a_topic_is_the_title_without_its_frame(title: str, name: str) -> None:
    """Question words, brackets, chapters and subtitles say nothing about the subject."""
    assert topic(document(title, "Nothing of it.")).name == name


def test_a_topic_is_written_as_the_text_writes_it() -> None:
    """The case inside sentences wins over the case of the title."""
    prose = "We speak of Crohn disease. People with Crohn disease need care."

    assert topic(document("Crohn Disease", prose)).name == "Crohn disease"


def test_a_topic_that_the_text_keeps_naming_is_firm() -> None:
    """Three mentions show that the title is the name of the subject."""
    assert topic(document("Gout", "Gout hurts. " * 3)).firm
    assert not topic(document("Gout", "Gout hurts. " * 2)).firm


@pytest.mark.parametrize(
    ("title", "prose", "name"),
    [
        ("Parasites - Giardiasis", "Giardiasis spreads in water. Giardiasis is common.", "giardiasis"),
        ("Two Ways to Cook: Boiling and Frying", "Boiling uses water. Frying uses oil. " * 3, "boiling and frying"),
        ("CS 240 – Compilers: notes", "Compilers parse. Compilers emit code.", "compilers"),
        ("Loom and Wool", "The loom is old. The loom needs wool. Wool is warm.", "the loom and wool"),
        ("Volcano", "A volcano erupts. Volcanoes are hot.", "volcanoes"),
    ],
)
def test_a_topic_is_the_part_of_a_title_that_the_text_speaks_of(title: str, prose: str, name: str) -> None:
    """What only says which course or kind of text it is names nothing; a countable thing stands in the plural."""
    assert topic(document(title, prose)).name == name


def test_a_generic_title_names_nothing() -> None:
    """A glossary is no subject."""
    assert not topic(document("Glossary", "Glossary words. " * 5)).firm


def test_a_topic_that_two_headings_ask_about_is_firm() -> None:
    """Question headings always name their topic, whatever the text says."""
    asked = topic(document("Gout", "It hurts.", ("What is gout?", "What causes gout?")))

    assert asked.asked
    assert asked.firm


def test_one_question_is_no_habit() -> None:
    """A document of statements may hold one question heading."""
    assert not topic(document("Gout", "It hurts.", ("What is gout?", "History"))).asked


def test_a_topic_is_plural_where_its_verbs_are() -> None:
    """The text shows which verb goes with the name."""
    assert topic(document("Tides", "Tides are long waves.")).plural
    assert not topic(document("Gout", "Gout is an illness.")).plural


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("What is gout?", Intent.DEFINITION),
        ("Alternative Names", Intent.NAMES),
        ("What causes gout?", Intent.CAUSES),
        ("What are the symptoms of gout?", Intent.SYMPTOMS),
        ("Who is at risk for gout?", Intent.RISKS),
        ("Exams and Tests", Intent.DIAGNOSIS),
        ("How is gout treated?", Intent.TREATMENT),
        ("Outlook (Prognosis)", Intent.OUTLOOK),
        ("Possible Complications", Intent.COMPLICATIONS),
        ("Prevention", Intent.PREVENTION),
        ("When to Contact a Medical Professional", Intent.CONTACT),
        ("How common is gout?", Intent.FREQUENCY),
        ("How is gout inherited?", Intent.INHERITANCE),
        ("History", Intent.OTHER),
    ],
)
def test_a_heading_promises_something_about_the_topic(heading: str, kind: Intent) -> None:
    """Each way of asking has its intent; a heading without one promises nothing."""
    assert intent(heading) is kind


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("cells", "cell"),
        ("studies", "study"),
        ("glasses", "glass"),
        ("tested", "test"),
        ("Crohn's", "crohn"),
        ("volcanoes", "volcano"),
    ],
)
def test_forms_of_a_word_share_a_stem(word: str, root: str) -> None:
    """Plurals, past forms and owners go back to the word."""
    assert stem(word) == root


@pytest.mark.parametrize("word", ["virus", "analysis", "gas", "ring", "bed"])
def test_an_ending_that_is_part_of_the_word_stays(word: str) -> None:
    """Short and Latin words only look inflected."""
    assert stem(word) == word


def test_small_words_carry_no_content() -> None:
    """Two texts that share only "the" and "of" share nothing."""
    assert content_stems("the signs of the disease") == {"sign", "disease"}


def test_a_section_is_called_by_its_innermost_heading() -> None:
    """The headings above are the document's."""
    assert section_topic(Section(Anchor("a"), ("Gout", "Causes"), (), 1)) == "Causes"
    assert section_topic(Section(Anchor("a"), (), (), 1)) == ""


def test_a_person_s_name_keeps_its_capital_beside_the_unit() -> None:
    """A text that writes "watt" of the unit more often than "Watt" of the man still names the man."""
    text = (
        "James Watt was born in Greenock. Watt invented the condenser. Later Watt was rich. "
        "A watt is small, a thousand watt are more, and one watt lights no watt lamp."
    )

    assert "Watt" in about(document("Engines", text)).proper
