"""Saying what a sentence is about when only its heading did."""

from dataclasses import replace

import pytest

from quizgen.generate.naming import initials, lead_with, may_lead, name_people, name_topic, names_topic
from quizgen.generate.topic import Intent, Topic, content_stems

GOUT = Topic("gout", True, content_stems("gout"), asked=True)
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


def test_a_long_name_has_initials() -> None:
    """A name of three words or more is also known by its initials."""
    assert (initials(PDA), initials(GOUT)) == ("PDA", "")


def test_nothing_leads_a_sentence_that_is_already_opened() -> None:
    """ "In gout, in children, …" is not written."""
    assert may_lead(Intent.TREATMENT, GOUT, "The pain goes away.")
    assert not may_lead(Intent.TREATMENT, GOUT, "In children, the pain goes away.")


def test_a_topic_that_is_not_firm_is_never_named() -> None:
    """A title that the text does not use is put into no sentence."""
    loose = replace(GOUT, firm=False)

    assert name_topic("Symptoms can include", loose) == "Symptoms can include"
    assert name_people("Affected people need rest.", loose) == "Affected people need rest."
    assert not may_lead(Intent.TREATMENT, loose, "The pain goes away.")


def test_a_question_headed_text_is_led_only_where_its_heading_speaks_of_the_topic() -> None:
    """Under "History" the topic narrows nothing; a text of statements is led everywhere."""
    assert not may_lead(Intent.OTHER, GOUT, "The pain goes away.")
    assert may_lead(Intent.OTHER, replace(GOUT, asked=False), "The pain goes away.")


def test_a_lead_lowers_the_first_word() -> None:
    """Unless it is a name."""
    assert lead_with("The pain stays.", "gout", frozenset()) == "In gout, the pain stays."
    assert lead_with("Newton fell ill.", "gout", frozenset({"Newton"})) == "In gout, Newton fell ill."


def test_initials_name_the_topic() -> None:
    """A text that says "PDA" says what it is about."""
    assert names_topic(PDA, "A large PDA needs surgery.")
    assert not names_topic(PDA, "A large opening needs surgery.")
