"""What a sentence points at is named, or the sentence is left alone."""

import pytest

from quizgen.generate.topic import content_stems
from quizgen.language.parser import parse
from quizgen.language.reference import Resolution, Scene, resolve

pytestmark = pytest.mark.model


def resolved(previous: str, text: str, topic: str = "") -> Resolution:
    """The text read after the sentence `previous` ('' at the start of a block) in a document about `topic`."""
    *before, doc = parse([sentence for sentence in (previous, text) if sentence])
    return resolve(doc, Scene(before[0] if before else None, topic, content_stems(topic), frozenset()))


@pytest.mark.parametrize(
    ("previous", "text", "named"),
    [
        ("The pancreas makes insulin.", "It lies behind the stomach.", "The pancreas lies behind the stomach."),
        ("Red blood cells carry oxygen.", "They live for about 120 days.", "Red blood cells live for about 120 days."),
        ("Marie Curie discovered radium.", "She won two Nobel Prizes.", "Marie Curie won two Nobel Prizes."),
        ("A pump called the heart moves blood.", "It beats all day.", "The heart beats all day."),
    ],
)
def test_a_pronoun_is_the_subject_of_the_sentence_before(previous: str, text: str, named: str) -> None:
    """When it agrees in number, and "she" means a name; what a thing is called is its best name."""
    assert resolved(previous, text).text == named


@pytest.mark.parametrize(
    ("previous", "text"),
    [
        ("", "It lives for about 120 days."),
        ("Red blood cells carry oxygen.", "It lives for about 120 days."),
        ("The pancreas makes insulin.", "They live long."),
        ("The teacher opened the door.", "She left the room."),
    ],
)
def test_a_pronoun_without_a_fitting_subject_stays_open(previous: str, text: str) -> None:
    """Nothing before, another number, or no name for a person: the text is kept and the reason given."""
    pronoun = text.split(" ", maxsplit=1)[0].lower()

    assert resolved(previous, text) == Resolution(text, unresolved=f"unresolved '{pronoun}'")


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Salt damages them.", "them"),
        ("Their work never stops.", "their"),
        ("The caliph overthrew it in 1799.", "it"),
        ("The caliph had it closed for a year.", "it"),
    ],
)
def test_an_object_or_owner_is_never_guessed(text: str, pronoun: str) -> None:
    """Only subjects are resolved."""
    assert resolved("The kidneys filter blood.", text).unresolved == f"unresolved '{pronoun}'"


@pytest.mark.parametrize(
    "text",
    [
        "The liver stores iron.",
        "It is important to drink water.",
        "The kidneys filter blood because they contain small sieves.",
        "Foods such as milk contain calcium.",
        "Those who smoke have weaker lungs.",
        "Doctors know that iron is stored in the liver.",
    ],
)
def test_what_points_at_nothing_outside_is_left_as_it_is(text: str) -> None:
    """Expletives, pronouns with their noun in the sentence, "such as", "those who" and "that" name themselves."""
    assert resolved("", text) == Resolution(text)


@pytest.mark.parametrize(
    "text",
    ["This condition causes joint pain.", "The condition causes joint pain.", "This type of gout causes joint pain."],
)
def test_the_condition_is_the_topic(text: str) -> None:
    """A word for conditions, and a type of the topic, stand for the topic."""
    assert resolved("", text, "gout").text == "Gout causes joint pain."


def test_the_condition_of_something_is_not_the_topic() -> None:
    """What is said of the noun names it already."""
    text = "The condition of the skin causes pain."

    assert resolved("", text, "gout") == Resolution(text)


def test_a_condition_without_a_topic_stays_open() -> None:
    """Nothing stands for "this condition" in a text whose topic is not sure."""
    assert resolved("", "This condition causes joint pain.").unresolved == "unresolved 'this'"


def test_a_repeated_noun_takes_its_full_name() -> None:
    """ "this factor" is the only factor of the sentence before, now known."""
    found = resolved("The liver makes a growth factor.", "This factor tells cells to divide.")

    assert found == Resolution("The growth factor tells cells to divide.", ("'This factor' is 'the growth factor'",))


@pytest.mark.parametrize(
    ("previous", "text"),
    [
        ("The liver makes a factor.", "This factor tells cells to divide."),
        ("The liver makes a growth factor.", "This protein tells cells to divide."),
    ],
)
def test_a_noun_that_is_not_told_apart_stays_open(previous: str, text: str) -> None:
    """A name of one word adds nothing, and another word may be another thing."""
    assert resolved(previous, text).unresolved == "unresolved 'this'"


def test_a_bare_this_is_the_result_of_the_sentence_before() -> None:
    """What was caused is what "this" is said of."""
    found = resolved("Salt causes high blood pressure.", "This is dangerous for the heart.")

    assert found.text == "High blood pressure is dangerous for the heart."


def test_a_bare_this_after_anything_else_stays_open() -> None:
    """A sentence that tells no result has nothing for "this"."""
    found = resolved("Rust damages the iron hull.", "This is harmful.")

    assert found.unresolved == "unresolved 'this'"


def test_do_this_is_the_action_of_the_sentence_before() -> None:
    """The verb and all that follows it are repeated."""
    found = resolved("The cactus can store water.", "Other plants can do this too.")

    assert found.text == "Other plants can store water too."


def test_a_bare_other_stays_open() -> None:
    """ "Others" are others than something told before."""
    assert resolved("Some frogs live in trees.", "Others live in water.").unresolved == "unresolved 'others'"


def test_a_definition_of_a_noun_is_not_of_the_topic_that_bears_it() -> None:
    """ "The thyroid is a gland" tells nothing of an underactive one; "the anemia is treated" speaks of the topic."""
    assert resolved("", "The larynx is a tube of gristle.", "brittle larynx").text == "The larynx is a tube of gristle."
    assert "brittle larynx" in resolved("", "The larynx is treated with rest.", "brittle larynx").text.lower()
