"""Saying what a sentence is about when only its heading did."""

from dataclasses import replace

import pytest

from quizgen.generate.naming import (
    frame_of,
    initials,
    lead_with,
    may_lead,
    name_people,
    name_topic,
    names_topic,
    opened,
)
from quizgen.generate.topic import Intent, Topic, content_stems, topic
from quizgen.model import Document

GOUT = Topic("gout", True, content_stems("gout"), named=True, asked=True)
PDA = Topic("patent ductus arteriosus", True, content_stems("patent ductus arteriosus"), asked=True)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Symptoms can include", "Symptoms of gout can include"),
        ("The goal of treatment is to end the pain.", "The goal of treatment for gout is to end the pain."),
        ("The crystals may cause pain.", "The crystals may cause pain."),
        ("Symptoms of gout can include", "Symptoms of gout can include"),
        ("Their symptoms can include", "Their symptoms can include"),
    ],
)
def test_a_bare_noun_of_a_heading_gets_its_topic(text: str, named: str) -> None:
    """ "Symptoms" is completed; verbs, owners and sentences that name the topic are left alone."""
    assert name_topic(text, GOUT) == named


def test_affected_people_are_people_with_the_topic() -> None:
    """The participle points at the topic, so the topic is said."""
    assert name_people("Affected people need rest.", GOUT) == "People with gout need rest."


def test_one_word_of_a_long_name_does_not_name_it() -> None:
    """ "The vitamin" is not vitamin B12 deficiency anemia; half of the words are."""
    anemia = Topic("B12 deficiency anemia", True, content_stems("B12 deficiency anemia"))

    assert not names_topic(anemia, "Nitrous oxide can cause a deficiency.")
    assert names_topic(anemia, "Nitrous oxide can cause a deficiency of B12.")


def test_a_long_name_has_initials() -> None:
    """A name of three words or more is also known by its initials."""
    assert (initials(PDA), initials(GOUT)) == ("PDA", "")


@pytest.mark.parametrize(
    ("text", "led"),
    [
        ("The pain goes away.", "In gout, the pain goes away."),
        ("When it is cold, the pain stays.", "In gout, when it is cold, the pain stays."),
        ("In children, the pain goes away.", "In gout, the pain goes away in children."),
        ("In children, around 5 percent, it stays.", ""),
    ],
)
def test_a_phrase_that_opens_a_sentence_gives_way(text: str, led: str) -> None:
    """ "In gout, in children, …" is not written: the phrase goes to the end, or nothing leads."""
    assert opened(text, "gout", frozenset(), "In {}") == led


def test_a_topic_that_is_not_firm_is_never_named() -> None:
    """A title that the text does not use is put into no sentence."""
    loose = replace(GOUT, firm=False)

    assert name_topic("Symptoms can include", loose) == "Symptoms can include"
    assert name_people("Affected people need rest.", loose) == "Affected people need rest."
    assert not may_lead(replace(loose, named=False))


def test_a_text_of_two_topics_is_led_by_neither() -> None:
    """What holds of mitosis does not hold "in mitosis and meiosis"."""
    document = Document("m.md", "Mitosis and Meiosis", (), "Mitosis divides. Meiosis divides.", "")

    assert not may_lead(topic(document))


def test_the_frame_says_what_a_section_is_about() -> None:
    """A condition is led by what its heading asks, unless the sentence says that itself."""
    assert frame_of(Intent.SYMPTOMS, GOUT, "The pain is severe.") == "In people with {}"
    assert frame_of(Intent.SYMPTOMS, GOUT, "Some people feel pain.") == "In the case of {}"
    assert frame_of(Intent.SYMPTOMS, GOUT, "You may feel pain.") == "With {}"
    assert frame_of(Intent.SYMPTOMS, PDA, "Your baby may breathe fast.") == "With {}"
    assert frame_of(Intent.DIAGNOSIS, GOUT, "An X-ray may help.") == "In the diagnosis of {}"


@pytest.mark.parametrize(
    ("name", "frame"),
    [
        ("volcanoes", "In {}"),
        ("plate tectonics", "In {}"),
        ("the cell", "In {}"),
        ("the Roman Republic", "In {}"),
        ("coffee", "In the case of {}"),
    ],
)
def test_a_text_of_statements_is_led_as_its_topic_allows(name: str, frame: str) -> None:
    """Things are so in a field, a time or a kind of things; of others they are told."""
    topic_of = replace(GOUT, name=name, asked=False, plural=name == "volcanoes")

    assert frame_of(Intent.OTHER, topic_of, "It is so.") == frame


def test_a_lead_lowers_the_first_word() -> None:
    """Unless it is a name."""
    assert lead_with("The pain stays.", "gout", frozenset()) == "In gout, the pain stays."
    assert lead_with("Newton fell ill.", "gout", frozenset({"Newton"})) == "In gout, Newton fell ill."


def test_initials_name_the_topic() -> None:
    """A text that says "PDA" says what it is about."""
    assert names_topic(PDA, "A large PDA needs surgery.")
    assert not names_topic(PDA, "A large opening needs surgery.")
