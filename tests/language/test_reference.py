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
    "previous",
    ["The most common kind is dry rot.", "The most common kind is called dry rot."],
)
def test_the_foremost_of_a_kind_is_what_it_is_said_to_be(previous: str) -> None:
    """What is said of it next is said of that."""
    assert resolved(previous, "It softens oak.").text == "Dry rot softens oak."


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
    assert resolved("", "The bellows is a bag of leather.", "leaky bellows").text == "The bellows is a bag of leather."
    assert "leaky bellows" in resolved("", "The bellows is mended with glue.", "leaky bellows").text.lower()


@pytest.mark.parametrize(
    ("previous", "text", "named"),
    [
        (
            "A thin sheet of silk covers the nest.",
            "The sheet can be cut by wasps.",
            "The thin sheet of silk can be cut by wasps.",
        ),
        (
            "A round window of glass lets in light.",
            "When the window is cleaned, colours appear.",
            "When the round window of glass is ",
        ),
    ],
)
def test_a_bare_definite_subject_has_its_full_name(previous: str, text: str, named: str) -> None:
    """When one noun phrase of the sentence before has the same noun, with more words."""
    assert resolved(previous, text).text.startswith(named)


@pytest.mark.parametrize(
    ("previous", "text"),
    [
        ("A long thread and a short thread are tied.", "The thread holds the net."),
        ("A main thread holds the net.", "The thread is made of silk."),
        ("The lower rectum holds waste.", "The rectum is part of the gut."),
    ],
)
def test_a_definite_stays_where_a_full_name_is_not_sure_or_not_needed(previous: str, text: str) -> None:
    """Two candidates, an adjective that only ranks, and a thing of which there is one."""
    assert resolved(previous, text).text == text


def test_a_definite_reaches_over_one_sentence() -> None:
    """The sentence before the previous one may have introduced it."""
    earlier, previous, doc = parse(
        ["A thin sheet of silk covers the nest.", "Ants guard eggs.", "The sheet is sticky."]
    )
    scene = Scene(previous, "", frozenset(), frozenset(), earlier=earlier)

    assert resolve(doc, scene).text == "The thin sheet of silk is sticky."


def test_a_name_is_put_in_once() -> None:
    """The second pronoun of a sentence follows the name, and reads better than it."""
    found = resolved("The potato beetle eats leaves.", "Once it has been found, it can be picked off.")

    assert found.text == "Once the potato beetle has been found, it can be picked off."


def test_an_organ_is_not_the_disorder_named_after_it() -> None:
    """ "The thyroid" of a text about an underactive one is the thyroid."""
    text = "The thyroid is a gland."

    assert resolved("", text, "underactive thyroid").text == text


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("All three meet at the harbour.", "three"),
        ("Only a few percent survive the winter.", "percent"),
        ("Most of the space inside is taken up by wool.", "inside"),
        ("The narrow tube leads away from it and joins the river.", "it"),
        ("Congress passed no law during his presidency.", "his"),
    ],
)
def test_a_count_a_place_and_an_owner_point_outside(text: str, word: str) -> None:
    """A mere number as a subject, "inside" without what, and the owner whom no one names."""
    assert resolved("", text).unresolved == f"unresolved '{word}'"


def test_a_name_cut_short_is_the_one_told_in_full() -> None:
    """ "The Commission" of a text that has named one commission, however long ago."""
    (doc,) = parse(["The Commission bought land in every county."])
    told = "In 1919 the Forestry Commission was set up. Pines were planted. Wood was dear."

    found = resolve(doc, Scene(None, "", frozenset(), frozenset(), before=lambda: told))

    assert found.text == "The Forestry Commission bought land in every county."


def test_an_object_takes_its_full_name_too() -> None:
    """ "The hinge" that somebody oils is the hinge of the sentence before."""
    found = resolved("A brass hinge holds the lid.", "Sailors oil the hinge every month.")

    assert found.text == "Sailors oil the brass hinge every month."


@pytest.mark.parametrize(
    "text",
    [
        "Lucas Miller, Anton Weber, and Josef Kern were the best known among them.",
        "The body makes antibodies against one of them.",
    ],
)
def test_them_is_nothing_that_holds_it_or_acts_on_it(text: str) -> None:
    """Who was known among them, and what the antibodies are against, are others."""
    assert resolved("", text).unresolved == "unresolved 'them'"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Curie shared the prize in 1903.", "Marie Curie shared the prize in 1903."),
        ("Langevin taught with Curie.", "Langevin taught with Curie."),
        ("Curie's notebooks are kept in lead.", "Curie's notebooks are kept in lead."),
        ("The young Curie left Warsaw.", "The young Curie left Warsaw."),
    ],
)
def test_a_person_who_acts_is_called_in_full(text: str, read: str) -> None:
    """An owner, or one who stands beside the deed, is called as the text has it."""
    scene = Scene(
        None, "", frozenset(), frozenset({"Curie"}), frozenset({"Curie"}), full_names={"Curie": "Marie Curie"}
    )

    (doc,) = parse([text])
    assert resolve(doc, scene).text == read
