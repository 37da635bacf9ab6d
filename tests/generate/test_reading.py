"""Sentences that stand alone, or the reason why they do not."""

from pathlib import Path

import pytest

from tests.generate.reading_of import sentences_of

pytestmark = pytest.mark.model

GOUT = """# Gout

## What is gout?

Gout is a form of arthritis.

## What causes gout?

Some foods raise uric acid.

## {heading}

{text}
"""


def read_gout(folder: Path, heading: str, text: str) -> tuple[str, str, tuple[str, ...]]:
    """Text, reason to abstain and trace of the last sentence of a document that asks about gout."""
    last = sentences_of(folder, GOUT.format(heading=heading, text=text))[-1]
    return last.text, last.unresolved, last.trace


def read_bread(folder: Path, text: str) -> tuple[str, str]:
    """Text and reason to abstain of the last sentence of a document whose topic is not sure."""
    last = sentences_of(folder, f"# Loaves\n\n## Baking\n\n{text}\n")[-1]
    return last.text, last.unresolved


def test_a_pronoun_is_named_from_the_sentence_before(tmp_path: Path) -> None:
    """A sentence is read in its block, without its discourse lead."""
    assert read_bread(tmp_path, "Yeast makes bread rise. However, it dies in hot water.") == (
        "Yeast dies in hot water.",
        "",
    )


def test_a_pronoun_does_not_reach_into_the_block_before(tmp_path: Path) -> None:
    """A paragraph starts anew."""
    assert read_bread(tmp_path, "Yeast makes bread rise.\n\nIt dies in hot water.") == (
        "It dies in hot water.",
        "unresolved 'it'",
    )


def test_nothing_is_resolved_through_a_sentence_that_points(tmp_path: Path) -> None:
    """After a sentence that could not be read, the next has nothing before it."""
    text = "Yeast makes bread rise. They do not like this. It dies in hot water."

    assert read_bread(tmp_path, text)[1] == "unresolved 'it'"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The result was a loaf.", "bare definite 'the result'"),
        ("What makes bread rise?", "it introduces a list or asks"),
        ("For example, bread rises slowly in winter.", "an example of the sentence before"),
    ],
)
def test_a_sentence_that_needs_another_is_left_open(tmp_path: Path, text: str, reason: str) -> None:
    """A bare "the X", a question and an example each say why they do not stand alone."""
    assert read_bread(tmp_path, text) == (text, reason)


@pytest.mark.parametrize(
    "text",
    ["The sun warms flour.", "The baker's oven is hot.", "The oven of a baker is hot.", "A hot oven dries air."],
)
def test_a_definite_that_is_explained_stands(tmp_path: Path, text: str) -> None:
    """There is one sun, and an owner or a phrase says which oven."""
    assert read_bread(tmp_path, text) == (text, "")


def test_a_bare_noun_under_a_heading_gets_the_topic(tmp_path: Path) -> None:
    """ "Symptoms" are those that the heading asks about."""
    found = read_gout(tmp_path, "What are the symptoms of gout?", "Symptoms may begin at night.")

    assert found == ("Symptoms of gout may begin at night.", "", ("topic named: 'gout'",))


def test_a_sentence_without_its_topic_stands_as_it_is(tmp_path: Path) -> None:
    """What the pain belongs to is said in brackets before the card: readers stumble less than over a phrase."""
    found = read_gout(tmp_path, "What are the symptoms of gout?", "The pain may last for days.")

    assert found == ("The pain may last for days.", "", ())


def test_a_sentence_that_names_its_topic_is_not_opened(tmp_path: Path) -> None:
    """What says "gout" already needs no lead."""
    found = read_gout(tmp_path, "What are the symptoms of gout?", "Gout may swell a joint.")

    assert found == ("Gout may swell a joint.", "", ())


def test_affected_people_are_named(tmp_path: Path) -> None:
    """The participle gives way to the topic."""
    assert read_gout(tmp_path, "How is gout treated?", "Affected people need rest.")[0] == "People with gout need rest."


def test_a_stem_of_prose_is_no_statement(tmp_path: Path) -> None:
    """A line that introduces something is left open even where no list follows."""
    assert read_bread(tmp_path, "Bakers add much salt:") == ("Bakers add much salt:", "it introduces a list or asks")


def test_the_first_of_other_names_knows_the_rest(tmp_path: Path) -> None:
    """Lines under a heading for names are names, not sentences."""
    text = GOUT.format(heading="Other names for gout", text="- Podagra\n- Crystal arthritis")
    first, second = sentences_of(tmp_path, text)[-2:]

    assert (first.raw, first.siblings, first.alone) == ("Podagra", ("Crystal arthritis",), True)
    assert (second.raw, second.siblings, second.alone) == ("Crystal arthritis", (), False)


def test_evidence_is_where_the_sentence_stands_in_its_block(tmp_path: Path) -> None:
    """However it is rewritten, a sentence keeps its verbatim source."""
    found = sentences_of(tmp_path, "# Loaves\n\nYeast makes bread rise. However, it dies in hot water.\n")[-1]

    assert found.block.text.plain[found.start : found.end] == "However, it dies in hot water."
    assert found.raw == "However, it dies in hot water."


def test_names_parted_by_semicolons_are_read_once(tmp_path: Path) -> None:
    """Each name of a list of names stands alone, whether it has a line of its own or not."""
    text = "# Gout\n\n## Other names for gout\n\n- Podagra\n- Crystal arthritis; urate arthritis\n"

    names = [sentence.raw.strip() for sentence in sentences_of(tmp_path, text)]

    assert names == ["Podagra", "Crystal arthritis", "urate arthritis"]


STORY = """# Ilmar

## Origins

{text}
"""


def read_story(folder: Path, text: str) -> tuple[str, str]:
    """Text and reason to abstain of the last sentence of a story."""
    last = sentences_of(folder, STORY.format(text=text))[-1]
    return last.text, last.unresolved


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Ilmar sold tin. The leading explanation names rich mines.", "bare definite 'the explanation'"),
        ("Ilmar sold tin. Tin needs heat, and the reaction needs air.", "bare definite 'the reaction'"),
        ("Ilmar knew fast reactions. Tin needs heat, and the reaction needs air.", ""),
        ("Ilmar sold tin. The buyer pays a duty.", ""),
        ("Ilmar sold tin. The chief cause is rich mines.", ""),
        ("Ilmar sold tin. Tin lasts for as long as the layer is dry.", ""),
    ],
)
def test_a_statement_about_a_thing_that_is_new_and_bare_is_left_open(tmp_path: Path, text: str, reason: str) -> None:
    """Neither told before nor named by a role or the topic: no reader knows which; what comes behind may be bare."""
    assert read_story(tmp_path, text)[1] == reason


def test_a_story_says_its_year_once(tmp_path: Path) -> None:
    """The section before the sentence gives it, or the sentence waits for it."""
    text = "In May 1812 Ilmar was founded. The mines of Ilmar were closed in June."

    assert read_story(tmp_path, text) == ("The mines of Ilmar were closed in June 1812.", "")
    assert read_story(tmp_path, "The mines of Ilmar were closed in June.")[1] == "a month without its year"


def test_an_item_is_about_the_phrase_that_opens_it(tmp_path: Path) -> None:
    """Even where a clause describes the phrase before the sentence that needs it."""
    text = "These are used:\n\n- A breath test, which is quick. A result of 5 percent or more is in the high range."

    assert read_gout(tmp_path, "How is gout diagnosed?", text)[0].startswith("In a breath test, a result of 5 percent")


def test_a_statement_that_leans_on_the_one_before_is_left_open(tmp_path: Path) -> None:
    """A solution to what, was told before it; the sentence after it does not lean."""
    text = "# Bridges\n\nBridges sway. Bridges creak.\n\nA solution needs steel cables. Bridges of steel cables hum.\n"

    found = {sentence.raw: sentence.unresolved for sentence in sentences_of(tmp_path, text)}

    assert found["A solution needs steel cables."] == "'solution' leans on what was told before"
    assert found["Bridges of steel cables hum."] == ""


def test_a_sentence_is_read_without_stress(tmp_path: Path) -> None:
    """The contrast stood in its neighbours."""
    text = "# Cork\n\nCork is light.\n\nCork does come from the bark of an oak.\n"

    assert "Cork comes from the bark of an oak." in [sentence.text for sentence in sentences_of(tmp_path, text)]


KINDS = """# Gout

## What is gout?

Acute gout begins at night. Chronic gout lasts for years. Rest eases acute gout.

## Symptoms of acute gout

Symptoms may begin in a toe.

## How is gout treated?

In chronic gout, a low-purine diet helps most. Tablets lower uric acid for years.
"""


def test_a_sentence_is_about_the_kind_of_its_topic_that_was_told_last(tmp_path: Path) -> None:
    """A heading or the sentence before says which; what brackets say of the card is that kind first."""
    found = {sentence.raw: sentence for sentence in sentences_of(tmp_path, KINDS)}

    assert found["Symptoms may begin in a toe."].text == "Symptoms of acute gout may begin in a toe."
    assert found["Tablets lower uric acid for years."].told[0].name == "chronic gout"
